"""What stands at each blank of a context: text, a list of something, or a record with fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args, get_origin

from documents.contexts import Piece


@dataclass(frozen=True)
class Shape:
    """What stands at a blank; `path` is its dotted name, the same for a list and its items."""

    path: str = ""
    description: str = ""
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    item: "Shape | None" = None
    known: bool = True

    def below(self) -> Iterator["Shape"]:
        """Return every shape inside, in order, each before what it holds."""
        held = self.item.fields if self.item else self.fields
        for shape in held.values():
            yield shape
            yield from shape.below()


UNKNOWN = Shape(known=False)
"""The result of a filter, a macro or a calculation: anything may be asked of it."""


def shape_of(model: type[Piece], path: str = "", description: str = "") -> Shape:
    """Return the shape of a context or of a part of one."""
    lead = f"{path}." if path else ""
    fields = {
        str(each.alias): _shape(each.annotation, f"{lead}{each.alias}", each.description or "")
        for each in model.model_fields.values()
    }
    return Shape(path, description, fields)


def _shape(annotation: object, path: str, description: str) -> Shape:
    if get_origin(annotation) is tuple:
        return Shape(path, description, item=_shape(get_args(annotation)[0], path, description))
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        return shape_of(annotation, path, description)
    return Shape(path, description)
