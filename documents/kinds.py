"""The kinds of document that the way of a dossier yields."""

from enum import StrEnum
from typing import NamedTuple

from dossiers.model.errors import InvalidForm


class _Traits(NamedTuple):
    title: str
    symbol: str


class DocumentKind(StrEnum):
    """A kind of document; its code is what export, register and store call it."""

    GIAY_TIEP_NHAN = "GIAY_TIEP_NHAN"
    PHIEU_BO_SUNG = "PHIEU_BO_SUNG"
    BAO_CAO_THAM_DINH = "BAO_CAO_THAM_DINH"
    GIAY_MOI = "GIAY_MOI"
    BIEN_BAN_HOP = "BIEN_BAN_HOP"
    BIEN_BAN_KIEM_PHIEU = "BIEN_BAN_KIEM_PHIEU"
    TO_TRINH = "TO_TRINH"
    QUYET_DINH = "QUYET_DINH"
    DANH_SACH = "DANH_SACH"
    GIAY_KHEN = "GIAY_KHEN"
    GIAY_KHEN_PHOI = "GIAY_KHEN_PHOI"
    QUYET_DINH_KE_HOACH = "QUYET_DINH_KE_HOACH"

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


def kind_of(code: str) -> DocumentKind:
    """The kind with this code; raises InvalidForm with all that there are."""
    try:
        return DocumentKind(code)
    except ValueError:
        known = ", ".join(DocumentKind)
        raise InvalidForm(f"Không có loại văn bản “{code}”; hãy chọn: {known}.") from None


_TRAITS = {
    DocumentKind.GIAY_TIEP_NHAN: _Traits("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS"),
    DocumentKind.PHIEU_BO_SUNG: _Traits("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "HDHS"),
    DocumentKind.BAO_CAO_THAM_DINH: _Traits("Báo cáo kết quả thẩm định", "BC-VHXH"),
    DocumentKind.GIAY_MOI: _Traits("Giấy mời họp Hội đồng", "GM-HĐTĐKT"),
    DocumentKind.BIEN_BAN_HOP: _Traits("Biên bản họp Hội đồng", "BB-HĐTĐKT"),
    DocumentKind.BIEN_BAN_KIEM_PHIEU: _Traits("Biên bản kiểm phiếu", "BB-HĐTĐKT"),
    DocumentKind.TO_TRINH: _Traits("Tờ trình đề nghị khen thưởng", "TTr-VHXH"),
    DocumentKind.QUYET_DINH: _Traits("Quyết định tặng Giấy khen", "QĐ-UBND"),
    DocumentKind.DANH_SACH: _Traits("Danh sách kèm theo Quyết định", ""),
    DocumentKind.GIAY_KHEN: _Traits("Giấy khen", ""),
    DocumentKind.GIAY_KHEN_PHOI: _Traits("Giấy khen in trên phôi", ""),
    DocumentKind.QUYET_DINH_KE_HOACH: _Traits("Quyết định ban hành Kế hoạch", "QĐ-UBND"),
}


EDITABLE = (
    DocumentKind.BIEN_BAN_HOP,
    DocumentKind.TO_TRINH,
    DocumentKind.QUYET_DINH,
    DocumentKind.DANH_SACH,
)
"""Of what lies before the Chủ tịch, what may be edited; certificates follow the list."""
