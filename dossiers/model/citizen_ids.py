"""Citizen numbers (số căn cước), and numbers of the identity cards (chứng minh nhân dân) before."""

import re

CITIZEN_DIGITS = 12
"""How long a citizen number is (Luật Căn cước, Điều 12)."""

CARD_DIGITS = 9
"""How long the number of an old identity card is; earlier awards may still tell it."""

SHOWN = 3
"""Digits by which a hidden number is still recognised (Luật số 91/2025/QH15)."""

NUMBER = re.compile(
    rf"\b(?:\d{{{CITIZEN_DIGITS}}}|\d{{{CARD_DIGITS}}})\b"
    rf"|(?<!\d)0\d{{{CITIZEN_DIGITS - 1}}}(?!\d)"
    r"|(?<![\d/.,])0\d\d(?:[ .’'-]\d{3}){2,3}(?![\d/]|[ .,’'-]\d)"
    r"|(?<![\d/.,])0\d{3}(?:[ .’'-]\d{4}){2}(?![\d/]|[ .,’'-]\d)"
)
"""A number among other text, in one piece or in threes or fours; those begin with the 0 of the
province's code, which no sum of money does."""

APART = re.compile(r"[\s.'’-]")
"""What people type between the digits, or before them to keep Excel from counting."""


def bare(text: str) -> str:
    """Return the number without what was typed between its digits: "019 088 000 001"."""
    return APART.sub("", text)


def is_whole(number: str) -> bool:
    """Tell whether all digits are there, and nothing else."""
    digits = number.isascii() and number.isdecimal()
    return digits and len(number) in {CITIZEN_DIGITS, CARD_DIGITS}


def masked(text: str) -> str:
    """Return text with all but the last digits of citizen numbers hidden: "•••••••••123"."""
    return NUMBER.sub(lambda found: hint(found[0]), text)


def hint(number: str) -> str:
    """Return what was typed for a number, whole or not, with all but its end hidden."""
    return re.sub(r"\d", "•", number[:-SHOWN]) + number[-SHOWN:]


def comparable_ids(one: str, other: str) -> bool:
    """Tell whether two numbers tell by themselves if they are one person's.

    A person who had a card has a citizen number beside: of these two nothing follows.
    """
    return bool(one and other) and len(one) == len(other)
