"""Drop-downs follow the register."""

from typing import Any

from dossiers.model.steps import Step
from flows.step_list import STEPS
from tests.walks import SampleStep, Walk
from workflow.forms.choices import choices_of, with_choices


def schema_of(flow: str) -> dict[str, Any]:
    whole = STEPS[flow].form.model_json_schema(ref_template="#/definitions/{model}")
    definitions = whole.pop("$defs", {})
    return {"definitions": {**definitions, STEPS[flow].form.__name__: whole}}


def offered(walk: Walk, flow: str, model: str, field: str) -> list[str] | None:
    with walk.services.register.read_tx() as ledger:
        choices = choices_of(walk.services, ledger, [Step(flow)])[Step(flow)]
    shown = with_choices(schema_of(flow), choices)["definitions"][model]["properties"][field]
    found: list[str] | None = shown.get("items", shown).get("enum")
    return found


def test_a_field_without_anything_to_offer_takes_free_text(walk: Walk) -> None:
    assert offered(walk, "appraisal", "AppraisalForm", "round") is None


def test_rounds_are_offered_newest_first(walk: Walk) -> None:
    walk.take(SampleStep.OPEN_ROUND)
    walk.take(SampleStep.OPEN_ROUND, code="2026-HN-GK-2")

    found = offered(walk, "appraisal", "AppraisalForm", "round")

    assert found is not None
    assert [each.split(" · ")[0] for each in found] == ["2026-HN-GK-2", "2026-HN-GK"]


def test_only_dossiers_that_wait_for_the_step_are_offered(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)
    waiting = offered(walk, "council", "VoteRow", "dossier")
    ranked = offered(walk, "council", "CouncilForm", "selected")

    assert waiting is not None
    assert len(waiting) == 8
    assert waiting == ranked
    assert waiting[0] == "HS-2026-0001 · Bộ phận Một cửa số (tập thể mẫu)"


def test_criteria_of_the_plan_are_offered_with_their_text(walk: Walk) -> None:
    found = offered(walk, "submission", "NomineeForm", "criteria")

    assert found is not None
    assert any(each.startswith("III.4.a · ") for each in found)


def test_the_awards_of_the_plan_are_offered_by_their_names(walk: Walk) -> None:
    assert offered(walk, "open_round", "RoundForm", "award") == [
        "Giấy khen của Chủ tịch UBND phường",
        "Bằng khen của Chủ tịch UBND tỉnh",
        "Cờ thi đua của UBND tỉnh",
        "Huân chương Lao động",
    ]


def test_nothing_to_offer_any_more_takes_the_list_away(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)
    with walk.services.register.read_tx() as ledger:
        choices = choices_of(walk.services, ledger, [Step.COUNCIL, Step.APPRAISAL])
    filled = with_choices(schema_of("appraisal"), choices[Step.COUNCIL])
    emptied = with_choices(filled, choices[Step.APPRAISAL])

    row = emptied["definitions"]["AppraisalRow"]["properties"]["dossier"]
    assert "enum" not in row
