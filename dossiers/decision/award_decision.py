"""From the council's conclusion to the signed decision: the proposal and its outcome."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    QuotaExceeded,
    Refused,
    refuse_all,
)
from dossiers.model.events import Act
from dossiers.model.labels import LabelledEnum
from dossiers.model.names import comparable
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import Moves, collect_moves, move, why_not
from dossiers.plan.award import Award
from dossiers.plan.plan import CitedDecision, Plan
from dossiers.plan.quotas import quota_counts


class Authority(LabelledEnum):
    """In what right the signatory signs (Decree 30, annex I, II.7)."""

    CHU_TICH = "CHU_TICH", "Chủ tịch"
    KT_CHU_TICH = "KT_CHU_TICH", "KT. Chủ tịch (Phó Chủ tịch ký thay)"


class Medium(LabelledEnum):
    """Whether the decision is issued on paper or as an electronic document."""

    GIAY = "GIAY", "Văn bản giấy"
    DIEN_TU = "DIEN_TU", "Văn bản điện tử"


class Outcome(LabelledEnum):
    """What the Chủ tịch did with the draft decision."""

    DA_KY = "DA_KY", "Đã ký"
    TRA_LAI = "TRA_LAI", "Trả lại"


class Proposer(FrozenModel):
    """Who signs the proposal to the Chủ tịch, for VH-XH."""

    name: Text
    title: Text


class Signatory(FrozenModel):
    """Who signs the decision."""

    name: Text
    title: Text
    authority: Authority


class Proposal(FrozenModel):
    """The proposal (Tờ trình) of VH-XH to the Chủ tịch, with the draft decision it carries.

    `dossiers` are in the order of the list, collectives first: the order is the golden-book number.
    `plan_decision` is how its papers cite the decision on the plan; None where they do not.
    """

    round: str
    number: int
    proposed_on: date
    proposer: Proposer
    signatory: Signatory
    medium: Medium
    dossiers: tuple[str, ...]
    outcome: Outcome | None = None
    plan_decision: CitedDecision | None = None


class Decision(FrozenModel):
    """The issued decision (Quyết định) of a round; `plan_decision` as in the proposal."""

    round: str
    number: int
    signed_on: date
    signed_file: str = ""
    proposal_number: int
    signatory: Signatory
    medium: Medium
    dossiers: tuple[str, ...]
    plan_decision: CitedDecision | None = None


class SigningResult(FrozenModel):
    """What came of the proposal: signed or sent back, on which day, and why it was sent back."""

    outcome: Outcome
    signed_on: date
    reason: Text = ""


LIST_ORDER = (NomineeKind.TAP_THE, NomineeKind.CA_NHAN, NomineeKind.HO_GIA_DINH)
"""The parts of the list (Danh sách) in their order."""

TITLES = {Authority.CHU_TICH: "Chủ tịch", Authority.KT_CHU_TICH: "Phó Chủ tịch"}
"""How the title of a signatory begins, by the right in which they sign (Decree 30, annex I)."""


def ranked(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers in list order: collectives, persons, households, each by their rank.

    The order gives each its number in the golden book, so it is frozen once proposed.
    """
    return tuple(sorted(dossiers, key=_list_place))


def check_proposal(
    round_: Round,
    plan: Plan,
    dossiers: Sequence[Dossier],
    *,
    held_on: date | None,
    proposed_on: date,
    signatory: Signatory,
) -> tuple[Dossier, ...]:
    """Return the dossiers that the proposal carries, in list order, or refuse it with its reasons.

    `dossiers` are those of the round and of other rounds on the same quota, `held_on` the day of
    the round's latest session. Only what the ward itself decides is proposed (plan IV).
    """
    held = [each for each in dossiers if each.round == round_.code]
    chosen = ranked(each for each in held if each.status is Status.HOI_DONG_DE_NGHI)
    refuse_all(_award_faults(round_, plan.award(round_.award)))
    refuse_all(
        (
            *_list_faults(round_, held, chosen),
            *session_faults(round_, held_on, proposed_on),
            *signatory_faults(signatory),
            *quota_faults(round_, plan, dossiers),
        )
    )
    return chosen


def propose(
    proposal: Proposal, dossiers: Sequence[Dossier], *, at: datetime, run: str = ""
) -> Moves:
    """Send the proposal's dossiers up for signature; `dossiers` are what `check_proposal` gave."""
    by, on = proposal.proposer.name, proposal.proposed_on
    act = Act(step=Step.SIGNATURE, by=by, on=on, at=at, run=run)
    return collect_moves(move(each, Status.TRINH_KY, act) for each in dossiers)


def check_issuance(
    round_: Round, proposal: Proposal | None, dossiers: Sequence[Dossier], result: SigningResult
) -> tuple[Dossier, ...]:
    """Return the proposal's dossiers, in list order, or refuse the result with its reasons.

    `dossiers` are those of the round; `proposal` its latest, if any.
    """
    if proposal is None or proposal.outcome is not None:
        raise Refused(_nothing_to_issue(round_, proposal))
    held = {each.code: each for each in dossiers}
    listed = tuple(held[code] for code in proposal.dossiers if code in held)
    if not listed:
        raise Refused(_nothing_to_issue(round_, proposal))
    refuse_all(_issuance_faults(proposal, listed, result))
    return listed


def issue(
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    result: SigningResult,
    *,
    at: datetime,
    run: str = "",
) -> Moves:
    """Carry out the result for the dossiers that `check_issuance` gave: issued, or sent back."""
    by, on = proposal.signatory.name, result.signed_on
    act = Act(step=Step.ISSUANCE, by=by, on=on, at=at, run=run)
    target = _AFTER[result.outcome]
    return collect_moves(move(each, target, act, result.reason) for each in dossiers)


_AFTER = {Outcome.DA_KY: Status.DA_BAN_HANH, Outcome.TRA_LAI: Status.HOI_DONG_DE_NGHI}


def _list_place(dossier: Dossier) -> tuple[int, int, str]:
    return LIST_ORDER.index(dossier.nominee.kind), dossier.rank or 0, dossier.code


def _award_faults(round_: Round, award: Award) -> Iterator[Refused]:
    if not award.own:
        yield Refused(
            f"{award.name} do {award.level.text} quyết định, phường không trình ký quyết định đợt"
            f" {round_.code}; hãy lập hồ sơ trình {award.level.text}."
        )


def _list_faults(
    round_: Round, held: Sequence[Dossier], chosen: Sequence[Dossier]
) -> Iterator[Refused]:
    if any(each.status is Status.TRINH_KY for each in held):
        yield InvalidTransition(
            f"Đợt {round_.code} đang có Tờ trình chờ Chủ tịch ký; hãy ghi kết quả trình ký trước."
        )
    elif not chosen:
        yield Refused(
            f"Đợt {round_.code} chưa có hồ sơ nào ở trạng thái “{Status.HOI_DONG_DE_NGHI.text}”;"
            " hãy ghi kết quả họp Hội đồng trước."
        )
    for each in chosen:
        if reasons := why_not(each, Status.TRINH_KY, step=Step.SIGNATURE):
            yield InvalidTransition(*reasons)


def session_faults(round_: Round, held_on: date | None, proposed_on: date) -> Iterator[Refused]:
    """Yield what is wrong with a proposal before the session that it follows."""
    if held_on is not None and proposed_on < held_on:
        yield DatesOutOfOrder(
            f"Ngày Tờ trình {proposed_on:%d/%m/%Y} trước ngày họp Hội đồng của đợt {round_.code}"
            f" ({held_on:%d/%m/%Y}); hãy sửa lại ngày Tờ trình."
        )


def signatory_faults(signatory: Signatory) -> Iterator[Refused]:
    """Yield what is wrong with who signs: no name, or another title than the authority asks."""
    title = TITLES[signatory.authority]
    if not signatory.name:
        yield InvalidForm("Chưa ghi tên người ký quyết định; hãy ghi họ và tên.")
    if not f"{comparable(signatory.title)} ".startswith(f"{comparable(title)} "):
        yield InvalidForm(
            f"Người ký {signatory.name} ghi chức vụ “{signatory.title}” nhưng thẩm quyền ký là"
            f" “{signatory.authority.text}”; hãy ghi chức vụ bắt đầu bằng “{title}” hoặc chọn lại"
            " thẩm quyền."
        )


def quota_faults(round_: Round, plan: Plan, dossiers: Sequence[Dossier]) -> Iterator[Refused]:
    """Yield each quota of the round that those chosen go beyond."""
    distinct = {each.code: each for each in dossiers}.values()
    for count in quota_counts(plan, round_, distinct):
        if count.maximum is not None and count.used > count.maximum:
            kind = count.kind.text.lower()
            yield QuotaExceeded(
                f"Đợt {round_.code} có {count.used} {kind} được đề nghị, vượt tối đa"
                f" {count.maximum:02d} ({count.source}); hãy rút bớt hồ sơ trước khi trình."
            )


def _nothing_to_issue(round_: Round, proposal: Proposal | None) -> str:
    if proposal is None or proposal.outcome is None:
        return f"Đợt {round_.code} chưa có Tờ trình nào chờ ký; hãy làm bước Trình ký trước."
    return (
        f"Tờ trình số {proposal.number:02d} của đợt {round_.code} đã có kết quả"
        f" “{proposal.outcome.text}”; hãy làm bước Trình ký trước nếu có hồ sơ mới."
    )


def _issuance_faults(
    proposal: Proposal, listed: Sequence[Dossier], result: SigningResult
) -> Iterator[Refused]:
    if result.signed_on < proposal.proposed_on:
        yield DatesOutOfOrder(
            f"Ngày {result.outcome.text.lower()} {result.signed_on:%d/%m/%Y} trước ngày Tờ trình số"
            f" {proposal.number:02d} ({proposal.proposed_on:%d/%m/%Y}); hãy sửa lại ngày."
        )
    if result.outcome is Outcome.TRA_LAI and not result.reason:
        yield InvalidForm(
            f"Chủ tịch trả lại Tờ trình số {proposal.number:02d} nhưng chưa ghi lý do;"
            " hãy ghi lý do."
        )
        return
    for each in listed:
        target = _AFTER[result.outcome]
        if reasons := why_not(each, target, step=Step.ISSUANCE, reason=result.reason):
            yield InvalidTransition(*reasons)
