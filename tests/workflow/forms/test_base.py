"""A form that was carried out is known again by a later version with more fields."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from flows.step_list import STEPS
from workflow.forms.base import Form
from workflow.forms.nominee_form import NomineeForm
from workflow.forms.parsing import read_form
from workflow.services import AppServices
from workflow.step_engine import form_digest

RELEASED = json.loads((Path(__file__).parent / "forms_0_1_0.json").read_text("utf-8"))
"""What 0.1.0 knew of each form, and the forms of its sample round with the digests it gave them."""


@pytest.mark.parametrize("step", RELEASED["steps"], ids=lambda step: str(step["flow"]))
def test_a_form_of_a_released_version_is_known_again(
    step: dict[str, Any], services: AppServices
) -> None:
    definition = STEPS[step["flow"]]
    form = read_form(definition.form, step["form"])
    files = {key: hashlib.sha256(key.encode()).hexdigest() for key in definition.files(form)}

    with services.register.read_tx() as ledger:
        assert form_digest(definition, form, ledger, files) == step["digest"]


def _forms(annotation: Any) -> Iterator[type[Form]]:
    """Yield the form and those in its fields, rows included."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _forms(field.annotation)
    for each in get_args(annotation):
        yield from _forms(each)


ALL_FORMS = {
    form.__name__: form for definition in STEPS.values() for form in _forms(definition.form)
}


@pytest.mark.parametrize("name", RELEASED["fields"])
def test_every_field_added_since_is_said_to_be_later(name: str) -> None:
    form = ALL_FORMS[name]

    assert set(form.model_fields) - set(RELEASED["fields"][name]) == form.ADDED_AFTER_RELEASE


def test_a_later_field_that_is_filled_in_makes_another_form() -> None:
    facts = {"kind": "TAP_THE", "name": "Tổ 1", "achievement": "Tốt", "criteria": ["III.2.a"]}
    none_told, told = NomineeForm(**facts), NomineeForm(**facts, members=4, women=0)

    assert "women" not in none_told.canonical_values()
    assert told.canonical_values()["women"] == 0
