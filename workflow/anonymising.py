"""A dossier is anonymised when its term is over; register and journal stay verifiable.

Two transactions: the first takes the person out of the register and says which bytes are to go,
the second, when the store has destroyed them, that they are gone. Killed between the two, the same
act goes on where it stopped.
"""

import shutil
from collections.abc import Iterator
from typing import Any

from dossiers.intake.anonymisation import Traces, anonymised, check_anonymisable
from dossiers.model.dossier import Dossier
from dossiers.model.errors import InvalidForm, PlanFault, Refused
from dossiers.model.events import Act, event_of
from dossiers.model.record import FrozenModel, tidy
from dossiers.model.role_duties import check_press
from dossiers.model.roles import Person
from dossiers.model.steps import Step
from dossiers.plan.personal_data import kept_until
from storage.ledger.anonymised_rows import HeldEvent, HeldStep
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from storage.settings import PREVIEWS
from workflow.services import AppServices

OWN = frozenset({Step.CORRECTION.value, Step.HOLDING.value, Step.WITHDRAWAL.value})
"""Steps whose form and reasons are about one dossier's facts or a person's circumstances."""


class Anonymised(FrozenModel):
    """What came of it: papers and files that went, papers of many people that stay."""

    dossier: str
    again: bool = False
    destroyed: int = 0
    kept_papers: tuple[str, ...] = ()
    kept_files: tuple[str, ...] = ()


def anonymise(
    services: AppServices, code: str, by: str, reason: str, actor: Person | None = None
) -> Anonymised:
    """Anonymise a dossier, once, and destroy what is its alone.

    Raise Refused for whom the table of duties does not name, for a dossier that is open or whose
    term is not over; InvalidForm without name or reason; UnknownDossier.
    """
    if actor is not None:
        check_press(actor, Step.ANONYMISING.value, Step.ANONYMISING.text)
    by, reason = tidy(by), tidy(reason)
    if not by or not reason:
        raise InvalidForm("Ẩn danh hồ sơ: chưa điền người làm hoặc lý do; hãy điền đủ.")
    with services.register.write_tx(actor.account if actor else "") as ledger:
        dossier = ledger.dossier(code)
        if dossier.anonymised_on is not None:
            done = Anonymised(dossier=code, again=True)
        else:
            _check(services, ledger, dossier)
            done = _take_out(services, ledger, dossier, by, reason)
    _destroy(services, code)
    return done


def may_be_anonymised(services: AppServices, ledger: Ledger, dossier: Dossier) -> bool:
    """Tell whether a dossier's term is over, nothing of it is open, and it was not done yet."""
    if dossier.anonymised_on is not None:
        return False
    try:
        _check(services, ledger, dossier)
    except (Refused, PlanFault):
        return False
    return True


def result_lines(done: Anonymised) -> Iterator[str]:
    """Tell staff what came of it."""
    if done.again:
        yield f"Đã làm: hồ sơ {done.dossier} đã được ẩn danh trước đó."
        return
    yield f"Đã ẩn danh hồ sơ {done.dossier}, tiêu hủy {done.destroyed} tệp chỉ của hồ sơ này."
    for title in done.kept_papers:
        yield f"Giữ nguyên văn bản chung, lưu theo thời hạn của văn bản đó: {title}."
    for key in done.kept_files:
        yield f"Giữ tệp mà hồ sơ khác còn cần: {key}."


def _check(services: AppServices, ledger: Ledger, dossier: Dossier) -> None:
    round_, today = ledger.round(dossier.round), services.today()
    level = services.plan.award(round_.award).level
    until = kept_until(services.plan.retention, level, round_.year, today)
    check_anonymisable(dossier, until, today)
    if ledger.owes_papers_of(dossier.code):
        raise Refused(
            f"Hồ sơ {dossier.label} còn văn bản chưa dựng xong; hãy làm bước “{Step.BULK.text}”"
            " trước khi ẩn danh."
        )


def _take_out(
    services: AppServices, ledger: Ledger, dossier: Dossier, by: str, reason: str
) -> Anonymised:
    traces, at = Traces(dossier), services.clock()
    own_files, kept_files = _files(ledger, dossier)
    papers = ledger.documents(dossier=dossier.code, current_only=False)
    own = [each for each in papers if each.subject == dossier.code]
    signed = tuple(_signed_files(ledger, dossier))
    ledger.empty_reasons([e.id for e in ledger.events_with_reasons() if _tells(e, traces)])
    for step in ledger.held_steps():
        _bare_step(ledger, step, traces)
    ledger.rewrite_bodies(dossier.round, traces.without)
    for paper in own:
        ledger.destroy_document(paper.id, dossier.code, _bare_title(paper), at)
    edited = (each.edited.key for each in own if each.edited)
    for key in dict.fromkeys((*own_files, *signed, *edited)):
        ledger.destroy_file(key, dossier.code, at)
    ledger.save_dossier(anonymised(dossier, services.today()))
    act = Act(step=Step.ANONYMISING, by=by, on=services.today(), at=at)
    ledger.add_events([event_of(dossier, act, traces.without(reason))])
    return Anonymised(
        dossier=dossier.code,
        destroyed=len(ledger.to_be_destroyed(dossier.code)),
        kept_papers=tuple(e.title for e in papers if e not in own and not e.superseded),
        kept_files=kept_files,
    )


def _bare_title(paper: DocumentRecord) -> str:
    return f"{paper.title.partition(': ')[0]} (đã tiêu hủy)"


def _tells(event: HeldEvent, traces: Traces) -> bool:
    """Tell whether an event's reason has to be emptied."""
    if event.dossier == traces.dossier.code and event.step in OWN:
        return True
    near = event.round == traces.dossier.round or traces.mentions(event.reason)
    return near and traces.known_by(event.reason)


def _bare_step(ledger: Ledger, step: HeldStep, traces: Traces) -> None:
    if not traces.mentions(repr((step.form, step.summary, step.moved))):
        return
    form, summary = traces.without(step.form), traces.without(step.summary)
    if step.flow in OWN and step.form.get("dossier") == traces.dossier.code:
        form, summary = _emptied(form), {**summary, "notes": []}
    if (form, summary) != (step.form, step.summary):
        ledger.rewrite_step(step.id, form, summary)


def _emptied(form: dict[str, Any]) -> dict[str, Any]:
    """Return the form of an act on the dossier alone without what it says of it."""
    return {**form, "reason": ""} | ({"changes": {}} if "changes" in form else {})


def _files(ledger: Ledger, dossier: Dossier) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files that came with this dossier alone, and those that others still need."""
    known = {each.key for each in ledger.files() if each.sha256 and not each.locked}
    came = {each.object for each in dossier.components}
    handed_in = [each for each in ledger.held_steps() if each.flow == Step.SUBMISSION.value]
    for step in handed_in:
        if dossier.code in step.moved:
            came |= set(_words(step.form))
    needed = _needed(ledger, dossier, handed_in)
    own = sorted(came & known)
    return tuple(e for e in own if e not in needed), tuple(e for e in own if e in needed)


def _needed(ledger: Ledger, dossier: Dossier, handed_in: list[HeldStep]) -> set[str]:
    """Return the words that name files of dossiers that are not anonymised."""
    others = {
        each.code: each
        for each in ledger.dossiers()
        if each.anonymised_on is None and each.code != dossier.code
    }
    needed = {part.object for each in others.values() for part in each.components}
    for step in handed_in:
        if not others.keys().isdisjoint(step.moved):
            needed |= set(_words(step.form))
    return needed


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words(each)


def _signed_files(ledger: Ledger, dossier: Dossier) -> Iterator[str]:
    """Yield the signed copies of papers about this dossier alone."""
    for copy in ledger.signed_copies(dossier.round):
        if copy.subject == dossier.code:
            yield copy.file


def _destroy(services: AppServices, code: str) -> None:
    """Let the store destroy what the register promised and nothing else needs; then say so."""
    with services.register.write_tx() as ledger:
        promised, kept = ledger.to_be_destroyed(code), ledger.kept_objects()
        for sha256 in promised:
            if sha256 not in kept:
                services.objects.remove(sha256)
                shutil.rmtree(services.settings.folder / PREVIEWS / sha256, ignore_errors=True)
        if promised:
            ledger.enter_destroyed(code)
