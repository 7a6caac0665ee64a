"""How lines that are no rows are spelled: sums, who signs, groups, page numbers."""

import re

from documents.tables.table_grid import Cell
from documents.tables.table_headings import ORDINAL, plain
from dossiers.matching.posts import is_post
from dossiers.matching.written_names import looks_like_person

SUM = re.compile(
    r"(tong cong|tong so|tong|cong)( \d.*| (danh sach|nguoi|tap the|ca nhan|ho|so)( .*)?)?"
    r"|tong cong (?!ty\b).*|cong (to|khoi|nhom|muc|phan|trang|phong|truong|don vi|thon)\b.*"
    r"|(danh sach|tong so)( nay)? (co|gom)( .*)?"
)
"""A line of sums, as `plain` leaves it: "Tổng cộng: 12", "Danh sách này có 02 người"."""

DATED = re.compile(r".*\bngay (\d{1,2} )?thang (\d{1,2} )?nam\b.*")
SIGNING = re.compile(
    r"(k ?t|t ?m|t ?l|t ?u ?q|q) .*"
    r"|(nguoi|can bo) (lap|tong hop|ky|ghi|de nghi|lam don|phu trach)\b.*"
    r"|(thu truong|hieu truong|pho hieu truong|giam doc|pho giam doc|chu tich|pho chu tich|bi thu"
    r"|truong phong|pho truong phong|truong ban|truong thon|to truong|ke toan|chi huy truong"
    r"|lanh dao|dai dien|thu ky|chu toa|truong cong an|duyet|lap bieu|chu ho)"
    r"( (don vi|co quan|phong|ban|truong|to|nhom|cong ty|hop tac xa|ubnd))?"
    r"|xac nhan.*|noi nhan.*|(da )?ky( |$).*|ghi chu.*"
)
"""What stands over a signature, as `plain` leaves it."""

NO_VALUE = frozenset(
    {"", "-", "--", "—", "x", "0", "null", "none", "nan", "#n/a", "n/a", "…", "..."}
)
"""What is typed where there is nothing to say, in small letters."""

GROUPS = re.compile(
    r"(to|nhom|khoi|phong|ban|don vi|truong|chi bo|chi hoi|doan|hoi|cong ty|hop tac xa|htx|tram"
    r"|trung tam|cong an|ubnd|hdnd|uy ban|dang|mat tran|van phong|thuong truc|lien doan"
    r"|thon|ban|khu|xom|lop|bo phan|doanh nghiep|co quan)\b.*"
)
"""How the name of a part of a unit begins, as `plain` leaves it."""

ORDINAL_BEFORE = re.compile(r"^\s*([IVX]{1,5}|[A-HK]|\d{1,2}(\.\d{1,2})*)\s*[.)\-:/]\s*")
COUNT_BEHIND = re.compile(
    r"\s*[(:,–-]*\s*(?:gồm\s*)?\d+\s*(?:người|đ/c|đồng chí|cá nhân|tập thể|hộ|giáo viên)\.?\)?$"
    r"|\s*\(\d+\)$",
    re.IGNORECASE,
)
"""How many a group has, behind its name: "Tổ Toán (02 người)"."""

ORDINAL_WORD = re.compile(rf"^{ORDINAL.pattern} ")
"""What counts a group within its own text, as typed and as `plain` leaves it."""


MAX_NAMED = 8
"""How many lines a note names one by one."""

PAGE = re.compile(r"(trang )?\d+( \d+)?")
"""The number of a page, as `plain` leaves it."""


def is_sum(text: str) -> bool:
    """Tell whether a text stands before the sum of a list: "Tổng cộng: 05 cá nhân"."""
    return SUM.fullmatch(plain(text)) is not None


def is_signing(text: str) -> bool:
    """Tell whether a text stands over a signature: a day, a post, "Người lập"."""
    spelled = plain(text)
    return bool(DATED.fullmatch(spelled) or SIGNING.fullmatch(spelled))


def may_sign(text: str) -> bool:
    """Tell whether a text may belong to signatures: a name, a post, capitals alone."""
    return text.isupper() or is_post(text) or looks_like_person(text)


def is_page(text: str) -> bool:
    """Tell whether a text numbers a page."""
    return PAGE.fullmatch(plain(text)) is not None


def names_group(text: str) -> bool:
    """Tell whether a text begins as the name of a part of a unit, counted or not."""
    spelled = plain(text)
    return bool(GROUPS.fullmatch(spelled) or GROUPS.fullmatch(ORDINAL_WORD.sub("", spelled)))


def group_name(text: str) -> str:
    """Return the name of a group alone: "I. Tổ Toán (02 người)" as "Tổ Toán"."""
    return COUNT_BEHIND.sub("", ORDINAL_BEFORE.sub("", text)).rstrip(" :")


def has_words(cells: tuple[Cell, ...]) -> bool:
    """Tell whether a line holds more than numbers."""
    return any(any(each.isalpha() for each in cell.text) for cell in cells)


def spans(lines: list[int]) -> str:
    """Return numbers of lines as people say them: "3-22, 25"."""
    found: list[list[int]] = []
    for line in lines:
        if found and line == found[-1][-1] + 1:
            found[-1][1:] = [line]
        else:
            found.append([line])
    said = ["-".join(map(str, each)) for each in found]
    return ", ".join(said[:MAX_NAMED]) + ("…" if len(said) > MAX_NAMED else "")
