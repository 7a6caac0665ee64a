"""Signed copies: compared with the paper that was generated, tied to it, and found again."""

from collections.abc import Iterator

from documents.files.pdf_text import pdf_text
from documents.papers.decision import QUYET_DINH
from documents.proofread import StoredDocument
from documents.proofread.signed_text import Comparison, GeneratedPaper, compare
from dossiers.decision.award_decision import Decision
from dossiers.model.errors import Refused
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, FileRecord, SignedCopy
from workflow.step import StepContext


def tie_signed_copy(
    record: DocumentRecord, key: str, by: str, step: StepContext, reason: str = ""
) -> SignedCopy:
    """Tie the file to the issued paper and lock it; return what is kept of it.

    Raise Refused for a copy of another paper, by its number, and for another copy than the paper
    has already, unless a reason is given why both are kept: neither can ever be taken away.
    """
    file = step.ledger.file(key)
    _check_further(record, file, reason, step.ledger)
    found = _compared(record, file, step)
    if found.other:
        named = "" if record.number in record.title else f" (số {record.number})"
        raise Refused(
            f"Tệp “{key}” là văn bản số {found.other}, không phải {record.title}{named}; hãy chọn"
            " đúng tệp hoặc đúng văn bản."
        )
    copy = SignedCopy(
        **record.model_dump(include={"round", "kind", "subject", "number", "title", "dossiers"}),
        file=key,
        by=by,
        at=step.at,
        reason=reason,
        remarks=found.remarks,
    )
    step.ledger.lock_file(key)
    step.ledger.add_signed_copy(copy)
    return copy


def round_copies(ledger: Ledger, round_: str) -> Iterator[SignedCopy]:
    """Yield the signed copies of a round's papers, oldest first.

    Those of decisions that were issued before copies were compared are told by the decision alone.
    """
    copies = ledger.signed_copies(round_)
    tied = {each.file for each in copies}
    for decision in ledger.decisions(round_):
        if decision.signed_file and decision.signed_file not in tied:
            yield _untied(decision)
    yield from copies


def copies_in(ledger: Ledger, key: str) -> tuple[SignedCopy, ...]:
    """Return what a file is the signed copy of."""
    decisions = (each for round_ in ledger.rounds() for each in ledger.decisions(round_.code))
    return ledger.signed_copies_in(key) or tuple(
        _untied(each) for each in decisions if each.signed_file == key
    )


def _untied(decision: Decision) -> SignedCopy:
    number = QUYET_DINH.numbered(decision.number)
    return SignedCopy(
        round=decision.round,
        kind=QUYET_DINH.code,
        number=number,
        title=f"Quyết định số {number}",
        file=decision.signed_file,
        dossiers=decision.dossiers,
    )


def copies_of(ledger: Ledger, record: DocumentRecord) -> list[SignedCopy]:
    """Return the signed copies of an issued paper, oldest first."""
    paper, subjects = (record.kind, record.number), {record.subject, ""}
    return [
        each
        for each in round_copies(ledger, record.round or "")
        if (each.kind, each.number) == paper and each.subject in subjects
    ]


def _check_further(record: DocumentRecord, file: FileRecord, reason: str, ledger: Ledger) -> None:
    for each in copies_of(ledger, record):
        if each.at is None and each.file == file.key:
            continue  # the decision names it; it was not compared yet
        if ledger.file(each.file).sha256 == file.sha256:
            raise Refused(f"{record.title} đã có chính bản ký này (“{each.file}”).")
        if not reason:
            raise Refused(
                f"{record.title} đã có bản ký “{each.file}”, đã khóa nên không thay được; muốn giữ"
                " thêm một bản khác, hãy ghi lý do."
            )


def _compared(record: DocumentRecord, file: FileRecord, step: StepContext) -> Comparison:
    objects = step.services.objects
    generated = StoredDocument(record.kind, record.title, objects.get(record.sha256))
    said = " ".join(each.text for each in generated.sheet.paragraphs if each.text)
    paper = GeneratedPaper(said, record.number, record.dated, tuple(_people(record, step.ledger)))
    return compare(pdf_text(objects.get(file.sha256)), paper)


def _people(record: DocumentRecord, ledger: Ledger) -> Iterator[str]:
    """Yield whom the paper may name: nominees, and who signed what went up or was decided."""
    for each in ledger.dossiers_by_code(record.dossiers):
        yield each.nominee.name
    for proposal in ledger.proposals(record.round or ""):
        yield from (proposal.proposer.name, proposal.signatory.name)
