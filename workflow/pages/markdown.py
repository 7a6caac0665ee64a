"""Markdown for the Prefect UI; text of people is escaped, so that no name changes the page."""

import re
from collections.abc import Iterable, Sequence

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~])")


def escaped(text: str) -> str:
    """Return text that markdown shows as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def link(text: str, address: str) -> str:
    """Return a link, or its bare text where there is nowhere to go."""
    return f"[{escaped(text)}]({address})" if address else escaped(text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def bullets(items: Iterable[str]) -> str:
    """Return a list; items are markdown already."""
    return "\n".join(f"- {item}" for item in items)
