"""Where each text stands on a pre-printed blank (phôi): data in phoi.toml, in millimetres."""

import tomllib
from functools import cache
from importlib.resources import files

from dossiers.model.record import FrozenModel, Source
from templates.text_style import Align, ParagraphLayout, TextStyle


class PageSize(FrozenModel):
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
    def style(self) -> TextStyle:
        """Return how it looks, unless it is long."""
        return TextStyle(size=self.size, bold=self.bold, italic=self.italic)

    @property
    def layout(self) -> ParagraphLayout:
        """Return how its lines lie in its frame."""
        return ParagraphLayout(align=Align[self.align])


class PreprintedBlank(FrozenModel):
    """A pre-printed blank and the texts that are printed onto it."""

    source: Source
    page: PageSize
    texts: tuple[PlacedText, ...]


@cache
def preprinted() -> PreprintedBlank:
    """Return the ward's pre-printed blank."""
    data = files(__name__.rpartition(".")[0]).joinpath("phoi.toml").read_text("utf-8")
    return PreprintedBlank.model_validate(tomllib.loads(data))
