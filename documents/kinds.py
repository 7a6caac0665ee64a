"""A kind of document: one value for each module of `documents.papers`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from documents.contexts import Context
from documents.wording import document_number


@dataclass(frozen=True, eq=False)
class DocumentKind:
    """All that the program knows of a paper beside how it is composed.

    `documents.kind_registry` finds it; templates, samples, checks and guides are derived from it.
    """

    code: str
    """What export, register and store call it; in lower case, the name of its template."""
    title: str
    """What staff read."""
    order: int
    """Its place among all kinds, in the order in which a round makes them."""
    context: type[Context] = field(repr=False)
    sample: Mapping[str, object] = field(repr=False)
    """A plausible, clearly made-up example under the names of the blanks; every loop runs."""
    required: tuple[str, ...] = field(repr=False)
    """Blanks that a template must have; a dotted name is a field of each line of a list."""
    symbol: str = ""
    """What follows its number ("QĐ-UBND"), and the number book that it is numbered in, a new series
    each year (Decree 30, Điều 15); "" for what carries no number of its own."""
    dated_by_event: bool = False
    """Whether it bears the day of a meeting or a reception, not the day on which it is numbered."""
    editable: bool = False
    """Whether staff may edit it in Word before it is signed; certificates follow the list."""
    for_signer: bool = False
    """Whether it lies before who signs, beside what the award's own steps draw up."""
    in_force_from: date = date(2026, 1, 1)
    """Since when its official template holds."""

    def __str__(self) -> str:
        return self.code

    @property
    def template(self) -> str:
        """Return the name of the module of `templates` that builds its template."""
        return self.code.lower()

    @property
    def template_file(self) -> str:
        """Return the file name of its template, which lies beside its builder."""
        return f"{self.template}.docx"

    def numbered(self, number: int | None) -> str:
        """Return number and symbol: "05/QĐ-UBND"; without a number, its empty place."""
        return document_number(number, self.symbol)

    def completed(self, blanks: Mapping[str, object]) -> dict[str, object]:
        """Return what a document was filled with, and the blanks that its kind was given since."""
        return self.context.model_validate(blanks).blanks()

    def sample_context(self) -> Context:
        """Return the made-up example as a context."""
        return self.context.model_validate(self.sample)
