"""Offices in folders, forms of the sample round, and the register as one comparable whole."""

import copy
import json
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.engine import URL, make_url

from flows.step_list import STEPS
from samples import steps, story
from storage.schema.column_values import Moment
from storage.schema.tables import metadata
from storage.settings import Settings
from tests.walks import SampleStep
from workflow.services import AppServices, open_services, put_file
from workflow.step import Report
from workflow.step_engine import carry_out

Form = dict[str, Any]
Dump = dict[str, list[dict[str, Any]]]

SAMPLE = story("vong-2026")
ROUND = "2026-HN-GK"
SAMPLE_STEPS = steps("vong-2026")

SERIALS = {("events", "id"), ("proposals", "id"), ("decisions", "id"), ("steps", "id")} | {
    ("documents", "ordinal")
}
"""Columns that only tell the order of rows; PostgreSQL leaves gaps in them after a rollback."""

DIGESTS = {("journal", name) for name in ("key", "label", "digest", "hash")}
"""Columns that take in moments and serial numbers."""


def seeded(seed: int) -> random.Random:
    """Chance that can be had again."""
    return random.Random(seed)  # noqa: S311 - nothing secret hangs on it


def form_of(step: SampleStep, **changes: Any) -> Form:
    """Return the form of a step of the sample, with other values at the top."""
    return {**copy.deepcopy(SAMPLE_STEPS[step]["form"]), **changes}


def steps_up_to(last: SampleStep) -> list[dict[str, Any]]:
    """Return the steps of the sample before and at this one."""
    return SAMPLE_STEPS[: last + 1]


def with_row(form: Form, rows: str, row: int, **changes: Any) -> Form:
    """Return the form with other values in one row; a value of `...` takes the field away."""
    changed = copy.deepcopy(form)
    values = {**changed[rows][row], **changes}
    changed[rows][row] = {key: value for key, value in values.items() if value is not ...}
    return changed


def without(form: Form, field: str) -> Form:
    """Return the form without a field."""
    return {key: value for key, value in form.items() if key != field}


def write_story(folder: Path, steps: list[dict[str, Any]], name: str = "chuyen.json") -> Path:
    """Return a story's file with these steps."""
    path = folder / name
    path.write_text(json.dumps(steps, ensure_ascii=False), encoding="utf-8")
    return path


@contextmanager
def office_at(settings: Settings) -> Iterator[AppServices]:
    """Open an office, closed on leaving."""
    services = open_services(settings)
    try:
        yield services
    finally:
        services.close()


def do(services: AppServices, flow: str, form: Mapping[str, Any]) -> Report:
    """Carry a step out as a run of Prefect does."""
    return carry_out(STEPS[flow], form, services)


def play_up_to(services: AppServices, last: SampleStep) -> None:
    """Carry out the steps of the sample round before and at this one."""
    for step in steps_up_to(last):
        put_files(services, step)
        do(services, step["flow"], step["form"])


def put_files(services: AppServices, step: Mapping[str, Any]) -> None:
    """Store the files of a step, as playing the story does."""
    for key, path in step.get("files", {}).items():
        put_file(services, Path(path), key)


def dump(settings: Settings) -> Dump:
    """Return every row of every table."""
    engine = create_engine(_address(settings))
    try:
        with engine.connect() as connection:
            return {
                table.name: [
                    dict(row._mapping)
                    for row in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for table in metadata.sorted_tables
            }
    finally:
        engine.dispose()


def timeless(dumped: Dump) -> Dump:
    """Return the dump without what differs between two plays of one story: moments, serial numbers
    and chance. Documents are called by their places in the order of making.
    """
    called = {each["id"]: f"văn bản {place}" for place, each in enumerate(dumped["documents"])}
    dropped = (
        SERIALS
        | DIGESTS
        | {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.columns
            if column.name == "salt"
        }
        | {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.columns
            if isinstance(column.type, Moment)
        }
    )
    plain = {
        table: [
            {
                key: _called(_without_since(value), called)
                for key, value in row.items()
                if (table, key) not in dropped
            }
            for row in rows
        ]
        for table, rows in dumped.items()
    }
    plain["document_dossiers"].sort(key=lambda row: (row["document"], row["position"]))
    return plain


def _called(value: Any, called: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _called(held, called) for key, held in value.items()}
    if isinstance(value, list):
        return [_called(each, called) for each in value]
    return called.get(value, value) if isinstance(value, str) else value


def _without_since(value: Any) -> Any:
    return without(value, "since") if isinstance(value, dict) else value


def _address(settings: Settings) -> URL:
    if settings.database_url:
        return make_url(settings.database_url).set(drivername="postgresql+psycopg")
    return URL.create("sqlite", database=str(settings.folder / "register.db"))
