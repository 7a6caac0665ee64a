"""Values in handfuls, none lost, none doubled."""

import pytest

from storage.schema.batches import AT_ONCE, batches


@pytest.mark.parametrize(
    ("number", "lengths"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])]
)
def test_each_value_comes_once_in_its_order(number: int, lengths: list[int]) -> None:
    found = list(batches(range(number), 3))

    assert [len(each) for each in found] == lengths
    assert [value for each in found for value in each] == list(range(number))


def test_a_handful_is_what_a_statement_takes() -> None:
    assert [len(each) for each in batches(range(AT_ONCE + 1))] == [AT_ONCE, 1]
