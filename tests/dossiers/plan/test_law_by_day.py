"""The law by day, as cases: on both sides of every change since 2023, each with its source."""

from datetime import date
from typing import NamedTuple

import pytest

from dossiers.council.voting import voting_rule
from dossiers.model.errors import CommendationError, NotInForce, PlanFault
from dossiers.model.nominee import NomineeKind
from dossiers.plan.bonus import bonus, bonus_values
from dossiers.plan.lapsing import lapsing
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import BaseSalary, HoldRule, TieBreak
from dossiers.plan.validity import value_on
from tests.dossiers.builders import the_plan, the_rehearsed_plan

TT, CN, HO = NomineeKind.TAP_THE, NomineeKind.CA_NHAN, NomineeKind.HO_GIA_DINH
GK, BK, CO = "GIAY_KHEN", "BANG_KHEN", "CO_THI_DUA"
QD, TTR, BC, KH = "QUYET_DINH", "TO_TRINH", "BAO_CAO_THAM_DINH", "QUYET_DINH_KE_HOACH"

LAW_2022 = "Luật Thi đua, khen thưởng 15/6/2022, hiệu lực 01/01/2024"
LAW_2026 = "Luật 06/2026/QH16, hiệu lực 01/10/2026, điều khoản chuyển tiếp"
DECREE_98 = "Nghị định 98/2023/NĐ-CP, hiệu lực 01/01/2024"
DECREE_152 = "Nghị định 152/2025/NĐ-CP, Điều 59: hiệu lực 01/7/2025"
DECREE_152_END = "Nghị định 152/2025/NĐ-CP, hết hiệu lực 01/3/2027"
CIRCULAR_1 = "Thông tư 01/2024/TT-BNV, hiệu lực 15/4/2024, hết hiệu lực 05/8/2025"
CIRCULAR_15 = "Thông tư 15/2025/TT-BNV, hiệu lực 05/8/2025"
CIRCULAR_15_END = "Thông tư 15/2025/TT-BNV, hết hiệu lực 01/3/2027"
PROVINCE = "Quyết định 553/QĐ-UBND ngày 13/3/2026"
SALARY_2023 = "Nghị định 24/2023/NĐ-CP: 1.800.000 từ 01/7/2023"
SALARY_2024 = "Nghị định 73/2024/NĐ-CP: 2.340.000 từ 01/7/2024"
SALARY_2026 = "Nghị định 161/2026/NĐ-CP, Điều 3, 6: 2.530.000 từ 01/7/2026"
ARTICLE_54 = "Nghị định 152/2025/NĐ-CP, Điều 54 khoản 1, Điều 49 (làm tròn lên)"
ARTICLE_50 = "Nghị định 152/2025/NĐ-CP, Điều 50"


class Cited(NamedTuple):
    """What a paper of a day cites, and not; `received` is the last day of its dossiers, if any."""

    source: str
    paper: str
    on: date
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    received: date | None = None


AMENDED = "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng"
LAW = "Luật Thi đua, khen thưởng"
ND98, ND152, TT1, TT15 = "98/2023/NĐ-CP", "152/2025/NĐ-CP", "01/2024/TT-BNV", "15/2025/TT-BNV"

CITED = [
    Cited(LAW_2022, QD, date(2023, 12, 31), (), (LAW, ND98, TT1)),
    Cited(LAW_2022, QD, date(2024, 1, 1), (LAW,), (AMENDED,)),
    Cited(DECREE_98, QD, date(2024, 1, 1), (ND98,), (ND152, TT1)),
    Cited(CIRCULAR_1, QD, date(2024, 2, 24), (ND98,), (TT1,)),
    Cited(CIRCULAR_1, QD, date(2024, 4, 14), (ND98,), (TT1,)),
    Cited(CIRCULAR_1, QD, date(2024, 4, 15), (ND98, TT1), (TT15,)),
    Cited(CIRCULAR_1, TTR, date(2025, 3, 3), (ND98, TT1), (ND152,)),
    Cited(DECREE_152, QD, date(2025, 6, 30), (ND98, TT1), (ND152,)),
    Cited(DECREE_152, QD, date(2025, 7, 1), (ND152, TT1), (ND98,)),
    Cited(DECREE_152, TTR, date(2025, 7, 1), (ND152,), (ND98,)),
    Cited(DECREE_152, BC, date(2025, 7, 1), (ND152,), (ND98,)),
    Cited(CIRCULAR_15, QD, date(2025, 8, 4), (ND152, TT1), (TT15,)),
    Cited(CIRCULAR_15, QD, date(2025, 8, 5), (ND152, TT15), (TT1,)),
    Cited(CIRCULAR_15, BC, date(2025, 8, 5), (TT15,), (TT1,)),
    Cited(PROVINCE, QD, date(2026, 3, 12), (TT15,), ("553/QĐ-UBND",)),
    Cited(PROVINCE, QD, date(2026, 3, 13), (TT15, "553/QĐ-UBND")),
    Cited("Kế hoạch, căn cứ (dự thảo 4/2026)", KH, date(2026, 4, 15), (ND152, TT15), (AMENDED,)),
    Cited(LAW_2026, QD, date(2026, 9, 30), (LAW, ND152), (AMENDED,)),
    Cited(LAW_2026, QD, date(2026, 10, 1), (LAW, AMENDED, ND152, TT15)),
    Cited(LAW_2026, QD, date(2026, 10, 5), (LAW, AMENDED), (), date(2026, 10, 1)),
    Cited(LAW_2026, QD, date(2026, 10, 5), (LAW,), (AMENDED,), date(2026, 9, 30)),
    Cited(LAW_2026, TTR, date(2026, 10, 5), (LAW, AMENDED), (), date(2026, 10, 1)),
    Cited(LAW_2026, TTR, date(2026, 10, 5), (LAW,), (AMENDED,), date(2026, 9, 30)),
    Cited(LAW_2026, BC, date(2026, 11, 16), (LAW,), (AMENDED,), date(2026, 9, 1)),
    Cited(LAW_2026, BC, date(2026, 11, 16), (LAW, AMENDED), (), date(2026, 11, 2)),
    Cited(LAW_2026, QD, date(2027, 2, 28), (LAW,), (AMENDED,), date(2026, 9, 30)),
    Cited(LAW_2026, KH, date(2026, 10, 1), (LAW, AMENDED)),
    Cited(DECREE_152_END, QD, date(2027, 2, 28), (ND152,), (ND98,)),
    Cited(CIRCULAR_15_END, QD, date(2027, 2, 28), (TT15,), (TT1,)),
    Cited(DECREE_152_END, TTR, date(2027, 2, 28), (ND152, TT15)),
    Cited(DECREE_152_END, BC, date(2027, 2, 28), (ND152, TT15)),
]


@pytest.mark.parametrize("case", CITED)
def test_a_paper_cites_what_is_in_force_on_its_day(case: Cited) -> None:
    found = {each.reference for each in bases(the_plan(), case.paper, case.on, case.received)}
    assert set(case.yes) <= found, case.source
    assert not set(case.no) & found, case.source


class Paid(NamedTuple):
    """The bonus of a decision of a day, in đồng."""

    source: str
    award: str
    kind: NomineeKind
    on: date
    amount: int


PAID = [
    Paid(f"{ARTICLE_54}; {SALARY_2024}", GK, CN, date(2025, 7, 1), 710_000),
    Paid(f"{ARTICLE_54}; {SALARY_2024}", GK, TT, date(2025, 7, 1), 1_410_000),
    Paid(f"{ARTICLE_54}; {SALARY_2024}", GK, HO, date(2025, 7, 1), 1_060_000),
    Paid(f"{ARTICLE_54}; {SALARY_2024}", BK, CN, date(2026, 4, 20), 3_510_000),
    Paid(f"{ARTICLE_54}; {SALARY_2024}", BK, TT, date(2026, 4, 20), 7_020_000),
    Paid(f"{ARTICLE_54}; {SALARY_2024}", BK, HO, date(2026, 4, 20), 5_270_000),
    Paid(f"{ARTICLE_50}; {SALARY_2024}", CO, TT, date(2026, 4, 20), 18_720_000),
    Paid(SALARY_2026, GK, CN, date(2026, 6, 30), 710_000),
    Paid(SALARY_2026, GK, CN, date(2026, 7, 1), 760_000),
    Paid(SALARY_2026, GK, TT, date(2026, 6, 30), 1_410_000),
    Paid(SALARY_2026, GK, TT, date(2026, 7, 1), 1_520_000),
    Paid(SALARY_2026, GK, HO, date(2026, 7, 1), 1_140_000),
    Paid(SALARY_2026, BK, CN, date(2026, 7, 1), 3_800_000),
    Paid(SALARY_2026, BK, TT, date(2026, 7, 1), 7_590_000),
    Paid(SALARY_2026, BK, HO, date(2026, 7, 1), 5_700_000),
    Paid(SALARY_2026, CO, TT, date(2026, 7, 1), 20_240_000),
    Paid(LAW_2026, GK, CN, date(2026, 9, 30), 760_000),
    Paid(LAW_2026, GK, CN, date(2026, 10, 1), 760_000),
    Paid(DECREE_152_END, GK, CN, date(2027, 2, 28), 760_000),
    Paid(DECREE_152_END, GK, TT, date(2027, 2, 28), 1_520_000),
]


@pytest.mark.parametrize("case", PAID)
def test_a_decision_pays_by_the_values_of_its_day(case: Paid) -> None:
    assert bonus(the_plan(), case.award, case.kind, case.on) == case.amount, case.source


SALARIES = [
    (SALARY_2023, date(2023, 7, 1), 1_800_000),
    (SALARY_2024, date(2024, 6, 30), 1_800_000),
    (SALARY_2024, date(2024, 7, 1), 2_340_000),
    (SALARY_2026, date(2026, 6, 30), 2_340_000),
    (SALARY_2026, date(2026, 7, 1), 2_530_000),
    (SALARY_2026, date(2027, 2, 28), 2_530_000),
]


@pytest.mark.parametrize(("source", "on", "amount"), SALARIES)
def test_the_base_salary_is_that_of_the_day(source: str, on: date, amount: int) -> None:
    held = value_on(BaseSalary, the_plan().salaries, on)
    assert (held.amount, held.source.confirmed) == (amount, True), source


class RefusedPaper(NamedTuple):
    """What is refused on a day: the paper, bonus or rule; by which error, naming what and where."""

    source: str
    need: str
    on: date
    error: type[CommendationError]
    named: str
    where: str


LAWS = "wards/legal-bases.toml"
COEFFICIENTS = "wards/awards-bonus.toml"
REFUSED = [
    RefusedPaper(DECREE_152_END, QD, date(2027, 3, 1), NotInForce, f"Nghị định số {ND152}", LAWS),
    RefusedPaper(DECREE_152_END, TTR, date(2027, 3, 1), NotInForce, f"Nghị định số {ND152}", LAWS),
    RefusedPaper(DECREE_152_END, BC, date(2027, 3, 1), NotInForce, f"Nghị định số {ND152}", LAWS),
    RefusedPaper(DECREE_152_END, KH, date(2027, 3, 1), NotInForce, f"Nghị định số {ND152}", LAWS),
    RefusedPaper(DECREE_152_END, QD, date(2027, 11, 16), NotInForce, "từ ngày 01/03/2027", LAWS),
    RefusedPaper(DECREE_152_END, QD, date(2030, 11, 16), NotInForce, "từ ngày 01/03/2027", LAWS),
    RefusedPaper(ARTICLE_54, GK, date(2027, 3, 1), NotInForce, "Điều 54", COEFFICIENTS),
    RefusedPaper(ARTICLE_54, BK, date(2027, 3, 1), NotInForce, "Điều 54", COEFFICIENTS),
    RefusedPaper(ARTICLE_50, CO, date(2027, 3, 1), NotInForce, "Điều 50", COEFFICIENTS),
    RefusedPaper(DECREE_152_END, "tie", date(2027, 3, 1), NotInForce, "ưu tiên", "tie-breaks.toml"),
    RefusedPaper(DECREE_152_END, "hold", date(2027, 3, 1), NotInForce, "tạm dừng", "conditions"),
    RefusedPaper(DECREE_152_END, "vote", date(2027, 3, 1), NotInForce, "Cờ thi đua", "voting.toml"),
    RefusedPaper(SALARY_2023, GK, date(2023, 6, 30), PlanFault, "lương cơ sở", "wards/bonus.toml"),
    RefusedPaper(DECREE_152, GK, date(2025, 6, 30), PlanFault, "chưa có hệ số", COEFFICIENTS),
]


def _ask(need: str, on: date) -> None:
    """Ask for what a paper of a day needs."""
    plan = the_plan()
    if need == "tie":
        value_on(TieBreak, plan.tie_breaks, on)
    elif need == "hold":
        value_on(HoldRule, plan.holds[:1], on)
    elif need == "vote":
        voting_rule(plan, CO, on)
    elif need in (GK, BK, CO):
        bonus_values(plan, need, TT, on)
    else:
        bases(plan, need, on)


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_lapsed_is_refused_by_name_and_place(case: RefusedPaper) -> None:
    with pytest.raises(case.error) as caught:
        _ask(case.need, case.on)
    assert type(caught.value) is case.error
    assert case.named in str(caught.value), case.source
    assert case.where in str(caught.value), case.source


@pytest.mark.parametrize(
    ("need", "on"),
    [
        *(("tie", each) for each in (date(2025, 7, 1), date(2027, 2, 28))),
        *(("hold", each) for each in (date(2025, 7, 1), date(2027, 2, 28))),
        *(("vote", each) for each in (date(2025, 7, 1), date(2027, 2, 28))),
    ],
)
def test_rules_of_decree_152_hold_to_its_last_day(need: str, on: date) -> None:
    _ask(need, on)


TOLD = [
    (DECREE_152_END, date(2026, 11, 30), "", ""),
    (DECREE_152_END, date(2026, 12, 1), "còn 90 ngày", f"Nghị định số {ND152}"),
    (CIRCULAR_15_END, date(2026, 12, 1), "còn 90 ngày", f"Thông tư số {TT15}"),
    (DECREE_152_END, date(2027, 2, 28), "còn 1 ngày", f"Nghị định số {ND152}"),
    (DECREE_152_END, date(2027, 3, 1), "đã hết hiệu lực", f"Nghị định số {ND152}"),
    (CIRCULAR_15_END, date(2027, 12, 1), "đã hết hiệu lực", f"Thông tư số {TT15}"),
    (DECREE_152, date(2025, 6, 30), "", ""),
    (SALARY_2026, date(2026, 6, 30), "", ""),
]


@pytest.mark.parametrize(("source", "today", "when", "named"), TOLD)
def test_what_lapses_is_told_ninety_days_before(
    source: str, today: date, when: str, named: str
) -> None:
    told = [each.text for each in lapsing(the_plan(), today)]
    if not named:
        assert told == [], source
    (said,) = [each for each in told if named and named in each] or [""]
    assert when in said, source


def test_the_decree_is_told_with_all_that_must_be_entered_anew() -> None:
    decree, circular = lapsing(the_plan(), date(2026, 12, 1))
    others = ("bonus", "conditions", "council-tie-breaks", "legal-bases")
    for place in ("awards-bonus", "awards-voting", *others):
        assert f"wards/{place}.toml" in decree.text
    assert circular.needed == ("wards/legal-bases.toml, mục [[bases]] (văn bản làm căn cứ)",)


def test_a_successor_ends_warning_and_refusal() -> None:
    plan = the_rehearsed_plan()
    assert lapsing(plan, date(2027, 2, 28)) == lapsing(plan, date(2030, 12, 31)) == ()
    cited = [each.reference for each in bases(plan, QD, date(2030, 11, 16))]
    assert "00/2027/NĐ-CP" in cited
    assert not {ND152, TT15} & set(cited)
    assert cited.index(AMENDED) < cited.index("00/2027/NĐ-CP") < cited.index("553/QĐ-UBND")
    assert bonus(plan, GK, CN, date(2030, 11, 16)) == 760_000


def test_there_are_at_least_sixty_dated_cases_and_each_has_a_source() -> None:
    cases = [*CITED, *PAID, *SALARIES, *REFUSED, *TOLD]
    assert len(cases) >= 60
    assert all(each[0] for each in cases)
