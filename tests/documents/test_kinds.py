"""The kinds of document."""

from documents.kinds import DocumentKind


def test_every_kind_has_a_title_for_staff() -> None:
    assert all(kind.title and kind.title != kind.value for kind in DocumentKind)


def test_what_is_numbered_has_its_book() -> None:
    books = {kind: kind.book for kind in DocumentKind if kind.book}
    assert books == {
        DocumentKind.GIAY_TIEP_NHAN: "TNHS",
        DocumentKind.PHIEU_BO_SUNG: "HDHS",
        DocumentKind.BAO_CAO_THAM_DINH: "BC-VHXH",
        DocumentKind.GIAY_MOI: "GM-HĐTĐKT",
        DocumentKind.BIEN_BAN_HOP: "BB-HĐTĐKT",
        DocumentKind.BIEN_BAN_KIEM_PHIEU: "BB-HĐTĐKT",
        DocumentKind.TO_TRINH: "TTr-VHXH",
        DocumentKind.QUYET_DINH: "QĐ-UBND",
        DocumentKind.QUYET_DINH_KE_HOACH: "QĐ-UBND",
    }


def test_list_and_certificate_carry_no_number_of_their_own() -> None:
    assert DocumentKind.DANH_SACH.book is None
    assert DocumentKind.GIAY_KHEN.book is None
    assert DocumentKind.GIAY_KHEN_PHOI.book is None
