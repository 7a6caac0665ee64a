"""How a document is entered in the register: planned from its context, then rendered and stored."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from documents.contexts import Context
from documents.edited import fill_open_places
from documents.kind_registry import kind_of
from documents.render import render
from dossiers.model.movement_year import MovementYear, Owner
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, PendingDocument, TemplateRecord
from workflow.services import AppServices


@dataclass(frozen=True)
class Draft:
    """How a document is entered in the register; `subject` tells apart those of one kind.

    With a number it is issued, without one it is a draft.
    """

    owner: Owner
    title: str
    file_name: str
    dossiers: Sequence[str]
    by: str
    number: str = ""
    dated: date | None = None
    subject: str = ""


def digest_of(values: Any) -> str:
    """Return a hash of JSON values that does not depend on the order of keys."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build_pending(
    template: TemplateRecord, context: Context, draft: Draft, seed: str
) -> PendingDocument:
    """Return a document that is yet to be made; `seed` names the act, so that it is made once."""
    values = context.model_dump(mode="json", by_alias=True)
    return PendingDocument(
        id=uuid5(NAMESPACE_URL, f"{seed}/{template.kind}/{draft.subject}").hex,
        **_owner_columns(draft.owner),
        kind=template.kind,
        subject=draft.subject,
        title=draft.title,
        file_name=draft.file_name,
        state="BAN_HANH" if draft.number else "DU_THAO",
        number=draft.number,
        dated=draft.dated,
        dossiers=tuple(draft.dossiers),
        template=template.kind,
        template_version=template.version,
        context=values,
        context_digest=digest_of(values),
        made_by=draft.by,
    )


def _owner_columns(owner: Owner) -> dict[str, str]:
    if isinstance(owner, MovementYear):
        return {"movement_year": owner.code}
    return {"round": owner}


def fill_number(document: PendingDocument, data: bytes) -> bytes:
    """Return a file edited in Word with the document's number and day where they were left open.

    A list leaves them open where the generated one does (Decree 30, annex III, form 2.2).
    """
    printed = json.dumps(document.context, ensure_ascii=False)
    dated = document.dated if document.number in printed else None
    number = document.number if document.number in printed else ""
    return fill_open_places(data, kind_of(document.kind), number, dated)


def regenerate_document(services: AppServices, ledger: Ledger, record: DocumentRecord) -> bytes:
    """Return the bytes of a document, made again from its record as they were made."""
    if record.edited is not None:
        return fill_number(record, services.objects.get(record.edited.sha256))
    template = ledger.template(record.template, record.template_version)
    return render(services.template(template), record.context)


def render_and_store(
    services: AppServices, ledger: Ledger, document: PendingDocument, at: datetime
) -> DocumentRecord:
    """Render a pending document and store its bytes; return the record for the register."""
    template = ledger.template(document.template, document.template_version)
    data = render(services.template(template), document.context)
    return document_record(document, services.objects.put(data), at)


def document_record(document: PendingDocument, sha256: str, at: datetime) -> DocumentRecord:
    """Return the record of a document whose bytes are stored under this hash."""
    return DocumentRecord(**document.model_dump(), sha256=sha256, made_at=at)
