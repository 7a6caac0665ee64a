"""Paper, margins and page numbers (annex I, part I, I.1, I.3, I.7)."""

from collections.abc import Iterator
from math import ceil

from documents.form_check.decree30_limits import PAGE, TOLERANCE, Span
from documents.form_check.findings import overall, span_text
from documents.readback import PageField, Section, Sheet
from dossiers.model.finding import TextFinding

_SIDES = ("trên", "dưới", "trái", "phải")
_MAX_LINE_LETTERS = 75
"""On a line of text, at most."""
_MIN_PAGE_LINES = 45
"""On a page, at least: a document shorter than this may have one page."""


def page_findings(sheet: Sheet) -> Iterator[TextFinding]:
    """Yield what is wrong with the pages."""
    for section in dict.fromkeys(sheet.sections):
        yield from _paper(section)
        yield from _margins(section)
    yield from _page_numbers(sheet)


def _paper(section: Section) -> Iterator[TextFinding]:
    size = sorted((section.width, section.height))
    if any(abs(got - asked) > 1 for got, asked in zip(size, PAGE.paper, strict=True)):
        shown = f"{section.width:.0f} x {section.height:.0f} mm"
        sentence = f"Khổ giấy đang là {shown}; hãy chọn khổ A4 (210 x 297 mm)."
        yield overall("KHO_GIAY", "I.1", sentence)


def _margins(section: Section) -> Iterator[TextFinding]:
    wanted = (PAGE.top_bottom, PAGE.top_bottom, PAGE.left, PAGE.right)
    if section.width > section.height:
        yield from _landscape_margins(section)
        return
    for side, margin, span in zip(_SIDES, section.margins, wanted, strict=True):
        if not _within(margin, span):
            sentence = f"Lề {side} đang là {margin:.0f} mm; hãy đặt {span_text(span)} mm."
            yield overall("LE_TRANG", "I.3", sentence)


def _landscape_margins(section: Section) -> Iterator[TextFinding]:
    """Check a landscape page, where any side may be the bound one."""
    widest = (PAGE.right[0], PAGE.left[1])
    for side, margin in zip(_SIDES, section.margins, strict=True):
        if not _within(margin, widest):
            sentence = f"Lề {side} trang ngang đang là {margin:.0f} mm; hãy đặt trong khoảng"
            yield overall("LE_TRANG", "I.3", f"{sentence} {span_text(widest)} mm.")


def _within(value: float, span: Span) -> bool:
    return span[0] - TOLERANCE <= value <= span[1] + TOLERANCE


def _page_numbers(sheet: Sheet) -> Iterator[TextFinding]:
    section = sheet.sections[0] if sheet.sections else None
    fields = section.page_fields if section else ()
    shown = [field for field in fields if not field.footer and field.slot == "default"]
    if any(field.footer for field in fields):
        yield overall("SO_TRANG", "I.7", "Số trang đang ở cuối trang; hãy đặt ở giữa lề trên.")
    elif not shown and _surely_long(sheet):
        yield overall("SO_TRANG", "I.7", "Văn bản nhiều trang chưa đánh số; hãy chèn số trang.")
    if section and any(_on_first_page(field, section) for field in fields):
        mend = "hãy chọn “Different First Page” và bỏ số ở trang đầu"
        yield overall("SO_TRANG_DAU", "I.7", f"Số trang hiện ở trang thứ nhất; {mend}.")
    for field in shown:
        yield from _number_look(field)


def _number_look(number: PageField) -> Iterator[TextFinding]:
    if not number.centred:
        yield overall("SO_TRANG_GIUA", "I.7", "Số trang phải ở giữa lề trên; hãy canh giữa.")
    if not _within(number.look.size, PAGE.page_number):
        size, wanted = f"{number.look.size:g}", span_text(PAGE.page_number)
        sentence = f"Số trang đang cỡ chữ {size}; hãy đặt {wanted}."
        yield overall("SO_TRANG_CO_CHU", "I.7", sentence)
    if number.look.bold or number.look.italic:
        yield overall("SO_TRANG_KIEU", "I.7", "Số trang phải là chữ đứng, không đậm.")


def _on_first_page(number: PageField, section: Section) -> bool:
    return number.slot == "first" if section.first_differs else number.slot == "default"


def _surely_long(sheet: Sheet) -> bool:
    """Tell whether there is more than one page: by Word's own count, or by a careful guess."""
    lines = sum(
        ceil(len(each.text) / _MAX_LINE_LETTERS) for each in sheet.paragraphs if not each.cell
    )
    # The rows of a list may be set smaller than text is.
    lines += sum(3 * len(rows) // 4 for rows in sheet.tables.values())
    return lines > _MIN_PAGE_LINES or (sheet.pages or 1) > 1
