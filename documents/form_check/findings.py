"""Findings of the form check, and how the look of a component is judged."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from documents.form_check.decree30_limits import Component, Span, clause
from documents.readback import Look, Paragraph, Piece
from dossiers.model.finding import Finding, Passage, Severity, TextFinding

Fault = tuple[str, str]
"""The rule's code, and a sentence for staff."""


def at_piece(piece: Piece, code: str, item: str, sentence: str) -> TextFinding:
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


def and_others(count: int, noun: str) -> str:
    """Return how a sentence about the first of several names the others: " và 2 đoạn khác"."""
    return f" và {count - 1} {noun} khác" if count > 1 else ""


def missing_line_end(piece: Piece, *, last: bool) -> str:
    """Return which mark a line of a list lacks at its end, as staff read it; "" if none."""
    mark, name = (".", "dấu chấm (.)") if last else (";", "dấu chấm phẩy (;)")
    return "" if piece.text.endswith(mark) else name


def look_findings(piece: Piece, wanted: Component) -> Iterator[TextFinding]:
    """Yield each way in which a piece does not look as its component is to look."""
    for fault, sentence in _looks(piece, wanted):
        yield at_piece(piece, fault, wanted.item, f"{wanted.name} {sentence}.")


def _looks(piece: Piece, wanted: Component) -> Iterator[Fault]:
    low, high = wanted.sizes
    size = next((look.size for look in piece.looks if not low <= look.size <= high), None)
    if size is not None:
        yield "CO_CHU", f"đang cỡ chữ {size:g}; hãy đặt {span_text(wanted.sizes)}"
    if wanted.capitals and not piece.in_capitals:
        yield "CHU_HOA", "phải viết bằng chữ in hoa; hãy gõ lại bằng chữ in hoa"
    yield from _weight(piece.looks, wanted)
    italic = [look.italic for look in piece.looks]
    if wanted.italic and not all(italic):
        yield "CHU_NGHIENG", "phải in nghiêng; hãy chọn chữ nghiêng (Ctrl+I)"
    if not wanted.italic and any(italic):
        yield "CHU_NGHIENG", "phải là chữ đứng; hãy bỏ chữ nghiêng (Ctrl+I)"
    if wanted.centred and not centred(piece):
        yield "CANH_GIUA", "phải canh giữa; hãy chọn Canh giữa (Ctrl+E)"


def _weight(looks: Iterable[Look], wanted: Component) -> Iterator[Fault]:
    bold = [look.bold for look in looks]
    if wanted.bold is True and not all(bold):
        yield "CHU_DAM", "phải in đậm; hãy chọn chữ đậm (Ctrl+B)"
    if wanted.bold is False and any(bold):
        yield "CHU_DAM", "không in đậm; hãy bỏ chữ đậm (Ctrl+B)"


def span_text(span: Span) -> str:
    """Return a range as staff read it: "13 đến 14"."""
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} đến {high:g}"


def centred(piece: Piece) -> bool:
    """Tell whether a piece is in the middle; what tabs place is taken to be."""
    by_tab = any(other.column for other in piece.paragraph.pieces)
    return by_tab or piece.paragraph.align == "center"
