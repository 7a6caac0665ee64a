"""What follows in a paper from other facts of one nominee: composed with both, and compared.

Only the difference counts. So a paper keeps whatever it was made with and does not hang on who is
nominated: its number and day, prices, officers and legal bases as they were then.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from documents.contexts import Context
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH, compose_appraisal_report
from documents.papers.commendation_list import DANH_SACH, compose_commendation_list
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU, compose_counting_minutes
from documents.papers.minutes import BIEN_BAN_HOP, compose_minutes
from documents.papers.proposal_report import TO_TRINH, compose_proposal_report
from documents.papers.receipt_slip import GIAY_TIEP_NHAN, compose_receipt_slip
from documents.papers.supplement_request import PHIEU_BO_SUNG, compose_supplement_request
from documents.round_facts import RoundFacts
from dossiers.council.ballots import count_by_votes
from dossiers.council.voting import CouncilSession, Tally, papers_name, tally, voting_rule
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Appraisal, AppraisalResult, Dossier
from storage.schema.records import DocumentRecord

Blanks = dict[str, Any]
Rewording = tuple[str, str]
"""What a paper said, and what it says instead."""


class Recomposed(NamedTuple):
    """The blanks of a paper by other facts, and the texts in it that differ; none: the same.

    Without blanks nothing here composes its kind: what it says is told, no paper can be made.
    """

    blanks: Blanks | None
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True)
class RoundState:
    """What the papers of a round are composed from: `dossiers` are all of the round."""

    facts: RoundFacts
    dossiers: tuple[Dossier, ...]
    sessions: tuple[CouncilSession, ...]
    proposals: tuple[Proposal, ...]

    def named_by(self, record: DocumentRecord) -> list[Dossier]:
        """Return the dossiers that a paper is about, in its order."""
        by_code = {each.code: each for each in self.dossiers}
        return [by_code[code] for code in record.dossiers]

    def session_of(self, record: DocumentRecord) -> CouncilSession:
        """Return the session whose minutes these are."""
        named = {papers_name(each, self.sessions): each for each in self.sessions}
        return named[record.subject]

    def tallies(self, session: CouncilSession) -> list[Tally]:
        """Return the count of the votes on each dossier of a session."""
        rule = voting_rule(self.facts.plan, self.facts.round.award, session.held_on)
        return [tally(session, vote, rule) for vote in session.votes]

    def proposal_of(self, record: DocumentRecord) -> Proposal:
        """Return the proposal that a paper belongs to, of equal ones the latest."""
        return next(each for each in self.proposals[::-1] if each.dossiers == record.dossiers)


def composes(kind: str) -> bool:
    """Tell whether papers of a kind are composed anew here."""
    return kind in _COMPOSERS


def recompose(record: DocumentRecord, before: RoundState, after: RoundState) -> Recomposed:
    """Return a paper's blanks with what differs `after` put in their place.

    Of a kind without a composer only the names that it says are told.
    """
    compose = _COMPOSERS.get(record.kind)
    if compose is None:
        return Recomposed(None, tuple(_names_said(record, before, after)))
    was, becomes = compose(before, record).blanks(), compose(after, record).blanks()
    return Recomposed(_merged(record.context, was, becomes), tuple(_rewordings(was, becomes)))


def _merged(stored: Any, was: Any, becomes: Any) -> Any:
    """Return what is stored, with `becomes` in each place where it differs from `was`.

    A blank that the kind was given since is filled too.
    """
    if isinstance(becomes, Mapping):
        return {
            key: _merged(stored.get(key, was[key]), was[key], value)
            for key, value in becomes.items()
        }
    if isinstance(becomes, list) and len(stored) == len(was) == len(becomes):
        return [_merged(*each) for each in zip(stored, was, becomes, strict=True)]
    return stored if was == becomes else becomes


def _rewordings(was: Any, becomes: Any) -> Iterator[Rewording]:
    if isinstance(becomes, Mapping):
        for key, value in becomes.items():
            yield from _rewordings(was[key], value)
    elif isinstance(becomes, list):
        for one, other in zip(was, becomes, strict=True):
            yield from _rewordings(one, other)
    elif was != becomes:
        yield str(was), str(becomes)


def _names_said(
    record: DocumentRecord, before: RoundState, after: RoundState
) -> Iterator[Rewording]:
    """Yield the names in a paper that are others now."""
    said = str(record.context)
    for one, other in zip(before.dossiers, after.dossiers, strict=True):
        if one.nominee.name != other.nominee.name and one.nominee.name in said:
            yield one.nominee.name, other.nominee.name


def _receipt(state: RoundState, record: DocumentRecord) -> Context:
    (dossier,) = state.named_by(record)
    return compose_receipt_slip(state.facts, dossier, number=None, due_on=None)


def _request(state: RoundState, record: DocumentRecord) -> Context:
    """Compose the request as asked for, whatever the dossier was found to be since."""
    (dossier,) = state.named_by(record)
    (asked,), _ = _appraised([dossier.model_copy(update={"appraisal": None})], record)
    return compose_supplement_request(state.facts, asked, number=None, deadline=None)


def _report(state: RoundState, record: DocumentRecord) -> Context:
    found, on = _appraised(state.named_by(record), record)
    return compose_appraisal_report(state.facts, found, record.made_by, on, number=None)


def _appraised(dossiers: Sequence[Dossier], record: DocumentRecord) -> tuple[list[Dossier], date]:
    """Return the dossiers as appraised and the latest day of it.

    One that was supplemented since has no appraisal any more; that it stands in the paper counts.
    """
    days = (each.appraisal.appraised_on for each in dossiers if each.appraisal)
    on = max(days, default=record.dated or record.made_at.date())
    result = AppraisalResult.BO_SUNG
    any_ = Appraisal(appraiser=record.made_by, appraised_on=on, result=result, reason=result.text)
    found = [each.model_copy(update={"appraisal": each.appraisal or any_}) for each in dossiers]
    return found, on


def _minutes(state: RoundState, record: DocumentRecord) -> Context:
    session = state.session_of(record)
    tallies = state.tallies(session)
    return compose_minutes(state.facts, session, state.dossiers, tallies)


def _counting_minutes(state: RoundState, record: DocumentRecord) -> Context:
    session = state.session_of(record)
    ballots = session.ballots or count_by_votes(session)
    facts = (state.facts, session, state.dossiers, state.tallies(session), ballots)
    return compose_counting_minutes(*facts, number=None)


def _proposal(state: RoundState, record: DocumentRecord) -> Context:
    *earlier, session = state.sessions
    proposal = state.proposal_of(record)
    return compose_proposal_report(state.facts, proposal, state.dossiers, session, earlier)


def _list(state: RoundState, record: DocumentRecord) -> Context:
    proposal = state.proposal_of(record)
    return compose_commendation_list(state.facts, proposal, state.dossiers, None, None)


_COMPOSERS: Mapping[str, Callable[[RoundState, DocumentRecord], Context]] = {
    GIAY_TIEP_NHAN.code: _receipt,
    PHIEU_BO_SUNG.code: _request,
    BAO_CAO_THAM_DINH.code: _report,
    BIEN_BAN_HOP.code: _minutes,
    BIEN_BAN_KIEM_PHIEU.code: _counting_minutes,
    TO_TRINH.code: _proposal,
    DANH_SACH.code: _list,
}
"""How the papers that print a nominee are composed anew. A decision prints how many, not whom; its
certificates are made when it is issued."""
