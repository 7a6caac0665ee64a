"""Documents as people type them in Word, all right, none built like our templates."""

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.documents.docxtpl_output import saved
from tests.documents.word_edits import bordered

CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_LONG = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân phường về tổ chức phong trào thi đua, Phòng Văn hóa - "
    "Xã hội đã phối hợp với các cơ quan, đơn vị, tổ dân phố tổ chức triển khai, kiểm tra và tổng "
    "hợp kết quả thực hiện của từng đơn vị theo quy định."
)
_LINE = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:v="urn:schemas-microsoft-com:vml">
  <w:pict><v:line from="20pt,2pt" to="{end}pt,2pt" strokeweight=".75pt"/></w:pict>
</w:r>
"""


def proposal_without_tables() -> bytes:
    """Return a Tờ trình whose heading and signature stand by tabs, everything formatted by hand."""
    document = _sheet()
    _two(document, ("UBND PHƯỜNG BẮC KẠN", 13, ""), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"))
    _two(document, ("PHÒNG VĂN HÓA - XÃ HỘI", 13, "b"), ("Độc lập - Tự do - Hạnh phúc", 14, "b"))
    _two(document, ("__________", 13, ""), ("______________________", 13, ""))
    dated = ("Bắc Kạn, ngày 05 tháng 02 năm 2026", 14, "i")
    _two(document, ("Số: 12/TTr-VHXH", 13, ""), dated)
    _line(document, "TỜ TRÌNH", "b")
    _line(document, "Về việc bổ sung trang thiết bị phục vụ công tác thi đua, khen thưởng", "b")
    ruled = _line(document, "", "")
    ruled.paragraph_format.left_indent = ruled.paragraph_format.right_indent = Cm(5)
    bordered(ruled, "top")
    _line(document, "Kính gửi: Chủ tịch Ủy ban nhân dân phường Bắc Kạn", "")
    _text(document, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "i")
    _text(document, "Theo đề nghị của các tổ dân phố trên địa bàn phường.", "i")
    _text(document, _LONG, "")
    _text(document, "Phòng Văn hóa - Xã hội kính trình Chủ tịch xem xét, quyết định./.", "")
    _two(document, ("Nơi nhận:", 12, "bi"), ("KT. TRƯỞNG PHÒNG", 14, "b"))
    _two(document, ("- Như trên;", 11, ""), ("PHÓ TRƯỞNG PHÒNG", 14, "b"))
    _two(document, ("- Lưu: VT, VHXH.", 11, ""), ("", 14, ""))
    _two(document, ("", 11, ""), ("Hoàng Thị Mẫu", 14, "b"))
    return saved(document)


def report_in_word_s_way() -> bytes:
    """Return a Báo cáo with one header row, drawn lines, text in many runs, styles of its own."""
    document = _sheet()
    _numbered_pages(document)
    _own_styles(document)
    cells = document.add_table(1, 2).rows[0].cells
    _fill(cells[0], ("ỦY BAN NHÂN DÂN", 12, "b"), ("PHƯỜNG BẮC KẠN", 12, "b"), ("", 2, ""))
    _fill(cells[0], ("Số: 120/BC-UBND", 13, ""))
    nation = ("Cộng hòa xã hội chủ nghĩa Việt Nam", 12, "bc")
    _fill(cells[1], nation, ("Độc lập - Tự do - Hạnh phúc", 13, "b"), ("", 2, ""))
    _fill(cells[1], ("Bắc Kạn, ngày 20 tháng 11 năm 2026", 13, "i"))
    for cell, length in zip(cells, (55, 160), strict=True):
        _draw_line(cell.paragraphs[3], length)
    _styled(document, "BÁO CÁO", "Ten loai")
    _styled(document, "Kết quả phong trào thi đua", "Ten loai")
    _draw_line(_styled(document, "năm 2026", "Ten loai"), 75)
    for part in ("I. KẾT QUẢ THỰC HIỆN", _LONG, _LONG, "II. ĐỀ NGHỊ"):
        _styled(document, part, "Noi dung")
    last = _styled(document, "Trên đây là báo cáo ", "Noi dung")
    for word in ("kết quả ", "thực hiện ", "năm 2026", "./."):
        last.add_run(word)
    cells = document.add_table(1, 2).rows[0].cells
    _fill(cells[0], ("Nơi nhận:", 12, "bi"), left=True)
    for line in ("- Ủy ban nhân dân tỉnh;", "- Thường trực Đảng ủy;", "- Lưu: VT, VHXH (02)."):
        _fill(cells[0], (line, 11, ""), left=True)
    _fill(cells[1], ("TM. ỦY BAN NHÂN DÂN", 13, "b"), ("CHỦ TỊCH", 13, "b"), ("", 13, ""))
    _fill(cells[1], ("Nguyễn Văn Mẫu", 13, "b"))
    return saved(document)


def decision_with_annex() -> bytes:
    """Return a draft Quyết định and its annex in one file, the issuer's name broken by hand."""
    document = _sheet()
    _numbered_pages(document)
    _heading(document, "Số:       /QĐ-UBND", "Bắc Kạn, ngày      tháng 11 năm 2026")
    for text in ("QUYẾT ĐỊNH", "Về việc kiện toàn Hội đồng", "Thi đua - Khen thưởng phường"):
        _line(document, text, "b")
    _line(document, "_____________", "")
    _line(document, "ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN", "b")
    _text(document, "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;", "i")
    _text(document, "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội.", "i")
    _line(document, "QUYẾT ĐỊNH:", "b")
    article = document.add_paragraph()
    article.alignment = JUSTIFY
    article.paragraph_format.first_line_indent = Cm(1.27)
    for text, look in (("Điều 1", "b"), (". ", "b"), (_LONG, "")):
        _type(article, text, 14, look)
    _text(document, "1. Nội dung theo khoản 2 Điều 3 của Quyết định này;", "")
    _text(document, "a) Quyết định này có hiệu lực kể từ ngày ký./.", "")
    _signature(document, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    document.add_paragraph().paragraph_format.page_break_before = True
    _line(document, "Phụ lục I", "b")
    _line(document, "DANH SÁCH HỘI ĐỒNG", "b")
    _line(document, "(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng    năm 2026)", "i")
    _text(document, "1. Ông Mẫu, Chủ tịch Hội đồng.", "")
    return saved(document)


def regulation_in_chapters() -> bytes:
    """Return a Quy chế with chapters, its first lines put in by tabs, a list by Word."""
    document = _sheet()
    _numbered_pages(document)
    _heading(document, "Số: 12/QC-UBND", "Bắc Kạn, ngày 09 tháng 3 năm 2026")
    _line(document, "QUY CHẾ", "b")
    _draw_line(_line(document, "Tổ chức và hoạt động của Hội đồng", "b"), 90)
    for number, name in (("Chương I", "QUY ĐỊNH CHUNG"), ("Chương II", "TỔ CHỨC THỰC HIỆN")):
        _line(document, number, "b")
        _line(document, name, "b")
        paragraph = document.add_paragraph()
        paragraph.alignment = JUSTIFY
        _type(paragraph, f"\t{_LONG}", 14, "")
        listed = document.add_paragraph(style="List Bullet")
        listed.alignment = JUSTIFY
        _type(listed, _LONG, 14, "")
    _line(document, "Mục 1", "b")
    _line(document, "HỌP HỘI ĐỒNG", "b")
    _text(document, "Các đơn vị chịu trách nhiệm thi hành.", "")
    _signature(document, "CHỦ TỊCH")
    return saved(document)


def letter_to_one() -> bytes:
    """Return a công văn to one addressee, landscape lists left out, lines one and a half apart."""
    document = _sheet()
    _heading(document, "Số: 06/UBND-VHXH", "Bắc Kạn, ngày 10 tháng 3 năm 2026")
    _fill(document.tables[0].rows[-1].cells[0], ("V/v gửi hồ sơ", 12, ""))
    _line(document, "Kính gửi: Sở Nội vụ tỉnh Thái Nguyên", "")
    for text in (_LONG, _LONG):
        _text(document, text, "")
        document.paragraphs[-1].paragraph_format.line_spacing = 1.5
        document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    _signature(document, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    return saved(document)


def letter() -> bytes:
    """Return a công văn: no name of a type, "V/v" below the number, two addressees."""
    document = _sheet()
    _heading(document, "Số: 05/UBND-VHXH", "Bắc Kạn, ngày 09 tháng 3 năm 2026")
    _fill(document.tables[0].rows[-1].cells[0], ("V/v hướng dẫn lập hồ sơ", 12, ""))
    _line(document, "Kính gửi:", "")
    for text in ("- Các cơ quan, đơn vị;", "- Các tổ dân phố.", _LONG, "Đề nghị thực hiện./."):
        _text(document, text, "")
    _signature(document, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    return saved(document)


def _draw_line(paragraph: Paragraph, points: float) -> None:
    paragraph._p.append(parse_xml(_LINE.format(end=20 + points)))


def _heading(document: Document, number: str, dated: str) -> None:
    """Add two rows: names over drawn lines, then number and date."""
    table = document.add_table(2, 2)
    left, right = table.rows[0].cells
    _fill(left, ("ỦY BAN NHÂN DÂN\nPHƯỜNG BẮC KẠN", 13, "b"))
    _fill(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"))
    _fill(right, ("Độc lập - Tự do - Hạnh phúc", 14, "b"))
    for cell, length in ((left, 55), (right, 170)):
        _draw_line(cell.paragraphs[-1], length)
    _fill(table.rows[1].cells[0], (number, 13, ""))
    _fill(table.rows[1].cells[1], (dated, 14, "i"))


def _signature(document: Document, *authority: str) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    _fill(left, ("Nơi nhận:", 12, "bi"), left=True)
    _fill(left, ("- Như trên;", 11, ""), ("- Lưu: VT, VHXH.", 11, ""), left=True)
    _fill(right, *((line, 14, "b") for line in authority), ("(Đã ký)", 14, "i"))
    _fill(right, ("Nguyễn Văn Mẫu", 14, "b"))


def _sheet() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    return document


def _type(paragraph: Paragraph, text: str, size: float, look: str) -> None:
    """Add a run: "b" bold, "i" italic, "c" capitals by format."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run.font.bold, run.font.italic = "b" in look, "i" in look
    run.font.all_caps = "c" in look


def _two(document: Document, left: tuple[str, float, str], right: tuple[str, float, str]) -> None:
    paragraph = document.add_paragraph()
    for place in (Cm(3), Cm(11.5)):
        paragraph.paragraph_format.tab_stops.add_tab_stop(place, WD_TAB_ALIGNMENT.CENTER)
    for text, size, look in (left, right):
        _type(paragraph, "\t", size, look)
        _type(paragraph, text, size, look)


def _line(document: Document, text: str, look: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = CENTER
    _type(paragraph, text, 14, look)
    return paragraph


def _text(document: Document, text: str, look: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    _type(paragraph, text, 14, look)


def _fill(cell: _Cell, *lines: tuple[str, float, str], left: bool = False) -> None:
    for text, size, look in lines:
        paragraph = cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else CENTER
        _type(paragraph, text, size, look)


def _own_styles(document: Document) -> None:
    """Make styles, one resting on the other, as Word's users make them."""
    for name, base, bold in (("Noi dung", "Normal", False), ("Ten loai", "Noi dung", True)):
        style = document.styles.add_style(name, 1)
        assert isinstance(style, ParagraphStyle)
        style.base_style = document.styles[base]
        style.font.bold = bold
        style.paragraph_format.alignment = CENTER if bold else JUSTIFY
    made = document.styles["Noi dung"]
    assert isinstance(made, ParagraphStyle)
    made.font.name, made.font.size = "Times New Roman", Pt(13)
    made.paragraph_format.first_line_indent = Cm(1)


def _styled(document: Document, text: str, style: str) -> Paragraph:
    return document.add_paragraph(text, style)


def _numbered_pages(document: Document) -> None:
    """Add a page number by a simple field, none on the first page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE \\* MERGEFORMAT ")
    paragraph._p.append(field)
    number = Paragraph(paragraph._p, paragraph._parent).add_run("2")
    number.font.name, number.font.size = "Times New Roman", Pt(13)
    field.append(number._r)
