"""Forwarding (trình cấp trên): the ward's proposal to the province on what it can't decide itself.

Law on emulation and commendation, article 84; plan IV.1-IV.3 and VI.2.1.c.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dossiers.decision.award_decision import (
    Medium,
    Proposer,
    Signatory,
    quota_faults,
    ranked,
    session_faults,
    signatory_faults,
)
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, InvalidTransition, Refused, refuse_all
from dossiers.model.events import Act
from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import Moves, collect_moves, move, why_not
from dossiers.plan.award import Award
from dossiers.plan.plan import CitedDecision, Plan


class Channel(LabelledEnum):
    """How the packet went up."""

    TRUC_LIEN_THONG = "TRUC_LIEN_THONG", "Trục liên thông văn bản"
    BUU_CHINH = "BUU_CHINH", "Bưu chính"
    TRUC_TIEP = "TRUC_TIEP", "Nộp trực tiếp"


class Sending(FrozenModel):
    """Who signs the ward's proposal to the province, when, and how it goes up.

    `guidance` is the province's own letter that the packet follows; `document_id` what the
    exchange of documents calls it.
    """

    signed_on: date
    signatory: Signatory
    guidance: Text = ""
    sent_on: date | None = None
    channel: Channel | None = None
    document_id: Text = ""


class Forwarding(Sending):
    """The ward's signed proposal to the province, with the dossiers in the order of its list.

    `plan_decision` is how it cites the decision on the plan; None where it does not.
    """

    round: str
    number: int
    dossiers: tuple[str, ...]
    plan_decision: CitedDecision | None = None

    @property
    def proposed_on(self) -> date:
        """Return its day, as a proposal's."""
        return self.signed_on

    @property
    def proposer(self) -> Proposer:
        """Return who proposes: the one who signs, as the ward itself proposes."""
        return Proposer(name=self.signatory.name, title=self.signatory.title)

    @property
    def medium(self) -> Medium:
        """Return the medium whose annexes cite it by number and day (Decree 30, form 2.1)."""
        return Medium.GIAY


def check_forwarding(
    round_: Round,
    plan: Plan,
    dossiers: Sequence[Dossier],
    *,
    held_on: date | None,
    sending: Sending,
) -> tuple[Dossier, ...]:
    """Return the dossiers to be sent up, in list order, or refuse with every reason.

    `dossiers` are those of the round and of other rounds on the same quota, `held_on` the day of
    the round's latest session.
    """
    held = [each for each in dossiers if each.round == round_.code]
    chosen = ranked(each for each in held if each.status is Status.HOI_DONG_DE_NGHI)
    refuse_all(_award_faults(round_, plan.award(round_.award)))
    refuse_all(
        (
            *_list_faults(round_, chosen),
            *session_faults(round_, held_on, sending.signed_on),
            *_sending_faults(sending),
            *signatory_faults(sending.signatory),
            *quota_faults(round_, plan, dossiers),
        )
    )
    return chosen


def forward(
    forwarding: Forwarding, dossiers: Sequence[Dossier], *, at: datetime, run: str = ""
) -> Moves:
    """Send up the dossiers that `check_forwarding` gave."""
    by, on = forwarding.signatory.name, forwarding.signed_on
    act = Act(step=Step.PROVINCE, by=by, on=on, at=at, run=run)
    return collect_moves(move(each, Status.DA_TRINH_TINH, act) for each in dossiers)


def _award_faults(round_: Round, award: Award) -> Iterator[Refused]:
    if not award.has_step(Step.PROVINCE):
        yield Refused(
            f"{award.name} do {award.level.text} quyết định, không trình cấp tỉnh; đợt"
            f" {round_.code} đi theo bước của hình thức đó."
        )


def _list_faults(round_: Round, chosen: Sequence[Dossier]) -> Iterator[Refused]:
    if not chosen:
        yield Refused(
            f"Đợt {round_.code} chưa có hồ sơ nào ở trạng thái “{Status.HOI_DONG_DE_NGHI.text}”;"
            " hãy ghi kết quả họp Hội đồng trước."
        )
    for each in chosen:
        if reasons := why_not(each, Status.DA_TRINH_TINH, step=Step.PROVINCE):
            yield InvalidTransition(*reasons)


def _sending_faults(sending: Sending) -> Iterator[Refused]:
    if sending.sent_on is not None and sending.sent_on < sending.signed_on:
        yield DatesOutOfOrder(
            f"Ngày gửi {sending.sent_on:%d/%m/%Y} trước ngày ký Tờ trình"
            f" {sending.signed_on:%d/%m/%Y}; hãy sửa lại ngày gửi."
        )
