"""What a unit's person sees of Prefect: the form of their submission, and how their run ended."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from dossiers.duties import may_press
from dossiers.people import Person
from dossiers.unit_files import own_inbox

Json = dict[str, Any]

PAGES = frozenset({"/api/health", "/api/ready", "/api/hello", "/api/version", "/api/admin/version"})
OF_ALL = frozenset({"round", "movement", "criterion"})
"""Drop-downs that hold nothing of other units."""


def narrowed(rule: str, found: Mapping[str, Any], person: Person, presser: str) -> Json | None:
    """What the person may see of the answer; None: nothing."""
    if rule in PAGES:
        return dict(found)
    if rule == "/api/flow_runs/{id}":
        return dict(found) if presser == person.account else None
    if rule == "/api/deployments/{id}":
        flow = str(found.get("entrypoint") or "").rpartition(":")[2]
        return _without_others(found, person.unit) if may_press(person, flow) else None
    return dict(found) if rule == "/api/flows/{id}" else None


def _without_others(deployment: Mapping[str, Any], unit: str) -> Json:
    """The deployment, its form offering nothing that belongs to another unit."""
    shown, own = copy.deepcopy(dict(deployment)), own_inbox(unit)
    for offered in _choices(shown.get("parameter_openapi_schema") or {}):
        files = [each for each in offered.pop("enum", ()) if each.startswith(own)]
        if files:
            offered["enum"] = files
    return shown


def _choices(schema: Mapping[str, Any]) -> Iterator[Json]:
    """The lists of the form that speak of files and dossiers."""
    for definition in schema.get("definitions", {}).values():
        for field in definition.get("properties", {}).values():
            if field.get("choices", "round") not in OF_ALL:
                yield field["items"] if field.get("type") == "array" else field
