"""What is due when, by the plan's limits (legal.md §2.5: most are unconfirmed)."""

from datetime import date

import pytest

from dossiers.model.dossier import Status
from dossiers.model.record import Source
from dossiers.model.steps import Step
from dossiers.plan.deadlines import (
    due_on,
    result_due_on,
    soon,
    step_limit,
    waiting,
    waiting_since,
    yearly_due,
)
from dossiers.plan.plan import Plan
from dossiers.plan.time_limits import ResultLimit, StepLimit
from tests.dossiers.builders import a_dossier, a_round, an_event, the_plan

MONDAY = date(2026, 10, 5)
PLAN = the_plan()
CLOSING = a_round(opens_on=date(2026, 9, 15), closes_on=date(2026, 10, 15))


@pytest.mark.parametrize(
    ("status", "last"),
    [
        (Status.DA_TIEP_NHAN, date(2026, 10, 12)),
        (Status.CHO_BO_SUNG, date(2026, 10, 12)),
        (Status.DU_DIEU_KIEN, date(2026, 10, 8)),
        (Status.HOI_DONG_DE_NGHI, date(2026, 10, 7)),
        (Status.TRINH_KY, date(2026, 10, 7)),
        (Status.DA_BAN_HANH, date(2026, 10, 19)),
        (Status.KHONG_DE_NGHI, None),
        (Status.KHONG_DU_DIEU_KIEN, None),
        (Status.DA_RUT, None),
    ],
)
def test_each_step_has_its_term(status: Status, last: date | None) -> None:
    assert due_on(PLAN, a_dossier(status=status), MONDAY) == last


def test_an_award_may_set_terms_of_its_own() -> None:
    term = {"in_force_from": date(2026, 1, 1), "source": Source(text="Quy định của tỉnh")}
    change = {
        "limits": (StepLimit(waiting=Status.DA_TIEP_NHAN, what="Xét", who="X", days=1, **term),),
        "results": (ResultLimit(days=3, **term),),
    }
    own, *others = PLAN.awards
    plan = PLAN.model_copy(update={"awards": (own.model_copy(update=change), *others)})
    flag, dossier = a_round(award="CO_THI_DUA"), a_dossier()

    assert due_on(plan, dossier, MONDAY, a_round()) == date(2026, 10, 6)
    assert due_on(plan, dossier, MONDAY, flag) == date(2026, 10, 12)
    assert result_due_on(plan, a_round(), MONDAY) == date(2026, 10, 8)
    assert result_due_on(plan, flag, MONDAY) is None
    assert [each.days for each in plan.step_limits if each.waiting is Status.DA_TIEP_NHAN] == [5, 1]


def test_the_council_is_given_time_from_the_rounds_close() -> None:
    dossier = a_dossier(status=Status.DU_DIEU_KIEN)

    assert due_on(PLAN, dossier, MONDAY, CLOSING) == date(2026, 10, 20)
    assert due_on(PLAN, dossier, date(2026, 10, 20), CLOSING) == date(2026, 10, 23)
    assert due_on(PLAN, dossier, MONDAY, a_round()) == date(2026, 10, 8)


def test_the_receipt_promises_the_whole_way_from_the_close() -> None:
    assert result_due_on(PLAN, CLOSING, MONDAY) == date(2026, 11, 2)
    assert result_due_on(PLAN, a_round(), MONDAY) == date(2026, 10, 21)


def test_the_steps_of_the_way_fill_the_promised_term() -> None:
    assert PLAN.limits is not None
    way = (Status.DA_TIEP_NHAN, Status.DU_DIEU_KIEN, Status.HOI_DONG_DE_NGHI, Status.TRINH_KY)
    limits = [step_limit(PLAN, each, MONDAY) for each in way]

    assert sum(each.days or 0 for each in limits if each) == PLAN.limits.results[0].days


def test_the_last_day_itself_is_in_time() -> None:
    told = [
        found.late
        for today in (date(2026, 10, 12), date(2026, 10, 13))
        if (found := waiting(PLAN, a_dossier(), MONDAY, today))
    ]
    assert told == [False, True]
    assert waiting(PLAN, a_dossier(status=Status.DA_RUT), MONDAY, MONDAY) is None


@pytest.mark.parametrize(
    ("today", "text", "told"),
    [
        (date(2026, 10, 7), "còn 3 ngày làm việc (hạn 12/10/2026)", False),
        (date(2026, 10, 8), "còn 2 ngày làm việc (hạn 12/10/2026)", True),
        (date(2026, 10, 12), "đến hạn hôm nay, 12/10/2026", True),
        (date(2026, 10, 14), "trễ 2 ngày làm việc (hạn 12/10/2026)", True),
    ],
)
def test_staff_read_how_it_stands(today: date, text: str, told: bool) -> None:
    found = waiting(PLAN, a_dossier(), MONDAY, today)

    assert found is not None
    assert found.text == text
    assert soon(PLAN.limits, found) is told
    assert found.who == "Phòng Văn hóa - Xã hội"
    assert not found.confirmed


def test_a_term_that_ended_on_friday_is_over_on_saturday() -> None:
    found = waiting(PLAN, a_dossier(), date(2026, 10, 9), date(2026, 10, 17))

    assert found is not None
    assert found.late
    assert found.text == "đã quá hạn (hạn 16/10/2026)"


def test_what_nobody_records_is_told_only_while_its_term_runs() -> None:
    issued = a_dossier(status=Status.DA_BAN_HANH)

    assert waiting(PLAN, issued, MONDAY, date(2026, 10, 19)) is not None
    assert waiting(PLAN, issued, MONDAY, date(2026, 10, 20)) is None


def test_where_the_calendar_ends_there_is_no_day() -> None:
    found = waiting(PLAN, a_dossier(), date(2031, 3, 3), date(2031, 3, 4))

    assert found is not None
    assert (found.due_on, found.left, found.late) == (None, None, False)
    assert "chưa có năm này" in found.text
    assert soon(PLAN.limits, found)
    assert result_due_on(PLAN, a_round(year=2031), date(2031, 3, 3)) is None


def test_without_limits_nothing_is_due() -> None:
    free: Plan = PLAN.model_copy(update={"limits": None})

    assert due_on(free, a_dossier(), MONDAY) is None
    assert waiting(free, a_dossier(), MONDAY, MONDAY) is None
    assert result_due_on(free, a_round(), MONDAY) is None
    assert list(yearly_due(free, date(2026, 11, 19))) == []


def test_a_dossier_waits_since_its_last_move() -> None:
    moved = an_event(on=MONDAY)
    told = an_event(on=date(2026, 10, 9), step=Step.APPRAISAL, source=None, target=None)

    assert waiting_since([moved, told]) == MONDAY
    assert waiting_since([]) is None


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 11, 4), []),
        (date(2026, 11, 5), ["hạn 19/11/2026, còn 10 ngày làm việc"]),
        (date(2026, 11, 19), ["hạn 19/11/2026, là hôm nay"]),
        (date(2026, 11, 20), ["đã qua hạn 19/11/2026; nếu chưa gửi, hãy gửi ngay"]),
        (date(2026, 12, 30), []),
        (
            date(2028, 11, 16),
            [
                "hạn 19/11/2028 là ngày nghỉ, ngày làm việc cuối cùng là 17/11/2028, còn 1 ngày làm"
                " việc"
            ],
        ),
        (
            date(2028, 11, 17),
            [
                "hạn 19/11/2028 là ngày nghỉ, ngày làm việc cuối cùng là 17/11/2028, hãy gửi ngay"
                " hôm nay"
            ],
        ),
    ],
)
def test_the_yearly_report_is_due_before_the_twentieth(today: date, told: list[str]) -> None:
    """Kế hoạch, Mục VI.2.4: trước 20/11, so the last day is the 19th."""
    found = [each.text for each in yearly_due(PLAN, today) if "Sở Khoa học" in each.what]

    assert found == told
    assert PLAN.limits is not None
    assert [each.source.confirmed for each in PLAN.limits.yearly] == [False, True]
