"""The drop-downs of the forms: what the register holds now, written into the forms' schemas."""

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from documents.kind_registry import document_kinds, editable_kinds
from dossiers.intake.correction_rules import CORRECTABLE
from dossiers.intake.hold_rules import HOLDABLE
from dossiers.intake.unit_files import INBOX, SIGNED
from dossiers.model.events import Step
from dossiers.model.transitions import sources
from storage.ledger.register_ledger import Ledger
from workflow.forms.fields import labelled
from workflow.forms.prefill import dossier_label, round_label
from workflow.services import AppServices

MAX_CHOICES = 300
"""How many a drop-down offers; whatever lies beyond may still be given by its code."""

Choices = dict[str, list[str]]


def choices_of(services: AppServices, ledger: Ledger, steps: Iterable[Step]) -> dict[Step, Choices]:
    """Return the lists that each step's drop-downs show, by the name that its fields give."""
    shared = _shared_choices(services, ledger)
    return {step: {**shared, "dossier": _dossiers(ledger, step)} for step in steps}


def _dossiers(ledger: Ledger, step: Step) -> list[str]:
    status = _TAKEN_UP.get(step) or sources(step)
    return [dossier_label(each) for each in ledger.dossiers(status=status)]


_TAKEN_UP = {Step.HOLDING: HOLDABLE, Step.CORRECTION: CORRECTABLE}
"""Where the dossiers stand that a step takes up and does not move."""


def _shared_choices(services: AppServices, ledger: Ledger) -> Choices:
    """Return what is the same for every step, read once."""
    movements, incoming = services.plan.movements, _newest(ledger, INBOX)
    return {
        "round": [round_label(services.plan, each) for each in reversed(ledger.rounds())],
        "movement": [labelled(each.code, each.name) for each in movements],
        "award": [each.name for each in services.plan.awards],
        "criterion": [labelled(one.code, one.text) for each in movements for one in each.criteria],
        "template": [labelled(each.code, each.title) for each in document_kinds()],
        "packet": [labelled(each.code, each.title) for each in editable_kinds()],
        "file": incoming,
        "signed": [*_newest(ledger, SIGNED), *incoming],
    }


def _newest(ledger: Ledger, folder: str) -> list[str]:
    """Return the keys of files in a folder, those put last first: a drop-down shows so many."""
    found = sorted(ledger.files(folder), key=lambda each: each.at, reverse=True)
    return [each.key for each in found]


def with_choices(schema: dict[str, Any], choices: Choices) -> dict[str, Any]:
    """Return the schema with each marked field offering its list; an empty one takes free text."""
    filled = copy.deepcopy(schema)
    for field in _marked_fields(filled):
        offered = choices[field["choices"]][:MAX_CHOICES]
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
