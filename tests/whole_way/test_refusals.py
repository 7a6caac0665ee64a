"""Bad input of every kind: refused in one Vietnamese sentence group, and nothing is changed."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from dossiers.errors import CommendationError, InvalidForm
from flows.buttons import BUTTONS
from flows.office import Office
from flows.story import play
from samples import story
from storage.objects import object_key
from storage.settings import Settings
from tests.whole_way import workbooks
from tests.whole_way.builders import (
    ROUND,
    SAMPLE,
    STEPS,
    Form,
    do,
    dump,
    form_of,
    office_at,
    play_first,
    with_row,
    without,
    write_story,
)
from tests.whole_way.wording import assert_for_staff

RECEIVED, APPRAISED, COUNCIL, SIGNED = 4, 7, 8, 9
"""Stages: how many steps of the sample round have been played."""


class Bad(NamedTuple):
    """A form that must be refused after so many steps, with these words in the reason."""

    name: str
    stage: int
    flow: str
    form: Form
    words: tuple[str, ...]


OPEN, SUBMIT, APPRAISE, MEET, PROPOSE, ISSUE = (form_of(place) for place in (1, 2, 5, 8, 9, 10))
RETURN = {"round": ROUND, "outcome": "TRA_LAI", "signed_on": "2026-11-16"}
WITHDRAW = {"dossier": "HS-2026-0001", "reason": "Đơn vị xin rút", "by": "Lý Thị Mẫu Tư"}
NOBODY_TO_CHOOSE = without(MEET, "selected")
ALL_CODES = [vote["dossier"] for vote in MEET["votes"]]

TABLE = (
    # The form itself
    Bad("unknown field", 0, "open_round", {**OPEN, "nguoi_mo": "Mẫu"}, ("nguoi_mo", "không có")),
    Bad("unknown field in a row", 1, "submission",
        with_row(SUBMIT, "nominees", 1, biet_danh="Tí"), ("Danh sách đề nghị (dòng 2)", "biet_danh")),
    Bad("missing field", 1, "submission", without(SUBMIT, "received_by"), ("Người tiếp nhận", "chưa điền")),
    Bad("missing field in a row", 1, "submission",
        with_row(SUBMIT, "nominees", 2, name=...), ("(dòng 3) › Họ và tên", "chưa điền")),
    Bad("blank name", 1, "submission", with_row(SUBMIT, "nominees", 0, name="  "), ("chưa điền",)),
    Bad("no form at all", 1, "submission", {}, ("Đợt xét khen thưởng: chưa điền",)),
    Bad("empty decision", RECEIVED, "appraisal",
        with_row(APPRAISE, "decisions", 0, result=""), ("(dòng 1) › Kết quả thẩm định", "chưa điền")),
    Bad("decision left out", RECEIVED, "appraisal",
        with_row(APPRAISE, "decisions", 8, result=...), ("(dòng 9)", "chưa điền")),
    Bad("made-up decision", RECEIVED, "appraisal",
        with_row(APPRAISE, "decisions", 1, result="TOT"), ("phải chọn một mục",)),
    Bad("no day", RECEIVED, "appraisal", {**APPRAISE, "appraised_on": "31/02/2026"}, ("không phải ngày",)),
    Bad("votes in words", APPRAISED, "council", with_row(MEET, "votes", 0, agree="chín"), ("số nguyên",)),
    Bad("negative votes", APPRAISED, "council", with_row(MEET, "votes", 0, disagree=-1), ("dòng 1",)),
    Bad("attendance left out", APPRAISED, "council", with_row(MEET, "members", 0, present=...),
        ("Dự họp: chưa điền",)),
    Bad("attendance unclear", APPRAISED, "council", with_row(MEET, "members", 0, present="có lẽ"),
        ("Có mặt hoặc Vắng mặt",)),
    Bad("text for a list", RECEIVED, "appraisal", {**APPRAISE, "decisions": "tất cả"}, ("danh sách",)),
    Bad("text for a group of fields", 1, "submission", {**SUBMIT, "unit": "Trường"}, ("nhóm các trường",)),
    # The round
    Bad("sơ kết in 2026", 0, "open_round", {**OPEN, "occasion": "SO_KET"}, ("sơ kết", "2027")),
    Bad("round opened twice", 1, "open_round", {**OPEN, "opens_on": None}, ("đã được mở",)),
    Bad("round closes before it opens", 0, "open_round",
        {**OPEN, "opens_on": "2026-10-15", "closes_on": "2026-09-15"}, ("hạn nhận",)),
    Bad("unknown movement", 0, "open_round", {**OPEN, "movement": "KHONG-CO"}, ("KHONG-CO",)),
    Bad("unknown award", 0, "open_round", {**OPEN, "award": "HUAN_CHUONG"}, ("phải chọn một mục",)),
    *(Bad(f"unknown round in {flow}", 1, flow, {**form, "round": "2026-XX"}, ("2026-XX", ROUND))
      for flow, form in (("submission", SUBMIT), ("appraisal", APPRAISE), ("council", MEET),
                         ("signature", PROPOSE), ("issuance", ISSUE))),
    # The submission
    Bad("received before the unit proposed", 1, "submission", {**SUBMIT, "received_on": "2026-10-01"},
        ("01/10/2026", "02/10/2026")),
    Bad("duplicate nominee in the form", 1, "submission",
        {**SUBMIT, "nominees": [SUBMIT["nominees"][1]] * 2}, ("hai dòng", "Nguyễn Văn Mẫu")),
    Bad("duplicate nominee in the round", RECEIVED, "submission", {**SUBMIT, "received_on": "2026-10-06"},
        ("đã có hồ sơ HS-2026-0001",)),
    Bad("criterion of the wrong group", 1, "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.3.a"]), ("III.3.a", "không dành cho")),
    Bad("unknown criterion", 1, "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.9.z"]), ("III.9.z",)),
    Bad("no criterion", 1, "submission", with_row(SUBMIT, "nominees", 0, criteria=[]), ("tiêu chí",)),
    Bad("honorific missing", 1, "submission",
        with_row(SUBMIT, "nominees", 1, honorific=...), ("Nguyễn Văn Mẫu", "Ông/Bà")),
    Bad("honorific of a collective", 1, "submission",
        with_row(SUBMIT, "nominees", 0, honorific="Ông"), ("bỏ trống",)),
    Bad("nobody nominated", 1, "submission", {**SUBMIT, "nominees": []}, ("ít nhất một dòng",)),
    Bad("born in the year 888", 1, "submission", with_row(SUBMIT, "nominees", 1, birth_year=888), ("888",)),
    Bad("unknown workbook", 1, "submission",
        {**SUBMIT, "nominees": [], "workbook": "inbox/khong-co.xlsx"}, ("inbox/khong-co.xlsx",)),
    Bad("unknown component", 1, "submission",
        {**SUBMIT, "components": [{"kind": "TO_TRINH", "object": "inbox/mat.pdf"}]}, ("inbox/mat.pdf",)),
    Bad("list and workbook both", 1, "submission", {**SUBMIT, "workbook": "inbox/a.xlsx"}, ()),
    # The appraisal
    Bad("unknown dossier", RECEIVED, "appraisal",
        with_row(APPRAISE, "decisions", 0, dossier="HS-2026-0099"), ("HS-2026-0099", ROUND)),
    Bad("appraised before received", RECEIVED, "appraisal", {**APPRAISE, "appraised_on": "2026-10-06"},
        ("06/10/2026", "07/10/2026")),
    Bad("sent back without reason", RECEIVED, "appraisal",
        with_row(APPRAISE, "decisions", 5, reason=""), ("HS-2026-0006", "lý do")),
    Bad("appraised twice in one form", RECEIVED, "appraisal",
        {**APPRAISE, "decisions": [APPRAISE["decisions"][0]] * 2}, ("hai dòng",)),
    Bad("appraised after the council", COUNCIL, "appraisal", {**APPRAISE, "appraised_on": "2026-11-06"},
        ("đang ở trạng thái",)),
    # The council
    Bad("council before appraisal", RECEIVED, "council", MEET, ("đang ở trạng thái “Đã tiếp nhận”",)),
    Bad("over quota by choice", APPRAISED, "council", {**MEET, "selected": ALL_CODES},
        ("tối đa 02 tập thể", "tối đa 04 cá nhân", "chọn lại")),
    Bad("over quota by default", APPRAISED, "council", NOBODY_TO_CHOOSE, ("tối đa 02 tập thể", "hãy chọn lại")),
    Bad("votes that do not add up", APPRAISED, "council", with_row(MEET, "votes", 0, agree=12),
        ("12 phiếu", "HS-2026-0001")),
    Bad("quorum not met", APPRAISED, "council",
        {**MEET, "members": [{**each, "present": place < 5} for place, each in enumerate(MEET["members"])]},
        ("5/9", "2/3")),
    Bad("recused non-member", APPRAISED, "council",
        with_row(MEET, "votes", 1, recused=["Người Ngoài Mẫu"]), ("Người Ngoài Mẫu",)),
    Bad("held before appraisal", APPRAISED, "council", {**MEET, "held_on": "2026-10-19"},
        ("19/10/2026", "20/10/2026")),
    Bad("chair is no member", APPRAISED, "council", {**MEET, "chair": "Người Ngoài Mẫu"}, ("chủ trì",)),
    Bad("chosen without votes", APPRAISED, "council",
        {**MEET, "votes": MEET["votes"][:1], "selected": ["HS-2026-0004"]}, ("HS-2026-0004",)),
    # The signature
    Bad("nothing to propose", APPRAISED, "signature", PROPOSE, ("chưa có hồ sơ nào",)),
    Bad("proposed before the council", COUNCIL, "signature", {**PROPOSE, "proposed_on": "2026-11-04"},
        ("04/11/2026", "05/11/2026")),
    Bad("title against authority", COUNCIL, "signature",
        {**PROPOSE, "signatory": {**PROPOSE["signatory"], "authority": "KT_CHU_TICH"}}, ("Phó Chủ tịch",)),
    Bad("proposed twice", SIGNED, "signature", {**PROPOSE, "proposed_on": "2026-11-11"}, ("chờ Chủ tịch ký",)),
    Bad("a number beyond all books", COUNCIL, "signature", {**PROPOSE, "proposal_number": 10**30}, ()),
    # The issuance
    Bad("issued without proposal", COUNCIL, "issuance", ISSUE, ("chưa có Tờ trình",)),
    Bad("signed before proposed", SIGNED, "issuance", {**ISSUE, "signed_on": "2026-11-09"},
        ("09/11/2026", "10/11/2026")),
    Bad("returned without reason", SIGNED, "issuance", RETURN, ("chưa ghi lý do",)),
    Bad("returned with a number", SIGNED, "issuance", {**RETURN, "reason": "Sửa", "number": 5}, ("bỏ trống",)),
    Bad("unknown signed file", SIGNED, "issuance", {**ISSUE, "signed_file": "da-ky/qd.pdf"}, ("da-ky/qd.pdf",)),
    Bad("number zero", SIGNED, "issuance", {**ISSUE, "number": 0}, ("Số quyết định",)),
    Bad("issued twice", 10, "issuance", {**ISSUE, "signed_on": "2026-11-17"}, ("đã có kết quả",)),
    # The withdrawal
    Bad("unknown dossier withdrawn", RECEIVED, "withdrawal", {**WITHDRAW, "dossier": "HS-2026-0099"},
        ("HS-2026-0099",)),
    Bad("withdrawn without reason", RECEIVED, "withdrawal", {**WITHDRAW, "reason": " "}, ("Lý do rút",)),
    Bad("withdrawn when up for signature", SIGNED, "withdrawal", WITHDRAW, ("đang ở trạng thái",)),
    Bad("withdrawn when issued", 10, "withdrawal", WITHDRAW, ("đang ở trạng thái",)),
)  # fmt: skip


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name.replace(" ", "-"))
def test_a_bad_form_is_refused_and_changes_nothing(
    bad: Bad, offices: Callable[[int], Office]
) -> None:
    assert_refused(offices(bad.stage), bad.flow, bad.form, bad.words)


@pytest.mark.parametrize("letter", ["\x00", "\x08", "\x1b", "\ud800", "\ufffe", "\x0b"])
def test_a_letter_that_no_file_keeps_is_refused_or_dropped_and_never_stops_a_later_step(
    letter: str, tmp_path: Path
) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, 1)
        try:
            do(office, "submission", with_row(SUBMIT, "nominees", 1, name=f"Mẫu{letter} Thử"))
        except InvalidForm as error:
            assert_for_staff(str(error))
        else:
            rows = [{"dossier": f"HS-2026-000{n}", "result": "DU_DIEU_KIEN"} for n in (1, 2, 3)]
            do(office, "appraisal", {**APPRAISE, "decisions": rows})


def assert_refused(
    office: Office, flow: str, form: Form, words: tuple[str, ...] = ()
) -> CommendationError:
    before = dump(office.settings), _revision(office)
    with pytest.raises(CommendationError) as refusal:
        do(office, flow, form)
    assert_for_staff(str(refusal.value))
    for word in words:
        assert word in str(refusal.value)
    assert (dump(office.settings), _revision(office)) == before
    return refusal.value


def _revision(office: Office) -> int:
    with office.register.reading() as ledger:
        return ledger.revision()


def test_a_dossier_of_another_round_is_refused(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, RECEIVED)
        do(office, "open_round", {**OPEN, "code": "2026-HN-BK", "award": "BANG_KHEN"})
        form = {**APPRAISE, "round": "2026-HN-BK", "decisions": APPRAISE["decisions"][:1]}
        assert_refused(office, "appraisal", form, ("HS-2026-0001", "2026-HN-BK"))


def test_a_bang_khen_is_not_sent_up_for_the_wards_signature(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        do(office, "open_round", {**OPEN, "award": "BANG_KHEN"})
        assert_refused(office, "signature", PROPOSE, ("cấp tỉnh", ROUND))


def test_a_number_that_is_taken_is_refused_with_the_next_free_one(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, SIGNED)
        do(office, "issuance", {**RETURN, "reason": "Sửa lại câu chữ"})
        form = {**PROPOSE, "proposed_on": "2026-11-17", "proposal_number": 1}
        assert_refused(office, "signature", form, ("Số 1 năm 2026 đã cấp", "số 2"))


@pytest.mark.parametrize("name", workbooks.BAD)
def test_a_bad_workbook_is_refused_by_its_name(name: str, offices: Callable[[int], Office]) -> None:
    office, key = offices(1), f"inbox/{name}.xlsx"
    _put(office, key, workbooks.BAD[name])
    form = {**SUBMIT, "nominees": [], "workbook": key}
    assert_refused(office, "submission", form, (key,))


def test_a_workbook_with_spoiled_bytes_is_read_or_refused_never_more(
    offices: Callable[[int], Office],
) -> None:
    office = offices(1)
    for seed in range(60):
        key = f"inbox/hu-{seed}.xlsx"
        _put(office, key, workbooks.spoiled(workbooks.GOOD, random.Random(seed)))
        form = {**SUBMIT, "nominees": [], "workbook": key, "round": "2026-XX"}
        with pytest.raises(CommendationError):
            do(office, "submission", form)
        try:
            do(office, "submission", {**form, "round": ROUND})
        except InvalidForm as error:
            assert key in str(error), f"seed {seed}"
            assert_for_staff(str(error))
        except CommendationError as error:
            assert "đã có hồ sơ" in str(error), f"seed {seed}: {error}"


def _put(office: Office, key: str, data: bytes) -> None:
    sha256 = office.objects.put(data)
    with office.register.step() as ledger:
        ledger.put_file(key, sha256, len(data), office.clock())


BROKEN_TEMPLATES = {
    "no-word-file": "Quyết định".encode(),
    "empty": b"",
    "zip-of-nothing": workbooks.GOOD,
}


@pytest.mark.parametrize("data", BROKEN_TEMPLATES.values(), ids=BROKEN_TEMPLATES)
def test_a_damaged_template_stops_the_step_before_anything_is_written(
    data: bytes, tmp_path: Path
) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, COUNCIL)
        _put_template(office, "QUYET_DINH", data)
        assert_refused(office, "signature", PROPOSE, ("ẫu",))


@pytest.mark.parametrize("tag", ["{{ khong_co }}", "{{ so", "{% for x in %}", "{{ 1 / 0 }}"])
def test_a_template_with_a_bad_tag_stops_the_step_with_words_that_staff_read(
    tag: str, tmp_path: Path
) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, COUNCIL)
        _put_template(office, "QUYET_DINH", _word_file(tag))
        before = dump(office.settings)
        with pytest.raises(CommendationError) as refusal:
            do(office, "signature", PROPOSE)
        assert_for_staff(str(refusal.value).replace(tag, ""))  # the office's own words
        assert dump(office.settings) == before


def _word_file(text: str) -> bytes:
    import io  # noqa: PLC0415

    from docx import Document  # noqa: PLC0415

    made, filled = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(filled)
    return filled.getvalue()


def _put_template(office: Office, kind: str, data: bytes) -> None:
    sha256 = office.objects.put(data)
    with office.register.step() as ledger:
        ledger.add_template(
            kind, sha256=sha256, file_name="hong.docx", added_at=office.clock(), added_by="Mẫu"
        )


def test_damaged_bytes_in_the_store_stop_the_step(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, COUNCIL)
        with office.register.reading() as ledger:
            sha256 = ledger.template("QUYET_DINH").sha256
        blob = tmp_path / "objects" / object_key(sha256)
        blob.chmod(0o644)
        blob.write_bytes(b"hong")
        assert_refused(replace(office, template_cache={}), "signature", PROPOSE, ("bị hỏng",))


def test_lost_bytes_in_the_store_stop_the_step(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        play_first(office, 1)
        _put(office, "inbox/mat.xlsx", workbooks.GOOD)
        for blob in (tmp_path / "objects" / "blobs").glob("??/*"):
            blob.unlink()
        form = {**SUBMIT, "nominees": [], "workbook": "inbox/mat.xlsx"}
        assert_refused(office, "submission", form, ("Kho tệp", "tải tệp lên lại"))


def test_the_story_that_breaks_each_rule_plays_to_the_end_and_again(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as office:
        first = list(play(story("vi-pham"), office))
        before = dump(office.settings)
        second = list(play(story("vi-pham"), office))
        assert dump(office.settings) == before
    assert len(first) == len(second)
    refused = [each.sentence for each in first if each.sentence.startswith("bị từ chối")]
    assert len(refused) >= 30
    for sentence in refused:
        assert_for_staff(sentence)


def test_in_the_story_that_breaks_each_rule_no_refusal_changes_the_register(
    tmp_path: Path,
) -> None:
    steps = json.loads(story("vi-pham").read_text(encoding="utf-8"))
    good = [step for step in steps if step.get("expect") != "refused"]
    with office_at(Settings(tmp_path)) as office:
        changes, revision = 0, _revision(office)
        for _ in play(story("vi-pham"), office):
            changes += _revision(office) != revision
            revision = _revision(office)
        files = sum(len(step.get("files", {})) for step in steps if step not in good)
        assert changes <= len(good) + files


def test_a_form_refused_at_first_and_done_at_last_is_found_when_played_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "tot.xlsx").write_bytes(workbooks.GOOD)
    submit = {**SUBMIT, "nominees": [], "workbook": "inbox/tot.xlsx"}
    told = write_story(
        tmp_path,
        [
            STEPS[0],
            {"flow": "submission", "form": submit, "expect": "refused"},
            {"flow": "submission", "form": submit, "files": {"inbox/tot.xlsx": "tot.xlsx"}},
        ],
    )
    with office_at(Settings(tmp_path / "data")) as office:
        list(play(told, office))
        before = dump(office.settings)
        list(play(told, office))
        assert dump(office.settings) == before


def test_a_story_stops_at_the_first_refusal_and_its_earlier_steps_stand(tmp_path: Path) -> None:
    told = write_story(tmp_path, [*STEPS[:2], {"flow": "council", "form": MEET}, *STEPS[2:]])
    with office_at(Settings(tmp_path / "data")) as office:
        with pytest.raises(CommendationError, match=r"Bước 3 \(") as refusal:
            list(play(told, office))
        assert_for_staff(str(refusal.value))
        assert len(dump(office.settings)["dossiers"]) == 3


def test_a_step_that_should_be_refused_and_is_not_stops_the_story(tmp_path: Path) -> None:
    told = write_story(tmp_path, [{**STEPS[0], "expect": "refused"}])
    with (
        office_at(Settings(tmp_path / "data")) as office,
        pytest.raises(CommendationError, match="đáng lẽ bị từ chối"),
    ):
        list(play(told, office))


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
    name: str, tmp_path: Path, offices: Callable[[int], Office]
) -> None:
    office, told = offices(1), tmp_path / "chuyen.json"
    told.write_bytes(BAD_STORIES[name])
    before = dump(office.settings)
    with pytest.raises(CommendationError) as refusal:
        list(play(told, office))
    assert_for_staff(str(refusal.value).replace(", ".join(BUTTONS), ""))  # codes of the contract
    assert dump(office.settings) == before
