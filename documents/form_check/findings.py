"""What the form check found, and how a component's look is judged."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from documents.form_check.decree30_limits import Component, Span, clause
from documents.readback import Look, Paragraph, Piece
from dossiers.model.finding import Finding, Passage, Severity, TextFinding


def about(piece: Piece, code: str, item: str, sentence: str) -> TextFinding:
    """Return a finding about a piece, under an item of the decree's annex I, such as "II.1.a"."""
    return at_paragraph(piece.paragraph, code, clause(item), sentence)


def at_paragraph(paragraph: Paragraph, code: str, source: str, sentence: str) -> TextFinding:
    """Return a finding about a paragraph; one beside the body, such as a header's, has no place."""
    place = paragraph.place if paragraph.place >= 0 else None
    return Finding(sentence, Passage(paragraph.text, place), code, source)


def overall(code: str, item: str, sentence: str) -> TextFinding:
    """Return a finding about the whole document."""
    return Finding(sentence, Passage(), code, clause(item))


def faults_in(document: str, findings: Iterable[TextFinding]) -> tuple[TextFinding, ...]:
    """Return what has to be mended, under the document's name for staff; notes are left out."""
    return tuple(
        replace(finding, where=replace(finding.where, document=document))
        for finding in findings
        if finding.severity is Severity.FAULT
    )


def looks(piece: Piece, wanted: Component) -> Iterator[TextFinding]:
    """Yield each way in which a piece does not look as its component is to look."""
    for fault, sentence in _looks(piece, wanted):
        yield about(piece, fault, wanted.item, f"{wanted.name} {sentence}.")


def _looks(piece: Piece, wanted: Component) -> Iterator[tuple[str, str]]:
    if (size := _odd_size(piece.looks, wanted.sizes)) is not None:
        yield "CO_CHU", f"đang cỡ chữ {size:g}; hãy đặt {span_text(wanted.sizes)}"
    if wanted.capitals and piece.printed != piece.printed.upper():
        yield "CHU_HOA", "phải viết bằng chữ in hoa; hãy gõ lại bằng chữ in hoa"
    yield from _weight(piece.looks, wanted)
    italic = [look.italic for look in piece.looks]
    if not all(italic) if wanted.italic else any(italic):
        yield "CHU_NGHIENG", _slope(italic=wanted.italic)
    if wanted.centred and not centred(piece):
        yield "CANH_GIUA", "phải canh giữa; hãy chọn Canh giữa (Ctrl+E)"


def _weight(found: Iterable[Look], wanted: Component) -> Iterator[tuple[str, str]]:
    bold = [look.bold for look in found]
    if wanted.bold is True and not all(bold):
        yield "CHU_DAM", "phải in đậm; hãy chọn chữ đậm (Ctrl+B)"
    if wanted.bold is False and any(bold):
        yield "CHU_DAM", "không in đậm; hãy bỏ chữ đậm (Ctrl+B)"


def _slope(*, italic: bool) -> str:
    if italic:
        return "phải in nghiêng; hãy chọn chữ nghiêng (Ctrl+I)"
    return "phải là chữ đứng; hãy bỏ chữ nghiêng (Ctrl+I)"


def _odd_size(found: Iterable[Look], wanted: Span) -> float | None:
    return next((each.size for each in found if not wanted[0] <= each.size <= wanted[1]), None)


def span_text(span: Span) -> str:
    """Return a range as staff read it: "13 đến 14"."""
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} đến {high:g}"


def centred(piece: Piece) -> bool:
    """Tell whether a piece stands in the middle; nobody can tell of what tabs place."""
    by_tab = any(each.column for each in piece.paragraph.pieces)
    return by_tab or piece.paragraph.align == "center"
