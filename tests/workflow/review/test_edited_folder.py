"""Which files of a folder are a round's documents, edited by hand."""

import unicodedata
from pathlib import Path

import pytest

from dossiers.model.errors import Refused
from workflow.review.edited_folder import contents, word_files

NAME = "Quyết định số 01-QĐ-UBND.docx"


def test_names_are_the_same_in_any_unicode_form(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", NAME)).write_bytes(b"x")

    assert list(word_files(tmp_path)) == [NAME]


def test_copies_with_remarks_and_what_word_leaves_behind_are_no_documents(tmp_path: Path) -> None:
    for name in (NAME, f"~${NAME[2:]}", NAME.replace(".docx", " (góp ý).docx"), "ghi-chu.txt"):
        (tmp_path / name).write_bytes(b"x")

    assert list(word_files(tmp_path)) == [NAME]


def test_what_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="khong-co"):
        word_files(tmp_path / "khong-co")
    with pytest.raises(Refused, match=r"khong-co\.docx"):
        contents(tmp_path / "khong-co.docx")
