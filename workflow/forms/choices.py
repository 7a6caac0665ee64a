"""The drop-downs of the forms: what the register holds now, written into the forms' schemas."""

import copy
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from documents.kind_registry import document_kinds, editable_kinds
from dossiers.intake.correction_rules import CORRECTABLE
from dossiers.intake.hold_rules import HOLDABLE
from dossiers.intake.unit_files import INBOX, SIGNED
from dossiers.model.dossier import Status
from dossiers.model.steps import Step
from dossiers.model.transitions import sources
from storage.ledger.register_ledger import Ledger
from workflow.forms.fields import labelled
from workflow.forms.prefill import round_label
from workflow.services import AppServices

MAX_CHOICES = 300
"""How many a drop-down offers; whatever lies beyond may still be given by its code."""

Choices = dict[str, list[str]]


def choices_of(services: AppServices, ledger: Ledger, steps: Iterable[Step]) -> dict[Step, Choices]:
    """Return the lists that each step's drop-downs show, by the name that its fields give."""
    shared = _shared_choices(services, ledger)
    named = _Names(ledger)
    return {step: {**shared, "dossier": named.of_step(step)} for step in steps}


class _Names:
    """The names of the first dossiers of each status, of the newest rounds first; read once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._order = {each.code: place for place, each in enumerate(ledger.rounds()[::-1])}
        self._rounds: dict[Status, set[str]] = {}
        for each in ledger.standings():
            self._rounds.setdefault(each.status, set()).add(each.round)
        self._known: dict[Status, list[str]] = {}

    def of_step(self, step: Step) -> list[str]:
        """Return what the step may take up, as many as a drop-down offers."""
        taken = _TAKEN_UP.get(step) or sources(step)
        status = (each for each in Status if each in taken)
        return [*islice(chain.from_iterable(map(self._standing, status)), MAX_CHOICES)]

    def _standing(self, status: Status) -> list[str]:
        if status not in self._known:
            self._known[status] = [*islice(self._read(status), MAX_CHOICES)]
        return self._known[status]

    def _read(self, status: Status) -> Iterator[str]:
        for code in sorted(self._rounds.get(status, ()), key=self._order.__getitem__):
            names = self._ledger.first_names(code, status, MAX_CHOICES)
            yield from (labelled(*each) for each in names)


_TAKEN_UP = {Step.HOLDING: HOLDABLE, Step.CORRECTION: CORRECTABLE}
"""Where the dossiers stand that a step takes up and does not move."""


def _shared_choices(services: AppServices, ledger: Ledger) -> Choices:
    """Return what is the same for every step, read once."""
    movements = services.plan.movements
    incoming = ledger.newest_keys(INBOX, MAX_CHOICES)
    return {
        "round": [round_label(services.plan, each) for each in reversed(ledger.rounds())],
        "movement": [labelled(each.code, each.name) for each in movements],
        "award": [each.name for each in services.plan.awards],
        "criterion": [labelled(one.code, one.text) for each in movements for one in each.criteria],
        "template": [labelled(each.code, each.title) for each in document_kinds()],
        "packet": [labelled(each.code, each.title) for each in editable_kinds()],
        "file": [*incoming],
        "signed": [*ledger.newest_keys(SIGNED, MAX_CHOICES), *incoming],
    }


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
