"""How a name is spelled, down to the words that tell one person or unit from another.

Titles before a person's name, a unit's abbreviations and the words around them are habits of
writing. They are facts of the language, so they stand here; what a ward was called before a merger
is the ward's own data (`wards/units.toml`).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dossiers.model.names import comparable, fold
from dossiers.model.nominee import Honorific, NomineeKind

Words = tuple[str, ...]


class Spelled(NamedTuple):
    """A name taken apart: its words with marks, and folded; a unit's ward; how one is addressed."""

    marked: Words
    words: Words
    ward: Words
    honorific: Honorific | None


ADDRESSES = {
    "ông": Honorific.ONG,
    "anh": Honorific.ONG,
    "thầy": Honorific.ONG,
    "bà": Honorific.BA,
    "chị": Honorific.BA,
    "cô": Honorific.BA,
}
"""Words before a name that also tell a man from a woman."""

TITLES = """
đồng chí|đ c|dc|ông|bà|anh|chị|thầy giáo|cô giáo|thầy|cô|gs|pgs|ts|ths|ncs|bs|bscki|bsckii|ck|cki
ckii|ds|ks|kts|cn|ls|nsnd|nsưt|ngnd|ngưt|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ
bác sỹ|dược sĩ|kỹ sư|kiến trúc sư|cử nhân|luật sư|đại tá|thượng tá|trung tá|thiếu tá|đại úy
thượng úy|trung úy|thiếu úy|nghệ nhân|đại tướng|thượng tướng|trung tướng|thiếu tướng|thượng sĩ
trung sĩ|hạ sĩ|binh nhất|binh nhì|qncn|nhà giáo|mẹ vnah|em|cháu|ông bà|ông (bà)
"""
"""What people write before a name, with and without marks; the longest that fits is taken off."""

SHORT_FORMS = {
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "th": "tiểu học",
    "mn": "mầm non",
    "ptdtnt": "phổ thông dân tộc nội trú",
    "gdtx": "giáo dục thường xuyên",
    "gdnn": "giáo dục nghề nghiệp",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc",
    "vn": "việt nam",
    "lhpn": "phụ nữ",
    "hlhpn": "hội phụ nữ",
    "hpn": "hội phụ nữ",
    "ccb": "cựu chiến binh",
    "hccb": "hội cựu chiến binh",
    "hnd": "hội nông dân",
    "nd": "nông dân",
    "nct": "người cao tuổi",
    "ctđ": "chữ thập đỏ",
    "đtn": "đoàn thanh niên",
    "tn": "thanh niên",
    "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh",
    "lđlđ": "liên đoàn lao động",
    "cđ": "công đoàn",
    "bch": "ban chấp hành",
    "bgh": "ban giám hiệu",
    "htx": "hợp tác xã",
    "tnhh": "trách nhiệm hữu hạn",
    "mtv": "một thành viên",
    "cp": "cổ phần",
    "cty": "công ty",
    "ct": "công ty",
    "tt": "trung tâm",
    "ttpvhcc": "trung tâm phục vụ hành chính công",
    "pvhcc": "phục vụ hành chính công",
    "hcc": "hành chính công",
    "vhxh": "văn hóa xã hội",
    "vh": "văn hóa",
    "xh": "xã hội",
    "ktht": "kinh tế hạ tầng",
    "kt": "kinh tế",
    "ht": "hạ tầng",
    "đt": "đô thị",
    "khcn": "khoa học công nghệ",
    "cntt": "công nghệ thông tin",
    "cnscđ": "công nghệ số cộng đồng",
    "cds": "chuyển đổi số",
    "cđs": "chuyển đổi số",
    "tdp": "tổ",
    "yt": "y tế",
    "tyt": "trạm y tế",
    "ca": "công an",
    "qs": "quân sự",
    "bchqs": "ban chỉ huy quân sự",
    "chqs": "chỉ huy quân sự",
    "clb": "câu lạc bộ",
    "p": "phường",
    "tx": "thị xã",
    "tp": "thành phố",
}
"""Short forms in the names of units. Those of one letter more or less differ: cđ, cđs."""

REPHRASED = {
    "to dan pho so": "to",
    "to dan pho": "to",
    "uy ban mat tran to quoc viet nam": "mat tran to quoc",
    "uy ban mat tran to quoc": "mat tran to quoc",
    "mat tran to quoc viet nam": "mat tran to quoc",
    "lien hiep phu nu": "phu nu",
    "thanh nien cong san ho chi minh": "thanh nien",
    "tap the": "",
    "can bo": "",
    "cong chuc": "",
    "vien chuc": "",
    "nguoi lao dong": "",
    "giao vien": "",
    "nhan vien": "",
}
"""Phrases in the names of units, folded, that mean the same or tell nothing apart."""

FILLERS = frozenset({"va", "cua", "so"})
"""Words of a unit's name that come and go; "số" alone before a number."""

WARDS = frozenset({"phường", "xã"})
NOT_WARDS = frozenset({"hội", "viên"})
"""After "xã" these make another word: xã hội, xã viên."""
BEYOND = frozenset({"tỉnh", "thành", "huyện", "thị"})
"""Where the name of a ward ends: ", tỉnh Thái Nguyên", ", thành phố Bắc Kạn"."""


@lru_cache(maxsize=20_000)
def spelled(kind: NomineeKind, name: str) -> Spelled:
    """Return a name taken apart, by the habits of its kind."""
    marked = _words(name)
    if kind is NomineeKind.TAP_THE:
        return _unit(marked)
    if kind is NomineeKind.HO_GIA_DINH:
        marked = _without_household(marked)
    bare, honorific = _without_titles(marked)
    return Spelled(bare, _folded(bare), (), honorific)


def is_bare(word: str) -> bool:
    """Tell whether a word is typed without any mark, as on a keyboard without Vietnamese."""
    return word.isascii()


def _words(name: str) -> Words:
    """Return the words in small letters, each with its tone last, however composed."""
    text = unicodedata.normalize("NFC", name).casefold()
    return tuple(_with_y(comparable(each)) for each in re.findall(r"\w+", text))


def _with_y(word: str) -> str:
    """Lí as Lý, Mĩ as Mỹ, Quí as Quý: which of them is written is a habit."""
    return word.replace("i", "y") if fold(word) in I_OR_Y else word


I_OR_Y = frozenset({"hi", "ki", "li", "mi", "si", "ti", "qui"})
"""After other letters the two are different words: Vi and Vy, Thi and Thy."""


def _folded(words: Words) -> Words:
    return tuple(fold(each) for each in words)


_MARKED_TITLES = {_words(title) for title in re.split(r"[|\n]", TITLES.strip())}
_TITLES = _MARKED_TITLES | {_folded(title) for title in _MARKED_TITLES}
_LONGEST_TITLE = max(map(len, _TITLES))


def _without_titles(words: Words) -> tuple[Words, Honorific | None]:
    """Return the name without what stands before it; two words at least are left of it."""
    honorific = None
    while taken := _title_length(words):
        honorific = honorific or _ADDRESSES.get(words[0])
        words = words[taken:]
    return words, honorific


_ADDRESSES = {
    form: each for word, each in ADDRESSES.items() for form in (comparable(word), fold(word))
}


def _title_length(words: Words) -> int:
    bare = all(map(is_bare, words))
    for length in range(min(_LONGEST_TITLE, len(words) - 2), 0, -1):
        title = words[:length]
        # "ba" is "bà" only where nobody typed marks: else it begins a name, as "Bá" does.
        if title in (_TITLES if bare else _MARKED_TITLES):
            return length
    return 0


def _without_household(words: Words) -> Words:
    for phrase in (("hộ", "gia", "đình"), ("gia", "đình"), ("hộ",)):
        wanted = _folded(phrase)
        if _folded(words[: len(wanted)]) == wanted and len(words) > len(wanted) + 1:
            return words[len(wanted) :]
    return words


_SHORT = {comparable(short): _words(long) for short, long in SHORT_FORMS.items()}
_PHRASES = sorted(
    ((tuple(phrase.split()), tuple(said.split())) for phrase, said in REPHRASED.items()),
    key=lambda pair: -len(pair[0]),
)


def _unit(marked: Words) -> Spelled:
    body, ward = _without_ward(_written_out(marked))
    kept = _without_fillers(_rephrased(body)) or body  # "Tập thể giáo viên" is all that is said
    return Spelled(kept, _folded(kept), ward, None)


def _written_out(words: Words) -> Words:
    return tuple(part for word in words for part in _SHORT.get(word, (_number(word),)))


def _number(word: str) -> str:
    return str(int(word)) if word.isdecimal() else word


def _without_ward(words: Words) -> tuple[Words, Words]:
    """Return the unit's own words and, folded, the name of the ward that it belongs to."""
    wards = WARD_FORMS if not all(map(is_bare, words)) else BARE_WARDS
    for place, word in enumerate(words):
        if word in wards and place and not _is_other_word(words, place):
            rest = _folded(words[place + 1 :])
            ends = [at for at, each in enumerate(rest) if each in _BEYOND and at]
            return words[:place], rest[: ends[0]] if ends else rest
    return words, ()


WARD_FORMS = frozenset(map(comparable, WARDS))
BARE_WARDS = frozenset(map(fold, WARDS))
_BEYOND = frozenset(map(fold, BEYOND))
_NOT_WARDS = frozenset(map(fold, NOT_WARDS))


def _is_other_word(words: Words, place: int) -> bool:
    """ "xã" as in "hợp tác xã", "xã hội", "thị xã"."""
    before, after = fold(words[place - 1]), _folded(words[place + 1 : place + 2])
    return fold(words[place]) == "xa" and (before in {"tac", "thi"} or set(after) <= _NOT_WARDS)


def _rephrased(words: Words) -> Words:
    kept: list[str] = []
    place = 0
    while place < len(words):
        for phrase, said in _PHRASES:
            if _folded(words[place : place + len(phrase)]) == phrase:
                kept += _said_with_marks(words[place : place + len(phrase)], said)
                place += len(phrase)
                break
        else:
            kept.append(words[place])
            place += 1
    return tuple(kept)


def _said_with_marks(words: Words, said: Words) -> list[str]:
    """Return the words of a phrase that its shorter form keeps, as they were typed."""
    by_fold = {fold(each): each for each in words}
    return [by_fold[each] for each in said]


def _without_fillers(words: Words) -> Words:
    return tuple(
        word
        for place, word in enumerate(words)
        if fold(word) not in FILLERS or (fold(word) == "so" and not _number_follows(words, place))
    )


def _number_follows(words: Words, place: int) -> bool:
    return any(each.isdecimal() for each in words[place + 1 : place + 2])
