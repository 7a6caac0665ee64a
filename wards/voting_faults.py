"""How the council decides, as the plan's files say it: what contradicts itself there."""

from collections.abc import Iterator

from dossiers.plan.plan import Plan


def voting_faults(plan: Plan) -> Iterator[str]:
    """Yield what contradicts itself in quorum, thresholds and the order among equal votes."""
    for each in plan.voting:
        for field, (part, whole) in (("quorum", each.quorum), ("threshold", each.threshold)):
            if not 0 < part <= whole:
                yield f"awards-voting.toml, rules {each.award}: {field} phải từ trên 0 đến 1"
    yield from _tie_faults(plan)


def _tie_faults(plan: Plan) -> Iterator[str]:
    if not plan.tie_breaks:
        yield "council-tie-breaks.toml: tie_breaks còn trống"
    for part, whole in (each.women for each in plan.tie_breaks):
        if not 0 < part <= whole:
            yield "council-tie-breaks.toml, tie_breaks: women phải từ trên 0 đến 1"
