"""The person who is signed in acts in the step: by name, by role, and not in every duty."""

import pytest

from dossiers.model.errors import Refused
from dossiers.model.roles import Person, Role
from flows.appraisal import AppraisalForm
from flows.council import CouncilForm
from tests.people import PEOPLE, PRESSING, RECEPTION
from tests.walks import SampleStep, Walk
from workflow.actor import with_actor
from workflow.services import AppServices
from workflow.step import Report


def press(walk: Walk, place: int, who: Person | None, **changes: object) -> Report:
    """Take a step of the sample round as this person."""
    return walk.take(place, who, **changes)


def own_people(walk: Walk, place: int) -> Person:
    """Return whose step it is."""
    return PEOPLE[PRESSING.get(walk.steps[place]["flow"], RECEPTION)]


def actors(services: AppServices) -> set[tuple[str, str, str]]:
    with services.register.read_tx() as ledger:
        return {(each.step.value, each.actor, each.by) for each in ledger.events()}


def test_who_is_signed_in_takes_the_place_of_what_was_typed() -> None:
    typed = {"round": "2026", "appraiser": "Chủ tịch giả danh"}

    assert with_actor(AppraisalForm, typed, PEOPLE["tham.dinh"])["appraiser"] == "Lý Thị Thẩm"
    assert with_actor(AppraisalForm, typed, None) is typed
    assert "appraiser" not in with_actor(CouncilForm, {"round": "2026"}, PEOPLE["thu.ky"])


def test_events_carry_the_account_and_the_name_of_who_was_signed_in(walk: Walk) -> None:
    press(walk, 0, own_people(walk, 0))
    press(walk, 1, own_people(walk, 1), received_by="Ai đó khác")
    found = actors(walk.services)

    assert ("submission", "tiep.nhan", "Nông Văn Nhận") in found
    assert {actor for _, actor, _ in found} == {"tiep.nhan"}


def test_a_whole_round_is_walked_by_people_whose_steps_they_are(walk: Walk) -> None:
    for place in range(len(walk.steps)):
        press(walk, place, own_people(walk, place))

    assert {(step, actor) for step, actor, _ in actors(walk.services)} >= {
        ("appraisal", "tham.dinh"),
        ("council", "thu.ky"),
        ("signature", "lanh.dao"),
        ("issuance", "van.thu"),
    }


def test_a_step_of_others_is_refused_within_the_step_too(walk: Walk) -> None:
    with pytest.raises(Refused, match="không được làm bước"):
        press(walk, 0, PEOPLE["quan.tri"])
    assert actors(walk.services) == set()


def test_who_received_a_dossier_does_not_appraise_it(walk: Walk) -> None:
    places = [place for place, each in enumerate(walk.steps) if each["flow"] == "appraisal"]
    for place in range(places[0]):
        press(walk, place, own_people(walk, place))
    before = actors(walk.services)
    with pytest.raises(Refused, match="Nông Văn Nhận đã đề nghị hoặc tiếp nhận hồ sơ HS-2026-0001"):
        press(walk, places[0], PEOPLE[RECEPTION])
    assert actors(walk.services) == before
    assert press(walk, places[0], PEOPLE["tham.dinh"]).done


def test_who_appraised_does_not_issue(walk: Walk) -> None:
    for place in range(len(walk.steps) - 1):
        press(walk, place, own_people(walk, place))
    both = Person(account="tham.dinh", name="Lý Thị Thẩm", roles=(Role.VAN_THU, Role.CHUYEN_VIEN))
    with pytest.raises(Refused, match="đã thẩm định hồ sơ"):
        press(walk, len(walk.steps) - 1, both)


def test_without_anybody_signed_in_a_story_is_played_as_it_is_typed(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)

    assert {actor for _, actor, _ in actors(walk.services)} == {""}
