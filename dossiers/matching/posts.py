"""What stands beside a person's name in a list: a post, an abbreviated one, a year, a sex.

Vietnamese posts are recognised by the word that they begin with, marks and all: "Trưởng", "Kế".
"""

import re
from typing import NamedTuple

from dossiers.matching.spelling import TITLES
from dossiers.model.nominee import Honorific

POSTS = frozenset(
    {"trưởng", "phó", "giám", "hiệu", "chủ", "bí", "giáo", "cán", "chuyên", "nhân", "bác", "y"}
    | {"kế", "tổ", "ban", "phòng", "khối", "nguyên", "hội", "công", "thư", "thợ", "lái", "bảo"}
    | {"điều", "đảng", "nông", "học", "cựu", "đội", "viên", "lãnh", "thành", "ủy", "uỷ", "quân"}
    | {"quản", "kỹ", "sinh", "người", "chi", "tổng", "chánh", "kiểm", "chiến", "cấp", "khu", "lớp"}
)
"""The words with which a person's post begins."""

NAMES_TOO = frozenset({"phó", "công", "y", "ban", "sinh", "chi", "viên", "học", "thành", "hội"})
"""Those of them that are parts of names as well: "Phó Đức Chính", "Y Moan"."""

SHORT_POSTS = frozenset(
    {"ht", "pht", "gv", "gvcn", "nv", "tt", "tptcm", "ttcm", "tpt", "ct", "pct", "bt", "pbt", "tp"}
    | {"ptp", "gđ", "pgđ", "hs", "sv", "kt", "vt", "cbcc", "uvbtv", "uvbch", "ubv", "tổ", "qncn"}
)
"""Abbreviations of posts that stand behind a name: "- HT"."""

_DEGREES = frozenset(each.strip() for each in re.split(r"[|\n]", TITLES.strip()))
_BORN = re.compile(r"(?:sinh\s*)?(?:năm|sn|ns)?\s*:?\s*((?:19|20)\d\d)", re.IGNORECASE)
_SEX = {"nam": Honorific.ONG, "nữ": Honorific.BA}


class Aside(NamedTuple):
    """What was said behind a name: a post, a year of birth, how one is addressed; "" if nothing."""

    position: str = ""
    birth_year: str = ""
    honorific: Honorific | None = None


def is_post(text: str) -> bool:
    """Tell whether a text says a person's post or degree: "Kế toán", "HT", "ThS., BS"."""
    words = text.split()
    if not words:
        return False
    return begins_post(words) or _is_short(words[0]) or _is_degree(text)


def begins_post(words: list[str]) -> bool:
    """Tell whether words begin a post, and not a name that begins alike."""
    first, second = words[0].casefold(), words[1] if len(words) > 1 else ""
    if first not in POSTS:
        return False
    return first not in NAMES_TOO or second.casefold() in POSTS or second.islower()


def read_aside(text: str) -> Aside:
    """Return what a text behind a name says; nothing of it where it may be a nickname or a mark."""
    if found := _BORN.fullmatch(text.strip()):
        return Aside(birth_year=found[1])
    if sex := _SEX.get(text.strip().casefold()):
        return Aside(honorific=sex)
    post = is_post(text) and not _is_degree(text)
    return Aside(position=" ".join(text.split()) if post else "")


def post_before(text: str) -> tuple[str, str]:
    """Return the post that stands before a name, and the name: "Trưởng thôn", "Lò Văn Ví".

    The post is "" where none does: a name begins with a capital after a small word or a colon.
    """
    words = text.split()
    if len(words) < 3 or not begins_post(words):  # noqa: PLR2004 - a post and a name of two words
        return "", text
    for place in range(1, len(words) - 1):
        ends = words[place - 1][:1].islower() or words[place - 1].endswith(":")
        if ends and all(each[:1].isupper() for each in words[place:]):
            return " ".join(words[:place]).rstrip(":"), " ".join(words[place:])
    return "", text


def _is_short(word: str) -> bool:
    return word.isupper() and word.casefold().strip(".,") in SHORT_POSTS


def _is_degree(text: str) -> bool:
    parts = [each for each in re.split(r"[\s.,;/]+", text.casefold()) if each]
    return bool(parts) and (all(each in _DEGREES for each in parts) or " ".join(parts) in _DEGREES)
