"""Earlier awards in the register and in the imported history, found by the names of nominees."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from documents.papers.decision import QUYET_DINH
from dossiers.intake.submission_intake import OUT_OF_ROUND, SubmissionCase
from dossiers.matching.earlier_awards import GRANTED, EarlierAward, Match, earlier_award, matches_of
from dossiers.matching.likeness import Grade
from dossiers.matching.match_review import second_award_faults
from dossiers.matching.name_keys import sought_keys
from dossiers.matching.past_awards import PREFIX
from dossiers.model.dossier import Dossier
from dossiers.model.errors import refuse_all
from dossiers.model.match_answers import Verdict
from dossiers.model.nominee import Nominee
from dossiers.model.submission import ByNominee, Submission, with_known_numbers
from dossiers.plan.plan import Plan
from dossiers.province.answer import decisions_by_dossier
from storage.ledger.register_ledger import Ledger
from workflow.shared_quota import standings_in_quota

Issued = tuple[str, date | None]
"""Number and date of a decision."""


class Sought(NamedTuple):
    """A nominee, its unit's name, and the day on which the dossier was received."""

    nominee: Nominee
    unit: str
    received_on: date


class Alike:
    """Whatever stands in the register under the keys of some nominees' names, read once."""

    def __init__(self, ledger: Ledger, nominees: Sequence[Nominee]) -> None:
        self._ledger = ledger
        sought = [sought_keys(each.kind, each.name, each.citizen_id) for each in nominees]
        owners = ledger.owners(frozenset[str]().union(*sought))
        self._named = [{code for key in keys for code in owners.get(key, ())} for keys in sought]
        codes = {code for named in self._named for code in named}
        self._imported = {code for code in codes if code.startswith(PREFIX)}
        self.dossiers = ledger.dossiers_by_code(codes - self._imported)

    def matches(
        self, plan: Plan, nominees: Sequence[Sought], without: Collection[str] = ()
    ) -> tuple[tuple[Match, ...], ...]:
        """Return, for each nominee that is sought, the earlier awards that look like its own.

        Dossiers on their way count too, those in `without` don't.
        """
        awards = self._awards(plan, without)
        return tuple(
            matches_of(nominee, unit, [awards[code] for code in codes if code in awards], plan, on)
            for (nominee, unit, on), codes in zip(nominees, self._named, strict=True)
        )

    def _awards(self, plan: Plan, without: Collection[str]) -> dict[str, EarlierAward]:
        past = self._ledger.past_awards(self._imported)
        standing = [
            each
            for each in self.dossiers
            if each.status not in OUT_OF_ROUND and each.code not in without
        ]
        rounds = self._ledger.rounds() if standing else ()
        names = {each.code: plan.award(each.award).name for each in rounds}
        issued = _issued(self._ledger, standing)
        own = [
            earlier_award(each, names[each.round], *issued.get(each.code, ("", None)))
            for each in standing
        ]
        return {each.code: each for each in (*past, *own)}


def nominee_matches(
    ledger: Ledger, plan: Plan, nominees: Sequence[Sought]
) -> tuple[tuple[Match, ...], ...]:
    """Return, for each nominee that is sought, the earlier awards that look like its own.

    Dossiers on their way count too. All are looked up together.
    """
    return Alike(ledger, [each.nominee for each in nominees]).matches(plan, nominees)


def submission_case(submission: Submission, plan: Plan, ledger: Ledger) -> SubmissionCase:
    """Return the submission with its nominees' dossiers in the round and earlier awards.

    Its own dossiers in the round are no earlier awards; their citizen numbers stay as they are.
    """
    alike = Alike(ledger, submission.nominees)
    held = ByNominee(submission.round, alike.dossiers)
    numbered = with_known_numbers(submission, held)
    if numbered != submission:
        return submission_case(numbered, plan, ledger)  # awards are found by number too
    own = {each.code for nominee in submission.nominees for each in held.same(nominee)}
    received = submission.unit.name, submission.received_on
    nominees = [Sought(each, *received) for each in submission.nominees]
    matches = alike.matches(plan, nominees, without=own)
    standings = standings_in_quota(plan, ledger, submission.round)
    return SubmissionCase(submission, plan, held, matches, standings)


def dossier_matches(
    ledger: Ledger, plan: Plan, dossiers: Iterable[Dossier]
) -> dict[str, tuple[Match, ...]]:
    """Return, for each dossier by its code, the earlier awards that look like its nominee's own."""
    wanted = tuple(dossiers)
    sought = [Sought(each.nominee, each.unit.name, each.received_on) for each in wanted]
    found = nominee_matches(ledger, plan, sought)
    return {
        dossier.code: tuple(each for each in matches if each.earlier.code != dossier.code)
        for dossier, matches in zip(wanted, found, strict=True)
    }


def refuse_second_awards(ledger: Ledger, plan: Plan, dossiers: Sequence[Dossier]) -> None:
    """Raise Refused, with every reason, when one of the dossiers would be a second award."""
    found = dossier_matches(ledger, plan, dossiers)
    refuse_all(fault for each in dossiers for fault in second_award_faults(each, found[each.code]))


def _issued(ledger: Ledger, dossiers: Iterable[Dossier]) -> Mapping[str, Issued]:
    given = [each for each in dossiers if each.status in GRANTED]
    found: dict[str, Issued] = {}
    for round_ in {each.round for each in given}:
        for decision in ledger.decisions(round_):
            number = QUYET_DINH.numbered(decision.number)
            found |= dict.fromkeys(decision.dossiers, (number, decision.signed_on))
        for code, higher in decisions_by_dossier(ledger.province_answers(round_)).items():
            found[code] = (higher.number, higher.signed_on)
    return found


def earlier_award_texts(ledger: Ledger, plan: Plan, dossiers: Sequence[Dossier]) -> dict[str, str]:
    """Return what each dossier's nominee was awarded before, by code; those without are left out.

    Only what is surely theirs: the same by name and facts, or said to be by an officer.
    """
    found = dossier_matches(ledger, plan, dossiers)
    texts = {each.code: "; ".join(_own_awards(each, found[each.code])) for each in dossiers}
    return {code: text for code, text in texts.items() if text}


def _own_awards(dossier: Dossier, matches: Sequence[Match]) -> Iterator[str]:
    answers = {each.award: each.verdict for each in dossier.matches}
    for each in matches:
        said = answers.get(each.earlier.code)
        same = each.likeness.grade is Grade.TRUNG_KHOP if said is None else said in OF_THE_SAME
        if each.earlier.decided and same:
            yield each.earlier.award_text


OF_THE_SAME = frozenset({Verdict.CUNG_NGUOI, Verdict.CUNG_THANH_TICH})
"""What officers say of an award of the same nominee."""
