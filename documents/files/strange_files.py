"""Files of kinds that are not taken: told by their content, with what to do about each.

What a file's name says is asked only where the content leaves it open which program it is for.
"""

import re
from pathlib import PurePosixPath

EXCEL = "hãy mở bằng Excel, lưu dưới dạng .xlsx rồi gửi lại"
WORD = "hãy mở bằng Word, lưu dưới dạng .docx rồi gửi lại"
STILL = "hãy lưu (xuất) thành ảnh JPEG rồi gửi lại"
TAKEN = "chỉ nhận PDF, Word .docx, Excel .xlsx, ảnh JPEG, PNG, TIFF"

STARTS = {
    "là chương trình chạy được": (b"MZ", b"\x7fELF", b"#!"),
    "là tệp nén RAR": (b"Rar!",),
    "là tệp nén 7z": (b"7z\xbc\xaf\x27\x1c",),
    "là tệp nén gzip": (b"\x1f\x8b",),
    f"là văn bản RTF; {WORD}": (b"{\\rtf",),
    f"là ảnh GIF; {STILL}": (b"GIF8",),
    f"là ảnh BMP; {STILL}": (b"BM",),
    "là tệp PostScript; hãy xuất thành PDF rồi gửi lại": (b"%!PS",),
    "là bản vẽ AutoCAD; hãy xuất thành PDF rồi gửi lại": (b"AC10",),
}
"""What to call a file, and what it begins with."""

UNKNOWN = "không rõ là tệp gì"

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
AVIF_BRANDS = frozenset({b"avif", b"avis"})
"""How the main kind of a file of the ISO base media format is called (ISO/IEC 23008-12)."""

HEIC = (
    "là ảnh HEIC của điện thoại; hãy lưu (xuất) thành ảnh JPEG rồi gửi lại (iPhone: Cài đặt ›"
    " Camera › Định dạng › Tương thích nhất)"
)
MOVIE = "là phim, không phải ảnh; hãy gửi ảnh chụp hoặc bản quét (JPEG, PDF)"

MARKUP = re.compile(
    r"<(svg|html|!doctype|\?xml|script|table|meta|head|body|div|style|!--|o:p|font|center)\b|<!--",
    re.IGNORECASE,
)
"""What a page that a browser would run begins with."""

MAIL = re.compile(r"(mime-version|content-type|from|return-path|received):", re.IGNORECASE)
EXCEL_SIGNS = ("excel.sheet", "office:spreadsheet", "office:excel")
WORD_SIGNS = ("word.document", "office:word", "office/word/2003", "office/2006/xmlpackage")
"""What tells for which program a page or an XML file was written."""

HEAD_BYTES = 4096
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def strange_file(data: bytes, name: str) -> str:
    """Tell what a file is that is not taken, and what to do; "" for one that is not known."""
    for what, starts in STARTS.items():
        if data.startswith(starts):
            return what if "; " in what else f"{what}; {TAKEN}"
    return _media(data) or _markup(_text(data), PurePosixPath(name).suffix.lower())


def _media(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in HEIC_BRANDS:
            return HEIC
        return f"là ảnh AVIF; {STILL}" if brand in AVIF_BRANDS else MOVIE
    if data.startswith(b"RIFF"):
        return f"là ảnh WebP; {STILL}" if data[8:12] == b"WEBP" else MOVIE
    return MOVIE if data.startswith(b"\x1a\x45\xdf\xa3") else ""


def _text(data: bytes) -> str:
    """Return how a file begins as text, without what a browser passes over."""
    head = data[:HEAD_BYTES]
    return head.decode(WIDE.get(head[:2], "utf-8"), "replace").lstrip("\ufeff \t\r\n")


def _markup(text: str, ending: str) -> str:
    if MAIL.match(text):
        return "là trang web hoặc thư đã lưu (MIME); " + _program(text, ending)
    if not MARKUP.match(text):
        return ""
    said, signs = text.casefold(), _signs(text)
    if said.startswith("<?xml") and "<html" not in said:
        if "opendocument" in said:
            return f"là tệp OpenDocument dạng XML; {_program(text, ending)}"
        if signs:
            return f"là tệp XML của {signs} 2003; {_program(text, ending)}"
    if signs or ending in (".xls", ".xlsx", ".doc", ".docx"):
        return f"là trang web (HTML) mang đuôi {ending or 'khác'}; {_program(text, ending)}"
    return f"là trang web hoặc ảnh SVG; {TAKEN}"


def _signs(text: str) -> str:
    said = text.casefold()
    if any(each in said for each in EXCEL_SIGNS):
        return "Excel"
    return "Word" if any(each in said for each in WORD_SIGNS) else ""


def _program(text: str, ending: str) -> str:
    """Say with which program to save it anew: that of its content, else that of its name."""
    word = ending.startswith(".doc") or "opendocument.text" in text
    return WORD if _signs(text) == "Word" or (word and _signs(text) != "Excel") else EXCEL
