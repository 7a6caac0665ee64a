"""Uploads: looked at by content, each in its own place, nothing overwritten, nothing else kept."""

import io
import zipfile
from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest
from docx import Document

from desk.services import DeskServices
from documents.files.attachments import MAX_BYTES
from dossiers.intake.unit_files import own_inbox
from dossiers.model.roles import Person, Role
from tests.desk.conftest import CENTRE, of_unit
from tests.desk.page_visitor import CLERK, Visitor, a_person
from tests.desk.signed_pdfs import Authority, a_pdf, signed

REGISTRAR = a_person(Role.VAN_THU, account="van-thu")


def send(
    services: DeskServices, who: Person, name: str, data: bytes, kind: str = ""
) -> httpx.Response:
    """Send a file as this person."""
    return Visitor(services, who).post(f"/tai-len?ten={quote(name)}&loai={kind}", data)


def keys(services: DeskServices) -> list[str]:
    """List what lies in the store."""
    with services.register.read_tx() as ledger:
        return [each.key for each in ledger.files()]


def a_docx() -> bytes:
    whole = io.BytesIO()
    Document().save(whole)
    return whole.getvalue()


def with_macro() -> bytes:
    whole = io.BytesIO(a_docx())
    with zipfile.ZipFile(whole, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return whole.getvalue()


def a_bomb() -> bytes:
    whole = io.BytesIO(a_docx())
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.bmp", bytes(400 * 2**20))
    return whole.getvalue()


def test_a_units_file_goes_into_its_own_folder(empty: DeskServices) -> None:
    answer = send(empty, of_unit(), "Báo cáo thành tích.docx", a_docx())

    assert answer.status_code == 201
    assert keys(empty) == [f"{own_inbox(CENTRE)}Báo cáo thành tích.docx"]
    assert "Đã nhận" in answer.json()["text"]
    with empty.register.read_tx() as ledger:
        (kept,) = ledger.files()
    assert (kept.by, kept.locked) == ("don-vi", False)
    assert "Báo cáo thành tích.docx" in Visitor(empty, of_unit()).get("/tai-len").text
    assert "Báo cáo thành tích.docx" not in Visitor(empty, of_unit("Khác")).get("/tai-len").text


def test_the_same_again_is_once_and_other_bytes_get_a_number(empty: DeskServices) -> None:
    first, again = (send(empty, CLERK, "a.pdf", a_pdf()) for _ in range(2))
    other = send(empty, CLERK, "A.PDF", a_pdf("khac"))

    assert first.json()["key"] == again.json()["key"] == "inbox/a.pdf"
    assert "đã có trong kho" in again.json()["text"]
    assert other.json()["key"] == "inbox/A (2).PDF"
    assert len(keys(empty)) == 2


def test_names_come_in_one_unicode_form_with_the_proper_ending(empty: DeskServices) -> None:
    decomposed = "Quye\u0302\u0301t \u0111i\u0323nh"
    answer = send(empty, CLERK, decomposed, a_pdf())

    assert answer.json()["key"] == "inbox/Quyết định.pdf"


def test_a_signed_decision_is_checked_and_locked(empty: DeskServices) -> None:
    authority = Authority()
    authority.write_root(empty.settings.folder / "chung-thu-goc")
    data = signed(a_pdf(), authority.signer("Đinh Văn Mẫu"))

    told = send(empty, REGISTRAR, "qd.pdf", data, "da-ky").json()

    assert told["key"] == "da-ky/qd.pdf"
    assert any("Đinh Văn Mẫu" in each for each in told["sentences"])
    assert any("nguyên vẹn" in each for each in told["sentences"])
    with empty.register.read_tx() as ledger:
        assert ledger.file("da-ky/qd.pdf").locked
    scan = send(empty, REGISTRAR, "qd.pdf", a_pdf("ban quet"), "da-ky").json()
    assert scan["key"] == "da-ky/qd (2).pdf", "what is locked is not overwritten"
    assert "bản quét của bản ký tay" in scan["signature"]
    assert scan["good"]


def test_a_signed_file_that_is_damaged_is_refused_and_nothing_is_kept(empty: DeskServices) -> None:
    moved = signed(a_pdf(), Authority().signer("Đinh Văn Mẫu")).replace(
        b"startxref\n", b"startxref\n1"
    )

    for kind in ("da-ky", ""):
        answer = send(empty, REGISTRAR if kind else CLERK, "qd.pdf", moved, kind)
        assert answer.status_code == 422
        assert "hỏng" in answer.json()["detail"]
    assert keys(empty) == []
    assert not list(empty.objects.list())


def test_what_lies_around_a_signed_pdf_is_not_kept(empty: DeskServices) -> None:
    data = signed(a_pdf(), Authority().signer("Đinh Văn Mẫu"))
    told = send(empty, REGISTRAR, "qd.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + data, "da-ky").json()

    with empty.register.read_tx() as ledger:
        assert empty.objects.get(ledger.file(told["key"]).sha256) == data


HOSTILE = [
    ("a.docx", with_macro, "macro"),
    ("a.docx", a_bomb, "lớn bất thường"),
    ("a.docx", lambda: b"PK\3\4 cut", "hỏng"),
    ("quet.pdf", lambda: b"<svg onload='alert(1)'/>", "SVG"),
    ("quet.jpg", lambda: b"<!doctype html><script>alert(1)</script>", "trang web"),
    ("quet.png", a_pdf, "thực ra là tệp PDF"),
    ("a.docm", a_docx, "đổi đuôi"),
    ("a.exe", lambda: b"MZ\x90", "chương trình"),
    ("a.pdf", lambda: b"", "rỗng"),
    ("<script>alert(1)</script>.pdf", a_pdf, "ký tự không dùng được"),
    ("../../etc/passwd.pdf", a_pdf, "ký tự không dùng được"),
    ("..\\..\\a.pdf", a_pdf, "ký tự không dùng được"),
    ("a\x00.pdf", a_pdf, "ký tự không dùng được"),
    ("a\u202efdp.exe", a_pdf, "ký tự không dùng được"),
    ("..", a_pdf, "ký tự không dùng được"),
    ("", a_pdf, "ký tự không dùng được"),
    ("a" * 300 + ".pdf", a_pdf, "dài quá"),
]


@pytest.mark.parametrize(("name", "make", "why"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_hostile_is_refused_clearly_and_not_kept(
    name: str, make: Callable[[], bytes], why: str, empty: DeskServices
) -> None:
    answer = send(empty, CLERK, name, make())

    assert answer.status_code == 422
    assert why in answer.json()["detail"]
    assert keys(empty) == []
    assert list(empty.objects.list()) == []


def test_only_the_registrar_hands_in_what_is_signed_and_only_as_it_looks_on_paper(
    empty: DeskServices,
) -> None:
    assert "Chỉ Văn thư" in send(empty, CLERK, "a.pdf", a_pdf(), "da-ky").json()["detail"]
    refused = send(empty, REGISTRAR, "a.docx", a_docx(), "da-ky")
    assert "phải là PDF hoặc bản quét" in refused.json()["detail"]
    assert keys(empty) == []


def test_a_body_that_is_too_large_is_refused_before_it_is_read(empty: DeskServices) -> None:
    declared = Visitor(empty, CLERK).post(
        "/tai-len?ten=a.pdf", b"x", {"Content-Length": str(200 * 2**20)}
    )
    assert declared.status_code == 413
    assert "nặng quá 50 MB" in declared.json()["detail"]
    assert keys(empty) == []


def test_a_body_that_lies_about_its_size_is_cut_off(empty: DeskServices) -> None:
    answer = send(empty, CLERK, "a.pdf", a_pdf() + bytes(MAX_BYTES))

    assert answer.status_code == 413
    assert keys(empty) == []


def test_other_peoples_keys_are_not_there_for_a_unit(empty: DeskServices) -> None:
    send(empty, of_unit("Trường Mầm non Khác"), "mat.pdf", a_pdf())
    send(empty, REGISTRAR, "qd.pdf", a_pdf("qd"), "da-ky")
    visitor = Visitor(empty, of_unit())

    for key in (*keys(empty), "inbox/../da-ky/qd.pdf", "../register.db", "khong/co.pdf"):
        answer = visitor.get(f"/tep/{quote(key)}")
        assert answer.status_code == 404, key
        assert b"%PDF" not in answer.content
    own = send(empty, of_unit(), "minh.pdf", a_pdf()).json()["key"]
    assert visitor.get(f"/tep/{quote(own)}").content == a_pdf()
