"""Numbers of persons: what is typed between the digits, and which tell two persons apart."""

import pytest

from dossiers.model.citizen_ids import bare, comparable_ids, is_whole, masked


@pytest.mark.parametrize(
    "typed",
    ["019088000001", "019 088 000 001", "019.088.000.001", "'019088000001", "019-088000001"],
)
def test_what_is_typed_between_the_digits_is_no_part_of_a_number(typed: str) -> None:
    assert bare(typed) == "019088000001"


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("019088000001", True),
        ("095123456", True),
        ("19088000001", False),
        ("0190880000012", False),
        ("O19088000001", False),
        ("٠١٩٠٨٨٠٠٠٠٠١", False),
        ("", False),
    ],
)
def test_a_number_has_all_its_digits_and_nothing_else(number: str, *, whole: bool) -> None:
    assert is_whole(number) is whole


def test_only_two_numbers_of_one_sort_tell_persons_apart() -> None:
    assert comparable_ids("019088000001", "019088000002")
    assert not comparable_ids("019088000001", "095123456")
    assert not comparable_ids("019088000001", "")


def test_all_but_the_last_digits_are_hidden_of_whole_numbers_alone() -> None:
    assert masked("019088000123, 090000123; 0912345678") == "•••••••••123, ••••••123; 0912345678"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("số cũ 019 088 000 123 sai", "số cũ ••• ••• ••• 123 sai"),
        ("0190.8800.0123.", "••••.••••.•123."),
        ("090-000-123", "•••-•••-123"),
        ("CCCD019088000123", "CCCD•••••••••123"),
        ("làm lợi 123.456.789 đồng", "làm lợi 123.456.789 đồng"),
        ("gọi 0912 345 678, 0209 3870 123", "gọi 0912 345 678, 0209 3870 123"),
    ],
)
def test_a_number_typed_in_groups_is_hidden_too(typed: str, shown: str) -> None:
    assert masked(typed) == shown
