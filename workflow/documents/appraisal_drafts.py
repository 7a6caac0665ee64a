"""The report on appraisal: a draft after each appraisal, numbered when it goes to the council."""

from collections.abc import Sequence
from datetime import date

from documents.papers.appraisal_report import BAO_CAO_THAM_DINH, compose_appraisal_report
from dossiers.model.dossier import Dossier
from dossiers.model.round import Round
from workflow.documents.drafts import Draft
from workflow.step import StepContext

DRAFT = ""
"""The subject of the report that is not sent yet; a sent one has its number."""


def draft_report(round_: Round, appraiser: str, on: date, step: StepContext) -> None:
    """Draft the report on every dossier of the round that was appraised so far."""
    dossiers = step.ledger.dossiers(round=round_.code)
    found = [each for each in dossiers if each.appraisal is not None]
    _make(round_, found, appraiser, on, None, step)


def send_report(round_: Round, held_on: date, step: StepContext) -> None:
    """Give the report that waits, if one does, its number, for the session that it lay before."""
    made = step.ledger.documents(round=round_.code)
    waiting = (BAO_CAO_THAM_DINH.code, DRAFT) in {(each.kind, each.subject) for each in made}
    dossiers = step.ledger.dossiers(round=round_.code)
    found = [each for each in dossiers if each.appraisal and each.appraisal.appraised_on <= held_on]
    findings = [each.appraisal for each in found if each.appraisal]
    latest = max(findings, key=lambda each: each.appraised_on, default=None)
    if not waiting or latest is None:
        return
    day = latest.appraised_on
    number = step.ledger.draw_number(
        BAO_CAO_THAM_DINH.symbol, day.year, f"{BAO_CAO_THAM_DINH.title}, đợt {round_.code}"
    )
    step.ledger.supersede(round_.code, BAO_CAO_THAM_DINH.code, DRAFT)
    _make(round_, found, latest.appraiser, day, number, step)


def _make(
    round_: Round,
    found: Sequence[Dossier],
    appraiser: str,
    on: date,
    number: int | None,
    step: StepContext,
) -> None:
    context = compose_appraisal_report(
        step.services.facts(round_), found, appraiser=appraiser, on=on, number=number
    )
    name = f"{BAO_CAO_THAM_DINH.title} đợt {round_.code}"
    symbol = "" if number is None else BAO_CAO_THAM_DINH.numbered(number)
    draft = Draft(
        round_.code,
        title=f"{name} số {symbol}" if symbol else name,
        file_name=f"{name} số {symbol}" if symbol else f"{name} (dự thảo)",
        dossiers=[each.code for each in found],
        by=appraiser,
        number=symbol,
        dated=on if symbol else None,
        subject=DRAFT if number is None else str(number),
    )
    step.make(BAO_CAO_THAM_DINH, context, draft)
