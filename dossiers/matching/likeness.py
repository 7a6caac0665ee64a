"""How alike two nominees are: the same person or unit, perhaps the same, or surely another.

A register of awards holds names as many hands typed them. Likeness is graded, with its reasons in
Vietnamese, so that an officer can decide: the program never decides that two people are one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dossiers.matching.spelling import Spelled, Words, is_bare, spelled
from dossiers.model.citizen_ids import comparable_ids
from dossiers.model.labels import LabelledEnum
from dossiers.model.nominee import Honorific, NomineeKind
from dossiers.model.record import FrozenModel, Text
from dossiers.plan.plan import Merger


class Grade(LabelledEnum):
    """How sure the likeness is."""

    TRUNG_KHOP = "TRUNG_KHOP", "Trùng khớp"
    RAT_GIONG = "RAT_GIONG", "Rất giống"
    CO_THE = "CO_THE", "Có thể"


class Likeness(FrozenModel):
    """How alike two nominees are: a score up to 100, what it means, and why."""

    grade: Grade
    score: int
    reasons: tuple[Text, ...]


class Subject(NamedTuple):
    """What is known of who is or was put forward; what is unknown stays empty."""

    kind: NomineeKind
    name: str
    unit: str = ""
    birth_year: int | None = None
    citizen_id: str = ""
    honorific: Honorific | None = None


class Ground(NamedTuple):
    """A reason for or against, and what it counts."""

    points: int
    reason: str


GRADES = ((88, Grade.TRUNG_KHOP), (74, Grade.RAT_GIONG), (60, Grade.CO_THE))
"""From which score on a grade is given; below the last, two are held for different."""

SURE = 100
EXACT = Ground(90, "trùng tên")
JOINED = Ground(88, "trùng tên, khác chỗ cách chữ")
BARE = Ground(86, "trùng tên, một bên viết không dấu")
TURNED = Ground(84, "trùng tên, đảo họ và tên")
MARKED = Ground(70, "tên chỉ khác dấu")
SHUFFLED = Ground(60, "cùng các chữ, khác thứ tự")
SLIPPED = Ground(60, "tên khác một chữ, có thể do gõ nhầm")
SHORTENED = Ground(56, "một bên thiếu chữ đệm")
INITIALS = Ground(54, "một bên viết tắt họ, chữ đệm")
NEAR = Ground(46, "tên khác một chữ cái")

SAME_YEAR = Ground(8, "cùng năm sinh")
OTHER_YEAR = Ground(-30, "khác năm sinh")
SAME_UNIT = Ground(6, "cùng đơn vị")
OTHER_UNIT = Ground(-10, "khác đơn vị")
OTHER_ADDRESS = Ground(-30, "một bên ghi Ông, một bên ghi Bà")
WARD_LEFT_OUT = Ground(-4, "một bên không ghi phường")
MERGED = Ground(-8, "một bên ghi tên phường, xã trước sáp nhập")

SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
    r"[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
"""A Vietnamese syllable without marks; what doesn't fit was mistyped or is foreign."""

MIN_SLIP_LETTERS = 3
"""Letters of a word in which one wrong letter may be a slip: "A" and "B" are two names."""


def likeness(one: Subject, other: Subject, mergers: Sequence[Merger] = ()) -> Likeness | None:
    """Return how alike two are, or None for two that are surely, or most probably, different.

    Kinds must be the same. Where both have a number of one sort, that alone decides.
    """
    if one.kind is not other.kind:
        return None
    if comparable_ids(one.citizen_id, other.citizen_id):
        return _by_number(one, other)
    grounds = tuple(_grounds(one, other, mergers))
    return _graded(grounds) if grounds else None


def same_unit(one: str, other: str, mergers: Sequence[Merger] = ()) -> bool | None:
    """Tell whether two names mean one unit; None where one of them is empty."""
    if not one or not other:
        return None
    kind = NomineeKind.TAP_THE
    found = likeness(Subject(kind, one), Subject(kind, other), mergers)
    return found is not None and found.grade is not Grade.CO_THE


def _by_number(one: Subject, other: Subject) -> Likeness | None:
    if one.citizen_id != other.citizen_id:
        return None
    same = spelled(one.kind, one.name).marked == spelled(other.kind, other.name).marked
    reasons = ("trùng số căn cước",) if same else ("trùng số căn cước", "tên ghi khác nhau")
    return Likeness(grade=Grade.TRUNG_KHOP, score=SURE, reasons=reasons)


def _graded(grounds: Sequence[Ground]) -> Likeness | None:
    score = min(sum(each.points for each in grounds), SURE - 1)
    for least, grade in GRADES:
        if score >= least:
            reasons = tuple(each.reason for each in grounds)
            return Likeness(grade=grade, score=score, reasons=reasons)
    return None


def _grounds(one: Subject, other: Subject, mergers: Sequence[Merger]) -> Iterator[Ground]:
    mine, theirs = spelled(one.kind, one.name), spelled(other.kind, other.name)
    named = _named_alike(mine, theirs, person=one.kind is not NomineeKind.TAP_THE)
    if named is None:
        return
    placed = _placed_alike(mine.ward, theirs.ward, mergers)
    if placed is not None:
        yield from (named, *placed, *_evidence(one, other, mergers))
        ours, others = one.honorific or mine.honorific, other.honorific or theirs.honorific
        if ours and others and ours is not others:
            yield OTHER_ADDRESS


def _evidence(one: Subject, other: Subject, mergers: Sequence[Merger]) -> Iterator[Ground]:
    """Yield what else is known of the two: when they were born, where they work or belong."""
    if one.birth_year and other.birth_year:
        yield SAME_YEAR if one.birth_year == other.birth_year else OTHER_YEAR
    same = same_unit(one.unit, other.unit, mergers)
    if same is not None:
        yield SAME_UNIT if same else OTHER_UNIT


def _named_alike(one: Spelled, other: Spelled, *, person: bool) -> Ground | None:
    """Return what the names alone tell; None for different names."""
    if one.words == other.words:
        return _marked_alike(one, other)
    if "".join(one.words) == "".join(other.words):
        return JOINED
    if sorted(one.words) == sorted(other.words):
        return TURNED if person and _is_turned(one.words, other.words) else SHUFFLED
    cut = _cut_alike(one.words, other.words) if person else None
    return cut or _slip(one.words, other.words)


def _marked_alike(one: Spelled, other: Spelled) -> Ground:
    """Grade the same letters: with the same marks, with none on one side, with others."""
    if one.marked == other.marked:
        return EXACT
    one_bare = any(all(map(is_bare, each.marked)) for each in (one, other))
    return BARE if one_bare else MARKED


def _cut_alike(one: Words, other: Words) -> Ground | None:
    """Grade names of which one leaves words out, or gives only their first letters."""
    if _is_shortened(one, other):
        return SHORTENED
    return INITIALS if _has_initials(one, other) else None


def _is_turned(one: Words, other: Words) -> bool:
    """Tell whether the given name is put first, or the family name last: "Mẫu, Nguyễn Văn"."""
    return any(other == each for each in (one[-1:] + one[:-1], one[1:] + one[:1]))


def _is_shortened(one: Words, other: Words) -> bool:
    """Tell whether only words between the family and the given name are left out."""
    short, long = sorted((one, other), key=len)
    ends = short[:1] == long[:1] and short[-1:] == long[-1:]
    return 1 < len(short) < len(long) and ends and set(short[1:-1]) <= set(long[1:-1])


def _has_initials(one: Words, other: Words) -> bool:
    """Tell whether one side gives initials: "N.V. Mẫu" for "Nguyễn Văn Mẫu"."""
    if len(one) != len(other) or one[-1] != other[-1]:
        return False
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    shortened = any(len(mine) == 1 or len(theirs) == 1 for mine, theirs in pairs)
    return shortened and all(
        mine == theirs or (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0])
        for mine, theirs in pairs
    )


def _slip(one: Words, other: Words) -> Ground | None:
    """Find one letter of one word that is wrong, swapped, left out or too many."""
    if len(one) != len(other):
        return None
    pairs = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1 or len(one) == 1:
        return None
    mine, theirs = pairs[0]
    if min(len(mine), len(theirs)) < MIN_SLIP_LETTERS or not (mine + theirs).isalpha():
        return None
    if OSA.distance(mine, theirs, score_cutoff=1) > 1:
        return None
    return NEAR if all(map(SYLLABLE.fullmatch, (mine, theirs))) else SLIPPED


def _placed_alike(one: Words, other: Words, mergers: Sequence[Merger]) -> tuple[Ground, ...] | None:
    """Return what the wards of two units tell; None for units of different wards."""
    if one == other:
        return ()
    if not one or not other:
        return (WARD_LEFT_OUT,)
    names = {one, other}
    for each in mergers:
        before = {ward_words(name) for name in each.before}
        after = ward_words(each.after)
        if after in names and (names - {after}) <= before:
            return (MERGED,)
    return None


def ward_words(name: str) -> Words:
    """Split a ward's name as units carry it: "phường Sông Cầu" is ("song", "cau")."""
    return spelled(NomineeKind.TAP_THE, f"đơn vị {name}").ward
