"""Step 7a: a fact is corrected before issuance, and every open paper follows (issue 12, show 4)."""

import shutil
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from documents.readback import read_back
from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.dossier import Status
from dossiers.model.errors import InvalidForm, InvalidTransition, Refused, UnknownDossier
from dossiers.model.events import Event
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step
from flows.step_list import STEPS
from storage.schema.records import DocumentRecord
from storage.settings import Settings
from tests.desk.text_pdfs import text_pdf
from tests.documents.word_edits import edited, retyped
from tests.flows.test_reception import unit_of
from tests.flows.test_signed_copy import hand_in
from tests.people import PEOPLE
from tests.walks import NOW, SampleStep, Stages, Walk, sample_clock
from tests.workflow.review.test_answers import RETURNED
from tests.workflow.review.test_edited_documents import put, with_edit
from workflow.review.packet_review import read_back as proofread
from workflow.services import AppServices, open_services
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

WalkAt = Callable[[int], Walk]

CODE, LIST = "HS-2026-0002", "DANH_SACH"
OLD, NEW = "Nguyễn Văn Mẫu", "Nguyễn Vân Mẫu"
FORM: dict[str, Any] = {
    "dossier": CODE,
    "changes": {"name": NEW},
    "reason": "Tờ trình của đơn vị ghi là Vân",
    "by": "Lý Thị Mẫu Tư",
}
FOLLOWING = {
    SampleStep.LAST_UNIT: {"GIAY_TIEP_NHAN"},
    SampleStep.LAST_APPRAISAL: {"GIAY_TIEP_NHAN", "BAO_CAO_THAM_DINH"},
    SampleStep.COUNCIL: {
        "GIAY_TIEP_NHAN",
        "BAO_CAO_THAM_DINH",
        "BIEN_BAN_HOP",
        "BIEN_BAN_KIEM_PHIEU",
    },
    SampleStep.SIGNATURE: {
        "GIAY_TIEP_NHAN",
        "BAO_CAO_THAM_DINH",
        "BIEN_BAN_HOP",
        "BIEN_BAN_KIEM_PHIEU",
        "TO_TRINH",
        "DANH_SACH",
    },
}
"""The papers that print a name, by how far the round has come."""


def who(role: Role) -> Person:
    """Return somebody of the role."""
    return next(each for each in PEOPLE.values() if role in each.roles)


def correct(walk: Walk, role: Role | None = None, **changes: Any) -> Report:
    """Send the form, changed, as somebody of the role."""
    run = StepRun(actor=who(role) if role else None)
    return carry_out(STEPS["correction"], {**FORM, **changes}, walk.services, run)


def documents(
    services: AppServices, *, current_only: bool = True
) -> dict[str, tuple[DocumentRecord, str]]:
    """Return the documents with their text, by their ids."""
    with services.register.read_tx() as ledger:
        records = ledger.documents(current_only=current_only)
    return {each.id: (each, text_of(services, each)) for each in records}


def text_of(services: AppServices, record: DocumentRecord) -> str:
    """Return what a document says, read back from the file."""
    sheet = read_back(services.objects.get(record.sha256))
    return "\n".join(each.text for each in sheet.paragraphs)


def last_event(walk: Walk, code: str = CODE) -> Event:
    """Return what happened last to a dossier."""
    with walk.services.register.read_tx() as ledger:
        return ledger.events(dossier=code)[-1]


def facts(record: DocumentRecord) -> tuple[object, ...]:
    """Return what a paper keeps when it is made anew."""
    kept = (record.kind, record.subject, record.number, record.dated, record.state)
    return (*kept, record.dossiers, record.made_by)


@pytest.mark.parametrize("place", FOLLOWING)
def test_every_open_paper_has_the_new_name_and_no_other_is_touched(
    place: SampleStep, walk_at: WalkAt
) -> None:
    walk = walk_at(place)
    before = documents(walk.services)
    report = correct(walk)
    after = documents(walk.services)

    made = {id_: after[id_] for id_ in report.documents}
    assert {each.kind for each, _ in made.values()} == FOLLOWING[place]
    for _, text in made.values():
        assert NEW in text
        assert OLD not in text
    assert not any(OLD in text for _, text in after.values())
    assert set(after) - set(made) == {id_ for id_, (_, text) in before.items() if OLD not in text}
    assert {facts(each) for each, _ in made.values()} == {
        facts(each) for each, text in before.values() if OLD in text
    }
    with walk.services.register.read_tx() as ledger:
        assert ledger.prove(walk.services.objects).faults == ()


def test_what_nobody_has_received_yet_is_received_under_the_new_name(walk: Walk) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)
    walk.take(SampleStep.FIRST_UNIT, unit_of(walk), late_reason="Mất mạng")
    assert correct(walk, Role.CHUYEN_VIEN).documents == ()

    form = {"round": "2026-HN-GK", "received_by": "Lý Thị Mẫu Tư", "dossiers": [CODE]}
    carry_out(STEPS["reception"], form, walk.services)
    ((receipt, text),) = documents(walk.services).values()
    assert (receipt.kind, NEW in text, OLD in text) == ("GIAY_TIEP_NHAN", True, False)


def test_old_and_new_name_reason_and_who_stay_in_the_history(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    report = correct(walk, Role.THU_KY)

    event = last_event(walk)
    assert event.reason == (
        f"Sửa họ và tên hoặc tên tập thể: “{OLD}” thành “{NEW}”. Lý do: Tờ trình của đơn vị ghi là"
        " Vân"
    )
    assert (event.step, event.source, event.target) == (Step.CORRECTION, None, None)
    assert (event.by, event.actor) == (who(Role.THU_KY).name, who(Role.THU_KY).account)
    with walk.services.register.read_tx() as ledger:
        dossier, sessions = ledger.dossier(CODE), ledger.sessions(dossier_round := event.round)
        assert ledger.round(dossier_round)
    assert (dossier.nominee.name, dossier.former_names) == (NEW, (OLD,))
    assert dossier.status is Status.HOI_DONG_DE_NGHI
    assert any(vote.dossier == CODE for vote in sessions[0].votes)
    assert report.done == f"Đã sửa thông tin hồ sơ {CODE} ({NEW})"


def test_the_packet_agrees_with_the_register_and_is_issued_under_the_new_name(
    walk_at: WalkAt,
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    correct(walk, changes={"name": NEW, "position": "Phó Trưởng phòng", "achievement": "Việc mới"})
    with walk.services.register.read_tx() as ledger:
        assert proofread(walk.services, ledger, last_event(walk).round) == []

    walk.take(SampleStep.ISSUANCE)
    issued = {id_: each.sha256 for id_, (each, _) in documents(walk.services).items()}
    certificate = next(
        text
        for each, text in documents(walk.services).values()
        if each.kind == "GIAY_KHEN" and each.subject == CODE
    )
    assert all(said in certificate for said in (NEW, "Phó Trưởng phòng", "Việc mới"))
    with pytest.raises(InvalidTransition, match=r"thay thế .*replacement.*đính chính.*erratum"):
        correct(walk, changes={"name": OLD})
    assert {id_: each.sha256 for id_, (each, _) in documents(walk.services).items()} == issued


def test_the_same_form_again_finds_it_done_until_it_was_corrected_otherwise(
    walk_at: WalkAt,
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    assert not correct(walk).again
    assert correct(walk).again
    assert not correct(walk, changes={"name": OLD}).again
    assert not correct(walk).again
    walk.take(SampleStep.ISSUANCE)
    assert correct(walk).again, "what was done before the issue stays done"


def test_a_form_as_it_was_opened_changes_what_was_typed_anew_alone(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.FIRST_UNIT)
    with walk.services.register.read_tx() as ledger:
        nominee = ledger.dossier(CODE).nominee
    opened = {"name": OLD, "position": nominee.position, "workplace": "", "birth_year": 1985}
    correct(walk, changes={**opened, "criteria": list(nominee.criteria)})
    correct(walk, changes={"position": "Phó Trưởng phòng"})

    assert correct(walk, changes={**opened, "criteria": list(nominee.criteria)}).again
    with walk.services.register.read_tx() as ledger:
        now = ledger.dossier(CODE).nominee
    assert (now.position, now.workplace, now.birth_year) == ("Phó Trưởng phòng", "", 1985)
    assert now.name == OLD


REFUSED: list[tuple[dict[str, Any], type[Refused], str]] = [
    ({"changes": {"name": OLD}}, InvalidForm, f"vẫn như cũ .*Họ và tên.*“{OLD}”"),
    ({"changes": {}}, InvalidForm, "chưa ghi thông tin nào cần sửa"),
    ({"changes": {"name": " "}}, InvalidForm, "Họ và tên hoặc tên tập thể: chưa điền"),
    ({"changes": {"unit": "Trường khác"}}, InvalidForm, "“unit”: không có trường này"),
    ({"changes": {"award": "BANG_KHEN"}}, InvalidForm, "“award”: không có trường này"),
    ({"changes": {"kind": "TAP_THE"}}, InvalidForm, "“kind”: không có trường này"),
    ({"changes": {"nickname": "Mẫu"}}, InvalidForm, "“nickname”: không có trường này"),
    ({"changes": {"citizen_id": "123"}}, InvalidForm, "Số căn cước: phải đủ 12 chữ số"),
    ({"changes": {"birth_year": 2025}}, InvalidForm, "Năm sinh 2025 .* không hợp lý"),
    ({"changes": {"criteria": ["IX.9"]}}, InvalidForm, "Kế hoạch không có tiêu chí “IX.9”"),
    ({"changes": {"criteria": []}}, InvalidForm, "chưa nêu tiêu chí nào"),
    ({"changes": {"name": "Hoàng Thị Thử", "honorific": "Bà"}}, Refused, "đã có hồ sơ HS-2026-"),
    ({"changes": "Nguyễn"}, InvalidForm, "Thông tin cần sửa"),
    ({"reason": ""}, InvalidForm, "Lý do sửa: chưa điền"),
    ({"by": ""}, InvalidForm, "Người sửa: chưa điền"),
    ({"dossier": "HS-2026-9999"}, UnknownDossier, "Không có hồ sơ “HS-2026-9999”"),
]


@pytest.fixture(scope="module")
def received(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Yield the round with all its dossiers received, for forms that change nothing."""
    folder = tmp_path_factory.mktemp("sua") / "data"
    shutil.copytree(stages(SampleStep.LAST_UNIT).folder, folder)
    with open_services(Settings(folder=folder), sample_clock) as opened:
        yield Walk(opened)


@pytest.mark.parametrize(("change", "kind", "said"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_refused_by_name_and_changes_nothing(
    change: dict[str, Any], kind: type[Refused], said: str, received: Walk
) -> None:
    with received.services.register.read_tx() as ledger:
        revision = ledger.revision()
    with pytest.raises(kind, match=said):
        correct(received, **change)
    with received.services.register.read_tx() as ledger:
        assert ledger.revision() == revision


BY_STAGE = {
    SampleStep.LAST_UNIT: {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH},
    SampleStep.COUNCIL: {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH, Role.THU_KY},
    SampleStep.SIGNATURE: {Role.LANH_DAO_VHXH},
}


@pytest.mark.parametrize("place", BY_STAGE)
def test_who_corrects_depends_on_where_the_dossier_stands(
    place: SampleStep, walk_at: WalkAt
) -> None:
    walk = walk_at(place)
    for role in Role:
        if role in BY_STAGE[place]:
            continue
        with pytest.raises(Refused, match=f"{who(role).name} không được"):
            correct(walk, role)
    for position, role in enumerate(sorted(BY_STAGE[place])):
        assert not correct(walk, role, changes={"name": f"{NEW} {position}"}).again


def test_a_paper_edited_in_word_is_not_made_anew_but_named_with_what_to_mend(
    walk_at: WalkAt, tmp_path: Path
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    generated = next(each for each, _ in documents(walk.services).values() if each.kind == LIST)
    data = walk.services.objects.get(generated.sha256)
    put(walk, tmp_path, edited(data, retyped(OLD, OLD)))
    walk.take(SampleStep.ISSUANCE, **RETURNED)
    walk.take(SampleStep.SIGNATURE, edited=with_edit(LIST))
    report = correct(walk)

    records = [each for each, _ in documents(walk.services).values() if each.kind == LIST]
    assert [bool(each.edited) for each in records] == [True]
    assert records[0].id not in report.documents
    assert report.notes[-1] == (
        "Danh sách kèm theo Quyết định (dự thảo), bản sửa trong Word: là bản sửa tay nên không lập"
        f" lại; hãy mở tệp đó trong Word, thay “Ông {OLD}” bằng “Ông {NEW}”, rồi nộp lại."
    )


def test_a_proposal_that_came_back_stays_as_it_was_sent(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    walk.take(SampleStep.ISSUANCE, **RETURNED)
    report = correct(walk)

    assert {each.kind for each, text in documents(walk.services).values() if OLD in text} == {
        "TO_TRINH"
    }
    assert report.notes[-1] == (
        "Tờ trình số 01/TTr-VHXH: giữ nguyên, Chủ tịch đã trả lại; lần trình sau lập Tờ trình mới."
    )


def test_a_paper_whose_signed_copy_came_stays(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    signed = text_pdf("Số: 01/TTr-VHXH", "ngày 10 tháng 11 năm 2026", OLD)
    hand_in(walk, signed, "da-ky/to-trinh.pdf", kind="TO_TRINH")
    report = correct(walk)

    kept = [each.kind for each, text in documents(walk.services).values() if OLD in text]
    assert kept == ["TO_TRINH"]
    assert report.notes[-1] == "Tờ trình số 01/TTr-VHXH: giữ nguyên, đã có bản ký."


def test_a_report_that_went_with_an_issued_decision_stays(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    form = walk.form(SampleStep.COUNCIL)
    issued = [each for each in form["votes"] if each["dossier"] != CODE]
    selected = [each for each in form["selected"] if each != CODE]
    walk.take(SampleStep.COUNCIL, votes=issued, selected=selected)
    walk.take(SampleStep.SIGNATURE)
    walk.take(SampleStep.ISSUANCE, signed_file="")
    before = documents(walk.services)
    report = correct(walk)
    after = documents(walk.services)

    assert {after[each][0].kind for each in report.documents} == {"GIAY_TIEP_NHAN"}
    assert {id_: each.sha256 for id_, (each, _) in after.items() if id_ in before}
    assert [each.kind for each, text in after.values() if OLD in text] == ["BAO_CAO_THAM_DINH"]
    assert report.notes[-1] == (
        "Báo cáo kết quả thẩm định đợt 2026-HN-GK số 01/BC-VHXH: giữ nguyên, đã đi cùng quyết định"
        " ban hành hoặc hồ sơ trình cấp tỉnh."
    )


def test_a_request_is_made_anew_while_it_waits_and_stays_once_it_was_answered(
    walk_at: WalkAt,
) -> None:
    asked: dict[str, Any] = {"dossier": "HS-2026-0006", "changes": {"name": "Phùng Thị Mẫu Mục"}}
    walk = walk_at(SampleStep.APPRAISAL)
    made = documents(walk.services)
    report = correct(walk, **asked)
    assert "PHIEU_BO_SUNG" in {documents(walk.services)[each][0].kind for each in report.documents}

    later = [each for each in SampleStep if SampleStep.SUPPLEMENT <= each < SampleStep.ISSUANCE]
    for place in later:
        stays_as_answered(walk_at(place), asked, [each.sha256 for each, _ in made.values()])


def stays_as_answered(walk: Walk, asked: dict[str, Any], made: Collection[str]) -> None:
    report = correct(walk, **asked)
    kept = [each for each, _ in documents(walk.services).values() if each.kind == "PHIEU_BO_SUNG"]
    assert [each.sha256 in made for each in kept] == [True]
    assert f"{kept[0].title}: giữ nguyên, đơn vị đã bổ sung theo phiếu này." in report.notes


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"citizen_id": "019088000123", "birth_year": 1987}, set()),
        ({"criteria": ["III.4.b"]}, set()),
        ({"honorific": "Bà"}, FOLLOWING[SampleStep.SIGNATURE]),
        ({"workplace": "UBND phường"}, {"GIAY_TIEP_NHAN", "BIEN_BAN_HOP", "TO_TRINH", LIST}),
        ({"position": "", "workplace": ""}, {"GIAY_TIEP_NHAN", "BIEN_BAN_HOP", "TO_TRINH", LIST}),
        ({"achievement": "Việc khác"}, {LIST}),
        ({"address": "Tổ 5"}, set()),
    ],
    ids=lambda each: "-".join(sorted(map(str, each)))[:40],
)
def test_only_the_papers_that_print_a_fact_are_made_anew(
    changes: dict[str, Any], kinds: set[str], walk_at: WalkAt
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    report = correct(walk, changes=changes)
    made = documents(walk.services)

    assert {made[each][0].kind for each in report.documents} == kinds
    with walk.services.register.read_tx() as ledger:
        nominee = ledger.dossier(CODE).nominee.model_dump(mode="json")
    assert {field: nominee[field] for field in changes} == changes
    assert not any("019088000123" in each for each in report.notes), "masked on the result page"
    told = last_event(walk).reason
    assert all(str(each) in told for each in changes.values() if not isinstance(each, list))


def test_a_fact_that_turns_out_unknown_is_taken_out_by_a_dash_or_a_zero(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.FIRST_UNIT)
    report = correct(walk, changes={"citizen_id": "019088000123"})
    assert report.notes[0] == "Đã sửa số căn cước: (trống) thành “•••••••••123”."
    assert "019088000123" in last_event(walk).reason
    emptied = {"position": "-", "workplace": "–", "birth_year": 0, "citizen_id": "-"}
    correct(walk, changes={**emptied, "address": None})

    with walk.services.register.read_tx() as ledger:
        now = ledger.dossier(CODE).nominee
    assert (now.position, now.workplace, now.birth_year, now.citizen_id) == ("", "", None, "")
    assert "năm sinh: “1988” thành (trống)" in last_event(walk).reason
    assert not correct(walk, changes={"position": "Chuyên viên"}).again


def test_a_name_that_another_award_has_is_refused_or_told_as_at_submission(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    with walk.services.register.write_tx() as ledger:
        nominee = ledger.dossier(CODE).nominee
        earlier = EarlierAward(
            code="",
            kind=nominee.kind,
            name="Nguyễn Vần Mẫu",
            unit=nominee.workplace,
            birth_year=nominee.birth_year,
            award="Giấy khen",
            decision="12/QĐ-UBND",
            decided_on=date(2025, 12, 1),
            achievement=nominee.achievement,
        )
        ledger.add_past_awards([earlier], by="Mẫu", at=NOW)
    with pytest.raises(Refused, match="một thành tích chỉ khen một lần"):
        correct(walk, changes={"name": "Nguyễn Vần Mẫu"})
    report = correct(walk, changes={"name": "Nguyễn Vần Mẫu", "achievement": "Việc khác hẳn"})
    assert any("12/QĐ-UBND" in each for each in report.notes)


def test_a_member_who_turns_out_to_be_the_nominee_is_told_and_the_votes_stand(
    walk_at: WalkAt,
) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    with walk.services.register.read_tx() as ledger:
        (session,) = ledger.sessions("2026-HN-GK")
    voter = next(each.name for each in session.members if each.present)
    report = correct(walk, changes={"name": voter})

    assert any(f"Thành viên {voter} có tên trong hồ sơ" in each for each in report.notes)
    with walk.services.register.read_tx() as ledger:
        assert ledger.sessions("2026-HN-GK") == (session,)
