"""The drop-downs of the forms: what the register holds now, written into the forms' schemas."""

import copy
from collections.abc import Iterator
from typing import Any

from dossiers.events import Step
from dossiers.transitions import sources
from flows.fields import labelled
from flows.next_steps import dossier_label, round_label
from flows.office import Office
from storage.ledger import Ledger

MOST_CHOICES = 300
"""How many a drop-down offers; whatever lies beyond may still be given by its code."""

Choices = dict[str, list[str]]


def choices_of(office: Office, ledger: Ledger, step: Step) -> Choices:
    """The lists that a step's drop-downs show, by the name that its fields give."""
    open_to = sources(step)
    movements = office.plan.movements
    return {
        "round": [round_label(each) for each in reversed(ledger.rounds())],
        "movement": [labelled(each.code, each.name) for each in movements],
        "criterion": [labelled(one.code, one.text) for each in movements for one in each.criteria],
        "dossier": [dossier_label(each) for each in ledger.dossiers(status=open_to)],
        "file": [each.key for each in ledger.files("inbox/")],
    }


def with_choices(schema: dict[str, Any], choices: Choices) -> dict[str, Any]:
    """The schema with each marked field offering its list; a field without any takes free text."""
    filled = copy.deepcopy(schema)
    for field in _marked_fields(filled):
        offered = choices[field["choices"]][:MOST_CHOICES]
        target = field["items"] if field.get("type") == "array" else field
        if offered:
            target["enum"] = offered
        else:
            target.pop("enum", None)
        field.pop("default", None)
    return filled


def _marked_fields(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for definition in schema.get("definitions", {}).values():
        for field in definition.get("properties", {}).values():
            if "choices" in field:
                yield field
