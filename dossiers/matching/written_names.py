"""Names as people type them in a list: taken apart where it is sure, refused where it is not.

What stands around a person's name (Ông, ThS., "1.", "(Tổ trưởng)") is no part of it: it would be
printed twice, and would hide that a person was awarded before.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dossiers.matching.posts import is_post, post_before, read_aside
from dossiers.matching.spelling import ADDRESSES, TITLES
from dossiers.matching.syllables import LETTERS
from dossiers.model.names import TONES
from dossiers.model.nominee import Honorific, NomineeKind

MIN_SYLLABLES = 2
"""A person's name has at least a family name and a given one."""

MAX_SYLLABLES = 6
MAX_QUOTED = 60
"""Letters of a text that are quoted."""

_ORDINAL = re.compile(
    r"^\s*(?:[-–+*•]+|\(?\d{1,3}\s*[.)/\-:]+|[a-h][.)]|(?:I|II|III|IV|VI)[.)])\s*"
)
_SPLIT = re.compile(r"\s*(?:\n|;|,|/|:|&|\+|\s[-–]\s?|[-–]\s|\svà\s)\s*", re.IGNORECASE)
_AROUND = " .:;,*-–“”\"'"
"""What a name may be typed between; an apostrophe behind a letter is no part of a name either."""

_NOT_IN_NAMES = re.compile(
    r"[;,:/=@#*!|<>{}“”\"~^`$\\\[\]_]|[^\W\d_]\d|\d{6}|\w\.(?=\s*\w)|\s[-–]|[-–]\s"
    r"|\b(?:và|[Vv]ợ chồng|người khác)\b|^[Nn]hóm\b"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters that take no room: words that they stand between are seen as one."""
_ASIDE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")
_PLACEHOLDERS = frozenset(
    {"null", "nan", "none", "nil", "n/a", "#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#num!"}
    | {"undefined", "true", "false", "na", "không", "khong", "chưa có", "trống", "(trống)"}
    | {"không có", "không rõ", "chưa rõ", "đang cập nhật", "họ tên", "họ và tên", "x", "xx", "xxx"}
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

HIGHLAND = frozenset("ĕĭŏŭčñƀĔĬŎŬČÑɃ\u0306")
"""Letters of Ê Đê, Gia Rai, Ba Na and their like, as citizen cards have them."""

_HIGHLAND_NAME = re.compile(
    r"(?:^|\s)(?:[YHK](?=\s)|[HKN]['’]|[kmb][plsđrt]|[bdg][lr]|ay[uŭ]|ê[đbƀ]|niê|rơ|rah|siu|čư)"
    r"|(?:^|\s)ñ",
    re.IGNORECASE,
)
"""How words begin in names of these peoples, and in no Kinh name."""

_ADDRESSES = {**ADDRESSES, "ô": Honorific.ONG}
GIVEN_TOO = frozenset({"anh", "chị", "cô", "thầy"})
"""Ways of addressing that are given names as well: "Anh Thư"."""

MIDDLES = {"ông": frozenset({"ích", "thị"})}
"""What follows a family name that is a way of addressing too: "Ông Ích Khiêm"."""

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
    bare, aside = _without_aside(text[len(ordinal) :].strip().strip(_AROUND))
    titles: list[str] = []
    honorific = None
    while taken := _title(bare, addressed=honorific is not None):
        honorific = honorific or _ADDRESSES.get(taken[0].casefold().strip(".:"))
        titles.append(taken[0])
        bare = taken[1].lstrip(_AROUND)
    post, bare = post_before(bare)
    if not bare:
        return WrittenName(text)
    dropped = (ordinal.strip(), *titles, post, aside)
    name = " ".join(bare.split()).strip(_AROUND)
    return WrittenName(name, honorific, aside or post, tuple(filter(None, dropped)))


def _without_aside(text: str) -> tuple[str, str]:
    """Return a text without the post or note that follows the name in it, and that."""
    if (found := _ASIDE.search(text)) and len(text[: found.start()].split()) >= MIN_SYLLABLES:
        return text[: found.start()], " ".join(found[1].split())
    for found in _SPLIT.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        if len(before.split()) >= MIN_SYLLABLES and _stands_aside(behind):
            return before, " ".join(behind.split())
    return text, ""


def _stands_aside(text: str) -> bool:
    """Tell whether a text says a post or a year, and no second person behind it."""
    people = (looks_like_person(each) for each in _SPLIT.split(text))
    return (is_post(text) or any(read_aside(text))) and not any(people)


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
    if _NOT_IN_NAMES.search(text) or _is_run_together(text):
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
    known = HIGHLAND if _is_highland(plain) else ""
    letters = (each for each in plain if each not in known and not _is_vietnamese(each))
    strange = "".join(dict.fromkeys(letters))
    if strange:
        return f"“{text}” có chữ không phải chữ Việt ({strange}); hãy gõ lại"
    twice = next((each for each in plain.split() if _has_two_tones(each)), "")
    return f"“{twice}” có hai dấu thanh; hãy gõ lại" if twice else ""


def _is_run_together(text: str) -> bool:
    """Tell whether a capital begins a word inside another: "VănMẫu"."""
    for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", _UNSEEN.sub("", text))):
        small = [each.islower() for each in word]
        if any(small[place : place + 3] == [True, False, True] for place in range(1, len(word))):
            return True
    return False


def _has_two_tones(word: str) -> bool:
    syllables = re.split(r"[^\w\u0300-\u036f]+", unicodedata.normalize("NFD", word))
    return any(sum(each.count(tone) for tone in TONES) > 1 for each in syllables)


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
    people = [each for each in parts if looks_like_person(each)]
    others = [each for each in parts if each not in people]
    return tuple(people) if len(people) > 1 and all(map(is_post, others)) else ()


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
        family = address and rest[:1] and rest[0].casefold() in MIDDLES.get(title[0], ())
        if taken and len(rest) >= left and not family and not (address and addressed):
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


def looks_like_person(text: str) -> bool:
    """Tell whether a text is written as a person's name is: two to six words, each capitalised."""
    words = text.split()
    if not MIN_SYLLABLES <= len(words) <= MAX_SYLLABLES:
        return False
    capital = all(each[:1].isupper() or text.islower() for each in words)
    letters = all(re.sub("['’-]", "", each).isalpha() for each in words)
    return capital and letters and not is_post(text)


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
        return not unicodedata.combining(letter) and unicodedata.category(letter) != "So"
    return letter.isascii() or letter.casefold() in LETTERS


def _is_highland(name: str) -> bool:
    """Tell whether a name is one of a people of the Central Highlands by how its words begin."""
    return bool(_HIGHLAND_NAME.search(name)) and not name.isascii()
