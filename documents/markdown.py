"""Markdown: text of people is escaped, so that no name changes the page."""

import re
from collections.abc import Iterable, Sequence

SPECIAL = r"\`*_{}[]()<>#+!|~"
"""The letters that mean something to the Prefect UI."""

SPECIAL_IN_FILES = r"\`*_[]<>#|"
"""Those that matter in a file, which people also read as it is: brackets of a sentence stay."""


def escaped(text: str, special: str = SPECIAL) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return re.sub(f"([{re.escape(special)}])", r"\\\1", " ".join(text.split()))


def link(text: str, address: str) -> str:
    """Return a link, or its bare text where there is nowhere to go."""
    return f"[{escaped(text)}]({address})" if address else escaped(text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def bullets(items: Iterable[str]) -> str:
    """Return a list; items are Markdown already."""
    return "\n".join(f"- {item}" for item in items)
