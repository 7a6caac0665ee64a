"""Where each text stands on a pre-printed blank (phôi): data in phoi.toml, in millimetres."""

import tomllib
from functools import cache
from importlib.resources import files

from dossiers.model.record import FrozenModel, Source
from templates.ink import Align, Ink


class Paper(FrozenModel):
    """The blank's size."""

    width: float
    height: float


class PlacedText(FrozenModel):
    """One text: what it says, where it stands, how it looks.

    `smaller` gives a size for texts longer than so many letters, the longest first; `loop` names a
    blank that is a list, each `dong` of it on a line.
    """

    name: str
    text: str
    loop: str = ""
    x: float
    y: float
    width: float
    height: float
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "CENTER"
    smaller: tuple[tuple[int, float], ...] = ()

    @property
    def ink(self) -> Ink:
        """How it looks, unless it is long."""
        return Ink(size=self.size, bold=self.bold, italic=self.italic)

    @property
    def side(self) -> Align:
        """Where its lines lie in its frame."""
        return Align[self.align]


class Blank(FrozenModel):
    """A pre-printed blank and the texts that are printed onto it."""

    source: Source
    page: Paper
    texts: tuple[PlacedText, ...]


@cache
def preprinted() -> Blank:
    """The ward's blank."""
    data = files(__name__.rpartition(".")[0]).joinpath("phoi.toml").read_text("utf-8")
    return Blank.model_validate(tomllib.loads(data))
