"""Files that are not taken are called by what they are, with what to do about it."""

import pytest

from documents.files.attachments import inspect
from dossiers.model.errors import UnusableFile
from tests.documents.files.made_files import JPEG, packed, types


def boxed(brand: bytes) -> bytes:
    """Return a file of the ISO base media format of this brand."""
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + bytes(40)


HTML = b"<html><body><table><tr><td>STT</td></tr></table></body></html>"
EXCEL_XML = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>'
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'

STRANGE = {
    "a page as workbook": ("a.xls", HTML, r"trang web \(HTML\) mang đuôi .xls; .*Excel.*\.xlsx"),
    "a table alone": ("a.xls", b"<table border=1><tr><td>A</td></tr></table>", r"\(HTML\).*\.xlsx"),
    "a page in UTF-16": ("a.xls", HTML.decode().encode("utf-16"), r"\(HTML\).*\.xlsx"),
    "a page behind a comment": ("a.xls", b"\xef\xbb\xbf\r\n<!-- x --><html>", r"\(HTML\).*\.xlsx"),
    "a page as letter": ("a.doc", HTML, r"mang đuôi .doc; hãy mở bằng Word, .*\.docx"),
    "a page of Word": ("a", b'<html xmlns:w="urn:schemas-microsoft-com:office:word">', r"\.docx"),
    "a page of Excel": ("a", b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">', r"\.xlsx"),
    "a saved page": ("a.xls", b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", r"MIME.*\.xlsx"),
    "a saved letter": ("a.doc", b"From: <Saved by Word>\r\nMIME-Version: 1.0", r"MIME.*\.docx"),
    "Excel 2003": ("a.xls", EXCEL_XML, r"tệp XML của Excel 2003; hãy mở bằng Excel"),
    "Excel 2003, other name": ("a.xml", EXCEL_XML, r"tệp XML của Excel 2003; hãy mở bằng Excel"),
    "Word 2003": ("a.doc", WORD_XML, r"tệp XML của Word 2003; hãy mở bằng Word"),
    "flat OpenDocument": (
        "a.fods",
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:1">',
        "OpenDocument dạng XML; hãy mở bằng Excel",
    ),
    "rich text": ("a.doc", b"{\\rtf1 x}", r"văn bản RTF; hãy mở bằng Word, lưu dưới dạng \.docx"),
    "HEIC": ("IMG_1.jpg", boxed(b"heic"), "ảnh HEIC .* JPEG"),
    "HEIF": ("IMG_1.jpg", boxed(b"mif1"), "ảnh HEIC .* JPEG"),
    "HEIC burst": ("IMG_1.heic", boxed(b"hevc"), "ảnh HEIC .* JPEG"),
    "AVIF": ("IMG_1.jpg", boxed(b"avif"), "ảnh AVIF; hãy lưu .* JPEG"),
    "a film": ("IMG_1.jpg", boxed(b"mp42"), "phim, không phải ảnh"),
    "a film of Apple": ("IMG_1.jpg", boxed(b"qt  "), "phim, không phải ảnh"),
    "a film of Matroska": ("a.jpg", b"\x1a\x45\xdf\xa3" + bytes(20), "phim, không phải ảnh"),
    "WebP": ("a.jpg", b"RIFF\0\0\0\0WEBPVP8 ", "ảnh WebP; hãy lưu .* JPEG"),
    "GIF": ("a.jpg", b"GIF89a", "ảnh GIF; hãy lưu .* JPEG"),
    "gzip": ("a.xlsx", b"\x1f\x8b\x08" + bytes(20), "tệp nén gzip"),
    "a drawing": ("a.dwg", b"AC1027" + bytes(20), "AutoCAD; hãy xuất thành PDF"),
    "OpenDocument": (
        "ds.ods",
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        r"OpenDocument .*\.xlsx",
    ),
    "slides": ("a.xlsx", packed(types("vnd.x.presentationml.main")), "PowerPoint.*PDF"),
}


@pytest.mark.parametrize(("name", "data", "said"), STRANGE.values(), ids=STRANGE)
def test_a_file_is_called_by_what_it_is_and_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnusableFile, match=f"Tệp {name} là .*{said}"):
        inspect(data, name)


def test_a_picture_with_seconds_of_film_behind_it_is_a_picture() -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(200_000)
    assert inspect(JPEG + film, "IMG_1.jpg").kind == "JPEG"


def test_a_picture_cut_short_is_none_for_all_its_film() -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(200_000)
    with pytest.raises(UnusableFile, match="bị hỏng hoặc bị cắt cụt"):
        inspect(JPEG[:-2] + film, "IMG_1.jpg")
