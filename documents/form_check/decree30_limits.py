"""What Decree 30/2020/NĐ-CP allows in a document's form: dated data, each value with its item.

Source: annex I, part I; items are cited as the decree numbers them ("II.1.a"). Lengths are in
millimetres, sizes and gaps in points. These are limits; what our own templates choose within them
is `templates.decree30`. The two are apart on purpose: a check that took its limits from the builder
would pass whatever is built. A test holds each choice to its limit.
"""

from dataclasses import dataclass
from datetime import date

Span = tuple[float, float]
"""The least and the most."""


@dataclass(frozen=True)
class Component:
    """A component of form and how it is to look; `bold` None leaves it open."""

    name: str
    item: str
    sizes: Span
    capitals: bool = False
    bold: bool | None = False
    italic: bool = False
    centred: bool = False

    @property
    def clause(self) -> str:
        """Return its item as staff look it up."""
        return clause(self.item)


@dataclass(frozen=True)
class PageLimits:
    """The page and its text, as in force from a day; spans are of the least and the most."""

    paper: tuple[float, float] = (210, 297)
    top_bottom: Span = (20, 25)
    left: Span = (30, 35)
    right: Span = (15, 20)
    font: str = "Times New Roman"
    page_number: Span = (13, 14)
    first_line: Span = (10, 12.7)
    gap: float = 6
    line: Span = (1, 1.5)
    in_force_from: date = date(2020, 3, 5)
    source: str = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I"


PAGE = PageLimits()
"""What is in force."""

TOLERANCE = 0.5
"""Word rounds lengths to twentieths of a point, people type them in centimetres."""

NATION = Component("Quốc hiệu", "II.1.a", (12, 13), capitals=True, bold=True, centred=True)
MOTTO = Component("Tiêu ngữ", "II.1.b", (13, 14), bold=True, centred=True)
SUPERIOR = Component("Tên cơ quan chủ quản", "II.2.b", (12, 13), capitals=True, centred=True)
ISSUER = Component(
    "Tên cơ quan ban hành", "II.2.b", (12, 13), capitals=True, bold=True, centred=True
)
NUMBER = Component("Số, ký hiệu", "II.3.c", (13, 13), centred=True)
PLACE_DATE = Component("Địa danh và thời gian ban hành", "II.4.c", (13, 14), italic=True)
TITLE = Component("Tên loại văn bản", "II.5.b", (13, 14), capitals=True, bold=True, centred=True)
SUBJECT = Component("Trích yếu nội dung", "II.5.b", (13, 14), bold=True, centred=True)
BASIS = Component("Căn cứ ban hành", "II.6.a", (13, 14), italic=True)
BODY = Component("Nội dung văn bản", "II.6.e", (13, 14), bold=None)
PART = Component(
    "Từ “Phần”, “Chương”, “Mục” và số thứ tự", "II.6.d", (13, 14), bold=True, centred=True
)
PART_TITLE = Component(
    "Tiêu đề của phần, chương, mục", "II.6.d", (13, 14), capitals=True, bold=True, centred=True
)
ARTICLE = Component("Từ “Điều” và số thứ tự", "II.6.đ", (13, 14), bold=True)
ADDRESSEE = Component("Kính gửi", "II.9.d", (13, 14))
AUTHORITY = Component(
    "Quyền hạn, chức vụ của người ký", "II.7.đ", (13, 14), capitals=True, bold=True, centred=True
)
SIGNER = Component("Họ và tên người ký", "II.7.đ", (13, 14), bold=True, centred=True)
RECIPIENTS_HEADING = Component("Từ “Nơi nhận”", "II.9.d", (12, 12), bold=True, italic=True)
RECIPIENTS = Component("Danh sách nơi nhận", "II.9.d", (11, 11))
ANNEX = Component("Từ “Phụ lục”", "III.1.b", (14, 14), bold=True, centred=True)
ANNEX_TITLE = Component("Tên Phụ lục", "III.1.b", (13, 14), capitals=True, bold=True, centred=True)
ANNEX_REFERENCE = Component(
    "Thông tin chỉ dẫn kèm theo văn bản", "III.1.c", (13, 14), italic=True, centred=True
)

NATION_TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT = "Độc lập - Tự do - Hạnh phúc"


def clause(item: str) -> str:
    """Return an item as staff look it up."""
    return f"Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục {item}"
