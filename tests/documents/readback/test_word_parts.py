"""What is no Word document is refused in Vietnamese, whatever is wrong with it."""

from io import BytesIO

import openpyxl
import pytest

from documents.readback import read_back
from documents.readback import word_parts as reading
from dossiers.model.errors import DamagedDocument
from tests.documents.docxtpl_output import a_template


@pytest.mark.parametrize(
    "data",
    [b"", b"khong phai zip", b"PK\5\6" + bytes(18), a_template("một")[:900]],
    ids=["empty", "text", "empty zip", "cut short"],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedDocument, match="hãy mở bằng Word"):
        read_back(data)


def test_a_workbook_is_no_document() -> None:
    target = BytesIO()
    openpyxl.Workbook().save(target)
    with pytest.raises(DamagedDocument, match="không phải là tệp Word"):
        read_back(target.getvalue())


def test_a_locked_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(DamagedDocument, match="mật khẩu"):
        read_back(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_file_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    with pytest.raises(DamagedDocument, match="quá lớn"):
        read_back(a_template("một"))
