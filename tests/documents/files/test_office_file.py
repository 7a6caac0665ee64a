"""Word and Excel files that are unsafe are refused with the reason."""

import io
import struct
import zipfile

import pytest

from documents.files import office_file
from documents.files.attachments import inspect
from dossiers.model.errors import Refused, UnusableFile
from tests.documents.files.made_files import (
    COMPOUND,
    DOCX,
    LARGE,
    MACRO_TYPE,
    PDF,
    XLSX,
    declared,
    flipped,
    packed,
    types,
    wide,
)

REFUSED = {
    "a zip": ("a.zip", packed({"a.pdf": PDF}), "tệp nén"),
    "an open document": (
        "ds.xlsx",
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        r"là tệp OpenDocument .* lưu dưới dạng \.docx hoặc \.xlsx",
    ),
    "a presentation": ("a.pptx", packed(types("presentationml.main")), "không phải văn bản Word"),
    "docx cut": ("a.docx", DOCX[: len(DOCX) // 2], "bị hỏng hoặc bị cắt cụt"),
    "docx overwritten": ("a.docx", flipped(DOCX, 900), "bị hỏng"),
    "docx no zip": ("a.docx", b"PK\3\4 hong", "bị hỏng"),
    "office locked": ("a.docx", COMPOUND + wide("EncryptedPackage"), "có mật khẩu"),
    "old word": ("a.doc", COMPOUND + wide("WordDocument"), "tệp Word kiểu cũ"),
    "old excel with macros": (
        "a.xls",
        COMPOUND + wide("Workbook") + wide("_VBA_PROJECT"),
        "có macro",
    ),
    "old slides": ("a.ppt", COMPOUND + wide("PowerPoint Document"), "tệp PowerPoint kiểu cũ"),
    "mail": ("a.msg", COMPOUND + wide("__substg1.0_"), "thư của Outlook"),
    "binary": (
        "a.xlsb",
        packed(types("vnd.ms-excel.sheet.binary.macroEnabled.main")),
        "Excel nhị phân",
    ),
    "a template": ("a.xltx", packed(types("spreadsheetml.template.main")), "mẫu của Excel"),
    "Numbers": ("a.numbers", packed({"Index/Document.iwa": b"x"}), "Pages, Numbers"),
    "old, unknown": ("a.doc", COMPOUND, "kiểu cũ hoặc có mật khẩu"),
    "macros by part": ("a.docx", packed({"word/vbaProject.bin": b"x"}, DOCX), "có macro"),
    "macros by type": ("a.docm", packed(MACRO_TYPE), "có macro"),
    "old macros": ("a.xlsx", packed({"xl/macrosheets/sheet1.xml": b"x"}, XLSX), "có macro"),
    "controls": ("a.docx", packed({"word/activeX/activeX1.bin": b"x"}, DOCX), "có macro"),
    "a way out": ("a.docx", packed({"../../a.sh": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "another way out": ("a.docx", packed({"C:\\a.exe": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "absolute": ("a.docx", packed({"/etc/a": b"x"}, DOCX), "ghi ra ngoài thư mục"),
    "a declared bomb": ("a.docx", declared(LARGE, 2**31), "lớn bất thường"),
    "an undeclared bomb": ("a.docx", declared(LARGE, 4096), "lớn bất thường"),
    "growing text": ("a.docx", packed({"a.xml": b'<!ENTITY a "aaaa">'}, DOCX), "lớn bất thường"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_an_unsafe_package_is_refused_with_the_reason(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnusableFile, match=said) as caught:
        inspect(data, name)
    assert isinstance(caught.value, Refused)
    assert name in str(caught.value) or not name.isprintable()


def test_a_package_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_file, "MAX_MEMBERS", 3)
    with pytest.raises(UnusableFile, match="lớn bất thường"):
        inspect(DOCX, "a.docx")


def test_a_locked_member_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        first = package.infolist()[0]
    place = DOCX.index(b"PK\1\2") + 8
    locked = DOCX[:place] + struct.pack("<H", first.flag_bits | 1) + DOCX[place + 2 :]
    with pytest.raises(UnusableFile, match="có mật khẩu"):
        inspect(locked, "a.docx")
