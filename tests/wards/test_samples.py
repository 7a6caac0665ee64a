"""The sample stories obey every rule: played here on the rules alone, without register or Word."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dossiers.council.conclusion import SessionCase, conclude
from dossiers.council.meeting import Meeting, check_agenda, meeting_faults, notice_fault, serving
from dossiers.council.voting import Sitting
from dossiers.decision.award_decision import (
    Proposal,
    SigningResult,
    check_issuance,
    check_proposal,
    issue,
    propose,
    ranked,
)
from dossiers.intake.appraisal_rules import AppraisalCase, AppraisalDecision, check_appraisal
from dossiers.intake.received_dossiers import receive
from dossiers.intake.submission_intake import SubmissionCase, check_intake
from dossiers.model.dossier import Component, Dossier, Status, Unit, dossier_code
from dossiers.model.errors import UnknownObject
from dossiers.model.events import Act, Event
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.submission import ByNominee, Submission
from dossiers.plan.quotas import check_round
from samples import REHEARSAL, story
from tests.dossiers.builders import standings_of
from wards import load_plan

AT = datetime(2026, 11, 23, tzinfo=UTC)
PLAN = load_plan(beside=REHEARSAL)


@dataclass
class AppServices:
    """An office that keeps its dossiers in memory."""

    dossiers: dict[str, Dossier] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    round_: Round | None = None
    held_on: date | None = None
    proposal: Proposal | None = None

    def play(self, name: str) -> None:
        for step in json.loads(story(name).read_text(encoding="utf-8")):
            getattr(self, step["flow"])(step["form"])

    def keep(self, dossiers: tuple[Dossier, ...], events: tuple[Event, ...]) -> None:
        self.dossiers |= {each.code: each for each in dossiers}
        self.events += events

    @property
    def all(self) -> list[Dossier]:
        return list(self.dossiers.values())

    def open_round(self, form: dict[str, Any]) -> None:
        self.round_ = Round.model_validate(form)
        check_round(self.round_, PLAN)

    def submission(self, form: dict[str, Any]) -> None:
        assert self.round_
        handed = Submission(
            round=self.round_,
            unit=Unit.model_validate(form["unit"]),
            nominees=tuple(Nominee.model_validate(each) for each in form["nominees"]),
            components=tuple(Component.model_validate(each) for each in form["components"]),
            received_on=date.fromisoformat(form["received_on"]),
        )
        held = ByNominee(self.round_, self.all)
        case = SubmissionCase(handed, PLAN, held, standings=standings_of(self.all))
        intake = check_intake(case)
        self.warnings += intake.warnings
        for entry in intake.entries:
            dossier, event = receive(
                entry,
                handed,
                dossier_code(self.round_.year, len(self.dossiers) + 1),
                Act(step=Step.SUBMISSION, by=form["received_by"], on=handed.received_on, at=AT),
            )
            self.keep((dossier,), (event,))

    def appraisal(self, form: dict[str, Any]) -> None:
        assert self.round_
        decisions = [AppraisalDecision.model_validate(each) for each in form["decisions"]]
        on = date.fromisoformat(form["appraised_on"])
        act = Act(step=Step.APPRAISAL, by=form["appraiser"], on=on, at=AT)
        done = check_appraisal(AppraisalCase(self.round_, decisions, self.all, act, PLAN))
        self.keep(done.dossiers, done.events)

    def invitation(self, form: dict[str, Any]) -> None:
        assert self.round_
        meeting = Meeting.model_validate(
            {key: value for key, value in form.items() if key not in ("round", "invited_on")}
        )
        on = date.fromisoformat(form["invited_on"])
        waiting = [each for each in self.all if each.status is Status.DU_DIEU_KIEN]
        check_agenda(self.round_, waiting, on)
        assert not [*meeting_faults(meeting, serving(PLAN.roster, meeting.meets_on), on)]
        assert notice_fault(PLAN.meetings, meeting, on) == ""

    def council(self, form: dict[str, Any]) -> None:
        assert self.round_
        sitting = Sitting.model_validate(form)
        done = conclude(SessionCase(sitting, PLAN, self.round_, self.all), 1, AT)
        self.held_on = sitting.held_on
        assert all(each.startswith("Chưa xác nhận") for each in done.notes)
        self.keep(done.dossiers, done.events)

    def signature(self, form: dict[str, Any]) -> None:
        assert self.round_
        draft = Proposal.model_validate({**form, "number": 1, "dossiers": []})
        chosen = check_proposal(
            self.round_,
            PLAN,
            self.all,
            held_on=self.held_on,
            proposed_on=draft.proposed_on,
            signatory=draft.signatory,
        )
        codes = tuple(each.code for each in chosen)
        self.proposal = draft.model_copy(update={"dossiers": codes})
        done = propose(self.proposal, chosen, at=AT)
        self.keep(done.dossiers, done.events)

    def issuance(self, form: dict[str, Any]) -> None:
        assert self.round_
        assert self.proposal
        said = {"outcome": form["outcome"], "signed_on": form["signed_on"]}
        result = SigningResult.model_validate(said)
        listed = check_issuance(self.round_, self.proposal, self.all, result)
        done = issue(self.proposal, listed, result, at=AT)
        self.keep(done.dossiers, done.events)


@pytest.fixture
def office() -> AppServices:
    """Begin an office."""
    return AppServices()


def issued(office: AppServices, kind: NomineeKind) -> list[str]:
    signed = [each for each in office.all if each.status is Status.DA_BAN_HANH]
    return [each.code[-4:] for each in ranked(signed) if each.nominee.kind is kind]


def test_the_round_of_2026_awards_what_the_quota_allows(office: AppServices) -> None:
    office.play("vong-2026")
    assert len(office.dossiers) == 9
    assert issued(office, NomineeKind.TAP_THE) == ["0001", "0004"]
    assert issued(office, NomineeKind.CA_NHAN) == ["0002", "0006", "0003", "0008"]
    left = [each.code[-4:] for each in office.all if each.status is Status.KHONG_DE_NGHI]
    assert left == ["0005", "0007", "0009"]


def test_in_the_round_of_2026_one_dossier_was_sent_back_and_supplemented(
    office: AppServices,
) -> None:
    office.play("vong-2026")
    targets = [each.target for each in office.events if each.dossier == "HS-2026-0006"]
    assert targets == [
        Status.DA_TIEP_NHAN,
        Status.CHO_BO_SUNG,
        Status.DA_TIEP_NHAN,
        Status.DU_DIEU_KIEN,
        Status.HOI_DONG_DE_NGHI,
        Status.TRINH_KY,
        Status.DA_BAN_HANH,
    ]


def test_in_the_round_of_2026_the_quota_bites_already_at_nomination(office: AppServices) -> None:
    office.play("vong-2026")
    assert ["tập thể" in each for each in office.warnings] == [True, False]


def test_the_final_round_of_2030_awards_its_whole_quota(office: AppServices) -> None:
    office.play("tong-ket-2030")
    assert len(issued(office, NomineeKind.TAP_THE)) == 6
    assert len(issued(office, NomineeKind.CA_NHAN)) == 10
    assert office.warnings == []


def test_an_unknown_story_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownObject, match=r"“khong-co”; hãy chọn: .*vong-2026"):
        story("khong-co")
