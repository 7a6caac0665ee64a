"""Text in an old encoding is to be converted before its font is changed; nothing else is said."""

from typing import Any

import pytest
from docx import Document

from documents.form_check import check_form
from documents.old_encodings import Encoding
from tests.documents.old_texts import in_old
from tests.documents.tables.books import saved
from wards import load_plan

TEXT = "Quyết định tặng giấy khen cho ông Nguyễn Văn Mẫu, phường Đống Đa"


def found(font: str, *texts: str) -> dict[str, str]:
    """Return what the check finds in a document of these paragraphs, by its code."""
    made: Any = Document()
    for text in texts:
        made.add_paragraph().add_run(text).font.name = font
    return {each.code: each.sentence for each in check_form(saved(made), load_plan())}


@pytest.mark.parametrize(
    ("font", "encoding", "source"),
    [
        (".VnTime", Encoding.TCVN3, "TCVN3 (ABC)"),
        (".VnTimeH", Encoding.TCVN3, "TCVN3 (ABC)"),
        ("VNI-Times", Encoding.VNI, "VNI Windows"),
    ],
)
def test_an_old_font_is_told_with_what_to_do_first(
    font: str, encoding: Encoding, source: str
) -> None:
    said = found(font, in_old(TEXT, encoding))
    assert f"nguồn {source}, đích Unicode), rồi mới chọn phông" in said["BANG_MA"]
    assert "PHONG_CHU" not in said
    assert "quyết định tặng giấy khen cho ông nguyễn" in said["BANG_MA"].casefold()


@pytest.mark.parametrize("encoding", Encoding)
def test_text_whose_font_was_changed_is_told_too(encoding: Encoding) -> None:
    assert "BANG_MA" in found("Times New Roman", in_old(TEXT, encoding))


@pytest.mark.parametrize("text", [TEXT, "Hòa Bình", "Société Générale", "Ân", "Khen thuong"])
def test_unicode_is_told_nothing(text: str) -> None:
    assert "BANG_MA" not in found("Times New Roman", text)


def test_plain_letters_in_an_old_font_are_told() -> None:
    assert "BANG_MA" in found(".VnTime", "Khen thuong")
