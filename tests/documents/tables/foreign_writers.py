"""The same list written by programs that are not ours, each in its own way."""

import csv
import json
import subprocess
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import oxlsx
import xlsxwriter
import xlwt
from openpyxl import Workbook

from tests.documents.tables.books import TOP, saved

Rows = list[list[Any]]
HEADINGS_ROW = [*TOP, "Ngày sinh", "Đơn vị công tác"]
NODE = {
    "sheetjs": (
        "xlsx@0.18.5",
        "const x=require('xlsx'),b=x.utils.book_new();"
        "x.utils.book_append_sheet(b,x.utils.aoa_to_sheet(rows),'DS');x.writeFile(b,out)",
    ),
    "exceljs": (
        "exceljs@4.4.0",
        "const x=require('exceljs'),b=new x.Workbook(),s=b.addWorksheet('DS');"
        "rows.forEach(r=>s.addRow(r));b.xlsx.writeFile(out)",
    ),
}
"""The packages of node, and how each writes `rows` to the file `out`."""


def listed_rows(count: int) -> Rows:
    """Return a list of so many rows, its headings first; days and numbers as texts or values."""
    rows: Rows = [list(HEADINGS_ROW)]
    for place in range(1, count + 1):
        name = f"Nguyễn Thị {'ABCDEGHIKLMNOPQRSTUVXY'[place % 22]}ẫu"
        born = f"{place % 28 + 1:02}/{place % 12 + 1:02}/{1970 + place % 30}"
        citizen, said = f"0010{place:08}", f"Giảm {place % 90}% thời gian chờ; “tốt”"
        rows.append([place, name, "Cá nhân", citizen, said, "III.4.a", born, "Tổ “Một” & hai"])
    return rows


def by_openpyxl(rows: Rows) -> bytes:
    made = Workbook()
    made.worksheets[0].title = "DS"
    for row in rows:
        made.worksheets[0].append(row)
    return saved(made)


def by_xlsxwriter(rows: Rows, **options: Any) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("DS")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return made.getvalue()


def by_text(rows: Rows, separator: str, encoding: str) -> bytes:
    made = StringIO(newline="")
    csv.writer(made, delimiter=separator).writerows(rows)
    return made.getvalue().encode(encoding)


def by_xlwt(rows: Rows) -> bytes:
    """Return the list as a workbook of before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(line, column, value)
    return saved(book)


def by_oxlsx(rows: Rows, folder: Path) -> bytes:
    """Return the list as a writer in Rust makes it."""
    book = oxlsx.Workbook()
    sheet = book.active
    assert sheet
    for row in rows:
        sheet.append(row)
    book.save(str(folder / "ds.xlsx"))
    return (folder / "ds.xlsx").read_bytes()


def by_libreoffice(rows: Rows, folder: Path) -> bytes:
    """Return the list as the table of a letter that LibreOffice has opened and saved."""
    (folder / "to-trinh.html").write_text(
        "<meta charset='utf-8'><p>TỜ TRÌNH</p><table border=1>"
        + "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows)
        + "</table>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation=file://{folder}/profile"
    read = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]
    command = ["soffice", profile, "--headless", *read, "--outdir", str(folder)]
    source = str(folder / "to-trinh.html")
    subprocess.run([*command, source], check=True, capture_output=True, timeout=120)
    return (folder / "to-trinh.docx").read_bytes()


def _html_cell(value: object) -> str:
    return f"<td>{escape(str(value))}</td>"


def by_node(rows: Rows, writer: str, folder: Path) -> bytes:
    """Return the list as a package of node writes it, fetched into the folder."""
    package, script = NODE[writer]
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*npm, package], check=True, capture_output=True, timeout=300)
    given = f"const rows={json.dumps(rows)},out={json.dumps(str(folder / 'ds.xlsx'))};"
    subprocess.run(["node", "-e", given + script], check=True, cwd=folder, timeout=120)
    return (folder / "ds.xlsx").read_bytes()
