"""The papers that name a dossier whose facts were corrected: made anew, kept, or told to be mended.

What is open follows the correction, under its old number and day. What has left the house or was
answered stays as it is; what staff edited in Word is theirs to mend (docs/adr/0017).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from documents.kind_registry import kind_of
from documents.papers.proposal_report import TO_TRINH
from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from documents.papers.supplement_request import PHIEU_BO_SUNG
from documents.readback import read_back
from dossiers.decision.award_decision import Outcome
from dossiers.intake.correction_rules import CORRECTABLE
from dossiers.model.dossier import Dossier, Status
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.documents.drafts import Draft
from workflow.documents.papers_of_nominee import Recomposed, RoundState, composes, recompose
from workflow.review.signed_copies import copies_of
from workflow.step import StepContext

IN_HOUSE = CORRECTABLE | {Status.KHONG_DU_DIEU_KIEN, Status.KHONG_DE_NGHI, Status.DA_RUT}
"""Where a dossier has not left the house, and with it every numbered paper that names it."""


class Affected(NamedTuple):
    """A paper that names the dossier, with what the correction makes of it."""

    record: DocumentRecord
    recomposed: Recomposed

    @property
    def own(self) -> bool:
        """Tell whether it is ours to make: composed here, and not written in by hand."""
        return self.recomposed.blanks is not None and self.record.edited is None


def remake_papers(before: Dossier, after: Dossier, step: StepContext) -> tuple[str, ...]:
    """Make the open papers of a corrected dossier anew; return what staff are to heed.

    `after` is saved already.
    """
    state = _state(after, step)
    affected = _affected(before, state, step.ledger)
    closed = {
        each.record.id: next(_why_closed(each.record, state, step.ledger), "") for each in affected
    }
    open_ones = [each for each in affected if not closed[each.record.id]]
    remade = [each for each in open_ones if each.own]
    return (
        *_remade_notes([_remake(each, before, after, step) for each in remade]),
        *(_to_mend(each, step) for each in open_ones if not each.own),
        *(f"{one.title}: giữ nguyên, {closed[one.id]}." for one, _ in affected if closed[one.id]),
    )


def _state(dossier: Dossier, step: StepContext) -> RoundState:
    ledger, round_ = step.ledger, step.ledger.round(dossier.round)
    return RoundState(
        facts=step.services.facts(round_),
        dossiers=ledger.dossiers(round=round_.code),
        sessions=ledger.sessions(round_.code),
        proposals=ledger.proposals(round_.code),
    )


def _affected(before: Dossier, after: RoundState, ledger: Ledger) -> list[Affected]:
    """Return the current papers whose text the correction changes, or may: staff wrote in it."""
    were = tuple(before if each.code == before.code else each for each in after.dossiers)
    earlier = replace(after, dossiers=were)
    named = ledger.documents(dossier=before.code)
    found = [Affected(each, recompose(each, earlier, after)) for each in named]
    printed = any(each.recomposed.rewordings for each in found)
    return [
        each for each in found if each.recomposed.rewordings or (each.record.edited and printed)
    ]


def _why_closed(record: DocumentRecord, state: RoundState, ledger: Ledger) -> Iterator[str]:
    """Yield why a paper is changed no more, nothing while it is open."""
    named = state.named_by(record)
    if record.kind == PHIEU_BO_SUNG.code and named[0].status is not Status.CHO_BO_SUNG:
        yield "đơn vị đã bổ sung theo phiếu này"
    if record.state == "DU_THAO":
        return
    if copies_of(ledger, record):
        yield "đã có bản ký"
    if any(each.status not in IN_HOUSE for each in named):
        yield "đã đi cùng quyết định ban hành hoặc hồ sơ trình cấp tỉnh"
    if not composes(record.kind):
        yield "đã vào số; làm lại bước lập văn bản này thì có bản mới"
    if record.kind == TO_TRINH.code and state.proposal_of(record).outcome is Outcome.TRA_LAI:
        yield "Chủ tịch đã trả lại; lần trình sau lập Tờ trình mới"


def _remake(
    affected: Affected, before: Dossier, after: Dossier, step: StepContext
) -> DocumentRecord:
    """Make the paper anew and return its record, its title by the new name."""
    record, kind = affected.record, kind_of(affected.record.kind)
    own = record.subject == after.code  # a paper about this dossier alone is called by its name
    names = (before.nominee.name, after.nominee.name) if own else ("", "")
    draft = Draft(
        record.owner,
        title=_renamed(record.title, *names),
        file_name=_renamed(record.file_name, *names),
        dossiers=record.dossiers,
        by=record.made_by,
        number=record.number,
        dated=record.dated,
        subject=record.subject,
    )
    step.make(kind, kind.context.model_validate(affected.recomposed.blanks), draft)
    return step.ledger.document(step.made[-1])


def _renamed(text: str, old: str, new: str) -> str:
    """Put the new name in place of the old one, which stands last."""
    first, found, last = text.rpartition(old) if old else ("", "", "")
    return f"{first}{new}{last}" if found else text


def _remade_notes(records: Sequence[DocumentRecord]) -> Iterator[str]:
    """Yield what to do with the prints of the papers that were made anew."""
    if records:
        titles = "; ".join(each.title for each in records)
        yield f"Đã lập lại {len(records):02d} văn bản, số và ngày giữ nguyên: {titles}."
    if any(each.kind == GIAY_TIEP_NHAN.code for each in records):
        yield "Giấy tiếp nhận đã giao đơn vị: hãy giao bản mới, thu lại bản cũ."
    if any(each.number and each.kind != GIAY_TIEP_NHAN.code for each in records):
        yield "Văn bản có số nào đã in, đã ký thì in và ký lại bản mới; bản cũ vẫn lưu trong sổ."


def _to_mend(affected: Affected, step: StepContext) -> str:
    """Say what is to be mended in a file that staff edited, as far as it still says the old."""
    record, sheet = affected.record, read_back(step.services.objects.get(affected.record.sha256))
    text = "\n".join(each.text for each in sheet.paragraphs)
    left = [(old, new) for old, new in affected.recomposed.rewordings if _says(text, old, new)]
    mend = "; ".join(f"thay “{old}” bằng “{new}”" for old, new in dict.fromkeys(left))
    why = "là bản sửa tay nên không lập lại" if record.edited else "bước này không lập lại được"
    todo = f"hãy mở tệp đó trong Word, {mend}, rồi nộp lại" if mend else "hãy đọc lại tệp đó"
    return f"{record.title}: {why}; {todo}."


def _says(text: str, old: str, new: str) -> bool:
    """Tell whether the old is there otherwise than within the new."""
    return bool(old) and old in text.replace(new, "")
