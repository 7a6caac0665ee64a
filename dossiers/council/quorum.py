"""The quorum of a session: the share of the council's members who must be there for it to vote."""

from collections.abc import Iterator

from dossiers.council.voting import Sitting
from dossiers.model.errors import QuorumNotMet
from dossiers.plan.voting_rule import VotingRule


def quorum_faults(sitting: Sitting, rule: VotingRule) -> Iterator[QuorumNotMet]:
    """Yield the fault of a session with too few members present, or with no members at all.

    A written opinion does not make an absent member present.
    """
    total = len(sitting.members)
    present = sum(each.present for each in sitting.members)
    numerator, denominator = rule.quorum
    if total == 0 or present * denominator < numerator * total:
        yield QuorumNotMet(
            f"Phiên họp ngày {sitting.held_on:%d/%m/%Y} chỉ có {present}/{total} thành viên có mặt,"
            f" cần {_least(rule)} ({rule.source.text}); hãy họp lại khi đủ số."
        )


def quorum_text(rule: VotingRule) -> str:
    """Return the text for staff: "họp khi có ít nhất 2/3 thành viên"."""
    return f"họp khi có {_least(rule)} thành viên"


def _least(rule: VotingRule) -> str:
    return f"ít nhất {rule.quorum[0]}/{rule.quorum[1]}"
