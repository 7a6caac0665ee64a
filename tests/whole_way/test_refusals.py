"""Bad input of every kind: refused in one Vietnamese sentence group, and nothing is changed."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from dossiers.model.errors import CommendationError, InvalidForm
from flows.replay import play
from flows.step_list import STEPS
from samples import story
from storage.blobs.port import object_key
from storage.settings import Settings
from tests.scale import part_of
from tests.walks import SampleStep, WalkAt
from tests.whole_way import workbooks
from tests.whole_way.bad_decisions import TABLE
from tests.whole_way.bad_forms import APPRAISE, MEET, OPEN, PROPOSE, RETURN, SUBMIT, Bad
from tests.whole_way.builders import (
    ROUND,
    SAMPLE,
    SAMPLE_STEPS,
    Form,
    do,
    dump,
    office_at,
    seeded,
    with_row,
    write_story,
)
from tests.whole_way.conftest import Offices
from tests.whole_way.wording import assert_for_staff
from workflow.services import AppServices


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name.replace(" ", "-"))
def test_a_bad_form_is_refused_and_changes_nothing(bad: Bad, offices: Offices) -> None:
    assert_refused(offices(bad.after), bad.flow, bad.form, bad.words)


@pytest.mark.parametrize("letter", ["\x00", "\x08", "\x1b", "\ud800", "\ufffe", "\x0b"])
def test_a_letter_that_no_file_keeps_is_refused_or_dropped_and_never_stops_a_later_step(
    letter: str, walk_at: WalkAt
) -> None:
    services = walk_at(SampleStep.OPEN_ROUND).services
    try:
        do(services, "submission", with_row(SUBMIT, "nominees", 1, name=f"Mẫu{letter} Thử"))
    except InvalidForm as error:
        assert_for_staff(str(error))
    else:
        rows = [{"dossier": f"HS-2026-000{n}", "result": "DU_DIEU_KIEN"} for n in (1, 2, 3)]
        do(services, "appraisal", {**APPRAISE, "decisions": rows})


def assert_refused(
    services: AppServices, flow: str, form: Form, words: tuple[str, ...] = ()
) -> CommendationError:
    before = dump(services.settings), _revision(services)
    with pytest.raises(CommendationError) as refusal:
        do(services, flow, form)
    assert_for_staff(str(refusal.value))
    for word in words:
        assert word in str(refusal.value)
    assert (dump(services.settings), _revision(services)) == before
    return refusal.value


def _revision(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return ledger.revision()


def test_a_dossier_of_another_round_is_refused(walk_at: WalkAt) -> None:
    services = walk_at(SampleStep.LAST_UNIT).services
    do(services, "open_round", {**OPEN, "code": "2026-HN-BK", "award": "BANG_KHEN"})
    form = {**APPRAISE, "round": "2026-HN-BK", "decisions": APPRAISE["decisions"][:1]}
    assert_refused(services, "appraisal", form, ("HS-2026-0001", "2026-HN-BK"))


def test_a_bang_khen_is_not_sent_up_for_the_wards_signature(services: AppServices) -> None:
    do(services, "open_round", {**OPEN, "award": "BANG_KHEN"})
    assert_refused(services, "signature", PROPOSE, ("cấp tỉnh", ROUND))


def test_a_number_that_is_taken_is_refused_with_the_next_free_one(walk_at: WalkAt) -> None:
    services = walk_at(SampleStep.SIGNATURE).services
    do(services, "issuance", {**RETURN, "reason": "Sửa lại câu chữ"})
    form = {**PROPOSE, "proposed_on": "2026-11-17", "proposal_number": 1}
    assert_refused(services, "signature", form, ("Số 1 năm 2026 đã cấp", "số 2"))


@pytest.mark.parametrize("name", workbooks.BAD)
def test_a_bad_workbook_is_refused_by_its_name(name: str, offices: Offices) -> None:
    services, key = offices(SampleStep.OPEN_ROUND), f"inbox/{name}.xlsx"
    _put(services, key, workbooks.BAD[name])
    form = {**SUBMIT, "nominees": [], "workbook": key}
    assert_refused(services, "submission", form, (key,))


def test_a_workbook_with_spoiled_bytes_is_read_or_refused_never_more(walk_at: WalkAt) -> None:
    _submit_spoiled_workbooks(walk_at(SampleStep.OPEN_ROUND).services)


def _submit_spoiled_workbooks(services: AppServices) -> None:
    do(services, "submission", {**SUBMIT, "nominees": [], "workbook": _kept(services, "tot")})
    for seed in range(part_of(60, 3)):
        key = f"inbox/hu-{seed}.xlsx"
        _put(services, key, workbooks.spoiled(workbooks.GOOD, seeded(seed)))
        with pytest.raises(CommendationError) as refusal:  # read whole: they are there already
            do(services, "submission", {**SUBMIT, "nominees": [], "workbook": key})
        assert_for_staff(str(refusal.value))
        assert key in str(refusal.value) or "đã có hồ sơ" in str(refusal.value), seed


def _kept(services: AppServices, name: str) -> str:
    key = f"inbox/{name}.xlsx"
    _put(services, key, workbooks.GOOD)
    return key


def _put(services: AppServices, key: str, data: bytes) -> None:
    sha256 = services.objects.put(data)
    with services.register.write_tx() as ledger:
        ledger.put_file(key, sha256, len(data), services.clock())


BROKEN_TEMPLATES = {
    "no-word-file": "Quyết định".encode(),
    "empty": b"",
    "zip-of-nothing": workbooks.GOOD,
}


@pytest.mark.parametrize("data", BROKEN_TEMPLATES.values(), ids=BROKEN_TEMPLATES)
def test_a_damaged_template_stops_the_step_before_anything_is_written(
    data: bytes, walk_at: WalkAt
) -> None:
    services = walk_at(SampleStep.COUNCIL).services
    _put_template(services, "QUYET_DINH", data)
    assert_refused(services, "signature", PROPOSE, ("ẫu",))


@pytest.mark.parametrize("tag", ["{{ khong_co }}", "{{ so", "{% for x in %}", "{{ 1 / 0 }}"])
def test_a_template_with_a_bad_tag_stops_the_step_with_words_that_staff_read(
    tag: str, walk_at: WalkAt
) -> None:
    services = walk_at(SampleStep.COUNCIL).services
    _put_template(services, "QUYET_DINH", _word_file(tag))
    before = dump(services.settings)
    with pytest.raises(CommendationError) as refusal:
        do(services, "signature", PROPOSE)
    assert_for_staff(str(refusal.value).replace(tag, ""))  # the office's own words
    assert dump(services.settings) == before


def _word_file(text: str) -> bytes:
    made, filled = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(filled)
    return filled.getvalue()


def _put_template(services: AppServices, kind: str, data: bytes) -> None:
    sha256 = services.objects.put(data)
    with services.register.write_tx() as ledger:
        ledger.add_template(
            kind, sha256=sha256, file_name="hong.docx", added_at=services.clock(), added_by="Mẫu"
        )


def test_damaged_bytes_in_the_store_stop_the_step(walk_at: WalkAt) -> None:
    services = walk_at(SampleStep.COUNCIL).services
    with services.register.read_tx() as ledger:
        sha256 = ledger.template("QUYET_DINH").sha256
    blob = services.settings.folder / "objects" / object_key(sha256)
    blob.chmod(0o644)
    blob.write_bytes(b"hong")
    assert_refused(replace(services, template_cache={}), "signature", PROPOSE, ("bị hỏng",))


def test_lost_bytes_in_the_store_stop_the_step(walk_at: WalkAt) -> None:
    services = walk_at(SampleStep.OPEN_ROUND).services
    _put(services, "inbox/mat.xlsx", workbooks.GOOD)
    for blob in (services.settings.folder / "objects" / "blobs").glob("??/*"):
        blob.unlink()
    form = {**SUBMIT, "nominees": [], "workbook": "inbox/mat.xlsx"}
    assert_refused(services, "submission", form, ("Kho tệp", "tải tệp lên lại"))


def test_the_story_that_breaks_each_rule_plays_to_the_end_and_again(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as services:
        first = list(play(story("vi-pham"), services))
        before = dump(services.settings)
        second = list(play(story("vi-pham"), services))
        assert dump(services.settings) == before
    assert len(first) == len(second)
    refused = [each.sentence for each in first if each.sentence.startswith("bị từ chối")]
    assert len(refused) >= 30
    for sentence in refused:
        assert_for_staff(sentence)


def test_in_the_story_that_breaks_each_rule_no_refusal_changes_the_register(tmp_path: Path) -> None:
    steps = json.loads(story("vi-pham").read_text(encoding="utf-8"))
    good = [step for step in steps if step.get("expect") != "refused"]
    with office_at(Settings(tmp_path)) as services:
        changes, revision = 0, _revision(services)
        for _ in play(story("vi-pham"), services):
            changes += _revision(services) != revision
            revision = _revision(services)
        files = sum(len(step.get("files", {})) for step in steps if step not in good)
        assert changes <= len(good) + files


def test_a_story_stops_at_the_first_refusal_and_its_earlier_steps_stand(tmp_path: Path) -> None:
    told = write_story(
        tmp_path, [*SAMPLE_STEPS[:2], {"flow": "council", "form": MEET}, *SAMPLE_STEPS[2:]]
    )
    with office_at(Settings(tmp_path / "data")) as services:
        with pytest.raises(CommendationError, match=r"Bước 3 \(") as refusal:
            list(play(told, services))
        assert_for_staff(str(refusal.value))
        assert len(dump(services.settings)["dossiers"]) == 3


def test_a_step_that_should_be_refused_and_is_not_stops_the_story(tmp_path: Path) -> None:
    told = write_story(tmp_path, [{**SAMPLE_STEPS[0], "expect": "refused"}])
    with (
        office_at(Settings(tmp_path / "data")) as services,
        pytest.raises(CommendationError, match="đáng lẽ bị từ chối"),
    ):
        list(play(told, services))


BAD_STORIES = {
    "empty": b"",
    "damaged": SAMPLE.read_bytes()[:500],
    "no-text": b"\xff\xfe\x00\xd8",
    "no-list": b'{"flow": "submission"}',
    "no-steps": b'["mot", "hai"]',
    "unknown-flow": b'[{"flow": "khong-co", "form": {}}]',
    "unknown-part": b'[{"flow": "open_round", "form": {}, "ghi-chu": ""}]',
    "form-is-text": '[{"flow": "open_round", "form": "mở đợt"}]'.encode(),
    "bottomless": b"[" * 100_000,
    "file-missing": b'[{"flow": "open_round", "form": {}, "files": {"a/b.pdf": "khong-co.pdf"}}]',
    "key-outside": b'[{"flow": "open_round", "form": {}, "files": {"../b.pdf": "chuyen.json"}}]',
}


@pytest.mark.parametrize("name", BAD_STORIES)
def test_a_story_that_cannot_be_read_is_refused_in_words_that_staff_read(
    name: str, tmp_path: Path, offices: Offices
) -> None:
    services, told = offices(SampleStep.OPEN_ROUND), tmp_path / "chuyen.json"
    told.write_bytes(BAD_STORIES[name])
    before = dump(services.settings)
    with pytest.raises(CommendationError) as refusal:
        list(play(told, services))
    assert_for_staff(str(refusal.value).replace(", ".join(STEPS), ""))  # codes of the contract
    assert dump(services.settings) == before
