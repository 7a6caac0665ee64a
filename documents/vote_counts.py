"""How the council voted on each dossier, over the sessions of a round."""

from collections.abc import Mapping, Sequence

from documents.round_facts import RoundFacts
from dossiers.council.voting import CouncilSession, Tally, tally, voting_rule


def tallies(facts: RoundFacts, sessions: Sequence[CouncilSession]) -> Mapping[str, Tally]:
    """Count the votes on each dossier; the latest session that voted on it goes before others."""
    found: dict[str, Tally] = {}
    for session in sessions:
        rule = voting_rule(facts.plan, facts.round.award, session.held_on)
        found |= {vote.dossier: tally(session, vote, rule) for vote in session.votes}
    return found


def share(tally: Tally) -> str:
    """Write the votes in favour, out of how many, and their share: "8/9 (88,89%)"."""
    return f"{tally.agree}/{tally.base} ({tally.percent})"
