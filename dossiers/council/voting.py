"""The council (Hội đồng Thi đua - Khen thưởng): a session and its votes, counted and checked.

Who must be there is in `dossiers.council.quorum`; what follows for the dossiers is in
`dossiers.council.conclusion`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from dossiers.model.errors import InvalidForm, Refused, VotesDisagree
from dossiers.model.labels import LabelledEnum
from dossiers.model.names import comparable
from dossiers.model.record import FrozenModel, Text
from dossiers.plan.plan import Plan
from dossiers.plan.validity import value_on
from dossiers.plan.voting_rule import VoteBase, VotingRule


class VoteMode(LabelledEnum):
    """How the council votes."""

    BIEU_QUYET = "BIEU_QUYET", "Biểu quyết"
    BO_PHIEU_KIN = "BO_PHIEU_KIN", "Bỏ phiếu kín"


class Member(FrozenModel):
    """A council member at one session; an absent one may send a written opinion."""

    name: Text
    role: Text
    present: bool
    written_opinion: Text = ""


class Namesake(FrozenModel):
    """A member who bears a nominee's name or office and is another, so votes; and how we know."""

    name: Text
    reason: Text


class Vote(FrozenModel):
    """The votes on one dossier; `recused` names members who did not vote on it."""

    dossier: str
    agree: int
    disagree: int
    abstain: int
    recused: tuple[Text, ...] = ()
    namesakes: tuple[Namesake, ...] = ()


class BallotCount(FrozenModel):
    """Ballots issued, returned, valid and invalid, and who counted them; `tellers` begin with
    their head."""

    tellers: tuple[Text, ...]
    issued: int
    returned: int
    valid: int
    invalid: int


class Sitting(FrozenModel):
    """A session as the form states it; nothing selected means all that pass, by their votes.

    `ballots` is the count of a secret ballot, where it was kept. `tie_reason` is why the council
    chose as it did among equals. `replaces` is the number of an earlier session that this one
    mends, for `replace_reason`.
    """

    round: str
    held_on: date
    started_at: time | None = None
    ended_at: time | None = None
    place: Text
    chair: Text
    secretary: Text
    members: tuple[Member, ...]
    mode: VoteMode
    votes: tuple[Vote, ...]
    ballots: BallotCount | None = None
    selected: tuple[str, ...] = ()
    tie_reason: Text = ""
    replaces: int | None = None
    replace_reason: Text = ""


class CouncilSession(Sitting):
    """A session (phiên họp): who sat, how each dossier fared, who was selected in which order."""

    number: int


class Tally(FrozenModel):
    """The votes on one dossier, counted; `base` is of how many the threshold is a share."""

    dossier: str
    agree: int
    disagree: int
    abstain: int
    base: int
    passed: bool

    @property
    def percent(self) -> str:
        """Return the share in favour as minutes print it, e.g. "88,89%"; never used to compare."""
        if self.base == 0:
            return "0%"
        share = Decimal(100 * self.agree) / self.base
        rounded = share.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{rounded:f}".rstrip("0").rstrip(".").replace(".", ",") + "%"

    @property
    def text(self) -> str:
        """Return the text for staff: "8/9 phiếu đồng ý (88,89%)"."""
        return f"{self.agree}/{self.base} phiếu đồng ý ({self.percent})"


def papers_name(session: CouncilSession, sessions: Sequence[CouncilSession]) -> str:
    """Tell apart the papers of a round's sessions, of which `session` is one or comes next.

    Numbers begin anew each year, so one that stood before in the round goes with its year.
    """
    earlier = [each for each in sessions if each.held_on.year < session.held_on.year]
    if any(each.number == session.number for each in earlier):
        return f"{session.number}/{session.held_on.year}"
    return str(session.number)


def voting_rule(plan: Plan, award: str, on: date) -> VotingRule:
    """Return the quorum and threshold for `award` at a session held on a day.

    Raises PlanFault where the ward's data has none, NotInForce where it has lapsed.
    """
    rules = [each for each in plan.voting if each.award == award]
    return value_on(VotingRule, rules, on, f"cách biểu quyết {plan.award(award).name}")


def threshold_text(rule: VotingRule) -> str:
    """Return the text for staff: "trên 1/2 tổng số thành viên được biểu quyết"."""
    share = f"{rule.threshold[0]}/{rule.threshold[1]}"
    return f"{'trên' if rule.strict else 'ít nhất'} {share} {rule.base.text}"


def voter_counts(sitting: Sitting, vote: Vote) -> tuple[int, int]:
    """Return how many must have voted (present), and how many more may have (in writing).

    Recused members are in neither.
    """
    recused = {comparable(each) for each in vote.recused}
    free = [each for each in sitting.members if comparable(each.name) not in recused]
    present = sum(each.present for each in free)
    return present, sum(bool(each.written_opinion) for each in free if not each.present)


def tally(sitting: Sitting, vote: Vote, rule: VotingRule) -> Tally:
    """Count one dossier's votes by the award's rule, in whole numbers, never in percent."""
    base = _base(sitting, vote, rule.base)
    numerator, denominator = rule.threshold
    got, needed = vote.agree * denominator, numerator * base
    return Tally(
        dossier=vote.dossier,
        agree=vote.agree,
        disagree=vote.disagree,
        abstain=vote.abstain,
        base=base,
        passed=base > 0 and (got > needed if rule.strict else got >= needed),
    )


def sitting_faults(sitting: Sitting) -> Iterator[Refused]:
    """Yield what is wrong with hours and attendance: doubles, chair, secretary."""
    names = [comparable(each.name) for each in sitting.members]
    doubled = [
        each.name
        for place, each in enumerate(sitting.members)
        if comparable(each.name) in names[:place]
    ]
    for name in dict.fromkeys(doubled):
        yield InvalidForm(f"Thành viên {name} có hai dòng trong phiếu họp; hãy bỏ một dòng.")
    if sitting.started_at and sitting.ended_at and sitting.ended_at < sitting.started_at:
        yield InvalidForm(
            f"Giờ kết thúc {sitting.ended_at:%H:%M} trước giờ bắt đầu {sitting.started_at:%H:%M};"
            " hãy sửa lại giờ."
        )
    yield from _office_faults(sitting)


def vote_faults(sitting: Sitting, label: str, vote: Vote) -> Iterator[Refused]:
    """Yield what is wrong with the votes on the dossier that staff know as `label`."""
    names = {comparable(each.name) for each in sitting.members}
    for name in vote.recused:
        if comparable(name) not in names:
            yield VotesDisagree(
                f"{name} không tham gia biểu quyết hồ sơ {label} nhưng không có trong danh sách"
                " thành viên Hội đồng; hãy ghi đúng tên thành viên."
            )
    if min(vote.agree, vote.disagree, vote.abstain) < 0:
        yield VotesDisagree(f"Hồ sơ {label} có số phiếu âm; hãy kiểm tra lại số phiếu.")
    if sitting.ballots is None:
        yield from _sum_faults(sitting, label, vote)


def _base(sitting: Sitting, vote: Vote, base: VoteBase) -> int:
    """Count members that are not recused; or who took part; or the valid votes on the dossier.

    A show of hands has no invalid votes, so there the last two are the same.
    """
    if base is VoteBase.ALL_MEMBERS:
        recused = {comparable(each) for each in vote.recused}
        return sum(comparable(each.name) not in recused for each in sitting.members)
    if base is VoteBase.PRESENT and sitting.ballots is not None:
        return min(sum(voter_counts(sitting, vote)), sitting.ballots.issued)
    return vote.agree + vote.disagree + vote.abstain


def _office_faults(sitting: Sitting) -> Iterator[Refused]:
    present = {comparable(each.name): each.present for each in sitting.members}
    chair, secretary = comparable(sitting.chair), comparable(sitting.secretary)
    if chair not in present:
        yield InvalidForm(
            f"Người chủ trì {sitting.chair} không có trong danh sách thành viên Hội đồng;"
            " hãy bổ sung hoặc sửa tên."
        )
    elif not present[chair]:
        yield InvalidForm(
            f"Người chủ trì {sitting.chair} ghi là vắng mặt; hãy chọn thành viên có mặt chủ trì."
        )
    if not present.get(secretary, True):
        yield InvalidForm(
            f"Thư ký {sitting.secretary} ghi là vắng mặt; hãy chọn người có mặt ghi biên bản."
        )


def _sum_faults(sitting: Sitting, label: str, vote: Vote) -> Iterator[Refused]:
    present, written = voter_counts(sitting, vote)
    cast = vote.agree + vote.disagree + vote.abstain
    if present <= cast <= present + written:
        return
    expected = f"{present}" if not written else f"từ {present} đến {present + written}"
    yield VotesDisagree(
        f"Hồ sơ {label} có {cast} phiếu ({vote.agree} đồng ý, {vote.disagree} không đồng ý,"
        f" {vote.abstain} không có ý kiến) nhưng phải có {expected} phiếu ({present} thành viên có"
        f" mặt được biểu quyết, {written} ý kiến bằng văn bản); hãy kiểm tra lại số phiếu."
    )
