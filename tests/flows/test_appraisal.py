"""Step 3: what is found of each dossier, with its papers; a finding may be made again."""

from collections.abc import Callable
from datetime import date

import pytest

from dossiers.books.book_events import BookAct
from dossiers.model.dossier import Status
from dossiers.model.errors import DatesOutOfOrder, Refused
from flows.step_list import STEPS
from tests.storage.examples import a_book_event, a_number
from tests.walks import SampleStep, Walk
from workflow.step_engine import carry_out


def test_a_dossier_returned_twice_for_the_same_reason_is_two_acts(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SUPPLEMENT)
    with walk.services.register.read_tx() as ledger:
        code = next(each.code for each in ledger.dossiers(status={Status.DA_TIEP_NHAN}))
    form = {
        "round": "2026-HN-GK",
        "appraiser": "Ma Thị Mẫu Mười",
        "decisions": [{"dossier": code, "result": "BO_SUNG", "reason": "thiếu biên bản"}],
    }
    first = carry_out(STEPS["appraisal"], form, walk.services)
    walk.take(SampleStep.SUPPLEMENT, received_on="2026-11-23")

    second = carry_out(STEPS["appraisal"], form, walk.services)

    assert not first.again
    assert not second.again
    with walk.services.register.read_tx() as ledger:
        assert ledger.dossier(code).status is Status.CHO_BO_SUNG


def test_reception_and_return_give_the_unit_their_papers(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.APPRAISAL)

    with walk.services.register.read_tx() as ledger:
        made = [(each.kind, each.number) for each in ledger.documents(round="2026-HN-GK")]
    assert [number for kind, number in made if kind == "GIAY_TIEP_NHAN"][:2] == [
        "01/TNHS",
        "02/TNHS",
    ]
    assert ("PHIEU_BO_SUNG", "") in made


def test_every_finding_moves_its_dossier_and_all_are_reported(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_UNIT)

    report = walk.take(SampleStep.APPRAISAL)

    with walk.services.register.read_tx() as ledger:
        found = {each.code: each.appraisal for each in ledger.dossiers()}
        drafts = [
            (each.state, len(each.dossiers))
            for each in ledger.documents(round="2026-HN-GK")
            if each.kind == "BAO_CAO_THAM_DINH"
        ]
        events = ledger.events(dossier="HS-2026-0006")
    assert report.done == "Đã thẩm định 9 hồ sơ, ngày 20/10/2026"
    assert {each.appraiser for each in found.values() if each} == {"Ma Thị Mẫu Mười"}
    assert drafts == [("DU_THAO", 9)]  # one of them was sent back: more is to come
    assert [each.target for each in events] == [Status.DA_TIEP_NHAN, Status.CHO_BO_SUNG]


def test_the_same_form_again_finds_what_was_done_and_another_is_refused(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.APPRAISAL)

    assert walk.take(SampleStep.APPRAISAL).again
    with pytest.raises(Refused, match="đang ở trạng thái “Đủ điều kiện, chờ Hội đồng” rồi"):
        walk.take(SampleStep.APPRAISAL, appraised_on="2026-10-21")


def reports(walk: Walk) -> list[tuple[str, date | None, str]]:
    """Return number, day and state of the reports in force."""
    with walk.services.register.read_tx() as ledger:
        return [
            (each.number, each.dated, each.state)
            for each in ledger.documents(round="2026-HN-GK")
            if each.kind == "BAO_CAO_THAM_DINH"
        ]


def test_the_report_is_numbered_with_the_last_appraisal_and_bears_its_day(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SUPPLEMENT)

    walk.take(SampleStep.LAST_APPRAISAL)

    assert reports(walk) == [("01/BC-VHXH", date(2026, 10, 26), "BAN_HANH")]


def test_the_report_takes_the_number_given_by_hand_whatever_still_waits(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_UNIT)

    walk.take(SampleStep.APPRAISAL, report_number="134/BC-VHXH")

    assert reports(walk) == [("134/BC-VHXH", date(2026, 10, 20), "BAN_HANH")]


def test_the_report_stays_a_draft_while_its_day_would_run_against_the_numbers(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SUPPLEMENT)
    with walk.services.register.write_tx() as ledger:
        ledger.draw_number(a_number("BC-VHXH", 2026, "Báo cáo khác", on=date(2026, 10, 27)))

    report = walk.take(SampleStep.LAST_APPRAISAL)

    assert reports(walk) == [("", None, "DU_THAO")]
    assert "đứng sau số 01/BC-VHXH ngày 27/10/2026 (Báo cáo khác)" in " ".join(report.notes)


def test_a_number_given_by_hand_against_the_days_is_refused(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.LAST_UNIT)
    with walk.services.register.write_tx() as ledger:
        ledger.draw_number(a_number("BC-VHXH", 2026, "Báo cáo khác", on=date(2026, 10, 27)))

    with pytest.raises(DatesOutOfOrder, match="02/BC-VHXH ngày 20/10/2026 đứng sau số 01/BC-VHXH"):
        walk.take(SampleStep.APPRAISAL, report_number=2)


def test_a_report_whose_book_is_kept_elsewhere_needs_its_number(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SUPPLEMENT)
    kept = a_book_event(BookAct.ELSEWHERE, 0, book="BC-VHXH", reason="Văn phòng giữ sổ")
    with walk.services.register.write_tx() as ledger:
        ledger.add_book_event(kept)

    with pytest.raises(
        Refused, match=r"giữ ở nơi khác \(Văn phòng giữ sổ\): hãy ghi số của Báo cáo"
    ):
        walk.take(SampleStep.LAST_APPRAISAL)
    walk.take(SampleStep.LAST_APPRAISAL, report_number=457)

    assert reports(walk) == [("457/BC-VHXH", date(2026, 10, 26), "BAN_HANH")]
