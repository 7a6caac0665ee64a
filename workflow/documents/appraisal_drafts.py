"""The report on appraisal: a draft after each appraisal, numbered on the day that it bears."""

from collections.abc import Sequence
from datetime import date

from documents.papers.appraisal_report import BAO_CAO_THAM_DINH, compose_appraisal_report
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DatesOutOfOrder, InvalidForm
from dossiers.model.events import Act
from dossiers.model.round import Round
from workflow.documents.cited_plan import cited_plan
from workflow.documents.drafts import Draft
from workflow.step import StepContext

DRAFT = ""
"""The subject of the report that is not numbered yet; a numbered one has its number."""

STILL_WAITING = frozenset({Status.DA_NOP, Status.DA_TIEP_NHAN, Status.CHO_BO_SUNG})
"""Dossiers of which the office has not found for good."""


def report_appraisal(
    round_: Round, act: Act, given: int | None, step: StepContext
) -> tuple[str, ...]:
    """Report on every dossier of the round that was appraised so far; return notes for staff.

    The report is numbered, of the day of the appraisal, with a number given by hand or once
    nothing more is to be appraised; until then it is a draft.
    """
    dossiers = step.ledger.dossiers(round=round_.code)
    found = [each for each in dossiers if each.appraisal is not None]
    due = given is not None or _whole(round_, dossiers, act.on)
    number, notes = _number(round_, act.on, given, step) if due else (None, ())
    _make(round_, found, act, number, step)
    return notes


def _whole(round_: Round, dossiers: Sequence[Dossier], on: date) -> bool:
    """Tell whether the round takes no more dossiers, and none of it waits for the office."""
    closed = round_.closes_on is None or on > round_.closes_on
    return closed and not any(each.status in STILL_WAITING for each in dossiers)


def send_report(
    round_: Round, held_on: date, given: int | None, step: StepContext
) -> tuple[str, ...]:
    """Give the report that still waits its number, of the day of the session; return notes.

    Raise InvalidForm for a number given by hand where no report waits for one.
    """
    made = step.ledger.documents(round=round_.code)
    waiting = (BAO_CAO_THAM_DINH.code, DRAFT) in {(each.kind, each.subject) for each in made}
    dossiers = step.ledger.dossiers(round=round_.code)
    found = [each for each in dossiers if each.appraisal and each.appraisal.appraised_on <= held_on]
    findings = [each.appraisal for each in found if each.appraisal]
    latest = max(findings, key=lambda each: each.appraised_on, default=None)
    if not waiting or latest is None:
        _refuse_given(given)
        return ()
    number, notes = _number(round_, held_on, given, step)
    if number is not None:
        _make(round_, found, step.act(latest.appraiser, held_on), number, step)
    return notes


def _refuse_given(given: int | None) -> None:
    if given is not None:
        raise InvalidForm(
            f"Số báo cáo thẩm định: {BAO_CAO_THAM_DINH.title} của đợt đã có số; hãy bỏ trống ô này"
        )


def _number(
    round_: Round, on: date, given: int | None, step: StepContext
) -> tuple[int | None, tuple[str, ...]]:
    """Return the report's number; none, and why, while the next one would run against the days."""
    title = BAO_CAO_THAM_DINH.title
    try:
        number = step.draw_number(BAO_CAO_THAM_DINH, on, f"{title}, đợt {round_.code}", given)
    except DatesOutOfOrder as fault:
        if given is not None:
            raise
        return None, (f"{title} chưa lấy số. {fault}",)
    step.ledger.supersede(round_.code, BAO_CAO_THAM_DINH.code, [DRAFT])
    return number, ()


def _make(
    round_: Round, found: Sequence[Dossier], act: Act, number: int | None, step: StepContext
) -> None:
    facts = step.services.facts(round_).citing(cited_plan(round_, step))
    context = compose_appraisal_report(facts, found, appraiser=act.by, on=act.on, number=number)
    name = f"{BAO_CAO_THAM_DINH.title} đợt {round_.code}"
    symbol = "" if number is None else BAO_CAO_THAM_DINH.numbered(number)
    draft = Draft(
        round_.code,
        title=f"{name} số {symbol}" if symbol else name,
        file_name=f"{name} số {symbol}" if symbol else f"{name} (dự thảo)",
        dossiers=[each.code for each in found],
        by=act.by,
        number=symbol,
        dated=act.on if symbol else None,
        subject=DRAFT if number is None else str(number),
    )
    step.make(BAO_CAO_THAM_DINH, context, draft)
