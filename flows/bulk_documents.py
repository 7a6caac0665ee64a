"""Tool C, bulk work: certificates of a large decision, or a kind's documents anew.

What is to be made is enqueued in one transaction, and made in pieces that are tasks of Prefect, so
that any task runner takes them. Stopped or killed, the same form goes on where it stopped.
"""

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from documents.kind_registry import kind_of
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN
from dossiers.model.errors import InvalidForm
from dossiers.model.movement_year import MovementYear, Owner
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, PendingDocument, StepRecord
from workflow.documents.drafts import digest_of
from workflow.documents.pending import generate_pending, pending_in
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Line, OptionalCode, OptionalNumber
from workflow.services import AppServices, template_in_force
from workflow.step import Report, StepContext, StepDefinition


class BulkForm(Form, title="Dựng văn bản hàng loạt"):
    """Dựng văn bản hàng loạt."""

    round: OptionalCode = optional(
        "", "Đợt xét khen thưởng", "Hoặc để trống và ghi năm", choices="round"
    )
    year: OptionalNumber = optional(None, "Năm", "Mọi đợt của năm, khi bỏ trống ô trên")
    kind: OptionalCode = optional("", "Loại văn bản", "Bỏ trống: Giấy khen", choices="template")
    by: Line = required("Người thực hiện")


def act(form: BulkForm, step: StepContext) -> Report:
    """Enqueue anew whatever was made from an older version of its template."""
    kind = _kind(form)
    kept: list[str] = []
    for owner in _owners(form, step.ledger):
        outdated = list(_outdated(step.ledger, owner, kind))
        kept += [f"{each.title}: đã sửa tay, không dựng lại." for each in outdated if each.edited]
        if anew := [_anew(step, each) for each in outdated if not each.edited]:
            step.ledger.enqueue(anew)
            _tell(step, owner, form.by, f"Dựng lại {len(anew)} {kind.title} theo bản mẫu mới.")
    done = f"Đã ghi nhận việc dựng {kind.title}"
    return Report(done=done, round=form.round, notes=tuple(kept))


def _tell(step: StepContext, owner: Owner, by: str, said: str) -> None:
    """Enter in a round's history what is made anew; a movement's year has none."""
    if not isinstance(owner, MovementYear):
        step.ledger.add_events([step.event(owner, by, step.services.today(), said)])


def _kind(form: BulkForm) -> DocumentKind:
    return kind_of(form.kind or GIAY_KHEN.code)


def _owners(form: BulkForm, ledger: Ledger) -> list[Owner]:
    """Return the round that the form names, or all of its year with what is outside any round.

    Raises InvalidForm unless it names one of both.
    """
    if bool(form.round) == bool(form.year):
        raise InvalidForm("Hãy chọn một đợt, hoặc ghi năm để dựng cho mọi đợt của năm đó")
    if form.round:
        return [ledger.round(form.round).code]
    rounds = [each.code for each in ledger.rounds() if each.year == form.year]
    return [*rounds, *(each for each in ledger.movement_years() if each.year == form.year)]


def _outdated(ledger: Ledger, owner: Owner, kind: DocumentKind) -> Iterator[DocumentRecord]:
    """Yield the documents that a newer template would make otherwise and that are not enqueued."""
    newest = template_in_force(ledger, kind).version
    pending = set(ledger.pending(owner, kind.code))
    for each in ledger.documents(owner):
        old = each.kind == kind.code and each.template_version < newest
        if old and _id(each, newest) not in pending:
            yield each


def _id(record: DocumentRecord, version: int) -> str:
    return uuid5(NAMESPACE_URL, f"{record.id}/{version}").hex


def _anew(step: StepContext, record: DocumentRecord) -> PendingDocument:
    kind = kind_of(record.kind)
    version = template_in_force(step.ledger, kind).version
    facts = record.model_dump(include=set(PendingDocument.model_fields))
    context = kind.completed(record.context)
    anew = {"id": _id(record, version), "template_version": version}
    made_of = {"context": context, "context_digest": digest_of(context)}
    return PendingDocument.model_validate({**facts, **anew, **made_of})


def _unfinished(record: StepRecord, ledger: Ledger) -> bool:
    form = BulkForm.model_validate(record.form)
    kind = _kind(form)
    return any(
        ledger.pending(each, kind.code)
        or any(not one.edited for one in _outdated(ledger, each, kind))
        for each in _owners(form, ledger)
    )


def _make_here(form: BulkForm, report: Report, services: AppServices) -> Report:
    with services.register.bulk_turn():
        return report_made(form, report, generate_pending(services, pending_ids(form, services)), 0)


def pending_ids(form: BulkForm, services: AppServices) -> tuple[str, ...]:
    with services.register.read_tx() as ledger:
        owners = _owners(form, ledger)
    return pending_in(services, owners, _kind(form).code)


def report_made(
    form: BulkForm, report: Report, made: int, left: int, faults: Sequence[str] = ()
) -> Report:
    title = _kind(form).title
    done = f"Đã dựng {made} {title}" if made else f"Không còn {title} nào phải dựng"
    if left:
        done = f"Đã dựng {made} {title}, còn {left}: hãy gửi lại phiếu này"
    notes = (*report.notes, *faults)
    return report.model_copy(update={"done": done, "notes": notes, "left": left, "again": False})


STEP = StepDefinition(
    Step.BULK,
    BulkForm,
    act,
    done="Đã dựng xong",
    names=("round", "kind", "by"),
    undone=_unfinished,
    after=_make_here,
)
