"""The kinds of document that the way of a dossier yields."""

from enum import StrEnum
from typing import NamedTuple


class _Traits(NamedTuple):
    title: str
    symbol: str


class DocumentKind(StrEnum):
    """A kind of document; its code is what export, register and store call it."""

    BAO_CAO_THAM_DINH = "BAO_CAO_THAM_DINH"
    BIEN_BAN_HOP = "BIEN_BAN_HOP"
    TO_TRINH = "TO_TRINH"
    QUYET_DINH = "QUYET_DINH"
    DANH_SACH = "DANH_SACH"
    GIAY_KHEN = "GIAY_KHEN"

    @property
    def title(self) -> str:  # type: ignore[override]  # a str's title() has no use here
        """What staff read."""
        return _TRAITS[self].title

    @property
    def symbol(self) -> str:
        """What follows the number ("QĐ-UBND"); empty for what carries no number of its own."""
        return _TRAITS[self].symbol

    @property
    def book(self) -> str | None:
        """The number book that it is numbered in, a new series each year (Decree 30, Điều 15)."""
        return self.symbol or None


_TRAITS = {
    DocumentKind.BAO_CAO_THAM_DINH: _Traits("Báo cáo kết quả thẩm định", "BC-VHXH"),
    DocumentKind.BIEN_BAN_HOP: _Traits("Biên bản họp Hội đồng", "BB-HĐTĐKT"),
    DocumentKind.TO_TRINH: _Traits("Tờ trình đề nghị khen thưởng", "TTr-VHXH"),
    DocumentKind.QUYET_DINH: _Traits("Quyết định tặng Giấy khen", "QĐ-UBND"),
    DocumentKind.DANH_SACH: _Traits("Danh sách kèm theo Quyết định", ""),
    DocumentKind.GIAY_KHEN: _Traits("Giấy khen", ""),
}
