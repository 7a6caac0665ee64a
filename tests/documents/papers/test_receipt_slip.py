"""The receipt of a dossier, read back."""

from datetime import date

from dossiers.intake.components import missing_components
from dossiers.model.dossier import Component, ComponentKind
from tests.documents import rendered_papers
from tests.documents.builders import a_case, a_dossier
from tests.documents.docx_text import lines, rows, text

HANDED_IN = (
    Component(kind=ComponentKind.TO_TRINH, object="a"),
    Component(kind=ComponentKind.BAO_CAO_THANH_TICH, object="b"),
    Component(kind=ComponentKind.KHAC, object="c"),
    Component(kind=ComponentKind.KHAC, object="d"),
)
COMPLETE = (*HANDED_IN, Component(kind=ComponentKind.BIEN_BAN, object="e"))


def test_it_says_who_handed_in_what_for_whom_and_when() -> None:
    said = lines(rendered_papers.receipt_slip(a_case(), a_dossier(components=HANDED_IN)))
    assert "Số: 02/TNHS" in said
    assert "Bắc Kạn, ngày 05 tháng 10 năm 2026" in said
    assert "Mã hồ sơ: HS-2026-0001." in said
    assert (
        "Phòng Văn hóa - Xã hội tiếp nhận hồ sơ của: Hội Phụ nữ Mẫu, kèm theo Tờ trình số "
        "08/TTr-HPN ngày 01 tháng 10 năm 2026." in said
    )
    assert said[-1] == "Lý Thị Mẫu Tư"


def test_each_component_is_received_or_missing() -> None:
    slip = rendered_papers.receipt_slip(a_case(), a_dossier(components=HANDED_IN))
    assert rows(slip, 1)[1:] == [
        ["1", "Tờ trình", "01", "Đã nhận"],
        ["2", "Báo cáo thành tích", "01", "Đã nhận"],
        ["3", "Biên bản bình xét", "00", "Còn thiếu"],
        ["4", "Giấy tờ khác", "02", "Đã nhận"],
    ]
    assert "Giấy tờ còn thiếu, đề nghị bổ sung: Biên bản bình xét." in lines(slip)


def test_a_complete_dossier_misses_nothing() -> None:
    case, dossier = a_case(), a_dossier(components=COMPLETE)
    assert missing_components(case.plan, case.round_, dossier) == ()
    assert "còn thiếu" not in text(rendered_papers.receipt_slip(case, dossier))


def test_the_day_of_the_result_is_promised_or_left_to_a_notice() -> None:
    case, dossier = a_case(), a_dossier()
    said = lines(rendered_papers.receipt_slip(case, dossier, date(2026, 12, 5)))
    assert "Hẹn trả kết quả: ngày 05 tháng 12 năm 2026, tại Phòng Văn hóa - Xã hội./." in said
    said = lines(rendered_papers.receipt_slip(case, dossier))
    assert [line for line in said if line.startswith("Thời gian trả kết quả: theo thông báo")]
