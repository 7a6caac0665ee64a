"""Build a workbook to fill in: headings, drop-downs, hints, a sheet of examples."""

import io
from collections.abc import Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from documents.tables.workbook_sheets import CHOICES, CRITERIA, EXAMPLE

LIST = "Danh sách"
"""The sheet to fill in."""

TITLE = "DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG"
NOTE = (
    "Mỗi đối tượng một dòng, bắt đầu từ dòng 4. Cột có dấu (*) phải điền. Trỏ chuột vào tiêu đề để"
    " xem hướng dẫn; xem trang “Ví dụ”, trang “Tiêu chí”. Không gộp ô."
)
TOP = 3
"""The line of the headings."""

ROWS = 1000
"""How many lines have drop-downs and formats."""

FORMATTED = 200
"""How many lines are formatted one by one; below them Excel goes on with its own."""

LINE_POINTS, WIDER = 16, 1.2
"""How high a line of text is, in points; how much wider than a digit its letters are."""

CRITERIA_WIDTHS = (12, 90, 26)
"""How wide the columns of the criteria are, in letters: code, text, kinds of nominees."""

TEXT = "@"
"""Excel's format for text: it leaves the zeros at the front alone."""


class Column(NamedTuple):
    """A column of the blank workbook; with `many` a cell may hold several choices."""

    title: str
    hint: str
    needed: bool
    width: int
    choices: tuple[str, ...] = ()
    many: bool = False


def blank_workbook(
    columns: Sequence[Column], examples: Sequence[Sequence[str]], criteria: Sequence[Sequence[str]]
) -> bytes:
    """Return the workbook; `examples` are rows in the order of the columns.

    `criteria` are lines of the sheet that tells them: code, text and kinds under a line with the
    group's name alone.
    """
    workbook = Workbook()
    listed = workbook.worksheets[0]
    listed.title = LIST
    _write_headings(listed, columns)
    _add_choices(workbook, listed, columns)
    _write_examples(workbook.create_sheet(EXAMPLE, 1), columns, examples)
    _write_criteria(workbook.create_sheet(CRITERIA, 2), criteria)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _write_examples(
    sheet: Worksheet, columns: Sequence[Column], examples: Sequence[Sequence[str]]
) -> None:
    _write_headings(sheet, columns)
    for line, example in enumerate(examples, start=TOP + 1):
        for number, text in enumerate(example, start=1):
            sheet.cell(line, number, text)
        most = max(len(text) / each.width for text, each in zip(example, columns, strict=True))
        sheet.row_dimensions[line].height = LINE_POINTS * (1 + int(most * WIDER))
    sheet.protection.sheet = True


def _write_criteria(sheet: Worksheet, criteria: Sequence[Sequence[str]]) -> None:
    """Write the criteria to look up and print, the group that each belongs to above them."""
    bold, plain = (Font(name="Times New Roman", size=12, bold=bold) for bold in (True, False))
    for number, width in enumerate(CRITERIA_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line, texts in enumerate(criteria, start=1):
        for number, text in enumerate(texts, start=1):
            cell = sheet.cell(line, number, text)
            cell.font = plain if len(texts) > 1 and line > 1 else bold
            cell.alignment = Alignment(wrap_text=len(texts) > 1, vertical="top")
        most = max((len(text) / CRITERIA_WIDTHS[1] for text in texts[1:2]), default=0)
        sheet.row_dimensions[line].height = LINE_POINTS * (1 + int(most * WIDER))
    _fit_page(sheet)
    sheet.print_title_rows = "1:1"
    sheet.protection.sheet = True


def _write_headings(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write title, note, headings with their hints, and the format of the lines below."""
    for line, text, size in ((1, TITLE, 14), (2, NOTE, 11)):
        cell = sheet.cell(line, 1, text)
        cell.font = Font(name="Times New Roman", size=size, bold=line == 1, italic=line != 1)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(columns))
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 28, 34
    sheet.row_dimensions[TOP].height = 34
    for number, column in enumerate(columns, start=1):
        _head(sheet, number, column)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    _format_lines(sheet, len(columns))
    sheet.freeze_panes = f"A{TOP + 1}"
    _fit_page(sheet)


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(TOP, number, f"{column.title} (*)" if column.needed else column.title)
    cell.font = Font(name="Times New Roman", size=12, bold=True)
    cell.fill = PatternFill("solid", fgColor="DDEBF7")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    cell.border = _box("808080")
    must = "Phải điền. " if column.needed else "Có thể để trống. "
    cell.comment = Comment(f"{must}{column.hint}".strip(), "Khen Thưởng", height=90, width=260)


def _box(color: str) -> Border:
    thin = Side(style="thin", color=color)
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _format_lines(sheet: Worksheet, width: int) -> None:
    """Format every line to fill in as text, with borders and wrapped."""
    border, font = _box("BFBFBF"), Font(name="Times New Roman", size=12)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=TOP + 1, max_row=TOP + FORMATTED, max_col=width):
        for cell in row:
            cell.number_format = TEXT
            cell.border, cell.font, cell.alignment = border, font, wrapped


def _fit_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{TOP}:{TOP}"


def _add_choices(workbook: Workbook, sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Put a drop-down under each heading that has choices, read from a hidden sheet."""
    held = workbook.create_sheet(CHOICES)
    held.sheet_state = "hidden"
    for number, column in enumerate(columns, start=1):
        if not column.choices:
            continue
        for line, choice in enumerate(column.choices, start=1):
            held.cell(line, number, choice)
        letter = get_column_letter(number)
        source = f"'{CHOICES}'!${letter}$1:${letter}${len(column.choices)}"
        offered = DataValidation("list", formula1=source, allow_blank=True)
        offered.showErrorMessage = not column.many
        offered.errorTitle, offered.error = "Khen Thưởng", "Hãy chọn một mục trong danh sách."
        offered.add(f"{letter}{TOP + 1}:{letter}{TOP + ROWS}")
        sheet.add_data_validation(offered)
