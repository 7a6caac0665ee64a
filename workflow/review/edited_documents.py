"""Documents that staff edited in Word: entered beside the generated ones, never overwritten.

A file is an edit if its bytes are not those of any generated document of the round. It becomes a
version of its own; the generated one that it stands for stays in the register, superseded.
"""

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from documents.files.attachments import FileKind, inspect
from documents.kinds import DocumentKind
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from dossiers.model.errors import DamagedDocument, InvalidForm, UnusableFile
from dossiers.plan.award import Award
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, Edit
from workflow.documents.drafts import fill_number
from workflow.forms.review_rows import EditedRow
from workflow.step import StepContext

DECIDED = (QUYET_DINH, DANH_SACH)
"""What the step of issuance makes anew: the rest was sent up before."""

MARKED = ", bản sửa trong Word"
"""What the title of an edited document ends with."""


def open_to_edit(kinds: Sequence[DocumentKind], award: Award) -> tuple[DocumentKind, ...]:
    """Return those of `kinds` that a round of the award has: the minutes, and the award's own."""
    drawn_up = {BIEN_BAN_HOP.code, *award.packet}
    return tuple(each for each in kinds if each.code in drawn_up)


def enter_edits(
    rows: Sequence[EditedRow],
    kinds: Sequence[DocumentKind],
    round_: str,
    by: str,
    step: StepContext,
) -> None:
    """Enter each edited file as the current version of its document.

    Raises InvalidForm for a row of another kind or a second one of a kind, UnusableFile or
    DamagedDocument for a file that is no sound Word document.
    """
    documents = step.ledger.documents(round=round_, current_only=False)
    generated = {each.sha256 for each in documents if each.edited is None}
    for row, kind in zip(rows, _kinds(rows, kinds), strict=True):
        base = _current(documents, kind)
        if step.ledger.file(row.object).sha256 not in generated:
            record = _edited(base, row, by, step)
            step.ledger.add_document(record)
            step.made.append(record.id)


def _kinds(rows: Sequence[EditedRow], kinds: Sequence[DocumentKind]) -> list[DocumentKind]:
    offered = ", ".join(f"{each} ({each.title})" for each in kinds)
    found: list[DocumentKind] = []
    for row in rows:
        kind = next((each for each in kinds if each.code == row.document), None)
        if kind is None:
            raise InvalidForm(
                f"Văn bản đã sửa trong Word: bước này không nhận “{row.document}”; hãy chọn một"
                f" trong: {offered}."
            )
        found.append(kind)
    for kind in found:
        if found.count(kind) > 1:
            raise InvalidForm(f"{kind.title} có hai tệp đã sửa; hãy chỉ giữ một dòng.")
    return found


def _current(documents: Sequence[DocumentRecord], kind: DocumentKind) -> DocumentRecord:
    """Return the latest of a kind: of the minutes, those of the latest session.

    One that was made anew since has the place of the first one.
    """
    of_kind = [each for each in documents if each.kind == kind.code]
    current = {each.subject: each for each in of_kind if not each.superseded}
    places = dict.fromkeys(each.subject for each in of_kind)
    return current[[each for each in places if each in current][-1]]


def _edited(base: DocumentRecord, row: EditedRow, by: str, step: StepContext) -> DocumentRecord:
    file = step.ledger.file(row.object)
    data = _completed(base, step.services.objects.get(file.sha256), row.object)
    generated = base.edited.generated if base.edited else base.id
    sha256 = step.services.objects.put(data)
    return base.model_copy(
        update={
            "id": uuid5(NAMESPACE_URL, f"{step.seed}/{base.kind}/{base.subject}/{sha256}").hex,
            "title": base.title.removesuffix(MARKED) + MARKED,
            "sha256": sha256,
            "made_at": step.at,
            "made_by": by,
            "edited": Edit(by=by, generated=generated, key=row.object, sha256=file.sha256),
        }
    )


def _completed(base: DocumentRecord, data: bytes, key: str) -> bytes:
    if inspect(data, key).kind is not FileKind.DOCX:
        raise UnusableFile(f"Tệp {key} không phải là tệp Word; hãy lưu lại dưới dạng .docx.")
    try:
        return fill_number(base, data)
    except DamagedDocument as fault:
        raise DamagedDocument(f"{key}: {fault}") from fault


def hand_edited(ledger: Ledger, round_: str) -> tuple[DocumentRecord, ...]:
    """Return the current documents of a round that staff edited in Word."""
    return tuple(each for each in ledger.documents(round=round_) if each.edited is not None)


def superseded_edits(
    before: Sequence[DocumentRecord], ledger: Ledger, round_: str
) -> Iterator[DocumentRecord]:
    """Yield what was edited in Word `before` and a generated document has replaced since.

    A decision about other dossiers takes no place: it is another decision.
    """
    current = {(each.kind, each.subject): each for each in ledger.documents(round=round_)}
    for each in before:
        now = current[each.kind, each.subject]
        if now.edited is None and set(now.dossiers) & set(each.dossiers):
            yield each
