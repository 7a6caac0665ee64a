"""Attached files are told by their content, and refused with the reason when they are unsafe."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from documents.files import attachments
from documents.files.attachments import Attachment, FileKind, inspect
from dossiers.model.errors import Refused, UnusableFile
from tests.documents.files.made_files import DOCX, JPEG, PDF, XLSX, flipped, png, tiff


@pytest.mark.parametrize(
    ("name", "data", "kind", "extension"),
    [
        ("a.pdf", PDF, FileKind.PDF, ".pdf"),
        ("inbox/Báo cáo.DOCX", DOCX, FileKind.DOCX, ".docx"),
        ("a.xlsx", XLSX, FileKind.XLSX, ".xlsx"),
        ("a.jpeg", JPEG, FileKind.JPEG, ".jpg"),
        ("a.jpg", JPEG + b"GPS", FileKind.JPEG, ".jpg"),
        ("a.png", png(), FileKind.PNG, ".png"),
        ("a.tif", tiff(), FileKind.TIFF, ".tif"),
        ("a.tiff", tiff(">"), FileKind.TIFF, ".tif"),
        ("khong-duoi", PDF, FileKind.PDF, ".pdf"),
    ],
)
def test_a_usable_file_is_known_by_its_content(
    name: str, data: bytes, kind: FileKind, extension: str
) -> None:
    found = inspect(data, name)
    assert isinstance(found, Attachment)
    assert (found.kind, found.extension) == (kind, extension)
    assert "/" in found.media_type


REFUSED = {
    "empty": ("a.pdf", b"", "rỗng"),
    "nothing known": ("a.pdf", b"Danh sach de nghi", "không rõ là tệp gì"),
    "a page": ("a.pdf", b"\xef\xbb\xbf <!DOCTYPE html><script>", "trang web hoặc ảnh SVG"),
    "a drawing": ("a.svg", b'<?xml version="1.0"?><svg onload="x()"/>', "trang web hoặc ảnh SVG"),
    "a program": ("hoa-don.pdf", b"MZ\x90\0", "chương trình chạy được"),
    "another program": ("a.docx", b"\x7fELF", "chương trình chạy được"),
    "a script": ("a.pdf", b"#!/bin/sh\nrm", "chương trình chạy được"),
    "an archive": ("a.rar", b"Rar!\x1a\7", "tệp nén RAR"),
    "other than its name": ("a.pdf", JPEG, "thực ra là ảnh JPEG; hãy đổi đuôi tên tệp thành .jpg"),
    "word as excel": ("a.xlsx", DOCX, "thực ra là tệp Word"),
    "pdf behind something": ("a.pdf", b"GIF89a" + PDF, "ảnh GIF"),
    "pdf cut": ("a.pdf", PDF[:-8], "bị hỏng hoặc bị cắt cụt"),
    "pdf pointing outside": ("a.pdf", PDF.replace(b"\n31\n", b"\n9999\n"), "bị hỏng"),
    "pdf pointing at words": ("a.pdf", PDF.replace(b"\n31\n", b"\nabc\n"), "bị hỏng"),
    "pdf locked": ("a.pdf", PDF.replace(b"trailer\n<<", b"trailer\n<</Encrypt 5 0 R"), "mật khẩu"),
    "a name with a trick": ("bao-cao\u202efdp.exe", PDF, "không in được"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_unsafe_or_unknown_is_refused_with_the_reason(
    name: str, data: bytes, said: str
) -> None:
    with pytest.raises(UnusableFile, match=said) as caught:
        inspect(data, name)
    assert isinstance(caught.value, Refused)
    assert name in str(caught.value) or not name.isprintable()


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES", 2**20)
    with pytest.raises(UnusableFile, match="nặng 2 MB, quá 1 MB"):
        inspect(PDF + bytes(2**21), "a.pdf")


@pytest.mark.parametrize("made", [lambda: DOCX, lambda: XLSX, png, tiff, lambda: JPEG, lambda: PDF])
def test_a_spoiled_file_is_taken_or_refused_never_more(made: Callable[[], bytes]) -> None:
    data = made()
    for place in range(0, len(data), max(1, len(data) // 150)):
        for spoiled in (flipped(data, place), data[:place]):
            with suppress(UnusableFile):
                assert inspect(spoiled, "khong-duoi").kind in FileKind
