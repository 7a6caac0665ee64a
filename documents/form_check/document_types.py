"""The types of administrative documents, by the name that stands over them (Decree 30, Điều 7)."""

from dataclasses import dataclass

from dossiers.model.names import fold


@dataclass(frozen=True)
class FormType:
    """A type: its name, its abbreviation (annex III, I), and what its model form has.

    `closed` by "./." at the end of the text; `dated` by a line of place and date; `addressed` by
    "Kính gửi"; `subject`: a trích yếu below the name.
    """

    name: str
    abbreviation: str
    closed: bool = False
    dated: bool = True
    addressed: bool = False
    subject: bool = True
    administrative: bool = True


DECISION = FormType("QUYẾT ĐỊNH", "QĐ", closed=True)
PROPOSAL = FormType("TỜ TRÌNH", "TTr", closed=True, addressed=True)
MINUTES = FormType("BIÊN BẢN", "BB", closed=True, dated=False)
EXTRACT = FormType("TRÍCH BIÊN BẢN", "BB", closed=True, dated=False)
ANNEX = FormType("PHỤ LỤC", "", dated=False, subject=False)
CERTIFICATE = FormType("GIẤY KHEN", "", dated=False, subject=False, administrative=False)
LETTER = FormType("CÔNG VĂN", "", subject=False)
OTHER = FormType("", "", subject=False)
"""A document with a name that the decree does not list."""

_LISTED = (
    DECISION,
    PROPOSAL,
    MINUTES,
    EXTRACT,
    FormType("BÁO CÁO", "BC", closed=True),
    FormType("GIẤY MỜI", "GM", closed=True, subject=False),
    FormType("KẾ HOẠCH", "KH", closed=True),
    FormType("THÔNG BÁO", "TB", closed=True),
    FormType("NGHỊ QUYẾT", "NQ"),
    FormType("CHỈ THỊ", "CT"),
    FormType("QUY CHẾ", "QC"),
    FormType("QUY ĐỊNH", "QyĐ"),
    FormType("THÔNG CÁO", "TC"),
    FormType("HƯỚNG DẪN", "HD"),
    FormType("CHƯƠNG TRÌNH", "CTr"),
    FormType("PHƯƠNG ÁN", "PA"),
    FormType("ĐỀ ÁN", "ĐA"),
    FormType("DỰ ÁN", "DA"),
    FormType("HỢP ĐỒNG", "HĐ"),
    FormType("CÔNG ĐIỆN", "CĐ"),
    FormType("BẢN GHI NHỚ", "BGN"),
    FormType("BẢN THỎA THUẬN", "BTT"),
    FormType("GIẤY ỦY QUYỀN", "GUQ"),
    FormType("GIẤY GIỚI THIỆU", "GGT"),
    FormType("GIẤY NGHỈ PHÉP", "GNP"),
    FormType("PHIẾU GỬI", "PG"),
    FormType("PHIẾU CHUYỂN", "PC"),
    FormType("PHIẾU BÁO", "PB"),
    CERTIFICATE,
)
_BY_NAME = {fold(each.name): each for each in _LISTED}
_MIXED_CASE = ("TTr", "QyĐ", "CTr")
"""Abbreviations that the decree itself writes with small letters."""


def type_named(text: str) -> FormType | None:
    """Return the type of this very name, in whatever case it is typed."""
    return _BY_NAME.get(fold(text))


def symbol_in_capitals(symbol: str) -> bool:
    """Tell whether a symbol is in capitals, apart from the abbreviations that are not."""
    groups = symbol.split("-")
    return all(group in _MIXED_CASE or group == group.upper() for group in groups)
