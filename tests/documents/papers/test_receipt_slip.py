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
        "Phòng Văn hóa - Xã hội tiếp nhận hồ sơ của: Hội Phụ nữ Mẫu, theo Tờ trình số "
        "08/TTr-HPN ngày 01 tháng 10 năm 2026." in said
    )
    assert said[-1] == "Lý Thị Mẫu Tư"


def test_each_component_is_received_or_missing() -> None:
    slip = rendered_papers.receipt_slip(a_case(), a_dossier(components=HANDED_IN))
    assert rows(slip, 1)[1:] == [
        ["1", "Tờ trình", "01", "Đã nhận bản điện tử"],
        ["2", "Báo cáo thành tích", "01", "Đã nhận bản điện tử"],
        ["3", "Biên bản bình xét", "00", "Còn thiếu"],
        ["4", "Giấy tờ khác", "02", "Đã nhận bản điện tử"],
    ]
    assert "Giấy tờ còn thiếu, đề nghị bổ sung: Biên bản bình xét." in lines(slip)


def states(*components: Component, submitted_on: date | None = None) -> dict[str, tuple[str, str]]:
    """Return, by paper, how many came and in which form, as the receipt says."""
    dossier = a_dossier(components=components, submitted_on=submitted_on)
    slip = rendered_papers.receipt_slip(a_case(), dossier)
    return {name: (count, state) for _, name, count, state in rows(slip, 1)[1:]}


LETTER, REPORT = (
    Component(kind=each) for each in (ComponentKind.TO_TRINH, ComponentKind.BAO_CAO_THANH_TICH)
)


def test_what_an_officer_took_in_came_on_paper_unless_there_is_a_file() -> None:
    both = states(REPORT, REPORT.model_copy(update={"object": "b"}))
    assert both["Tờ trình"] == ("01", "Đã nhận bản giấy")
    assert both["Báo cáo thành tích"] == ("02", "Đã nhận bản điện tử và bản giấy")
    assert both["Biên bản bình xét"] == ("00", "Còn thiếu")


def test_nothing_of_what_a_unit_handed_in_online_is_said_to_be_on_paper() -> None:
    online = states(*HANDED_IN[1:], submitted_on=date(2026, 10, 4))
    assert online["Tờ trình"] == ("00", "Chưa có tệp")
    assert online["Báo cáo thành tích"] == ("01", "Đã nhận bản điện tử")
    beside = states(LETTER, HANDED_IN[0], REPORT, submitted_on=date(2026, 10, 4))
    assert beside["Tờ trình"] == ("02", "Đã nhận bản điện tử và nộp trực tiếp")
    assert beside["Báo cáo thành tích"] == ("01", "Nộp trực tiếp")
    said = a_dossier(components=HANDED_IN, submitted_on=date(2026, 10, 4))
    assert "Đơn vị nộp hồ sơ qua mạng ngày 04 tháng 10 năm 2026." in lines(
        rendered_papers.receipt_slip(a_case(), said)
    )


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
