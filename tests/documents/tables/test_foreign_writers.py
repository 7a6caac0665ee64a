"""The same 200 rows, whoever wrote them, are the same nominees (six writers that are not ours)."""

from pathlib import Path

import pytest

from tests.documents.tables.foreign_writers import (
    NODE,
    by_libreoffice,
    by_node,
    by_openpyxl,
    by_oxlsx,
    by_text,
    by_xlsxwriter,
    by_xlwt,
    listed_rows,
)
from tests.scale import long
from tests.tools import needs
from workflow.intake.nominee_list import NominationList, read_nominations

ROWS = listed_rows(200)


@pytest.fixture(scope="module")
def expected() -> NominationList:
    listed = read_nominations(by_openpyxl(ROWS), "ds.xlsx")
    assert (len(listed.nominees), listed.findings) == (200, ())
    return listed


def check(data: bytes, name: str, expected: NominationList) -> None:
    listed = read_nominations(data, name)
    assert listed.findings == ()
    assert listed.nominees == expected.nominees


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"strings_to_numbers": False}])
def test_xlsxwriter(options: dict[str, bool], expected: NominationList) -> None:
    check(by_xlsxwriter(ROWS, **options), "ds.xlsx", expected)


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16")]
)
def test_text_with_separators(separator: str, encoding: str, expected: NominationList) -> None:
    check(by_text(ROWS, separator, encoding), "ds.csv", expected)


def test_a_workbook_of_before_2007(expected: NominationList) -> None:
    check(by_xlwt(ROWS), "ds.xls", expected)


def test_a_writer_in_rust(expected: NominationList, tmp_path: Path) -> None:
    check(by_oxlsx(ROWS, tmp_path), "ds.xlsx", expected)


@needs("soffice")
def test_libreoffice(expected: NominationList, tmp_path: Path) -> None:
    check(by_libreoffice(ROWS, tmp_path), "to-trinh.docx", expected)


@long
@needs("node", "npm")
@pytest.mark.parametrize("writer", NODE)
def test_node(writer: str, expected: NominationList, tmp_path: Path) -> None:
    check(by_node(ROWS, writer, tmp_path), "ds.xlsx", expected)
