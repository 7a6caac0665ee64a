"""Phrases: money, dates, numbers of documents, citations, signatures."""

from datetime import date, time

import pytest

from documents import wording
from dossiers.decision.award_decision import Authority, Signatory
from dossiers.model.record import Source
from dossiers.plan.legal_basis import LegalBasis


def a_basis(**changes: object) -> LegalBasis:
    facts: dict[str, object] = {
        "kind": "Nghị định",
        "number": "152/2025/NĐ-CP",
        "dated": date(2025, 6, 14),
        "issuer": "Chính phủ",
        "title": "quy định về phân cấp",
        "in_force_from": date(2025, 7, 1),
        "cited_in": ("QUYET_DINH",),
        "source": Source(text="mẫu"),
    }
    return LegalBasis.model_validate(facts | changes)


def test_money_in_figures_and_words() -> None:
    assert wording.money(1_520_000) == "1.520.000 đồng"
    assert wording.money_in_words(1_520_000) == "Một triệu năm trăm hai mươi nghìn đồng"
    assert wording.money_in_words(6_080_000) == "Sáu triệu không trăm tám mươi nghìn đồng"


def test_counts_in_figures_and_words() -> None:
    assert wording.counted(2, "tập thể") == "02 (hai) tập thể"
    assert wording.counted(10, "cá nhân") == "10 (mười) cá nhân"


def test_the_ward_says_linh_or_le() -> None:
    assert wording.money_in_words(105_000_000, "lẻ") == "Một trăm lẻ năm triệu đồng"
    assert wording.counted(105, "hồ sơ", "lẻ") == "105 (một trăm lẻ năm) hồ sơ"
    assert wording.counted(105, "hồ sơ") == "105 (một trăm linh năm) hồ sơ"


@pytest.mark.parametrize(
    ("day", "full", "short"),
    [
        (date(2026, 12, 5), "ngày 05 tháng 12 năm 2026", "05/12/2026"),
        (date(2022, 6, 15), "ngày 15 tháng 6 năm 2022", "15/6/2022"),
        (date(2026, 1, 14), "ngày 14 tháng 01 năm 2026", "14/01/2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026", "09/02/2026"),
        (date(2025, 9, 12), "ngày 12 tháng 9 năm 2025", "12/9/2025"),
        (date(2025, 3, 31), "ngày 31 tháng 3 năm 2025", "31/3/2025"),
    ],
)
def test_dates_pad_days_below_ten_and_two_months(day: date, full: str, short: str) -> None:
    assert (wording.date_words(day), wording.short_date(day)) == (full, short)


def test_a_draft_leaves_number_and_day_open_as_the_ward_does() -> None:
    assert f"Số: {wording.document_number(None, 'QĐ-UBND')}" == "Số:      /QĐ-UBND"
    assert wording.draft_date(date(2026, 11, 10)) == "ngày    tháng 11 năm 2026"
    assert wording.document_date(None, date(2026, 2, 1)) == "ngày    tháng 02 năm 2026"


def test_numbers_below_ten_get_a_zero() -> None:
    assert wording.document_number(5, "QĐ-UBND") == "05/QĐ-UBND"
    assert wording.document_number(134, "TTr-VHXH") == "134/TTr-VHXH"


def test_a_law_is_cited_without_number_or_body() -> None:
    law = a_basis(kind="Luật", number="06/2022/QH15", issuer="Quốc hội", title="Thi đua")
    assert wording.citation(law) == "Luật Thi đua ngày 14 tháng 6 năm 2025"


def test_a_law_whose_title_names_its_kind_is_not_called_law_twice() -> None:
    law = a_basis(kind="Luật", title="Luật Thi đua")
    assert wording.citation(law) == "Luật Thi đua ngày 14 tháng 6 năm 2025"


def test_a_decree_is_cited_by_all_it_has() -> None:
    assert wording.citation(a_basis()) == (
        "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp"
    )


def test_in_short_form_dates_are_in_figures_and_the_issuer_abbreviated() -> None:
    basis = a_basis(issuer="Ủy ban nhân dân tỉnh Mẫu", issuer_short="UBND tỉnh Mẫu")
    assert wording.citation(basis, short=True) == (
        "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của UBND tỉnh Mẫu quy định về phân cấp"
    )
    assert "của Ủy ban nhân dân tỉnh Mẫu quy" in wording.citation(basis)
    assert wording.citation(a_basis(), short=True).count("của Chính phủ") == 1


def test_what_amends_the_document_above_stands_on_its_line() -> None:
    amending = a_basis(number="200/2026/NĐ-CP", amends="152/2025/NĐ-CP", title="sửa đổi")
    lines = wording.basis_lines([a_basis(), amending, a_basis(number="1/NQ", amends="9/NQ")])
    assert len(lines) == 2
    assert "; Nghị định số 200/2026/NĐ-CP" in lines[0]


@pytest.mark.parametrize(
    ("role", "lines"),
    [
        ("Chủ tịch Hội đồng", ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
        ("Phó Chủ tịch Hội đồng", ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_the_council_signs_by_its_chair_or_a_deputy(role: str, lines: tuple[str, ...]) -> None:
    assert wording.council_authority(role) == lines


def test_legal_bases_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    lines = wording.basis_lines([a_basis(kind="Luật", title="A"), a_basis()], "Theo đề nghị.")
    assert [line[-1] for line in lines] == [";", ";", "."]
    assert lines[0].startswith("Căn cứ Luật A")
    assert lines[-1] == "Theo đề nghị."


def test_a_list_of_equal_lines_still_ends_once() -> None:
    assert wording.closed(["a", "a"]) == ("a;", "a.")
    assert wording.closed([]) == ()


def test_recipients_are_dashed_and_closed() -> None:
    assert wording.recipients("Như trên", "Lưu: VT, VHXH") == ("- Như trên;", "- Lưu: VT, VHXH.")


@pytest.mark.parametrize(
    ("right", "lines"),
    [
        (Authority.CHU_TICH, ("CHỦ TỊCH",)),
        (Authority.KT_CHU_TICH, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_the_chair_signs_without_tm(right: Authority, lines: tuple[str, ...]) -> None:
    signatory = Signatory(name="Trần Văn Mẫu", title="Chủ tịch", authority=right)
    assert wording.authority(signatory) == lines


def test_an_office_signs_by_its_head_or_a_deputy() -> None:
    assert wording.office_authority("Trưởng phòng") == ("TRƯỞNG PHÒNG",)
    assert wording.office_authority("Phó Trưởng phòng") == ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")


def test_the_head_of_an_office_is_named_after_it() -> None:
    assert wording.head_of("Phòng Văn hóa - Xã hội") == "Trưởng phòng Văn hóa - Xã hội"


def test_a_long_heading_breaks_before_its_second_part() -> None:
    lines = wording.heading("Hội đồng Thi đua - Khen thưởng", "Thi đua")
    assert lines == ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")


def test_hours_are_said_or_left_to_be_filled_in() -> None:
    assert wording.hour_words(time(8, 30)) == "08 giờ 30"
    assert wording.hour_words(None) == "….. giờ ….."
