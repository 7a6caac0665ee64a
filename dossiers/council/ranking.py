"""In which order those that pass stand: by votes, then by law, then as the council decides."""

from collections.abc import Mapping, Sequence

from dossiers.council.voting import Tally
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from dossiers.plan.plan import TieBreak

ByCode = Mapping[str, Dossier]
"""The dossiers of the round, by code."""

Merit = tuple[int, int, bool]
"""What two dossiers are compared by; the smaller goes first."""


def favoured(nominee: Nominee, rule: TieBreak) -> bool:
    """Tell whether the law puts the nominee first among equals (Decree 152/2025, Điều 4): a woman,
    or a collective of which women are a large enough part.
    """
    if nominee.kind is NomineeKind.CA_NHAN:
        return nominee.honorific is Honorific.BA
    if nominee.women is None or not nominee.members:
        return False
    part, whole = rule.women
    return nominee.women * whole >= part * nominee.members


def merit(tally: Tally, held: ByCode, rule: TieBreak) -> Merit:
    """Return most in favour first, then fewest against, then whom the law favours."""
    return -tally.agree, tally.disagree, not favoured(held[tally.dossier].nominee, rule)


def passing(tallies: Sequence[Tally], held: ByCode, rule: TieBreak) -> tuple[Tally, ...]:
    """Return those that pass, by merit; equals in the order of reception."""
    passed = [each for each in tallies if each.passed]
    return tuple(sorted(passed, key=lambda each: (merit(each, held, rule), each.dossier)))


def of_kind(ranked: Sequence[Tally], held: ByCode, kind: NomineeKind) -> tuple[Tally, ...]:
    """Return those of one kind, in their order."""
    return tuple(each for each in ranked if held[each.dossier].nominee.kind is kind)


def tied_at_cut(
    ranked: Sequence[Tally], left: int, held: ByCode, rule: TieBreak
) -> tuple[Tally, ...]:
    """Return the equals among whom the last of `left` places falls; none if law decides."""
    if not 0 < left < len(ranked):
        return ()
    last = merit(ranked[left - 1], held, rule)
    if merit(ranked[left], held, rule) != last:
        return ()
    return tuple(each for each in ranked if merit(each, held, rule) == last)


def short_list(ranked: Sequence[Tally], held: ByCode, rule: TieBreak) -> str:
    """Return for staff: "(1) HS-2026-0002 (Tổ 2) 9/9 phiếu đồng ý (100%), (2) …"; equals share a
    place."""
    merits = [merit(each, held, rule) for each in ranked]
    lines = []
    for tally, own in zip(ranked, merits, strict=True):
        place = merits.index(own) + 1
        equal = ", bằng phiếu" if merits.count(own) > 1 else ""
        lines.append(f"({place}{equal}) {held[tally.dossier].label} {tally.text}")
    return ", ".join(lines)
