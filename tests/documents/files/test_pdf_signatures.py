"""What stands in a PDF beside people's signatures, and what was done to it before and after."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from documents.files.attachments import inspect
from documents.files.pdf_bounds import without_surroundings
from documents.files.pdf_signatures import check_signatures
from documents.files.signature_check import signature_report
from documents.files.signature_report import Revocation, Trust
from dossiers.model.errors import UnusableFile
from tests.desk.signed_pdfs import (
    SIGNED_AT,
    YEAR,
    Authority,
    a_pdf,
    signed,
    stamped,
    turned,
    with_empty_field,
    with_field,
    with_note,
    with_usage_rights,
)
from tests.documents.files.conftest import CHAIR

DAY = timedelta(days=1)
LATER = SIGNED_AT + YEAR / 2


def test_a_time_stamp_over_the_document_stands_beside_the_signature(
    decision: bytes, authority: Authority, roots: Path
) -> None:
    report = signature_report(stamped(decision, authority.stamper(SIGNED_AT)), roots, SIGNED_AT)

    assert report.good
    assert [each.signer for each in report.signatures] == [CHAIR]
    assert "Dấu thời gian của văn bản: 10:00 ngày 16/11/2026, có giá trị." in report.sentences()


def test_a_time_stamp_alone_is_nobodys_signature(authority: Authority, roots: Path) -> None:
    report = signature_report(stamped(a_pdf(), authority.stamper(SIGNED_AT)), roots, SIGNED_AT)

    assert not report.good
    assert report.summary == "Tệp chỉ có dấu thời gian, không có chữ ký của người nào."


def test_a_strangers_time_stamp_proves_nothing(
    decision: bytes, authority: Authority, roots: Path
) -> None:
    data = stamped(decision, Authority("Tổ chức lạ").stamper(SIGNED_AT))
    short = signed(a_pdf(), authority.signer(CHAIR, until=SIGNED_AT + DAY))
    late = stamped(short, Authority("Tổ chức lạ").stamper(SIGNED_AT))

    assert signature_report(data, roots, SIGNED_AT).good
    assert "KHÔNG xác nhận được" in " ".join(signature_report(data, roots, SIGNED_AT).sentences())
    assert signature_report(late, roots, LATER).signatures[0].trust is Trust.EXPIRED


@pytest.mark.parametrize("renewals", [0, 1, 2])
def test_what_was_stamped_in_time_holds_after_the_certificate_ran_out(
    renewals: int, authority: Authority, roots: Path
) -> None:
    signer = authority.signer(CHAIR, until=SIGNED_AT + DAY)
    stamp = authority.stamper(SIGNED_AT, until=SIGNED_AT + 30 * DAY)
    data = signed(a_pdf(), signer, stamper=stamp)
    for number in range(renewals):
        until = SIGNED_AT + (60 + 300 * number) * DAY
        data = stamped(data, authority.stamper(SIGNED_AT + (20 + 30 * number) * DAY, until=until))

    assert signature_report(data, roots, SIGNED_AT + 10 * DAY).good
    assert signature_report(data, roots, SIGNED_AT + 50 * DAY).good is (renewals >= 1)
    assert signature_report(data, roots, LATER).good is (renewals == 2)


def test_a_stamp_does_not_help_a_certificate_that_had_run_out_before(
    authority: Authority, roots: Path
) -> None:
    signer = authority.signer(CHAIR, until=SIGNED_AT - DAY)
    data = signed(a_pdf(), signer, stamper=authority.stamper(SIGNED_AT))

    assert signature_report(data, roots, LATER).signatures[0].trust is Trust.EXPIRED


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("/FreeText", "chữ ghi thêm được thêm ở trang 1"),
        ("/Text", "ghi chú được thêm ở trang 1"),
        ("/Stamp", "con dấu hoặc hình được thêm ở trang 1"),
        ("/Highlight", "tô sáng được thêm ở trang 1"),
        ("/Ink", "nét vẽ được thêm ở trang 1"),
    ],
)
def test_a_note_put_in_after_the_signature_is_named_and_both_signatures_told(
    kind: str, said: str, decision: bytes, authority: Authority, roots: Path
) -> None:
    data = signed(with_note(decision, kind), authority.signer("Văn thư"), "ChuKy2")
    report = signature_report(data, roots, SIGNED_AT)

    assert said in report.summary
    assert "“So 12”" in report.summary
    assert "KHÔNG có giá trị" not in report.summary
    assert [each.intact for each in report.signatures] == [True, True]
    assert report.signatures[1].good
    assert not report.signatures[0].good, "a note may cover what was signed"


def test_a_note_does_not_hide_a_page_that_was_turned(decision: bytes, roots: Path) -> None:
    report = signature_report(turned(with_note(decision)), roots, SIGNED_AT)

    assert "KHÔNG có giá trị" in report.summary


def test_a_field_filled_after_the_signature_is_named(authority: Authority, roots: Path) -> None:
    data = signed(with_field(a_pdf(), "so_van_ban"), authority.signer(CHAIR))
    report = signature_report(with_field(data, "so_van_ban", "123"), roots, SIGNED_AT)

    assert "ô “so_van_ban” được điền “123”" in " ".join(report.sentences())
    assert report.signatures[0].intact


@pytest.mark.parametrize("when", [SIGNED_AT, LATER])
def test_an_old_algorithm_is_named(when: datetime, authority: Authority, roots: Path) -> None:
    data = signed(a_pdf(), authority.signer(CHAIR), algorithm="sha1")
    report = signature_report(data, roots, when)

    assert report.signatures[0].trust is Trust.OLD_ALGORITHM
    assert "SHA-1" in " ".join(report.sentences())
    assert not report.good


def test_room_for_a_signature_and_rights_of_use_are_nobodys_signature(
    decision: bytes, roots: Path
) -> None:
    room = signature_report(with_empty_field(a_pdf(), "NguoiKy"), roots, SIGNED_AT)
    both = signature_report(with_empty_field(decision, "VanThu"), roots, SIGNED_AT)
    rights = signature_report(with_usage_rights(with_empty_field(a_pdf(), "A")), roots, SIGNED_AT)

    assert not room.digital
    assert "Ô chữ ký “NguoiKy” để trống, chưa ai ký." in room.summary
    assert both.good
    assert "Ô chữ ký “VanThu” để trống, chưa ai ký." in both.sentences()
    assert "không phải chữ ký của người" in rights.summary


def test_a_kind_of_signature_that_is_not_known_is_named(decision: bytes, roots: Path) -> None:
    strange = decision.replace(b"/adbe.pkcs7.detached", b"/khac.pkcs7.detached")
    report = signature_report(strange, roots, SIGNED_AT)

    assert strange != decision
    assert "ký theo kiểu khac.pkcs7.detached" in " ".join(report.sentences())
    assert not report.good


@pytest.mark.parametrize(
    "before", [b"", b"\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\xef\xbb\xbf", b"x" * 900]
)
@pytest.mark.parametrize("behind", [b"", b"\0" * 512, b"\r\n\0\0", b"\x1a"])
def test_what_a_gateway_left_around_a_signed_pdf_is_taken_off(
    before: bytes, behind: bytes, decision: bytes, roots: Path
) -> None:
    data = before + decision + behind

    assert inspect(data, "qd.pdf").extension == ".pdf"
    assert without_surroundings(data).strip() == decision.strip()
    assert signature_report(data, roots, SIGNED_AT).good


def test_a_pdf_whose_table_counts_what_lies_before_it_is_left_as_it_is() -> None:
    bare = a_pdf()
    place = bare.rindex(b"startxref\n") + len(b"startxref\n")
    shifted = (
        b"%" * 20 + bare[:place] + str(int(bare[place:].split()[0]) + 20).encode() + b"\n%%EOF"
    )

    assert without_surroundings(shifted) == shifted


@pytest.mark.parametrize("step", [97, 211, 389])
def test_no_damage_leaves_the_reader_as_an_error(
    step: int, decision: bytes, roots: Path, authority: Authority
) -> None:
    """Whatever a byte is changed to, the file is read, or said not to be readable."""
    data = stamped(decision, authority.stamper(SIGNED_AT))
    for place in range(step, len(data), step):
        damaged = data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]
        report = signature_report(damaged, roots, SIGNED_AT)
        assert report.fault or report.summary


def test_a_signed_file_that_cannot_be_read_says_what_to_do(decision: bytes, roots: Path) -> None:
    moved = decision.replace(b"startxref\n", b"startxref\n1", 2)
    report = signature_report(moved, roots, SIGNED_AT)

    assert "không đọc được" in report.fault
    assert "hãy lấy lại tệp" in report.fault


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve a list of revoked certificates on this machine: its address, and its file."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/thu-hoi.crl", tmp_path / "thu-hoi.crl"
        server.shutdown()


def test_revocation_is_looked_up_only_where_it_is_allowed(
    listed: tuple[str, Path], authority: Authority, roots: Path
) -> None:
    address, file = listed
    signer = authority.signer(CHAIR, revocations=address)
    data = signed(a_pdf(), signer)
    asked = partial(check_signatures, data, [roots / "goc.pem"], SIGNED_AT, look_up=True)

    assert signature_report(data, roots, SIGNED_AT).good
    nobody = asked()
    file.write_bytes(authority.revoked())
    sound = asked()
    file.write_bytes(authority.revoked(signer))
    taken = asked()

    assert [each.signatures[0].revocation for each in (nobody, sound, taken)] == [
        Revocation.NO_ANSWER,
        Revocation.GOOD,
        Revocation.REVOKED,
    ]
    assert (nobody.good, sound.good, taken.good) == (True, True, False)
    assert "ĐÃ BỊ THU HỒI" in " ".join(taken.sentences())


def test_what_is_before_a_stranger_stays_refused() -> None:
    with pytest.raises(UnusableFile, match="chương trình"):
        inspect(b"MZ" + a_pdf(), "a.pdf")
