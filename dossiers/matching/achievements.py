"""Whether two achievements (thành tích) are one: nobody is awarded twice for the same.

Law on emulation and commendation, article 5: not several times, nor several forms, for one
achievement. The thresholds are the ward's data (`wards/conditions.toml`).
"""

import re

from rapidfuzz import fuzz

from dossiers.model.labels import LabelledEnum
from dossiers.model.names import fold
from dossiers.model.record import FrozenModel
from dossiers.plan.plan import OneAwardRule


class Sameness(LabelledEnum):
    """Whether two achievements are one."""

    TRUNG = "TRUNG", "cùng thành tích"
    GAN_GIONG = "GAN_GIONG", "thành tích gần giống"
    KHAC = "KHAC", "thành tích khác"
    CHUA_RO = "CHUA_RO", "không ghi thành tích"


class AchievementLikeness(FrozenModel):
    """How alike two achievements are, in hundredths, and what the office makes of it."""

    sameness: Sameness
    score: int


YEARS = range(1990, 2100)
"""Numbers that are years: what was achieved in another year is another achievement."""

LEAST_WORDS = 5
"""Words of a text that may be found whole within a longer one; fewer prove nothing."""


def achievement_likeness(one: str, other: str, rule: OneAwardRule) -> AchievementLikeness:
    """Compare two achievements. Figures weigh more than words: they are what was achieved."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return AchievementLikeness(sameness=Sameness.CHUA_RO, score=0)
    score = _score(mine, theirs)
    if _other_figures(mine, theirs):
        return AchievementLikeness(sameness=Sameness.KHAC, score=score)
    if score >= rule.same and _figures(mine) == _figures(theirs):
        return AchievementLikeness(sameness=Sameness.TRUNG, score=score)
    sameness = Sameness.GAN_GIONG if score >= rule.alike else Sameness.KHAC
    return AchievementLikeness(sameness=sameness, score=score)


def _words(text: str) -> list[str]:
    """Folded words and numbers; 12.500 and 12 500 are one number."""
    return re.findall(r"\w+", re.sub(r"(?<=\d)[.,\s](?=\d{3}\b)", "", fold(text)))


def _score(one: list[str], other: list[str]) -> int:
    mine, theirs = " ".join(one), " ".join(other)
    score = max(fuzz.ratio(mine, theirs), fuzz.token_sort_ratio(mine, theirs))
    if min(len(one), len(other)) >= LEAST_WORDS:
        # A short account of the same: it is alike, how much of the longer it is doesn't matter.
        score = max(score, fuzz.partial_ratio(mine, theirs) - 5)
    return int(score)


def _figures(words: list[str]) -> set[str]:
    return {each for each in words if each[0].isdigit()}


def _other_figures(one: list[str], other: list[str]) -> bool:
    """Tell whether both tell years, or figures, and share none."""
    mine, theirs = _figures(one), _figures(other)
    return _disjoint(mine, theirs) or _disjoint(_years(mine), _years(theirs))


def _years(figures: set[str]) -> set[str]:
    return {each for each in figures if each.isdecimal() and int(each[:9]) in YEARS}


def _disjoint(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
