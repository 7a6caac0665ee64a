"""The ward's plan as data: movement, rounds, quotas, council rules, signatories, legal values."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from dossiers.books.number_book import SharedBook
from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import PlanFault, Refused
from dossiers.model.holds import HoldGround
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import FrozenModel, Source, Text
from dossiers.model.round import Occasion, Round
from dossiers.plan.award import Award
from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.personal_data import PersonalData, Retention
from dossiers.plan.time_limits import StepLimit, TimeLimits
from dossiers.plan.validity import LegalValue
from dossiers.plan.voting_rule import VotingRule
from dossiers.plan.working_days import WorkingCalendar


class Quota(FrozenModel):
    """The most that may be awarded (plan IV). `years` are those in which the occasion falls.

    `maximum` is None where the plan lets others set the number (plan IV.1).
    """

    award: str
    occasion: Occasion
    kind: NomineeKind
    years: tuple[int, ...]
    maximum: int | None = None
    source: Source


class Criterion(FrozenModel):
    """A criterion (plan III), open to nominees of `kinds` from units of `groups`."""

    code: str
    text: Text
    groups: tuple[UnitGroup, ...]
    kinds: tuple[NomineeKind, ...]
    source: Source


class ReviewQuotas(FrozenModel):
    """Whether what sơ kết and tổng kết may award replaces that year's yearly number, or adds."""

    replace_yearly: bool
    source: Source


class CitedDecision(FrozenModel):
    """Number and day by which the ward's decision on a plan is cited."""

    number: int
    signed_on: date


class Movement(FrozenModel):
    """An emulation movement (phong trào thi đua)."""

    code: str
    name: Text
    starts_on: date
    ends_on: date
    plan_decision: Text
    plan_decision_number: int | None = None
    plan_decided_on: date | None = None
    reviews: ReviewQuotas
    quotas: tuple[Quota, ...]
    criteria: tuple[Criterion, ...]
    source: Source

    @property
    def cited(self) -> CitedDecision | None:
        """Return number and day of the decision on the plan; None until both are known."""
        if self.plan_decision_number is None or self.plan_decided_on is None:
            return None
        return CitedDecision(number=self.plan_decision_number, signed_on=self.plan_decided_on)

    def decided_by(self, cited: CitedDecision | None) -> Self:
        """Return the movement with number and day of the decision on its plan, where given."""
        if cited is None:
            return self
        known = {"plan_decision_number": cited.number, "plan_decided_on": cited.signed_on}
        return self.model_copy(update=known)


class TieBreak(LegalValue):
    """Among equal votes a woman goes first, or a collective with at least this share of women."""

    TITLE = "quy định ưu tiên khi bằng phiếu"
    PLACE = "wards/council-tie-breaks.toml, mục [[tie_breaks]]"

    women: tuple[int, int]


class MeetingRule(LegalValue):
    """How many days before a session the council must have been invited."""

    TITLE = "thời hạn gửi giấy mời họp Hội đồng"
    PLACE = "wards/deadlines.toml, mục [[meetings]]"

    notice_days: int


class BaseSalary(LegalValue):
    """Base salary (lương cơ sở), đồng a month."""

    TITLE = "lương cơ sở"
    PLACE = "wards/bonus.toml, mục [[salaries]]"

    amount: int


class BonusCoefficient(LegalValue):
    """What the bonus is of the base salary, by award and kind of nominee."""

    TITLE = "hệ số tiền thưởng"
    PLACE = "wards/awards-bonus.toml, mục [[coefficients]]"
    KEY = ("award", "kind")

    award: str
    kind: NomineeKind
    coefficient: Decimal


class BonusRule(LegalValue):
    """How a bonus is rounded: up to a multiple of `rounding` đồng."""

    TITLE = "cách làm tròn tiền thưởng"
    PLACE = "wards/bonus.toml, mục [[rules]]"

    rounding: int


class Term(FrozenModel):
    """A term of office; both days are in it."""

    from_on: date
    until_on: date | None = None

    def covers(self, on: date) -> bool:
        """Tell whether the day lies in the term."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


class RosterMember(Term):
    """A member of the council by the ward's decision; `heads` are the units under the member."""

    name: Text
    role: Text
    office: Text
    heads: tuple[Text, ...] = ()
    source: Source


class Officer(Term):
    """A person who signs, with title and term."""

    name: Text
    title: Text
    body: Text
    source: Source


Linh = Literal["linh", "lẻ"]
"""How the zero in 105 is read: "linh" in the North, "lẻ" in the South."""


class Ward(FrozenModel):
    """The ward itself: names as documents print them, and who receives copies of a decision."""

    name: Text
    place: Text
    province: Text
    people_committee: Text
    office: Text
    office_short: Text
    drafter: Text
    proposal_recipients: tuple[Text, ...]
    decision_recipients: tuple[Text, ...]
    executors: Text
    fund: Text
    linh: Linh = "linh"
    source: Source


class OneAwardRule(LegalValue):
    """From how many hundredths on two achievements are the same, or alike enough to be asked."""

    TITLE = "quy định một thành tích chỉ khen một lần"
    PLACE = "wards/conditions.toml, mục [[one_award]]"

    same: int
    alike: int


class HoldRule(LegalValue):
    """A ground on which no award may be considered."""

    TITLE = "lý do tạm dừng xét"
    PLACE = "wards/conditions.toml, mục [[holds]]"
    KEY = ("ground",)

    ground: HoldGround


class Merger(FrozenModel):
    """Wards and communes that became one, on a day; the new one may bear the name of an old."""

    before: tuple[Text, ...]
    after: Text
    merged_on: date
    source: Source


class Printer(FrozenModel):
    """How far a printer puts everything off, in millimetres to the right and down."""

    name: Text
    right: float
    down: float
    source: Source


class Plan(FrozenModel):
    """All data of the ward that the rules and documents need."""

    ward: Ward
    movements: tuple[Movement, ...]
    awards: tuple[Award, ...]
    voting: tuple[VotingRule, ...]
    tie_breaks: tuple[TieBreak, ...]
    one_award: tuple[OneAwardRule, ...]
    salaries: tuple[BaseSalary, ...]
    coefficients: tuple[BonusCoefficient, ...]
    bonus_rules: tuple[BonusRule, ...]
    legal_bases: tuple[LegalBasis, ...]
    roster: tuple[RosterMember, ...]
    officers: tuple[Officer, ...]
    printers: tuple[Printer, ...] = ()
    holds: tuple[HoldRule, ...] = ()
    mergers: tuple[Merger, ...] = ()
    personal_data: tuple[PersonalData, ...] = ()
    retention: tuple[Retention, ...] = ()
    meetings: tuple[MeetingRule, ...] = ()
    books: tuple[SharedBook, ...] = ()
    calendar: WorkingCalendar = WorkingCalendar()
    limits: TimeLimits | None = None

    def award(self, code: str) -> Award:
        """Return the award with this code; raise PlanFault where the data has none."""
        for each in self.awards:
            if each.code == code:
                return each
        raise PlanFault(
            f"Dữ liệu của phường chưa có hình thức khen thưởng “{code}” (wards/awards.toml);"
            " hãy bổ sung."
        )

    @property
    def step_limits(self) -> tuple[StepLimit, ...]:
        """Return every limit of a step, of all awards and of single ones."""
        shared = self.limits.steps if self.limits else ()
        return (*shared, *(each for award in self.awards for each in award.limits))

    def round_title(self, round_: Round) -> str:
        """Return what staff read of a round: "Giấy khen của Chủ tịch UBND phường, hàng năm, …"."""
        return f"{self.award(round_.award).name}, {round_.occasion.text}, năm {round_.year}"

    def movement(self, code: str) -> Movement:
        """Return the movement with this code; raise Refused, naming those that there are."""
        for each in self.movements:
            if each.code == code:
                return each
        known = ", ".join(each.code for each in self.movements)
        raise Refused(f"Không có phong trào “{code}” trong dữ liệu của phường; hãy chọn: {known}.")

    def in_force(self, on: date) -> tuple[Movement, ...]:
        """Return the movements that run on a day; all there are where none does."""
        found = tuple(each for each in self.movements if each.starts_on <= on <= each.ends_on)
        return found or self.movements

    def current_movement(self, on: date, code: str = "") -> Movement:
        """Return the movement with this code or, where none is named, the one in force on the day.

        The plan's only movement is meant on any day. Raise Refused, naming those to choose from,
        where several are in force, or none of several.
        """
        if code:
            return self.movement(code)
        found = self.in_force(on)
        if len(found) == 1:
            return found[0]
        known = ", ".join(each.code for each in found)
        raise Refused(
            f"Ngày {on:%d/%m/%Y} không có đúng một phong trào đang diễn ra; hãy chọn phong trào:"
            f" {known}."
        )
