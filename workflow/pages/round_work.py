"""What is to be done in a round, as links that open the step's form filled."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from documents.markdown import link
from documents.papers.decision import QUYET_DINH
from dossiers.council.replacement import replaceable, standing
from dossiers.intake.appraisal_rules import Matches
from dossiers.model.dossier import Status
from dossiers.model.round import Round
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from workflow.board import RoundCard
from workflow.forms.prefill import (
    NextStep,
    next_steps,
    replacement_form,
    round_label,
    signed_copy_form,
    submission_form,
)
from workflow.pages.links import run_form_link
from workflow.pages.waiting import MAX_LINES, RoundWaits
from workflow.review.signed_copies import round_copies
from workflow.services import AppServices

ENDED = {
    Status.DA_BAN_HANH,
    Status.KHONG_DE_NGHI,
    Status.KHONG_DU_DIEU_KIEN,
    Status.CAP_TINH_TANG,
    Status.CAP_TINH_KHONG_TANG,
    Status.DA_RUT,
    Status.DA_HUY,
}
"""Where the way of a dossier ends."""

SENT_UP = {Status.TRINH_KY, Status.DA_TRINH_TINH}
"""Where a dossier lies before somebody else: the office can only wait."""


class ShownRound(NamedTuple):
    """A round as the board shows it: its card, what waits, what resembles earlier awards."""

    card: RoundCard
    waits: RoundWaits
    matches: Matches

    @property
    def round(self) -> Round:
        """Return the round."""
        return self.card.round


def round_work(
    services: AppServices, ledger: Ledger, shown: ShownRound, deployments: dict[Step, str]
) -> Iterator[str]:
    """Yield a link for each thing to do; `deployments` are the buttons by step."""
    yield from _to_do(services, shown, deployments)
    yield from _to_mend(services, ledger, shown, deployments)


def _to_do(services: AppServices, shown: ShownRound, deployments: dict[Step, str]) -> Iterator[str]:
    plan, round_, waits = services.plan, shown.round, shown.waits
    found = next_steps(plan, round_, waits.dossiers, services.today(), shown.matches, waits.numbers)
    for step, waiting, form in _first_supplements(found):
        if step is Step.SUBMISSION:
            whose = form["nominees"][0]["name"] if waiting == 1 else form["unit"]["name"]
            text = f"Nhận bổ sung: {whose}" + (f" ({waiting} hồ sơ)" if waiting > 1 else "")
        else:
            text = f"{step.text} ({waiting} hồ sơ)"
        yield link(text, run_form_link(deployments, step, form))
    form = submission_form(plan, round_)
    yield link("Nhận thêm hồ sơ", run_form_link(deployments, Step.SUBMISSION, form))
    if any(status not in ENDED | SENT_UP for status, _ in shown.card.counts):
        yield link("Rút một hồ sơ", run_form_link(deployments, Step.WITHDRAWAL, {}))
        text = "Tạm dừng xét, bỏ tạm dừng một hồ sơ" if waits.held else "Tạm dừng xét một hồ sơ"
        yield link(text, run_form_link(deployments, Step.HOLDING, {}))


def _first_supplements(steps: Sequence[NextStep]) -> Iterator[NextStep]:
    """Yield the steps, of the supplements, which have a form each, as many as are shown."""
    left = MAX_LINES
    for each in steps:
        left -= each.step is Step.SUBMISSION
        if each.step is not Step.SUBMISSION or left >= 0:
            yield each


def _to_mend(
    services: AppServices, ledger: Ledger, shown: ShownRound, deployments: dict[Step, str]
) -> Iterator[str]:
    """Offer to make certificates still to be made, and to hold again a session with a mistake."""
    award, round_ = shown.card.award, shown.round
    paper = award.certificate_paper
    if paper and (owed := ledger.pending_number(round_.code, paper)):
        form = {"round": round_label(services.plan, round_)}
        address = run_form_link(deployments, Step.BULK, form)
        yield link(f"Dựng {owed} {award.short_name}", address)
    yield from _unsigned(services, ledger, round_, deployments)
    if not (sessions := standing(ledger.sessions(round_.code))[-1:]):
        return
    dossiers = ledger.dossiers_by_code({vote.dossier for vote in sessions[0].votes})
    if session := replaceable(sessions, dossiers):
        form = replacement_form(services.plan, round_, session, dossiers)
        text = f"Họp lại, thay thế biên bản số {session.number} ngày {session.held_on:%d/%m/%Y}"
        yield link(text, run_form_link(deployments, Step.COUNCIL, form))


def _unsigned(
    services: AppServices, ledger: Ledger, round_: Round, deployments: dict[Step, str]
) -> Iterator[str]:
    """Offer to hand in the signed copy of the first decisions that have none."""
    copied = {each.number for each in round_copies(ledger, round_.code)}
    numbers = (QUYET_DINH.numbered(each.number) for each in ledger.decisions(round_.code))
    for number in [each for each in numbers if each not in copied][:MAX_LINES]:
        form = signed_copy_form(services.plan, round_, QUYET_DINH, number)
        address = run_form_link(deployments, Step.SIGNED_COPY, form)
        yield link(f"{Step.SIGNED_COPY.text}: Quyết định số {number}", address)
