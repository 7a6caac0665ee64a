"""How much the tests explore: a part in `make test`, all of it in `make test-long`."""

import os

import pytest

EXPLORES_ALL = os.environ.get("KHENTHUONG_TEST_LONG") == "1"

long = pytest.mark.long
"""A test that `make test-long` runs alone; a smaller one of the same kind runs in `make test`."""


def part_of(number: int, divisor: int = 5) -> int:
    """Return how many of `number` cases are tried now: all in `make test-long`, else a part."""
    return number if EXPLORES_ALL else -(-number // divisor)
