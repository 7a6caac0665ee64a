"""The tags of a template as Word holds them, paragraph by paragraph: what is broken, and where."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_EDGE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_STATEMENT = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(\w+)")
_APART = re.compile(r"\{([%{])\s+(p|tr|tc|r)\s+(?=\w)")
_OWN_PARAGRAPH = re.compile(r"\{%p\s.*?%\}")
_BLOCKS = ("for", "if", "with", "macro", "call", "filter")
_INSIDE = {"else": ("for", "if"), "elif": ("if",)}
_NAMES = {"for": "vòng lặp", "if": "điều kiện"}


class Broken(NamedTuple):
    """What is wrong, and the paragraph that it stands in."""

    said: str
    paragraph: str


def broken_tags(paragraphs: Sequence[str]) -> Iterator[Broken]:
    """Everything broken in the tags of one part of a template."""
    for paragraph in paragraphs:
        yield from _edges(paragraph)
        yield from _spelling(paragraph)
    yield from _blocks(paragraphs)


def _edges(paragraph: str) -> Iterator[Broken]:
    """Tags that open without closing in the same paragraph, or close without opening."""
    opened: re.Match[str] | None = None
    for edge in _EDGE.finditer(paragraph):
        mark = edge.group()
        if opened is None and mark in _CLOSING:
            opened = edge
        elif opened is None:
            yield Broken(f"có “{mark}” mà không có dấu mở trước nó", paragraph)
        elif mark == _CLOSING[opened.group()]:
            opened = None
        else:
            yield _unclosed(opened, paragraph)
            opened = edge if mark in _CLOSING else None
    if opened is not None:
        yield _unclosed(opened, paragraph)


def _unclosed(opened: re.Match[str], paragraph: str) -> Broken:
    begun = paragraph[opened.start() : opened.start() + 30]
    closing = _CLOSING[opened.group()]
    return Broken(f"thẻ “{begun}” chưa đóng: thiếu “{closing}” trong cùng đoạn", paragraph)


def _spelling(paragraph: str) -> Iterator[Broken]:
    for apart in _APART.finditer(paragraph):
        mark, unit = apart.groups()
        yield Broken(f"phải viết liền “{{{mark}{unit}”, không có dấu cách ở giữa", paragraph)
    if (tag := _OWN_PARAGRAPH.search(paragraph)) and paragraph.strip() != tag.group():
        yield Broken(
            f"thẻ “{tag.group()}” phải đứng một mình trong đoạn, nếu không chữ cùng đoạn sẽ mất",
            paragraph,
        )


def _blocks(paragraphs: Sequence[str]) -> Iterator[Broken]:
    """Loops and conditions that are not closed, or closed without having been opened."""
    opened: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        for statement in _STATEMENT.finditer(paragraph):
            name = statement.group(1)
            if name in _BLOCKS:
                opened.append((name, paragraph))
            elif name.startswith("end") and name.removeprefix("end") in _BLOCKS:
                yield from _closed(name.removeprefix("end"), paragraph, opened)
            elif name in _INSIDE and (not opened or opened[-1][0] not in _INSIDE[name]):
                yield Broken(f"thẻ {{% {name} %}} không nằm trong điều kiện nào", paragraph)
    for name, paragraph in opened:
        yield Broken(f"{_named(name)} chưa đóng: thiếu {{% end{name} %}}", paragraph)


def _closed(name: str, paragraph: str, opened: list[tuple[str, str]]) -> Iterator[Broken]:
    if not opened:
        yield Broken(f"thẻ {{% end{name} %}} đóng {_NAMES.get(name, name)} chưa mở", paragraph)
        return
    last, where = opened.pop()
    if last != name:
        yield Broken(
            f"{_named(last)} chưa đóng: gặp {{% end{name} %}} trước khi có {{% end{last} %}}", where
        )


def _named(name: str) -> str:
    return f"{_NAMES.get(name, 'thẻ')} {{% {name} … %}}"
