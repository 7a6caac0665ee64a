"""The council's step with its papers: a session replaced, ties and namesakes in the minutes."""

from datetime import date
from typing import Any

import pytest

from documents.wording import OPEN_NAME
from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from dossiers.model.steps import Step
from flows.step_list import STEPS
from tests.documents.docx_text import text
from tests.dossiers.builders import HELD_ON, a_collective, a_round, an_eligible_dossier, the_plan
from tests.storage.examples import a_number
from tests.walks import SampleStep, Walk
from workflow.forms.prefill import FormFacts, council_form
from workflow.pages.result_page import report_page
from workflow.pages.status_board import board
from workflow.step import Report
from workflow.step_engine import carry_out

ROUND = "2026-HN-GK"
BALLOTS = {"tellers": ["Nông Thị Mẫu Sáu"], "issued": 9, "returned": 9, "valid": 9, "invalid": 0}


def papers(walk: Walk, kind: str, *, current_only: bool = True) -> list[tuple[str, bool]]:
    """Numbers of the papers of a kind, and whether they are superseded."""
    with walk.services.register.read_tx() as ledger:
        found = ledger.documents(round=ROUND, current_only=current_only)
    return [(each.number, each.superseded) for each in found if each.kind == kind]


def minutes(walk: Walk, kind: str = "BIEN_BAN_HOP") -> str:
    """Return what the minutes in force say."""
    with walk.services.register.read_tx() as ledger:
        (record,) = (each for each in ledger.documents(round=ROUND) if each.kind == kind)
    return text(walk.services.objects.get(record.sha256))


def status(walk: Walk, code: str) -> Status:
    with walk.services.register.read_tx() as ledger:
        return ledger.dossier(code).status


def hold_again(walk: Walk, **changes: Any) -> Report:
    """Hold the session anew, as the board offers it: one collective fails now, another passes."""
    votes = walk.form(SampleStep.COUNCIL)["votes"]
    votes[3] |= {"agree": 2, "disagree": 6}
    selected = [
        each for each in walk.form(SampleStep.COUNCIL)["selected"] if each != "HS-2026-0004"
    ]
    why = {"replaces": 1, "replace_reason": "ghi nhầm số phiếu của Chi hội Phụ nữ Tổ 5."}
    changed = {"votes": votes, "selected": [*selected, "HS-2026-0007"], **why, **changes}
    return walk.take(SampleStep.COUNCIL, **changed)


def test_a_session_is_mended_by_another_that_replaces_it(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    walk.take(SampleStep.COUNCIL, mode="BO_PHIEU_KIN", ballots=BALLOTS)
    with walk.services.register.read_tx() as ledger:
        shown = board(walk.services, ledger, {step: step.value for step in Step})
    assert "Họp lại, thay thế biên bản số 1 ngày 05/11/2026" in shown

    done = hold_again(walk)

    assert hold_again(walk).again
    assert done.dossiers == tuple(f"HS-2026-000{place}" for place in range(1, 10))
    assert status(walk, "HS-2026-0004") is Status.KHONG_DE_NGHI
    assert status(walk, "HS-2026-0007") is Status.HOI_DONG_DE_NGHI
    assert papers(walk, "BIEN_BAN_HOP", current_only=False) == [
        ("01/BB-HĐTĐKT", True),
        ("03/BB-HĐTĐKT", False),
    ]
    assert papers(walk, "BIEN_BAN_KIEM_PHIEU", current_only=False) == [
        ("02/BB-HĐTĐKT", True),
        ("04/BB-HĐTĐKT", False),
    ]
    assert (
        "Biên bản này thay thế biên bản số 01/BB-HĐTĐKT ngày 05 tháng 11 năm 2026, lý do: ghi nhầm"
        " số phiếu của Chi hội Phụ nữ Tổ 5." in minutes(walk)
    )
    assert "khi có trên 1/2 tổng số thành viên được biểu quyết đồng ý. Kết quả:" in minutes(walk)
    with walk.services.register.read_tx() as ledger:
        page = report_page(done, ledger, walk.services)
        told = [each.target for each in ledger.events(dossier="HS-2026-0004")]
        assert [each.number for each in ledger.sessions(ROUND)] == [1, 3]
    assert "Tập thể: đã chọn 2/2, còn 0, đang xét 0" in page
    assert told[-3:] == [Status.HOI_DONG_DE_NGHI, Status.DU_DIEU_KIEN, Status.KHONG_DE_NGHI]

    walk.take(SampleStep.SIGNATURE)
    with pytest.raises(Refused, match="Không thay thế được biên bản số 3"):
        hold_again(walk, replaces=3)


def test_a_tie_and_a_namesake_are_in_the_minutes_with_their_reasons(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    votes = walk.form(SampleStep.COUNCIL)["votes"]
    votes[3] |= {"agree": 6, "disagree": 2}
    votes[6] |= {"agree": 6, "disagree": 2, "abstain": 1}
    members = walk.form(SampleStep.COUNCIL)["members"]
    members[8]["name"] = "Hoàng Thị Thử"
    votes[2]["namesakes"] = [{"name": "Hoàng Thị Thử", "reason": "khác năm sinh, khác đơn vị"}]

    report = walk.take(
        SampleStep.COUNCIL, votes=votes, members=members, tie_reason="Tổ 5 có nhiều việc khó hơn."
    )

    said = minutes(walk)
    assert "Hồ sơ bằng phiếu, Hội đồng quyết định: Tổ 5 có nhiều việc khó hơn." in said
    assert (
        "Hoàng Thị Thử trùng tên với bà Hoàng Thị Thử, có biểu quyết: khác năm sinh, khác đơn vị."
        in said
    )
    notes = " ".join(report.notes)
    assert "Hoàng Thị Thử không có trong danh sách Hội đồng" in notes
    assert "Phiếu họp thiếu thành viên Hội đồng ngày 05/11/2026: Đặng Văn Mẫu Chín" in notes
    assert "Chưa xác nhận: họp khi có ít nhất 2/3 thành viên" in notes


def test_ballots_that_nobody_counted_are_not_passed_over(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    with pytest.raises(Refused, match="Chưa ghi ai trong Tổ kiểm phiếu"):
        walk.take(SampleStep.COUNCIL, mode="BO_PHIEU_KIN", ballots={**BALLOTS, "tellers": []})
    with pytest.raises(Refused, match="biểu quyết công khai, không có kiểm phiếu"):
        walk.take(SampleStep.COUNCIL, mode="BIEU_QUYET", ballots=BALLOTS)


def test_the_form_comes_with_those_who_must_not_vote() -> None:
    nominee = a_collective(name="Phòng Văn hóa - Xã hội")
    held = (an_eligible_dossier(1, nominee=nominee), an_eligible_dossier(2))
    form = council_form(FormFacts(the_plan(), a_round(), held, HELD_ON))
    assert [each.get("recused") for each in form["votes"]] == [["Hoàng Văn Mẫu Ba"], None]


def test_a_secret_ballot_without_a_count_has_its_minutes_from_the_votes(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    walk.take(SampleStep.COUNCIL, mode="BO_PHIEU_KIN")

    said = minutes(walk, "BIEN_BAN_KIEM_PHIEU")
    assert f"Tổ kiểm phiếu: {OPEN_NAME}, Tổ trưởng" in said
    assert "Số phiếu thu về: 09 (chín) phiếu" in said
    assert "Số phiếu không hợp lệ: 00 (không) phiếu" in said


def test_a_show_of_hands_has_no_ballots_to_count(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    walk.take(SampleStep.COUNCIL, mode="BIEU_QUYET")

    assert len(papers(walk, "BIEN_BAN_HOP")) == 1
    assert papers(walk, "BIEN_BAN_KIEM_PHIEU") == []


def reports(walk: Walk) -> list[tuple[str, str, str, bool]]:
    """Return the reports on appraisal: subject, number, state, superseded."""
    with walk.services.register.read_tx() as ledger:
        every = ledger.documents(round=ROUND, current_only=False)
    return [
        (each.subject, each.number, each.state, each.superseded)
        for each in every
        if each.kind == "BAO_CAO_THAM_DINH"
    ]


def days_of_reports(walk: Walk) -> list[tuple[str, date | None]]:
    """Return number and day of the reports in force."""
    with walk.services.register.read_tx() as ledger:
        return [
            (each.number, each.dated)
            for each in ledger.documents(round=ROUND)
            if each.kind == "BAO_CAO_THAM_DINH"
        ]


def test_a_report_that_still_waits_gets_its_number_on_the_day_of_the_session(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)  # one dossier was sent back, and stays away
    assert reports(walk) == [("", "", "DU_THAO", False)]
    votes = [
        each for each in walk.form(SampleStep.COUNCIL)["votes"] if each["dossier"] != "HS-2026-0006"
    ]
    selected = [
        each for each in walk.form(SampleStep.COUNCIL)["selected"] if each != "HS-2026-0006"
    ]

    walk.take(SampleStep.COUNCIL, votes=votes, selected=selected, report_number="12/BC-VHXH")

    *drafts, sent = reports(walk)
    assert drafts == [("", "", "DU_THAO", True)]
    assert sent == ("12", "12/BC-VHXH", "BAN_HANH", False)
    assert days_of_reports(walk) == [("12/BC-VHXH", date(2026, 11, 5))]


def test_a_report_waits_on_where_its_day_would_run_against_the_numbers(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)
    votes = [
        each for each in walk.form(SampleStep.COUNCIL)["votes"] if each["dossier"] != "HS-2026-0006"
    ]
    selected = [
        each for each in walk.form(SampleStep.COUNCIL)["selected"] if each != "HS-2026-0006"
    ]
    with walk.services.register.write_tx() as ledger:
        ledger.draw_number(a_number("BC-VHXH", 2026, "Báo cáo khác", on=date(2026, 11, 6)))

    report = walk.take(SampleStep.COUNCIL, votes=votes, selected=selected)

    assert reports(walk) == [("", "", "DU_THAO", False)]
    assert "chưa lấy số" in " ".join(report.notes)
    assert "đứng sau số 01/BC-VHXH ngày 06/11/2026 (Báo cáo khác)" in " ".join(report.notes)


def test_the_minutes_take_the_numbers_given_by_hand(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)

    walk.take(SampleStep.COUNCIL, minutes_number="12/BB-HĐTĐKT", counting_number=14)

    with walk.services.register.read_tx() as ledger:
        found = {each.kind: each.number for each in ledger.documents(round=ROUND)}
    assert found["BIEN_BAN_HOP"] == "12/BB-HĐTĐKT"
    assert found["BIEN_BAN_KIEM_PHIEU"] == "14/BB-HĐTĐKT"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"minutes_number": "12/QĐ-UBND"}, r"Số biên bản họp: phải là số của sổ BB-HĐTĐKT \(đang"),
        ({"minutes_number": 5, "counting_number": 5}, "Số 5 năm 2026 đã cấp cho Biên bản họp"),
        ({"report_number": 5}, "Số báo cáo thẩm định: .* đã có số; hãy bỏ trống ô này"),
        (
            {"mode": "BIEU_QUYET", "counting_number": 5},
            "không có biên bản kiểm phiếu; hãy bỏ trống",
        ),
    ],
)
def test_a_number_that_no_paper_can_take_is_refused_by_name(
    walk: Walk, given: dict[str, Any], told: str
) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    form = {**walk.form(SampleStep.COUNCIL), **given}
    if "mode" in given:
        form.pop("ballots", None)
    with pytest.raises(Refused, match=told):
        carry_out(STEPS["council"], form, walk.services)


def test_a_report_is_sent_once_however_many_sessions_follow(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL)
    before = reports(walk)

    hold_again(walk, replaces="01/BB-HĐTĐKT")

    assert reports(walk) == before


def test_a_secret_ballot_gives_minutes_of_the_count(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    form = walk.form(SampleStep.COUNCIL)
    voters = sum(each["present"] or bool(each.get("written_opinion")) for each in form["members"])
    counted = {"issued": voters, "returned": voters, "valid": voters, "invalid": 0}

    walk.take(
        SampleStep.COUNCIL,
        mode="BO_PHIEU_KIN",
        ballots={"tellers": ["Nông Thị Mẫu Sáu"], **counted},
    )

    with walk.services.register.read_tx() as ledger:
        numbered = {each.kind: each.number for each in ledger.documents(round="2026-HN-GK")}
    assert numbered["BIEN_BAN_HOP"] == "01/BB-HĐTĐKT"
    assert numbered["BIEN_BAN_KIEM_PHIEU"] == "02/BB-HĐTĐKT"


def test_ballots_that_do_not_add_up_refuse_the_session(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL - 1)
    counted = {"issued": 9, "returned": 9, "valid": 7, "invalid": 1}

    with pytest.raises(Refused):
        walk.take(SampleStep.COUNCIL, mode="BO_PHIEU_KIN", ballots={"tellers": ["Mẫu"], **counted})
