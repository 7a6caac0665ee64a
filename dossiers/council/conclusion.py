"""What a council session comes to: who is put forward, in which order, within the quota."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from dossiers.council.ballots import ballot_faults, count_faults
from dossiers.council.meeting import serving
from dossiers.council.quorum import quorum_faults, quorum_text
from dossiers.council.ranking import ByCode, passing
from dossiers.council.recusal import recusal_faults, recusal_notes
from dossiers.council.replacement import Reopened, find_replaced, reopen
from dossiers.council.roster import roster_faults, roster_notes
from dossiers.council.selection import (
    Selection,
    check_selection,
    selection_notes,
    why_passed_over,
    why_put_forward,
)
from dossiers.council.voting import (
    CouncilSession,
    Sitting,
    Tally,
    Vote,
    VoteMode,
    sitting_faults,
    tally,
    threshold_text,
    vote_faults,
    voting_rule,
)
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.model.events import Act, Event
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import move, why_not
from dossiers.plan.plan import Plan, TieBreak
from dossiers.plan.quotas import quota_counts
from dossiers.plan.validity import value_on
from dossiers.plan.voting_rule import VotingRule


class Conclusion(FrozenModel):
    """The session as kept, the count of each dossier, the dossiers moved, and what staff note.

    `replaced` is the session that this one mends, if any.
    """

    session: CouncilSession
    tallies: tuple[Tally, ...]
    dossiers: tuple[Dossier, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
    replaced: CouncilSession | None = None


@dataclass(frozen=True)
class SessionCase:
    """A session as its form states it, with what it is judged by.

    `dossiers` are those of the round, `sessions` its earlier ones in their order; `others` are the
    dossiers of other rounds that draw on the same quota (`quotas.same_quota`).
    """

    sitting: Sitting
    plan: Plan
    round: Round
    dossiers: Sequence[Dossier]
    others: Sequence[Dossier] = ()
    sessions: Sequence[CouncilSession] = ()


def conclude(case: SessionCase, number: int, at: datetime, run: str = "") -> Conclusion:
    """Return what follows from the votes of the session, kept as `number`.

    A dossier that passes but isn't selected isn't put forward either. Raises Refused with every
    reason.
    """
    sitting = case.sitting
    replaced = find_replaced(sitting, case.sessions)
    act = Act(step=Step.COUNCIL, by=sitting.chair, on=sitting.held_on, at=at, run=run)
    reopened = reopen(sitting, replaced, case.dossiers, act) if replaced else ()
    held = _held(case, reopened)
    selection = _select(case, held)
    moves = [_decide(each, selection, held, sitting, act) for each in selection.tallies]
    decided = {dossier.code for dossier, _ in moves}
    waiting = [dossier for dossier, _ in reopened if dossier.code not in decided]
    kept = {**dict(sitting), "number": number, "selected": selection.selected}
    return Conclusion(
        session=CouncilSession.model_validate(kept),
        tallies=selection.tallies,
        dossiers=(*(dossier for dossier, _ in moves), *waiting),
        events=tuple(event for _, event in chain(reopened, moves)),
        notes=tuple(_notes(case, held, selection)),
        replaced=replaced,
    )


def _held(case: SessionCase, reopened: Reopened) -> ByCode:
    """Return the round's dossiers, those of a replaced session waiting for the council again."""
    back = {each.code: each for each, _ in reopened}
    own = (each for each in case.dossiers if each.round == case.round.code)
    return {each.code: back.get(each.code, each) for each in own}


def _select(case: SessionCase, held: ByCode) -> Selection:
    sitting, plan, round_ = case.sitting, case.plan, case.round
    rule = voting_rule(plan, round_.award, sitting.held_on)
    tie_break = value_on(TieBreak, plan.tie_breaks, sitting.held_on)
    refuse_all(
        chain(
            sitting_faults(sitting),
            quorum_faults(sitting, rule),
            roster_faults(sitting, plan.roster),
            _mode_faults(sitting, plan, rule),
            _vote_faults(case, held),
        )
    )
    tallies = tuple(tally(sitting, vote, rule) for vote in sitting.votes)
    ranked = passing(tallies, held, tie_break)
    elsewhere = [each for each in case.others if each.round != round_.code]
    selection = Selection(
        rule=rule,
        tie_break=tie_break,
        tallies=tallies,
        ranked=ranked,
        selected=sitting.selected or tuple(each.dossier for each in ranked),
        counts=quota_counts(plan, round_, [*held.values(), *elsewhere]),
        tie_reason=sitting.tie_reason,
    )
    check_selection(selection, held)
    return selection


def _mode_faults(sitting: Sitting, plan: Plan, rule: VotingRule) -> Iterator[Refused]:
    if sitting.ballots is not None:
        yield from count_faults(sitting, sitting.ballots)
    if rule.source.confirmed and _lacks_ballot(sitting, rule):
        yield InvalidForm(f"{_ballot_text(plan, rule)}; hãy bỏ phiếu kín.")


def _lacks_ballot(sitting: Sitting, rule: VotingRule) -> bool:
    return rule.ballot and sitting.mode is not VoteMode.BO_PHIEU_KIN


def _ballot_text(plan: Plan, rule: VotingRule) -> str:
    return f"{plan.award(rule.award).name} phải xét bằng bỏ phiếu kín ({rule.source.text})"


def _vote_faults(case: SessionCase, held: ByCode) -> Iterator[Refused]:
    votes = case.sitting.votes
    codes = [each.dossier for each in votes]
    if not codes:
        yield InvalidForm("Phiếu họp chưa có kết quả của hồ sơ nào; hãy ghi số phiếu từng hồ sơ.")
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {code} có hai dòng kết quả biểu quyết; hãy chỉ giữ một dòng.")
    for vote in votes:
        if vote.dossier in held:
            yield from _dossier_faults(case.sitting, case.plan, vote, held[vote.dossier])
        else:
            yield UnknownDossier(
                f"Không có hồ sơ {vote.dossier} trong đợt {case.round.code}; hãy kiểm tra mã hồ sơ."
            )


def _dossier_faults(
    sitting: Sitting, plan: Plan, vote: Vote, dossier: Dossier
) -> Iterator[Refused]:
    if reasons := why_not(_at_rank(dossier, 1), Status.HOI_DONG_DE_NGHI, step=Step.COUNCIL):
        yield InvalidTransition(*reasons)
    elif dossier.appraisal is not None and sitting.held_on < dossier.appraisal.appraised_on:
        yield DatesOutOfOrder(
            f"Ngày họp {sitting.held_on:%d/%m/%Y} trước ngày thẩm định hồ sơ {dossier.label}"
            f" ({dossier.appraisal.appraised_on:%d/%m/%Y}); hãy sửa lại ngày họp."
        )
    yield from recusal_faults(sitting, vote, dossier, serving(plan.roster, sitting.held_on))
    yield from vote_faults(sitting, dossier.label, vote)
    if sitting.ballots is not None:
        yield from ballot_faults(sitting, sitting.ballots, dossier.label, vote)


def _decide(
    tally: Tally, selection: Selection, held: ByCode, sitting: Sitting, act: Act
) -> tuple[Dossier, Event]:
    dossier, target = held[tally.dossier], Status.KHONG_DE_NGHI
    reason = why_passed_over(selection, tally, held)
    if tally.dossier in selection.selected:
        first = max((each.rank or 0 for each in held.values()), default=0) + 1
        dossier = _at_rank(dossier, first + selection.selected.index(tally.dossier))
        target, reason = Status.HOI_DONG_DE_NGHI, why_put_forward(selection, tally, held)
    return move(dossier, target, act, reason + _namesake_sentence(sitting, tally.dossier))


def _namesake_sentence(sitting: Sitting, code: str) -> str:
    """Say who bears the nominee's name and voted all the same, and why that was right."""
    found = [name for vote in sitting.votes if vote.dossier == code for name in vote.namesakes]
    return "".join(f" Thành viên {each.name} trùng tên: {each.reason}" for each in found)


def _at_rank(dossier: Dossier, rank: int) -> Dossier:
    return dossier.model_copy(update={"rank": rank})


def _notes(case: SessionCase, held: ByCode, selection: Selection) -> Iterator[str]:
    sitting = case.sitting
    voted = {each.dossier for each in sitting.votes}
    for each in held.values():
        if each.status is Status.DU_DIEU_KIEN and each.code not in voted:
            yield f"Hồ sơ {each.label} chưa được biểu quyết, vẫn chờ Hội đồng."
    yield from selection_notes(selection, held)
    for vote in sitting.votes:
        yield from recusal_notes(sitting, vote, held[vote.dossier])
    yield from roster_notes(sitting, case.plan.roster)
    yield from _rule_notes(sitting, case.plan, selection.rule)


def _rule_notes(sitting: Sitting, plan: Plan, rule: VotingRule) -> Iterator[str]:
    """Yield what the session leaned on that the ward has not confirmed."""
    if rule.source.confirmed:
        return
    needed = f"{quorum_text(rule)}, cần {threshold_text(rule)}"
    yield f"Chưa xác nhận: {needed} ({rule.source.text})."
    if _lacks_ballot(sitting, rule):
        yield f"Chưa xác nhận: {_ballot_text(plan, rule)}."
