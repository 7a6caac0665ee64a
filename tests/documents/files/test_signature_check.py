"""Digital signatures: what is intact, whole and trusted, and what was done to a file since."""

import gc
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from documents.files.signature_check import signature_report
from documents.files.signature_report import SignatureReport, Trust
from tests.desk.signed_pdfs import (
    SIGNED_AT,
    YEAR,
    Authority,
    a_pdf,
    self_made_signer,
    signed,
    turned,
)
from tests.documents.files.conftest import CHAIR

CLERK = "Lò Thị Mẫu"


def read(data: bytes, roots: Path, at: datetime = SIGNED_AT) -> SignatureReport:
    return signature_report(data, roots, at)


def test_a_signed_file_says_who_and_that_it_holds(decision: bytes, roots: Path) -> None:
    report = read(decision, roots)
    (found,) = report.signatures
    said = " ".join(found.sentences())

    assert report.good
    assert report.summary.startswith("Có 1 chữ ký số, đều nguyên vẹn")
    assert (found.signer, found.organisation) == (CHAIR, "Ủy ban nhân dân phường Mẫu")
    assert found.at is not None
    assert "Đinh Văn Mẫu (Ủy ban nhân dân phường Mẫu)" in said
    assert "theo đồng hồ máy của người ký" in said
    assert "chưa tra cứu việc thu hồi" in said


def test_a_report_is_remembered_without_the_file(
    decision: bytes, roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = decision + b"\n"
    held = sys.getrefcount(data)
    report = read(data, roots)
    monkeypatch.setattr("documents.files.signature_check.CACHE_SIZE", 2)

    assert read(bytes(bytearray(data)), roots) is report
    gc.collect()
    assert sys.getrefcount(data) == held, "a file of 50 MB would stay in memory"
    for hours in (1, 2, 3):
        read(data, roots, SIGNED_AT + timedelta(hours=hours))
    assert read(data, roots) is not report, "the oldest are forgotten"


def test_a_stamped_moment_is_told_from_the_signers_own_clock(
    authority: Authority, roots: Path
) -> None:
    at = SIGNED_AT - timedelta(days=3)
    data = signed(a_pdf(), authority.signer(CHAIR), stamper=authority.stamper(at))
    report = read(data, roots)

    assert report.good
    assert report.signatures[0].at == at
    assert "10:00 ngày 13/11/2026, có dấu thời gian xác nhận" in " ".join(
        report.signatures[0].sentences()
    )


def test_two_signatures_one_over_the_other_both_hold(
    decision: bytes, authority: Authority, roots: Path
) -> None:
    report = read(signed(decision, authority.signer(CLERK), "ChuKy2"), roots)

    assert report.good
    assert [each.signer for each in report.signatures] == [CHAIR, CLERK]


@pytest.mark.parametrize("data", [a_pdf(), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff/ByteRange"])
def test_a_scan_is_told_apart_from_what_is_signed_digitally(data: bytes, roots: Path) -> None:
    report = read(data, roots)

    assert not report.digital
    assert "bản quét của bản ký tay" in report.summary


def _a_byte(data: bytes) -> bytes:
    return data.replace(b"Quyet dinh mau", b"Quyet dinh MAU")


def _cut(data: bytes) -> bytes:
    return data[: data.rindex(b"/ByteRange") + 200]


def _appended(data: bytes) -> bytes:
    return data + b"% noi dung them vao\n" * 20


@pytest.mark.parametrize("tamper", [_a_byte, turned, _cut, _appended])
def test_a_file_changed_since_does_not_hold(
    tamper: Callable[[bytes], bytes], decision: bytes, roots: Path
) -> None:
    changed = tamper(decision)
    report = read(changed, roots)

    assert changed != decision
    assert report.digital
    assert not report.good
    assert "KHÔNG có giá trị" in report.summary or "không đọc được" in report.summary


def test_of_a_changed_byte_and_an_added_part_each_is_said(decision: bytes, roots: Path) -> None:
    (broken,) = read(_a_byte(decision), roots).signatures
    (added,) = read(turned(decision), roots).signatures

    assert "đã bị sửa sau khi ký" in " ".join(broken.sentences())
    assert (added.intact, added.whole) == (True, False)
    assert "được thêm sau khi ký" in " ".join(added.sentences())


def test_without_any_root_nothing_is_called_trusted(decision: bytes, tmp_path: Path) -> None:
    report = read(decision, tmp_path)

    assert report.signatures[0].trust is Trust.NO_ROOTS
    assert "chưa xác nhận được người ký" in report.summary
    assert "chưa đặt chứng thư gốc" in " ".join(report.signatures[0].sentences())


def test_another_authority_and_a_self_made_certificate_are_not_trusted(roots: Path) -> None:
    stranger = signed(a_pdf(), Authority("Tổ chức lạ").signer(CHAIR))
    own = signed(a_pdf(), self_made_signer(CHAIR))

    assert read(stranger, roots).signatures[0].trust is Trust.UNKNOWN
    assert read(own, roots).signatures[0].trust is Trust.SELF_MADE


def test_an_expired_certificate_is_said_to_be_so(authority: Authority, roots: Path) -> None:
    data = signed(a_pdf(), authority.signer(CHAIR, until=SIGNED_AT + timedelta(days=1)))

    assert read(data, roots).good
    assert read(data, roots, SIGNED_AT + YEAR / 2).signatures[0].trust is Trust.EXPIRED


def test_a_root_that_is_no_certificate_is_passed_over(
    decision: bytes, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = authority.write_root(tmp_path / "goc")
    (folder / "hong.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----")

    assert read(decision, folder).good
    assert "Bỏ qua chứng thư gốc" in capsys.readouterr().out
