"""A template's text with every branch taken once and each value a digit, to reason about.

What holds for the sketch holds for whatever the template can give: `documents.rendering.proof`
says why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

_RAW_MARKUP = frozenset(
    {"safe", "escape", "e", "forceescape", "xmlattr", "tojson", "urlize", "indent", "wordwrap"}
)
"""Filters that print tags or line breaks of their own."""


class Unprovable(Exception):
    """The template does something whose result cannot be foreseen; the message says what."""


@dataclass(frozen=True)
class Region:
    """Text that may stand any number of times, or not at all."""

    start: int
    end: int


@dataclass
class Sketch:
    """The text, where values stand in it, and its regions, the outer ones after the inner."""

    text: str = ""
    values: list[int] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def within(self, region: Region) -> str:
        """The text of a region."""
        return self.text[region.start : region.end]

    def without(self, dropped: Iterable[Region]) -> str:
        """The text with some regions left out."""
        kept, place = [], 0
        for region in sorted(dropped, key=lambda region: region.start):
            if region.start >= place:
                kept.append(self.text[place : region.start])
                place = region.end
        return "".join(kept) + self.text[place:]


def sketched(tree: nodes.Template) -> Sketch:
    """The sketch of a template; raises Unprovable for statements that print in their own way."""
    sketch = Sketch()
    _add(tree.body, sketch)
    return sketch


def _add(body: Iterable[nodes.Node], sketch: Sketch) -> None:
    for node in body:
        _check_expressions(node)
        if isinstance(node, nodes.Output):
            _add_output(node, sketch)
        elif isinstance(node, nodes.If | nodes.For | nodes.With):
            for branch in _branches(node):
                _add_region(branch, sketch)
        elif not isinstance(node, nodes.Assign):
            raise Unprovable(f"lệnh {type(node).__name__}")


def _branches(node: nodes.If | nodes.For | nodes.With) -> Iterator[list[nodes.Node]]:
    """Each body that may be printed; an elif is an if of its own."""
    if isinstance(node, nodes.For) and node.recursive:
        raise Unprovable("vòng lặp gọi lại chính nó")
    yield node.body
    if isinstance(node, nodes.If):
        yield list(node.elif_)
    if not isinstance(node, nodes.With):
        yield node.else_


def _add_region(body: list[nodes.Node], sketch: Sketch) -> None:
    start = len(sketch.text)
    _add(body, sketch)
    if len(sketch.text) > start:
        sketch.regions.append(Region(start, len(sketch.text)))


def _add_output(node: nodes.Output, sketch: Sketch) -> None:
    for child in node.nodes:
        if isinstance(child, nodes.TemplateData):
            sketch.text += child.data
        else:
            sketch.values.append(len(sketch.text))
            sketch.text += "0"


def _check_expressions(node: nodes.Node) -> None:
    """Filters that print markup, and constants that only docxtpl prints."""
    if isinstance(node, nodes.If | nodes.For | nodes.With):
        return  # their bodies are walked, and what they test is not printed
    for filtered in node.find_all(nodes.Filter):
        if filtered.name in _RAW_MARKUP:
            raise Unprovable(f"bộ lọc {filtered.name}")
    for constant in node.find_all(nodes.Const):
        if isinstance(constant.value, str) and not constant.value.isprintable():
            raise Unprovable("hằng có ký tự điều khiển")
