"""The awardees of a round as documents print them: order, counts, posts, sums."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from documents.wording import counted
from dossiers.decision.award_decision import LIST_ORDER
from dossiers.model.dossier import Dossier
from dossiers.model.errors import UnknownDossier
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Round
from dossiers.plan.bonus import bonus
from dossiers.plan.plan import Plan


def listed(codes: Sequence[str], dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Pick dossiers by `codes`, in that order within each part; raise UnknownDossier.

    The place in the result, from 1, is the golden-book number (số sổ vàng).
    """
    known = {dossier.code: dossier for dossier in dossiers}
    if missing := [code for code in codes if code not in known]:
        raise UnknownDossier(f"Không tìm thấy hồ sơ {', '.join(missing)} trong đợt xét")
    chosen = (known[code] for code in codes)
    return tuple(sorted(chosen, key=lambda dossier: LIST_ORDER.index(dossier.nominee.kind)))


def of_kind(kind: NomineeKind, dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Return those of `dossiers` that nominate this kind."""
    return [dossier for dossier in dossiers if dossier.nominee.kind is kind]


def kinds(dossiers: Sequence[Dossier]) -> list[NomineeKind]:
    """Return the kinds that occur, in the order of the parts."""
    return [kind for kind in LIST_ORDER if of_kind(kind, dossiers)]


def subjects(dossiers: Sequence[Dossier]) -> str:
    """Name the kinds that occur: "tập thể, cá nhân"."""
    return ", ".join(kind.text.lower() for kind in kinds(dossiers))


_ROMAN = ("I", "II", "III")


def parts(dossiers: Sequence[Dossier]) -> Iterator[tuple[str, list[Dossier]]]:
    """Yield the parts of a list: a heading such as "I. TẬP THỂ", and its dossiers."""
    for numeral, kind in zip(_ROMAN, kinds(dossiers), strict=False):
        yield f"{numeral}. {kind.text.upper()}", of_kind(kind, dossiers)


def counts(dossiers: Sequence[Dossier], linh: str = "linh") -> str:
    """Count each kind: "02 (hai) tập thể và 04 (bốn) cá nhân"; none is "00 (không) hồ sơ"."""
    said = [
        counted(len(of_kind(kind, dossiers)), kind.text.lower(), linh) for kind in kinds(dossiers)
    ] or [counted(0, "hồ sơ", linh)]
    return " và ".join(filter(None, [", ".join(said[:-1]), said[-1]]))


def considered_count(dossiers: Sequence[Dossier], linh: str = "linh") -> str:
    """Count dossiers, and of which kinds: "03 (ba) hồ sơ, gồm …"."""
    return f"{counted(len(dossiers), 'hồ sơ', linh)}, gồm {counts(dossiers, linh)}"


def post(dossier: Dossier) -> str:
    """Return title and unit, or the address; without either, the nominating unit."""
    nominee = dossier.nominee
    known = (nominee.position, nominee.workplace or nominee.address)
    return ", ".join(filter(None, known)) or dossier.unit.name


def last_received(dossiers: Iterable[Dossier]) -> date | None:
    """Return the day on which the last of them was first received; None of none."""
    return max((each.judged_from for each in dossiers), default=None)


def amounts(plan: Plan, round_: Round, dossiers: Iterable[Dossier], on: date) -> list[int]:
    """Return the bonus of each dossier, in đồng, by the values in force on a day."""
    return [bonus(plan, round_.award, dossier.nominee.kind, on) for dossier in dossiers]
