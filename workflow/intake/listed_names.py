"""The names of a list's rows, taken apart from what units write around them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from documents.tables.table_grid import Row
from dossiers.matching.posts import read_aside
from dossiers.matching.written_names import garbled, name_fault, taken_apart, two_people
from dossiers.model.finding import CellFinding, Severity
from dossiers.model.nominee import NomineeKind

TEXTS = ("position", "workplace", "address", "achievement")
"""The other cells whose text is printed."""

Values = dict[str, Any]


def with_plain_name(row: Row, values: Values) -> tuple[Row, Values]:
    """Return a row and its values with the name alone in "name", the rest of it used or said.

    What stands around a person's name fills "honorific", "position" and "birth_year", where these
    are empty; findings name what cannot be a name, and where the two say different things.
    """
    name = str(values.get("name", "")).strip()
    kind = _kind(values)
    if not name or kind is None:
        return _checked(row, values, []), values
    found: list[CellFinding] = []
    if kind is NomineeKind.CA_NHAN and not two_people(name):
        row, values, found = _taken_apart(row, values, name)
        name = values["name"]
    if fault := name_fault(kind, name):
        found.append(row.finding("name", fault))
    return _checked(row, values, found), values


def _taken_apart(row: Row, values: Values, name: str) -> tuple[Row, Values, list[CellFinding]]:
    written = taken_apart(name)
    values = {**values, "name": written.name}
    aside = read_aside(written.aside)
    honorific = written.honorific or aside.honorific
    told = {"honorific": honorific, "position": aside.position, "birth_year": aside.birth_year}
    filled = {key: value for key, value in told.items() if value and not values.get(key)}
    found = []
    typed = values.get("honorific")
    if honorific and typed and typed != honorific.value:
        said = f"tên ghi “{honorific}” nhưng ô này ghi “{typed}”; hãy sửa một trong hai"
        found = [row.finding("honorific", said)]
    if written.dropped:
        taken = ", ".join(f"“{each}”" for each in written.dropped)
        said = f"đã tách {taken} khỏi tên “{written.name}”"
        row = replace(row, notes=(*row.notes, row.finding("name", said, Severity.NOTE)))
    return row, {**values, **filled}, found


def _kind(values: Values) -> NomineeKind | None:
    try:
        return NomineeKind(values.get("kind", ""))
    except ValueError:
        return None


def _checked(row: Row, values: Values, found: list[CellFinding]) -> Row:
    """Return the row with its findings, those of the other texts among them."""
    more = (*found, *_garbled(row, values))
    return replace(row, findings=(*row.findings, *more)) if more else row


def _garbled(row: Row, values: Values) -> Iterator[CellFinding]:
    for name in TEXTS:
        if fault := garbled(str(values.get(name, ""))):
            yield row.finding(name, fault)
