"""The papers that a dossier must hold (thành phần hồ sơ), by award and nominee (wards/)."""

from dossiers.model.dossier import Component, ComponentKind, Dossier
from dossiers.model.round import Round
from dossiers.plan.plan import Plan
from dossiers.plan.validity import values_on


def missing_components(plan: Plan, round_: Round, dossier: Dossier) -> tuple[ComponentKind, ...]:
    """Return what a dossier for this award must have and has not, in the order of the plan.

    What it must have is as on the day on which it was first received.
    """
    held = handed_in(dossier)
    return tuple(
        needed.kind
        for needed in values_on(plan.award(round_.award).components, dossier.judged_from)
        if dossier.nominee.kind in needed.kinds
        and dossier.unit.group in needed.groups
        and needed.kind not in held
    )


def handed_in(dossier: Dossier) -> frozenset[ComponentKind]:
    """Return the kinds of paper that are there.

    The unit's proposal letter is: reception registers its number and day from the paper itself.
    """
    letter = {ComponentKind.TO_TRINH} if dossier.unit.proposal_number else set()
    return frozenset({each.kind for each in dossier.components} | letter)


def new_components(dossier: Dossier, components: tuple[Component, ...]) -> tuple[Component, ...]:
    """Return those of `components` that the dossier does not hold yet."""
    return tuple(each for each in components if each not in dossier.components)


def replaced_components(
    held: tuple[Component, ...], given: tuple[Component, ...]
) -> tuple[Component, ...]:
    """Return `held` with `given` in it: in place of its own kind, other papers (KHAC) beside."""
    kinds = {each.kind for each in given} - {ComponentKind.KHAC}
    kept = (each for each in held if each.kind not in kinds)
    return tuple(dict.fromkeys((*kept, *given)))


def component_names(kinds: tuple[ComponentKind, ...]) -> str:
    """Papers as a sentence lists them: "báo cáo thành tích; biên bản bình xét"."""
    return "; ".join(kind.text.lower() for kind in kinds)
