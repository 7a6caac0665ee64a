"""Components 1 to 4: the nation, the issuing body, number, place and date."""

import re
from collections.abc import Iterator

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts, date_in
from documents.form_check.document_types import OTHER, FormType, symbol_in_capitals
from documents.form_check.findings import at_piece, look_findings, overall
from documents.form_check.horizontal_lines import count_drawn, has_line_below
from documents.readback import Paragraph, Piece
from dossiers.model.finding import TextFinding
from dossiers.model.names import comparable, fold

_LEFT_OPEN = ".…_ "
_PLACE_DATE = re.compile(
    r"(?P<place>.*?)\s*(?P<comma>,?)\s*ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*(?P<month>[\d.…_\s]*?)"
    r"\s*năm\b",
    re.IGNORECASE,
)
_PADDED_MONTHS = ("1", "2")


def heading_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the top of the first page."""
    yield from _nation(parts)
    yield from _motto(parts)
    yield from _issuer(parts)
    yield from _lines(parts)
    if parts.type is not OTHER or parts.number is not None:
        yield from _number(parts)
    yield from _place_date(parts)


def _nation(parts: DocumentParts) -> Iterator[TextFinding]:
    if parts.nation is not None:
        yield from look_findings(parts.nation, limits.NATION)
        if comparable(parts.nation.text) != comparable(limits.NATION_TEXT):
            sentence = f"Quốc hiệu phải ghi “{limits.NATION_TEXT}”; hãy gõ lại."
            yield at_piece(parts.nation, "QUOC_HIEU", limits.NATION.item, sentence)
    elif parts.motto is not None:
        sentence = "Thiếu Quốc hiệu trên Tiêu ngữ; hãy bổ sung."
        yield at_piece(parts.motto, "QUOC_HIEU", limits.NATION.item, sentence)


def _motto(parts: DocumentParts) -> Iterator[TextFinding]:
    if parts.motto is not None:
        yield from look_findings(parts.motto, limits.MOTTO)
        if parts.motto.text != limits.MOTTO_TEXT:
            wanted = "viết hoa chữ đầu mỗi cụm từ, gạch nối (-) có cách chữ"
            sentence = f"Tiêu ngữ phải ghi “{limits.MOTTO_TEXT}”: {wanted}; hãy gõ lại."
            yield at_piece(parts.motto, "TIEU_NGU", limits.MOTTO.item, sentence)
    elif parts.nation is not None:
        sentence = "Thiếu Tiêu ngữ dưới Quốc hiệu; hãy bổ sung."
        yield overall("TIEU_NGU", limits.MOTTO.item, sentence)


def _issuer(parts: DocumentParts) -> Iterator[TextFinding]:
    above, issuing = parts.bodies()
    if not issuing and parts.nation is not None:
        yield overall("CO_QUAN", limits.ISSUER.item, "Thiếu tên cơ quan ban hành; hãy bổ sung.")
    for piece in above:
        yield from look_findings(piece, limits.SUPERIOR)
    for piece in issuing:
        yield from look_findings(piece, limits.ISSUER)


def _lines(parts: DocumentParts) -> Iterator[TextFinding]:
    """Check the lines; drawn ones may hang on any paragraph of the heading: they are counted."""
    _, issuing = parts.bodies()
    above = [(parts.motto, limits.MOTTO), (issuing[-1] if issuing else None, limits.ISSUER)]
    if count_drawn(_heading_paragraphs(parts)) >= len(above):
        return
    for piece, part in above:
        if piece and not has_line_below(piece, parts.sheet):
            sentence = f"Dưới {part.name} phải có đường kẻ ngang, nét liền; hãy kẻ thêm."
            yield at_piece(piece, "DUONG_KE", part.item, sentence)


def _heading_paragraphs(parts: DocumentParts) -> list[Paragraph]:
    end = parts.title.paragraph.place if parts.title else 0
    return [each for each in parts.sheet.paragraphs if each.place <= end]


def _number(parts: DocumentParts) -> Iterator[TextFinding]:
    if parts.number is None:
        yield overall("SO_KY_HIEU", limits.NUMBER.item, "Thiếu số, ký hiệu văn bản; hãy bổ sung.")
        return
    yield from look_findings(parts.number, limits.NUMBER)
    for sentence in _number_faults(parts.number, parts.type):
        yield at_piece(parts.number, "SO_KY_HIEU", limits.NUMBER.item, sentence)


def _number_faults(piece: Piece, kind: FormType) -> Iterator[str]:
    written = piece.text
    if not re.match(r"Số\s*:", written):
        yield "Sau từ “Số” phải có dấu hai chấm; hãy ghi “Số: …/…”."
    value = re.sub(r"^[Ss]ố\s*:?", "", written)
    number, slash, symbol = value.partition("/")
    if not slash:
        yield "Giữa số và ký hiệu phải có dấu gạch chéo (/); hãy ghi như “05/QĐ-UBND”."
        return
    yield from _figure_faults(number)
    yield from _symbol_faults(symbol.strip(), kind)


def _figure_faults(number: str) -> Iterator[str]:
    bare = number.strip(_LEFT_OPEN)
    if bare.isdecimal() and len(bare) == 1:
        yield f"Số nhỏ hơn 10 phải thêm số 0 phía trước; hãy ghi “0{bare}”."
    if bare and number != number.rstrip():
        yield "Giữa số và dấu gạch chéo không cách chữ; hãy bỏ khoảng trắng."
    if bare and not bare.isdecimal():
        yield f"Số văn bản “{bare}” phải là chữ số Ả Rập; hãy ghi lại."


def _symbol_faults(symbol: str, kind: FormType) -> Iterator[str]:
    if re.search(r"\s", symbol) or re.search("[–—]", symbol):
        yield "Các nhóm chữ trong ký hiệu nối bằng gạch nối (-), không cách chữ; hãy gõ lại."
    if not symbol:
        yield "Thiếu ký hiệu sau dấu gạch chéo; hãy ghi như “05/QĐ-UBND”."
    elif not symbol_in_capitals(symbol):
        yield f"Ký hiệu “{symbol}” phải viết hoa; hãy gõ lại."
    if kind.abbreviation and symbol and not symbol.startswith(kind.abbreviation):
        right = f"hãy bắt đầu bằng “{kind.abbreviation}-”"
        yield f"Ký hiệu “{symbol}” không hợp với {kind.name}; {right}."


def _place_date(parts: DocumentParts) -> Iterator[TextFinding]:
    piece = parts.place_date
    if piece is not None:
        yield from look_findings(piece, limits.PLACE_DATE)
        for sentence in _date_faults(piece.text):
            yield at_piece(piece, "DIA_DANH_NGAY", "II.4.b", sentence)
    elif parts.type.dated and parts.nation is not None and parts.type is not OTHER:
        sentence = "Thiếu dòng địa danh và ngày, tháng, năm ban hành; hãy bổ sung."
        yield overall("DIA_DANH_NGAY", limits.PLACE_DATE.item, sentence)


def _date_faults(text: str) -> Iterator[str]:
    written = _PLACE_DATE.match(text)
    if written is None:
        yield "Ngày ban hành phải viết đầy đủ “ngày … tháng … năm …”; hãy gõ lại."
        return
    if not written["comma"] and written["place"]:
        yield "Sau địa danh phải có dấu phẩy; hãy thêm dấu phẩy."
    day, month = written["day"].strip(_LEFT_OPEN), written["month"].strip(_LEFT_OPEN)
    if day.isdecimal() and len(day) == 1:
        yield f"Ngày nhỏ hơn 10 phải thêm số 0 phía trước; hãy ghi “ngày 0{day}”."
    yield from _month_faults(month)
    if day and month and re.search(r"nam \d{4}", fold(text)) and date_in(text) is None:
        yield f"“{text}” không phải là một ngày có thật; hãy kiểm tra lại."


def _month_faults(month: str) -> Iterator[str]:
    if month in _PADDED_MONTHS:
        yield f"Tháng 1, 2 phải thêm số 0 phía trước; hãy ghi “tháng 0{month}”."
    elif month.startswith("0") and month[1:] not in _PADDED_MONTHS:
        yield f"Chỉ tháng 1, 2 mới thêm số 0; hãy ghi “tháng {month[1:]}”."
