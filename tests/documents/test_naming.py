"""Names of bodies, awards and movements."""

from documents import naming
from dossiers.model.round import Occasion
from tests.documents.builders import a_case


def test_the_committee_heads_its_documents_alone_and_its_offices_from_above() -> None:
    ward = a_case().plan.ward
    assert naming.committee_heading(ward) == ("ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN")
    assert naming.committee_short(ward) == "UBND PHƯỜNG BẮC KẠN"
    assert naming.council_heading() == ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")


def test_an_award_is_named_in_full() -> None:
    case = a_case()
    plan, round_ = case.plan, case.round_
    full = "Giấy khen của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
    assert naming.award_name(plan, round_) == full
    higher = round_.model_copy(update={"award": "BANG_KHEN"})
    assert naming.award_name(plan, higher) == (
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"
    )
    assert naming.decider(plan, round_) == "Chủ tịch Ủy ban nhân dân phường Bắc Kạn"
    assert naming.decider(plan, higher) == "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"
    assert naming.addressees(plan, higher) == (
        "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên",
        "Sở Nội vụ tỉnh Thái Nguyên",
    )
    assert naming.addressees(plan, round_) == ()


def test_the_occasion_is_said_with_its_year() -> None:
    case = a_case()
    final = case.round_.model_copy(update={"occasion": Occasion.TONG_KET, "year": 2030})
    assert naming.merit(case.movement, case.round_).endswith("giai đoạn 2026 - 2030, năm 2026")
    assert naming.merit(case.movement, final).endswith("2026 - 2030 (tổng kết năm 2030)")
    assert naming.occasion(case.round_) == "năm 2026"
    assert naming.occasion(final) == "dịp tổng kết năm 2030"
