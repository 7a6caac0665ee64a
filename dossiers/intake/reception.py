"""Receiving a unit's nominations (tiếp nhận hồ sơ): what is refused, what is only warned of."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from dossiers.intake.components import component_names, missing_components, new_components
from dossiers.intake.lateness import lateness, lateness_faults
from dossiers.intake.submission_rules import OPEN_ANEW, adds_papers, submission_faults
from dossiers.matching.earlier_awards import (
    Found,
    alike_warnings,
    match_warnings,
    one_award_misfits,
)
from dossiers.model.dossier import Dossier, Nominee, NomineeKind, Status
from dossiers.model.errors import refuse_all
from dossiers.model.events import Act, Event, Step
from dossiers.model.finding import FieldFinding
from dossiers.model.names import same_name
from dossiers.model.record import FrozenModel
from dossiers.model.round import Round
from dossiers.model.submission import ByNominee, Submission
from dossiers.model.transitions import move
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import quota

OUT_OF_ROUND = OPEN_ANEW | {Status.KHONG_DE_NGHI, Status.DA_HUY}
"""No longer a candidate of the round."""


class Entry(FrozenModel):
    """One nominee of the form, with the dossier that it supplements, if any."""

    nominee: Nominee
    supplements: Dossier | None = None


class Intake(FrozenModel):
    """What a submission comes to: an entry a nominee, in the form's order, and warnings.

    `reason` is why it came early or late, if it did.
    """

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    reason: str = ""


def find_faults(
    handed: Submission, plan: Plan, existing: Sequence[Dossier], matches: Found = ()
) -> tuple[FieldFinding, ...]:
    """Return every reason to refuse a submission, each with the row and field that it is in.

    `existing` are the dossiers of the round, `matches` the earlier awards that look like those of
    each nominee. Criteria: plan III; chain of dates: plan VI.2.1; one award for one achievement.
    """
    held = ByNominee([each for each in existing if each.round == handed.round.code])
    anew = any(not _supplemented(each, handed, held) for each in handed.nominees)
    late = lateness_faults(handed) if anew else ()
    again = one_award_misfits(handed, matches, plan)
    return (*submission_faults(handed, plan, held), *again, *late)


def check_intake(
    handed: Submission,
    plan: Plan,
    existing: Sequence[Dossier],
    matches: Found = (),
    others: Sequence[Dossier] = (),
) -> Intake:
    """Refuse a submission with every reason at once, or say what each of its nominees becomes.

    As in `find_faults`; `others` are the dossiers of other rounds on the same quota.
    """
    refuse_all(each.refused() for each in find_faults(handed, plan, existing, matches))
    held = [each for each in existing if each.round == handed.round.code]
    found = ByNominee(held)
    entries = tuple(
        Entry(nominee=each, supplements=_supplemented(each, handed, found))
        for each in handed.nominees
    )
    anew = any(each.supplements is None for each in entries)
    late = lateness(handed) if anew else ""
    reason = handed.late_reason if late else ""
    days = (f"{late}; lý do: {reason}.",) if late else ()
    elsewhere = [each for each in others if each.round != handed.round.code]
    quotas = _quota_warnings(handed.round, plan, entries, held, elsewhere)
    alike = alike_warnings(handed.nominees, handed.unit.name, plan)
    earlier = match_warnings(handed, matches)
    warnings = (*days, *quotas, *alike, *earlier)
    return Intake(entries=entries, warnings=warnings, reason=reason)


def receive(
    entry: Entry,
    handed: Submission,
    *,
    code: str,
    received_by: str,
    at: datetime,
    run: str = "",
    reason: str = "",
) -> tuple[Dossier, Event]:
    """Return the dossier received, with its event: a new one under `code`, or the one supplemented.

    A supplemented dossier keeps its code and its earlier components and is appraised anew; what
    it was found lacking stays in the events. `reason` is why it came early or late.
    """
    receipt = {
        "unit": handed.unit,
        "nominee": entry.nominee,
        "received_on": handed.received_on,
        "received_by": received_by,
    }
    before = entry.supplements
    if before is None:
        code_and_round = {"code": code, "round": handed.round.code, "since": at}
        status = {"status": Status.DA_TIEP_NHAN, "components": handed.components}
        dossier = Dossier.model_validate({**code_and_round, **status, **receipt})
        return dossier, _event(dossier, None, at, run, reason)
    papers = new_components(before, handed.components)
    mended = {**receipt, "components": before.components + papers, "appraisal": None}
    dossier = before.model_copy(update=mended)
    if before.status is Status.DA_TIEP_NHAN:  # it waits as before, with more papers
        said = f"Nộp thêm: {component_names(tuple(each.kind for each in papers))}"
        return dossier, _event(dossier, before.status, at, run, said)
    return _again(dossier, at, run)


def missing_warnings(round_: Round, plan: Plan, received: Sequence[Dossier]) -> Iterator[str]:
    """Yield what is still missing, dossiers that lack the same papers named together."""
    lacking: dict[str, list[str]] = {}
    for dossier in received:
        if missing := missing_components(plan, round_, dossier):
            lacking.setdefault(component_names(missing), []).append(dossier.code)
    for papers, codes in lacking.items():
        whose = f"Hồ sơ {codes[0]}" if len(codes) == 1 else f"{len(codes)} hồ sơ {_span(codes)}"
        yield (
            f"{whose} còn thiếu: {papers}. Nhận như hồ sơ chưa đầy đủ, chưa thể thẩm định đủ điều"
            " kiện; đơn vị nộp thêm bằng một phiếu tiếp nhận như cũ, có ghi giấy tờ kèm theo."
        )


def _span(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= MAX_NAMED else f"từ {codes[0]} đến {codes[-1]}"


MAX_NAMED = 5
"""How many dossiers one warning names; beyond that it gives the first and the last."""


def _again(dossier: Dossier, at: datetime, run: str) -> tuple[Dossier, Event]:
    return move(dossier, Status.DA_TIEP_NHAN, _act(dossier, at, run))


def _act(dossier: Dossier, at: datetime, run: str) -> Act:
    return Act(step=Step.SUBMISSION, by=dossier.received_by, on=dossier.received_on, at=at, run=run)


def _event(dossier: Dossier, source: Status | None, at: datetime, run: str, reason: str) -> Event:
    return Event(
        round=dossier.round,
        dossier=dossier.code,
        source=source,
        target=dossier.status,
        reason=reason,
        **dict(_act(dossier, at, run)),
    )


def _supplemented(nominee: Nominee, handed: Submission, held: ByNominee) -> Dossier | None:
    for each in held.same(nominee):
        waits = each.status is Status.CHO_BO_SUNG and same_name(each.unit.name, handed.unit.name)
        if waits or adds_papers(each, nominee, handed):
            return each
    return None


def _quota_warnings(
    round_: Round,
    plan: Plan,
    entries: Sequence[Entry],
    held: Sequence[Dossier],
    elsewhere: Sequence[Dossier],
) -> Iterator[str]:
    here, there = _standing(held), _standing(elsewhere)
    new_components = [each.nominee.kind for each in entries if each.supplements is None]
    for kind in dict.fromkeys(new_components):
        limit = quota(plan, round_, kind)
        total = here.count(kind) + there.count(kind) + new_components.count(kind)
        if limit is not None and total > limit.maximum:
            beside = " và các đợt khác cùng số lượng" if kind in there else ""
            yield (
                f"Đợt{beside} có {total} {kind.text.lower()} được đề nghị, tối đa được khen"
                f" {limit.maximum:02d} ({limit.source.text}); Hội đồng sẽ phải chọn."
            )


def _standing(dossiers: Sequence[Dossier]) -> list[NomineeKind]:
    """Return the kinds of those that may still be awarded, or were."""
    return [each.nominee.kind for each in dossiers if each.status not in OUT_OF_ROUND]
