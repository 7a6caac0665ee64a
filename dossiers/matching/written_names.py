"""Names as people type them in a list: taken apart where it is sure, refused where it is not.

What stands around a person's name (Ông, ThS., "1.", "(Tổ trưởng)") is no part of it: it would be
printed twice, and would hide that a person was awarded before.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dossiers.matching.spelling import ADDRESSES, TITLES
from dossiers.model.names import fold
from dossiers.model.nominee import Honorific, NomineeKind

MIN_SYLLABLES = 2
"""A person's name has at least a family name and a given one."""

MAX_SYLLABLES = 6
MAX_QUOTED = 60
"""Letters of a text that are quoted."""

_ORDINAL = re.compile(r"^\s*(?:[-–+*•]+|\(?\d{1,3}\s*[.)/\-:]+)\s*")
_SPLIT = re.compile(r"\s*(?:\n|;|,|/|&|\+| - | – | và )\s*")
_NOT_IN_NAMES = re.compile(r"[;=@#*!|<>{}]")
_ASIDE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")
_PLACEHOLDERS = frozenset(
    {"null", "nan", "none", "nil", "n/a", "#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#num!"}
    | {"undefined", "true", "false", "na", "không", "khong", "chưa có", "trống"}
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|\\u[0-9A-Fa-f]{4}|%[0-9A-F]{2}%[0-9A-F]{2}|=[0-9A-F]{2}=")
_SUSPECT = re.compile(r"[?&%=\\_]")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|\ufffd|□")
_MISREAD = re.compile(
    "[\u00c2-\u00f4](?:[\u0080-\u00bf\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|[\u0152\u0153\u0160\u0161\u0178\u017d\u017e])"
)
"""How a letter of two bytes or more begins that Windows-1252 shows as two or more."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzđ")
_MARKS = {"\u0306": "a", "\u0302": "aeo", "\u031b": "ou"} | dict.fromkeys(
    ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323"), "aeiouy"
)
"""The marks of Vietnamese and the letters on which each may stand."""

_ADDRESSES = {**ADDRESSES, "ô": Honorific.ONG}
GIVEN_TOO = frozenset({"anh", "chị", "cô", "thầy"})
"""Ways of addressing that are given names as well: "Anh Thư"."""

_FIRST_WORD = re.compile(r"[^\s./:]+")
_TITLES: dict[str, list[tuple[str, ...]]] = {}
for _title_words in sorted(
    (("ô",), *(tuple(each.split()) for each in re.split(r"[|\n]", TITLES.strip()))),
    key=len,
    reverse=True,
):
    _TITLES.setdefault(_title_words[0], []).append(_title_words)


class WrittenName(NamedTuple):
    """A name and what stood around it: how one is addressed, other words, in the order typed."""

    name: str
    honorific: Honorific | None = None
    aside: str = ""
    dropped: tuple[str, ...] = ()


def taken_apart(text: str) -> WrittenName:
    """Return a person's name as it is typed in a list, apart from what stands around it."""
    ordinal = found[0] if (found := _ORDINAL.match(text)) else ""
    bare, aside = _without_aside(text[len(ordinal) :].strip())
    titles: list[str] = []
    honorific = None
    while taken := _title(bare, addressed=honorific is not None):
        honorific = honorific or _ADDRESSES.get(taken[0].casefold().strip(".:"))
        titles.append(taken[0])
        bare = taken[1]
    if not bare:
        return WrittenName(text)
    dropped = (ordinal.strip(), *titles, aside)
    return WrittenName(
        " ".join(bare.split()).strip(" .:-"), honorific, aside, tuple(filter(None, dropped))
    )


def _without_aside(text: str) -> tuple[str, str]:
    """Return a text without the post or note that follows the name in it, and that."""
    if (found := _ASIDE.search(text)) and len(text[: found.start()].split()) >= MIN_SYLLABLES:
        return text[: found.start()], " ".join(found[1].split())
    if (found := _SPLIT.search(text)) and _is_post(text[found.end() :]):
        return text[: found.start()], " ".join(text[found.end() :].split())
    return text, ""


def _is_post(text: str) -> bool:
    words = text.split()
    return bool(words) and fold(words[0]) in POSITIONS and not _looks_like_person(text)


def name_fault(kind: NomineeKind, text: str) -> str:
    """Tell why a text cannot be the name of a nominee, and what to do; "" if it can."""
    if fault := unreadable(text):
        return fault
    if not any(each.isalpha() for each in text):
        return f"“{text}” không phải là tên; hãy ghi tên"
    if kind is not NomineeKind.CA_NHAN:
        return ""
    if several := two_people(text):
        return f"một ô ghi nhiều người ({'; '.join(several)}); hãy tách mỗi người một dòng"
    if _NOT_IN_NAMES.search(text):
        return f"tên người “{text}” có dấu không có trong tên; hãy chỉ ghi họ và tên"
    return ""


def unreadable(text: str) -> str:
    """Tell what in a name nobody can have meant to write; "" if nothing."""
    plain = unicodedata.normalize("NFC", text)
    if plain.strip().casefold() in _PLACEHOLDERS:
        return f"“{text}” là chữ do chương trình khác để lại, không phải tên; hãy ghi tên"
    if "?" in plain:
        return f"“{text}” có chữ bị mất dấu thành ?; hãy gõ lại"
    if fault := garbled(plain):
        return fault
    strange = "".join(dict.fromkeys(each for each in plain if not _is_vietnamese(each)))
    return f"“{text}” có chữ không phải chữ Việt ({strange}); hãy gõ lại" if strange else ""


def garbled(plain: str) -> str:
    """Tell what was lost or left in a text on its way through other programs; "" if nothing."""
    if plain.isascii() and not _SUSPECT.search(plain):
        return ""
    if fault := _trouble(plain):
        return f"“{plain[:MAX_QUOTED]}” {fault}; hãy gõ lại"
    return ""


def _trouble(plain: str) -> str:
    if _LOST.search(plain):
        return "có chữ bị mất dấu thành ? hoặc ký hiệu lạ"
    if _MISREAD.search(plain) and any(map(_is_misread, plain.split())):
        return "bị lỗi phông chữ (tệp được mở sai bảng mã)"
    if found := _ENTITY.search(plain):
        return f"còn mã của trang web ({found[0]})"
    if found := _ESCAPE.search(plain):
        return f"còn mã của chương trình khác ({found[0]})"
    return ""


def two_people(text: str) -> tuple[str, ...]:
    """Return the names of several people that stand in one text; () where it names but one."""
    if not _SPLIT.search(text):
        return ()
    parts = [taken_apart(each).name for each in _SPLIT.split(text.strip()) if each.strip()]
    people = [each for each in parts if _looks_like_person(each)]
    return tuple(people) if len(people) > 1 and len(people) == len(parts) else ()


def _title(text: str, *, addressed: bool) -> tuple[str, str] | None:
    """Return a title before a name, and the rest; None if none is there or too little is left.

    "Ông" and the like are taken off once: a family is called so, too.
    """
    first = _FIRST_WORD.search(text)
    titles = _TITLES.get(first[0].casefold()) if first else None
    if titles is None:
        return None
    words = re.split(r"(?<=\.)(?=\S)|\s+", text)
    spelled = [re.sub(r"[./:]", " ", each).casefold().split() for each in words]
    for title in titles:
        taken = _words_taken(spelled, title)
        rest = words[taken:]
        address = len(title) == 1 and title[0] in _ADDRESSES
        left = MIN_SYLLABLES + (address and title[0] in GIVEN_TOO)
        if taken and len(rest) >= left and not (address and addressed):
            return " ".join(words[:taken]), " ".join(rest)
    return None


def _words_taken(spelled: list[list[str]], title: tuple[str, ...]) -> int:
    """Return how many words as typed make up a title; 0 if the text does not begin with it."""
    said: list[str] = []
    for number, parts in enumerate(spelled, start=1):
        said += parts
        if len(said) >= len(title):
            return number if tuple(said) == title else 0
    return 0


POSITIONS = frozenset(
    {"truong", "pho", "giam", "hieu", "chu", "bi", "giao", "can", "chuyen", "nhan", "bac", "y"}
    | {"ke", "to", "ban", "phong", "khoi", "nguyen", "hoi", "cong", "thu", "tho", "lai", "bao"}
    | {"dieu", "dang", "nong", "hoc", "cuu", "doi", "vien", "lanh", "thanh", "uy", "quan", "ky"}
)
"""How the words begin, folded, with which a person's post begins: "Trưởng", "Giáo viên"."""


def _looks_like_person(text: str) -> bool:
    """Tell whether a text is written as a person's name is: two to six words, each capitalised."""
    words = text.split()
    if not MIN_SYLLABLES <= len(words) <= MAX_SYLLABLES:
        return False
    capital = all(each[:1].isupper() and each.replace("'", "").isalpha() for each in words)
    return capital and not (fold(words[0]) in POSITIONS and len(words) == MIN_SYLLABLES)


def _is_misread(word: str) -> bool:
    """Tell whether a word is UTF-8 that some program took for Windows-1252."""
    if word.isascii():
        return False
    try:
        _western(word).decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
    return True


def _western(word: str) -> bytes:
    """Return the bytes of a word in Windows-1252, with its unassigned ones as they are."""
    return b"".join(
        each.encode("latin-1" if "\u0080" <= each <= "\u009f" else "cp1252") for each in word
    )


@lru_cache(1024)
def _is_vietnamese(letter: str) -> bool:
    if not letter.isalpha():
        return not unicodedata.combining(letter)
    base, *marks = list(unicodedata.normalize("NFD", letter.casefold()))
    return base in _LETTERS and all(base in _MARKS.get(mark, "") for mark in marks)
