"""A template's text with every branch taken once and each value a digit, to reason about.

What holds for the outline holds for whatever the template can give:
`documents.rendering.compile_checks` says why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

_RAW_MARKUP = frozenset(
    {"safe", "escape", "e", "forceescape", "xmlattr", "tojson", "urlize", "indent", "wordwrap"}
)
"""Filters that print tags or line breaks of their own."""


class NotCompilable(Exception):
    """The template does something whose result cannot be foreseen; the message says what."""


@dataclass(frozen=True)
class Region:
    """Text that may stand any number of times, or not at all."""

    start: int
    end: int


@dataclass
class Outline:
    """The text, where values stand in it, and its regions, the outer ones after the inner."""

    text: str = ""
    values: list[int] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def within(self, region: Region) -> str:
        """Return the text of a region."""
        return self.text[region.start : region.end]

    def without(self, dropped: Iterable[Region]) -> str:
        """Return the text with some regions left out."""
        kept, place = [], 0
        for region in sorted(dropped, key=lambda region: region.start):
            if region.start >= place:
                kept.append(self.text[place : region.start])
                place = region.end
        return "".join(kept) + self.text[place:]


def outline_of(tree: nodes.Template) -> Outline:
    """Return the outline of a template.

    Raises NotCompilable for statements that print in their own way.
    """
    outline = Outline()
    _add(tree.body, outline)
    return outline


def _add(body: Iterable[nodes.Node], outline: Outline) -> None:
    for node in body:
        _check_expressions(node)
        if isinstance(node, nodes.Output):
            _add_output(node, outline)
        elif isinstance(node, nodes.If | nodes.For | nodes.With):
            for branch in _branches(node):
                _add_region(branch, outline)
        elif not isinstance(node, nodes.Assign):
            raise NotCompilable(f"lệnh {type(node).__name__}")


def _branches(node: nodes.If | nodes.For | nodes.With) -> Iterator[list[nodes.Node]]:
    """Yield each body that may be printed; an elif is an if of its own."""
    if isinstance(node, nodes.For) and node.recursive:
        raise NotCompilable("vòng lặp gọi lại chính nó")
    yield node.body
    if isinstance(node, nodes.If):
        yield list(node.elif_)
    if not isinstance(node, nodes.With):
        yield node.else_


def _add_region(body: list[nodes.Node], outline: Outline) -> None:
    start = len(outline.text)
    _add(body, outline)
    if len(outline.text) > start:
        outline.regions.append(Region(start, len(outline.text)))


def _add_output(node: nodes.Output, outline: Outline) -> None:
    for child in node.nodes:
        if isinstance(child, nodes.TemplateData):
            outline.text += child.data
        else:
            outline.values.append(len(outline.text))
            outline.text += "0"


def _check_expressions(node: nodes.Node) -> None:
    """Raise NotCompilable for filters that print markup, and constants that only docxtpl prints."""
    if isinstance(node, nodes.If | nodes.For | nodes.With):
        return  # their bodies are walked, and what they test is not printed
    for filtered in node.find_all(nodes.Filter):
        if filtered.name in _RAW_MARKUP:
            raise NotCompilable(f"bộ lọc {filtered.name}")
    for constant in node.find_all(nodes.Const):
        if isinstance(constant.value, str) and not constant.value.isprintable():
            raise NotCompilable("hằng có ký tự điều khiển")
