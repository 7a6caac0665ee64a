"""Step 7a: a fact is corrected before issuance, and every open paper follows (issue 12, show 4)."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import InvalidTransition
from dossiers.model.roles import Role
from dossiers.model.steps import Step
from flows.step_list import STEPS
from tests.desk.text_pdfs import text_pdf
from tests.documents.word_edits import edited, retyped
from tests.flows.corrections import (
    CODE,
    FOLLOWING,
    LIST,
    NEW,
    OLD,
    WalkAt,
    correct,
    documents,
    facts,
    last_event,
    who,
)
from tests.flows.test_reception import unit_of
from tests.flows.test_signed_copy import hand_in
from tests.walks import SampleStep, Walk
from tests.workflow.review.test_answers import RETURNED
from tests.workflow.review.test_edited_documents import put, with_edit
from workflow.review.packet_review import read_back as proofread
from workflow.step_engine import carry_out


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
