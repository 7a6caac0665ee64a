"""Values split into batches: as many as a database takes in one statement."""

from collections.abc import Collection, Iterator
from typing import TypeVar

Value = TypeVar("Value")

AT_ONCE = 400
"""Also with several columns a value this stays below what any SQLite takes."""


def batches(values: Collection[Value], size: int = AT_ONCE) -> Iterator[list[Value]]:
    """Yield the values in their order, in lists of at most `size`."""
    listed = list(values)
    for begin in range(0, len(listed), size):
        yield listed[begin : begin + size]
