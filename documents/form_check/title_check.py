"""Component 5 and 9a: the name of the type, the subject, the addressee."""

from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import LETTER, OTHER
from documents.form_check.findings import at_piece, look_findings, missing_line_end, overall
from documents.form_check.horizontal_lines import count_drawn, has_line_below
from documents.readback import Piece
from dossiers.model.finding import TextFinding


def title_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the name of the type and what stands below it."""
    if parts.title is not None:
        yield from look_findings(parts.title, limits.TITLE)
    elif parts.type is not LETTER:
        missing = "Không tìm thấy tên loại văn bản (QUYẾT ĐỊNH, TỜ TRÌNH…)"
        yield overall("TEN_LOAI", limits.TITLE.item, f"{missing}; hãy ghi thành dòng riêng.")
    if parts.type is not OTHER:
        yield from _subject(parts)
        yield from _addressee(parts)


def _subject(parts: DocumentParts) -> Iterator[TextFinding]:
    for piece in parts.subject:
        yield from look_findings(piece, limits.SUBJECT)
    if parts.subject:
        last = parts.subject[-1]
        if not has_line_below(last, parts.sheet) and not _drawn_below(parts):
            sentence = "Dưới trích yếu phải có đường kẻ ngang, nét liền; hãy kẻ thêm."
            yield at_piece(last, "DUONG_KE", limits.SUBJECT.item, sentence)
    elif parts.type.subject:
        sentence = "Thiếu trích yếu nội dung; hãy bổ sung."
        yield overall("TRICH_YEU", limits.SUBJECT.item, sentence)


def _drawn_below(parts: DocumentParts) -> bool:
    """Tell whether a line hangs on the title, or on what stands right below the subject."""
    if parts.title is None:
        return False
    first, last = parts.title.paragraph.place, parts.subject[-1].paragraph.place
    near = [each for each in parts.sheet.paragraphs if first <= each.place <= last + 2]
    return count_drawn(near) > 0


def _addressee(parts: DocumentParts) -> Iterator[TextFinding]:
    if not parts.addressees and parts.type.addressed:
        sentence = f"{parts.type.name} phải có dòng “Kính gửi: …”; hãy bổ sung."
        yield overall("KINH_GUI", limits.ADDRESSEE.item, sentence)
    for piece in parts.addressees:
        yield from look_findings(piece, limits.ADDRESSEE)
    for first in parts.addressees[:1]:
        if not first.text.startswith("Kính gửi:"):
            sentence = "Sau từ “Kính gửi” phải có dấu hai chấm; hãy ghi “Kính gửi: …”."
            yield at_piece(first, "KINH_GUI", limits.ADDRESSEE.item, sentence)
        yield from _addressee_lines(first, parts.addressees[1:])


def _addressee_lines(first: Piece, lines: Sequence[Piece]) -> Iterator[TextFinding]:
    """Check that one addressee is on the line of "Kính gửi:", several each on their own."""
    if first.text.endswith(":") and len(lines) == 1:
        sentence = "Chỉ gửi một nơi thì ghi cùng dòng với “Kính gửi:”; hãy đưa lên."
        yield at_piece(lines[0], "KINH_GUI_DONG", limits.ADDRESSEE.item, sentence)
        return
    for place, piece in enumerate(lines, start=1):
        if mark := missing_line_end(piece, last=place == len(lines)):
            sentence = f"Dòng này phải kết thúc bằng {mark}; hãy sửa cuối dòng."
            yield at_piece(piece, "KINH_GUI_DONG", limits.ADDRESSEE.item, sentence)
