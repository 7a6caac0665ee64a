"""Valid workbooks as other programs write them: parts, relations and styles of their own."""

import io
import zipfile

import pytest

from documents.tables.table_reader import Table, read_table
from tests.documents.tables.books import HEADINGS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TOP = (
    "<row r='1'>"
    + "".join(
        f"<c r='{letter}1' t='inlineStr'><is><t>{text}</t></is></c>"
        for letter, text in zip(
            "ABCDE", ("Họ và tên", "Đối tượng", "Thành tích", "Tiêu chí", "Năm sinh"), strict=True
        )
    )
    + "</row>"
)
ROW = (
    "<row r='2'>"
    + "".join(
        f"<c r='{letter}2' t='inlineStr'><is><t>{text}</t></is></c>"
        for letter, text in zip("ABCD", ("Mẫu Văn", "Cá nhân", "Giỏi", "III.4.a"), strict=True)
    )
    + "{born}</row>"
)
STYLES = f"<styleSheet xmlns='{MAIN}'><fonts><font><family val='34'/></font></fonts></styleSheet>"


def package(sheet: str, **changed: str) -> bytes:
    """Return a workbook with the rows of a sheet; parts given by their short names replace ours."""
    space = changed.get("space", MAIN)
    base = "http://schemas.openxmlformats.org/package/2006"
    target = changed.get("target", "worksheets/sheet1.xml")
    more = changed.get("more", "")
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{base}/content-types'><Override"
        " PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument"
        ".spreadsheetml.sheet.main+xml'/></Types>",
        "_rels/.rels": f"<Relationships xmlns='{base}/relationships'><Relationship Id='r'"
        f" Type='{RELATIONS}/officeDocument' Target='{changed.get('main', 'xl/workbook.xml')}'/>"
        "</Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{space}' xmlns:r='{RELATIONS}'>"
        f"{changed.get('settings', '')}<sheets><sheet name='DS' sheetId='1' r:id='rId1'/></sheets>"
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{base}/relationships'>{more}"
        f"<Relationship Id='rId1' Type='{RELATIONS}/worksheet' Target='{target}'/>"
        f"<Relationship Id='rId2' Type='{RELATIONS}/styles' Target='styles.xml'/></Relationships>",
        "xl/styles.xml": changed.get("styles", STYLES),
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{space}'><sheetData>{sheet}</sheetData>"
        "</worksheet>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return made.getvalue()


def read(data: bytes) -> Table:
    return read_table(data, "ds.xlsx", HEADINGS)


def a_list(born: str = "") -> str:
    return TOP + ROW.format(born=born)


NULL = f"<Relationship Id='x' Type='{RELATIONS}/image' Target='NULL'/>"


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"space": STRICT},
        {"target": "/xl/worksheets/sheet1.xml"},
        {"target": "Worksheets/Sheet1.xml"},
        {"target": "worksheets\\sheet1.xml"},
        {"main": "/xl/workbook.xml"},
        {"more": NULL},
        {"styles": f"<styleSheet xmlns='{MAIN}'><fills><fill/></fills></styleSheet>"},
        {"styles": f"<styleSheet xmlns='{MAIN}'><fonts><font><color rgb='12'/></font></fonts>"
         "</styleSheet>"},
        {"styles": f"<styleSheet xmlns='{MAIN}'/>"},
    ],
)  # fmt: skip
def test_a_valid_workbook_is_read_whoever_wrote_it(changed: dict[str, str]) -> None:
    (row,) = read(package(a_list(), **changed)).rows
    assert row.values["name"] == "Mẫu Văn"


DAY_STYLE = (
    f"<styleSheet xmlns='{MAIN}'><numFmts>"
    "<numFmt numFmtId='170' formatCode='[$-42A]dd/mm/yyyy'/>"
    "<numFmt numFmtId='171' formatCode='0000'/>"
    "<numFmt numFmtId='172' formatCode='0 &quot;d&quot;'/>"
    "</numFmts><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/>"
    "<xf numFmtId='172'/></cellXfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<c r='E2' s='1'><v>32874</v></c>", "01/01/1990"),
        ("<c r='E2' s='2'><v>32874</v></c>", "01/01/1990"),
        ("<c r='E2' s='3'><v>90</v></c>", "0090"),
        ("<c r='E2' s='4'><v>1990</v></c>", "1990"),
        ("<c r='E2' t='d'><v>1990-01-01T00:00:00</v></c>", "01/01/1990"),
        ("<c r='E2' t='str'><f>A1</f><v>1990</v></c>", "1990"),
        ("<c r='E2'><v>1.99E3</v></c>", "1990"),
        ("<c r='E2' s='99'><v>1990</v></c>", "1990"),
        ("<c><v>1990</v></c>", "1990"),
        ("<c r='E2' t='inlineStr'><is><r><t>19</t></r><r><t>90</t></r></is></c>", "1990"),
        ("<c r='E2' t='str'><f>A1</f><v></v></c>", None),
    ],
)
def test_a_cell_shows_what_excel_shows(cell: str, shown: str | None) -> None:
    (row,) = read(package(a_list(cell), styles=DAY_STYLE)).rows
    assert row.values.get("birth_year") == shown
    assert row.findings == ()


def test_days_may_be_counted_from_1904() -> None:
    data = package(
        a_list("<c r='E2' s='1'><v>31412</v></c>"),
        styles=DAY_STYLE,
        settings="<workbookPr date1904='1'/>",
    )
    assert read(data).rows[0].values["birth_year"] == "01/01/1990"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<c r='E2' t='e'><v>#N/A</v></c>", "công thức báo lỗi #N/A"),
        ("<c r='E2'><f>A1</f></c>", "công thức chưa có kết quả"),
        ("<c r='E2'><f>A1</f><v></v></c>", "công thức chưa có kết quả"),
    ],
)
def test_a_cell_without_a_value_is_said(cell: str, said: str) -> None:
    (finding,) = read(package(a_list(cell))).rows[0].findings
    assert said in finding.sentence
