"""What units really send, case by case: the right value, or what is said of it.

Each folder holds inputs made up after situations that people report in public.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from documents.doctoring.template_validation import template_findings
from documents.files.attachments import inspect
from documents.files.signature_check import signature_report
from documents.files.signature_report import SignatureReport
from documents.papers.decision import QUYET_DINH
from documents.papers.invitation_letter import GIAY_MOI
from documents.tables.past_award_columns import past_values
from documents.tables.table_reader import read_table
from dossiers.model.errors import InvalidForm
from flows.import_history import HEADINGS as HISTORY
from workflow.intake.nominee_list import NominationList, read_nominations

CASES = Path(__file__).parent
ON, LATER = datetime(2026, 11, 28, tzinfo=UTC), datetime(2027, 5, 27, tzinfo=UTC)


def listed(path: str) -> NominationList:
    return read_nominations((CASES / path).read_bytes(), Path(path).name)


READ = {
    "01-given-name-in-its-own-column/ho-dem-va-ten.xlsx": ["Ông Nguyễn Văn Mẫu"],
    "01-given-name-in-its-own-column/merged-heading.xlsx": [
        "Ông Nguyễn Văn Mẫu",
        "Bà Hoàng Thị Thử",
    ],
    "02-tables-lost-without-a-word/second-sheet.xlsx": ["Ông Nguyễn Văn Mẫu", "Tổ Văn phòng"],
    "02-tables-lost-without-a-word/second-table-without-kind.docx": [
        "Ông Nguyễn Văn Mẫu",
        "Tổ Văn phòng",
    ],
    "02-tables-lost-without-a-word/sheet-goes-on.xlsx": ["Ông Nguyễn Văn Mẫu", "Bà Hoàng Thị Thử"],
    "02-tables-lost-without-a-word/split-table.docx": [
        "Ông Nguyễn Văn Mẫu",
        "Bà Hoàng Thị Thử",
        "Ông Lò Văn Ví",
    ],
    "03-signatures-under-the-list/an-dinh.xlsx": ["Ông Nguyễn Văn Mẫu", "Bà Hoàng Thị Thử"],
    "03-signatures-under-the-list/chan-ky.xlsx": ["Ông Nguyễn Văn Mẫu", "Bà Hoàng Thị Thử"],
    "04-rows-that-group-by-unit/group-in-name-column.xlsx": [
        "Ông Nguyễn Văn Mẫu",
        "Bà Hoàng Thị Thử",
    ],
    "04-rows-that-group-by-unit/group-merged.docx": ["Ông Nguyễn Văn Mẫu", "Bà Hoàng Thị Thử"],
    "04-rows-that-group-by-unit/sum-merged.docx": ["Ông Nguyễn Văn Mẫu"],
    "05-more-than-a-name-in-the-name/prefix-without-column.xlsx": [
        "Ông Nguyễn Văn Mẫu",
        "Bà Hoàng Thị Thử",
    ],
    "07-second-line-of-headings/hai-bang-mot-trang.xlsx": ["Tổ Văn phòng", "Ông Nguyễn Văn Mẫu"],
    "07-second-line-of-headings/hai-dong.xlsx": ["Ông Nguyễn Văn Mẫu"],
    "13-rows-filled-down-beforehand/doi-tuong.xlsx": ["Ông Nguyễn Văn Mẫu"],
    "13-rows-filled-down-beforehand/vlookup.xlsx": ["Ông Nguyễn Văn Mẫu"],
    "24-carriage-returns/cr.xlsx": ["Ông Nguyễn Văn Mẫu"],
}
PASSED_OVER = ("03-", "04-", "13-")


@pytest.mark.parametrize(("path", "names"), READ.items(), ids=READ)
def test_a_list_is_read_with_the_right_names(path: str, names: list[str]) -> None:
    found = listed(path)

    assert sorted(each.addressed for each in found.nominees) == sorted(names)
    assert found.findings == ()
    if path.startswith(PASSED_OVER):
        assert [note for note in found.notes if "không được đọc" in note]


def test_columns_below_a_merged_heading_are_read() -> None:
    (person,) = listed("07-second-line-of-headings/hai-dong.xlsx").nominees

    assert (person.birth_year, person.citizen_id) == (1988, "019088000001")


def test_escapes_become_white_space_in_every_cell() -> None:
    (person,) = listed("24-carriage-returns/cr.xlsx").nominees

    assert person.achievement == "Có sáng kiến giảm 35% thời gian chờ"


def test_what_stands_around_a_name_is_split_off_and_two_people_are_refused() -> None:
    found = listed("05-more-than-a-name-in-the-name/names.xlsx")
    names = [each.name for each in found.nominees]

    assert [names[0], *names[1:3], names[4]] == [
        "Nguyễn Văn Mẫu",
        "Hoàng Thị Thử",
        "Lò Văn Ví",
        "Lý Văn Bốn",
    ]
    (finding,) = found.findings
    assert finding.text.startswith("Trang “DS”, dòng 5, cột B “Họ và tên”: một ô ghi nhiều người")


def test_days_of_birth_give_the_year() -> None:
    found = listed("11-days-as-people-type-them/ngay-sinh.xlsx")

    assert [each.birth_year for each in found.nominees] == [1990, 1985, 1990, 1990, 1990]
    assert found.findings == ()


def test_numbers_and_days_of_earlier_decisions_are_read() -> None:
    path = CASES / "11-days-as-people-type-them/khen-truoc-day.xlsx"
    rows = [past_values(row) for row in read_table(path.read_bytes(), path.name, HISTORY).rows]

    assert [row["decision"] for row in rows] == [f"{number}/QĐ-UBND" for number in range(85, 91)]
    assert {row["decided_on"] for row in rows} == {"15/10/2023"}


@pytest.mark.parametrize(
    ("path", "missing", "strange"),
    [
        ("mot-tieu-de-la.xlsx", "Tóm tắt thành tích", "Thành tích tiêu biểu"),
        ("mau-phan-mem-tdkt.xlsx", "Đối tượng", "Phân loại khen thưởng"),
    ],
)
def test_the_one_heading_that_is_not_known_is_named(path: str, missing: str, strange: str) -> None:
    with pytest.raises(InvalidForm) as caught:
        listed(f"08-which-heading-is-missing/{path}")

    said = str(caught.value)
    assert f"không có cột “{missing}”; chưa biết cột " in said
    assert f"“{strange}” (có phải là “{missing}”?)" in said


def test_each_name_that_cannot_be_one_is_named_by_its_cell() -> None:
    found = listed("31-unreadable-names/danh-sach.xlsx")

    assert [each.where.line for each in found.findings] == list(range(2, 13))
    assert {each.where.column for each in found.findings} == {2}


def test_the_icelandic_letter_is_the_vietnamese_one() -> None:
    names = [each.name for each in listed("32-eth-is-not-dj/hai-dong-mot-nguoi.xlsx").nominees]

    assert names == ["Đặng Văn Mẫu"] * 2


def report(path: str, at: datetime = ON) -> SignatureReport:
    return signature_report((CASES / path).read_bytes(), CASES / "roots", at)


def test_a_document_stamp_stands_beside_the_signature() -> None:
    found = report("14-document-timestamp/da-ky-lta.pdf")

    assert found.good
    assert len(found.signatures) == len(found.stamps) == 1


@pytest.mark.parametrize("at", [ON, LATER])
def test_a_stamped_signature_outlives_its_certificate(at: datetime) -> None:
    assert report("15-certificate-that-ran-out-since/da-ky-co-dau-thoi-gian.pdf", at).good


@pytest.mark.parametrize(
    "path",
    [
        "16-damaged-signed-pdf/mot-byte-hong.pdf",
        "16-damaged-signed-pdf/luong-hong.pdf",
        "33-signature-page-breaks/ky-so.pdf",
    ],
)
def test_a_damaged_signed_file_is_said_not_to_be_readable(path: str) -> None:
    assert "không đọc được: tệp hỏng" in report(path).fault


def test_bytes_before_the_pdf_do_not_matter() -> None:
    path = "17-bytes-before-the-pdf/signed-behind-21-bytes.pdf"

    assert inspect((CASES / path).read_bytes(), path).extension == ".pdf"
    assert report(path).good


def test_a_note_put_in_after_the_signature_is_named_with_its_page() -> None:
    found = report("19-note-put-in-after-the-signature/so-van-ban-them-sau.pdf")

    assert [each.intact for each in found.signatures] == [True, True]
    assert "chữ ghi thêm được thêm ở trang 1" in found.summary


def test_an_old_algorithm_is_named_and_not_the_issuer() -> None:
    said = " ".join(report("20-sha1-signature/ky-sha1.pdf").sentences())

    assert "SHA-1" in said
    assert "không do tổ chức được phường tin cậy" not in said


TRACES = {
    "21-template-with-traces-of-work/dau-vet-va-nhan-xet.docx": ("Track Changes", "Comment"),
    "21-template-with-traces-of-work/nguoi-ky-bi-xoa-co-dau-vet.docx": ("Track Changes",),
    "21-template-with-traces-of-work/tron-thu.docx": ("MERGEFIELD Ho_ten", "Mail Merge"),
    "34-ampersand-in-template-tag/giay_moi.docx": ("dấu &",),
}


@pytest.mark.parametrize(("path", "said"), TRACES.items(), ids=TRACES)
def test_a_template_with_traces_of_work_is_named(path: str, said: tuple[str, ...]) -> None:
    kind = GIAY_MOI if "giay_moi" in path else QUYET_DINH
    found = template_findings(kind, (CASES / path).read_bytes())

    for each in said:
        assert any(each in finding.sentence for finding in found)
