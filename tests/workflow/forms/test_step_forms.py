"""What the Prefect UI is given to build its forms from, and what staff see in them."""

import re
from typing import Any

import pytest

from flows.step_list import STEPS

ENGLISH = re.compile(r"^[a-z_]+$")


def _model_title(flow: str, shown: dict[str, Any]) -> str:
    """Return the title of the model that a field refers to, which the UI then shows."""
    whole = STEPS[flow].form.model_json_schema()
    title: str = whole["$defs"][shown["$ref"].rpartition("/")[2]]["title"]
    return title


def schemas() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every model of every form: flow, name of the model, its JSON schema."""
    found = []
    for flow, definition in STEPS.items():
        whole = definition.form.model_json_schema()
        for name, model in {**whole.get("$defs", {}), definition.form.__name__: whole}.items():
            found.append((flow, name, model))
    return found


@pytest.mark.parametrize(("flow", "name", "schema"), schemas())
def test_every_field_has_a_vietnamese_title_and_a_place(
    flow: str, name: str, schema: dict[str, Any]
) -> None:
    for place, (field, shown) in enumerate(schema["properties"].items()):
        title = shown.get("title") or _model_title(flow, shown)
        assert not ENGLISH.match(title), f"{flow} {name}.{field}"
        assert shown["position"] == place


@pytest.mark.parametrize(("flow", "name", "schema"), schemas())
def test_no_drop_down_shows_a_code_and_no_field_offers_null(
    flow: str, name: str, schema: dict[str, Any]
) -> None:
    for field, shown in schema["properties"].items():
        assert not any(re.fullmatch(r"[A-Z_]+", each) for each in shown.get("enum", [])), field
        assert "anyOf" not in shown, f"{flow} {name}.{field} would be a toggle in the UI"
        assert shown.get("default", "filled") not in (None, "", [])


@pytest.mark.parametrize(("flow", "name", "schema"), schemas())
def test_unknown_fields_are_closed_out_and_models_are_titled(
    flow: str, name: str, schema: dict[str, Any]
) -> None:
    assert schema["additionalProperties"] is False
    assert schema["title"] != name
    assert "description" not in schema


def test_labels_and_codes_read_alike() -> None:
    form = STEPS["appraisal"].form
    by_code = {"dossier": "HS-2026-0001", "result": "BO_SUNG", "reason": "thiếu biên bản"}
    by_label = {**by_code, "dossier": "HS-2026-0001 · Mẫu", "result": "Trả lại để bổ sung"}

    both = [
        form.model_validate({"round": "A", "appraiser": "B", "decisions": [row]})
        for row in (by_code, by_label)
    ]

    assert both[0] == both[1]
