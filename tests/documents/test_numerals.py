"""Numbers in words, held against a reference that is written in another way."""

import random
from decimal import Decimal

import num2words
import pytest

from documents.numerals import LARGEST, words
from documents.wording import money_in_words
from tests.scale import part_of

ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def reference(number: int) -> str:
    """Read by rewriting: spell every digit with its place, then mend the spelling."""
    if number == 0:
        return "không"
    digits = str(number).zfill((len(str(number)) + 2) // 3 * 3)
    groups = [digits[place : place + 3] for place in range(0, len(digits), 3)]
    scales = ["", " nghìn", " triệu", " tỷ", " nghìn tỷ", " triệu tỷ", " tỷ tỷ"]
    said = [
        spelled(group) + scales[len(groups) - 1 - place]
        for place, group in enumerate(groups)
        if group != "000"
    ]
    return one_scale_each(unpadded(", ".join(said), groups[0]))


def spelled(group: str) -> str:
    hundreds, tens, units = (ONES[int(digit)] for digit in group)
    said = f"{hundreds} trăm {tens} mươi {units}"
    for wrong, right in (
        (" không mươi không", ""),
        ("không mươi", "linh"),
        ("một mươi", "mười"),
        ("mười không", "mười"),
        ("mươi không", "mươi"),
        ("mươi một", "mươi mốt"),
        ("mươi bốn", "mươi tư"),
        ("mươi năm", "mươi lăm"),
        ("mười năm", "mười lăm"),
    ):
        said = said.replace(wrong, right)
    return said


def unpadded(said: str, first: str) -> str:
    """Read the first group without the zeros that pad it."""
    said = said.removeprefix("không trăm ") if first[0] == "0" else said
    return said.removeprefix("linh ")


def one_scale_each(said: str) -> str:
    """Read "một nghìn tỷ, hai tỷ" as "một nghìn không trăm linh hai tỷ": tỷ closes the rest."""
    parts = said.split(", ")
    for place, part in enumerate(parts[:-1]):
        if part.endswith((" nghìn tỷ", " triệu tỷ")) and " tỷ" in " ".join(parts[place + 1 :]):
            parts[place] = part.removesuffix(" tỷ")
    return " ".join(parts)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_060_000, "một triệu không trăm sáu mươi nghìn"),
        (7_020_000, "bảy triệu không trăm hai mươi nghìn"),
        (20_240_000, "hai mươi triệu hai trăm bốn mươi nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (-5, "âm năm"),
        (-20, "âm hai mươi"),
        (0.5, "không phẩy năm"),
        (1.05, "một phẩy không năm"),
        (0.01, "không phẩy không một"),
        (10.1, "mười phẩy một"),
        (Decimal("0.3"), "không phẩy ba"),
        ("1.50", "một phẩy năm"),
        (-0.25, "âm không phẩy hai mươi lăm"),
    ],
)
def test_reads_what_num2words_misreads(number: float | Decimal | str, said: str) -> None:
    assert words(number) == said


def test_reads_every_award_sum_up_to_100_million() -> None:
    sums = range(0, 100_000_001, 10_000)
    assert [each for each in sums if words(each) != reference(each)] == []
    assert [each for each in sums if not worded_right(each)] == []


def worded_right(amount: int) -> bool:
    said = money_in_words(amount)
    return said[0].isupper() and said.lower() == f"{reference(amount)} đồng"


def test_reads_every_number_up_to_ten_thousand() -> None:
    assert [each for each in range(10_001) if words(each) != reference(each)] == []


def test_reads_random_numbers_up_to_the_largest() -> None:
    draw = random.Random(2026)  # noqa: S311 - a sample, not a secret
    short = [draw.randrange(10 ** draw.randint(1, 18)) for _ in range(part_of(50_000))]
    long = [draw.randint(0, LARGEST) for _ in range(part_of(50_000))]
    assert [each for each in short + long if words(each) != reference(each)] == []


def test_reads_numbers_below_zero_as_those_above() -> None:
    assert [each for each in range(1, 2_000) if words(-each) != f"âm {reference(each)}"] == []


def test_num2words_itself_reads_right_once_asked() -> None:
    assert words(1)
    assert num2words.num2words(1_060_000, lang="vi") == "một triệu không trăm sáu mươi nghìn"


def test_says_le_where_the_ward_says_so() -> None:
    assert words(1005, linh="lẻ") == "một nghìn không trăm lẻ năm"
    southern = {each: reference(each).replace("linh", "lẻ") for each in range(2_000)}
    assert {each: words(each, linh="lẻ") for each in southern} == southern


def test_ranks_are_read_as_numbers_but_for_the_first_and_fourth() -> None:
    assert words(1, to="ordinal") == "thứ nhất"
    assert words(4, to="ordinal") == "thứ tư"
    others = [each for each in range(1, 1_000) if each not in (1, 4)]
    assert all(words(each, to="ordinal") == f"thứ {reference(each)}" for each in others)


def test_decimals_are_read_zero_by_zero_then_as_a_number() -> None:
    for number, places in ((7, 1), (5, 2), (25, 2), (125, 3), (9, 4), (1001, 4)):
        zeros = "không " * (places - len(str(number)))
        written = f"3.{number:0{places}d}"
        assert words(written) == f"ba phẩy {zeros}{reference(number)}", written


@pytest.mark.parametrize(
    ("number", "to", "said"),
    [
        (1, "ordinal", "thứ nhất"),
        (2, "ordinal", "thứ hai"),
        (4, "ordinal", "thứ tư"),
        (21, "ordinal", "thứ hai mươi mốt"),
        (4, "ordinal_num", "thứ 4"),
        (2026, "year", "hai nghìn không trăm hai mươi sáu"),
        (710_000, "currency", "bảy trăm mười nghìn đồng"),
    ],
)
def test_reads_ranks_years_and_sums(number: int, to: str, said: str) -> None:
    assert words(number, to=to) == said


def test_refuses_what_has_no_settled_reading() -> None:
    with pytest.raises(OverflowError, match="quá lớn"):
        words(LARGEST + 1)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), "abc"])
def test_refuses_what_is_no_number(number: float | str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        words(number)


def test_refuses_rank_zero() -> None:
    with pytest.raises(ValueError, match="thứ tự 0"):
        words(0, to="ordinal")
