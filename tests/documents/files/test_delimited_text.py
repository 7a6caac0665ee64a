"""Text with separators is read in the encodings and with the separators that programs use."""

import unicodedata

import pytest

from documents.files.attachments import FileKind, inspect
from documents.files.delimited_text import delimited_rows

ROWS = [["STT", "Họ và tên", "Thành tích"], ["1", "Nguyễn Văn Mẫu", "Giảm 35%; đạt 3,5"]]


def written(separator: str) -> str:
    return "".join(separator.join(f'"{each}"' for each in row) + "\r\n" for row in ROWS)


def in_windows_1258(text: str) -> bytes:
    """Return text as Excel saves it in Vietnam: letters, their tones behind them."""
    composed = dict.fromkeys("ăâêôơưđĂÂÊÔƠƯĐ")
    made = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(each for each in marks if each in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(each for each in marks if each not in tones))
        made += base + tones if base in composed or base.isascii() else letter
    return made.encode("cp1258")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_list_is_read_whatever_wrote_it(separator: str, encoding: str) -> None:
    text = written(separator)
    data = in_windows_1258(text) if encoding == "cp1258" else text.encode(encoding)
    assert delimited_rows(data) == ROWS
    assert inspect(data, "ds.csv").kind is FileKind.CSV


def test_excels_hint_names_the_separator() -> None:
    assert delimited_rows(f"sep=;\r\n{written(';')}".encode()) == ROWS


def test_a_list_in_tcvn3_keeps_its_letters_for_the_converter() -> None:
    name = "Tr\u00c7n Th\u00de H\u00ad\u00acng"
    text = f"STT;Hä vµ tªn\r\n1;NguyÔn V¨n MÉu\r\n2;{name}\r\n"
    assert delimited_rows(text.encode("latin-1"))[2][1] == name


@pytest.mark.parametrize("data", [b"Danh sach", b"a\nb\nc", b"\0\1;\2\n\3;\4", b"mot dong; that"])
def test_other_text_is_no_list(data: bytes) -> None:
    assert delimited_rows(data) == []
