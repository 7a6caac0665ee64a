"""A document of law or administration that our papers cite (căn cứ), as the ward's data has it."""

from datetime import date

from dossiers.model.record import Text
from dossiers.plan.validity import LegalValue


class LegalBasis(LegalValue):
    """A document that ours cite (căn cứ). A law prints without number (Decree 30, annex I).

    `issuer_short` is for documents that cite in short form; what `amends` the document above it
    is cited on the same line. `replaces` are the documents, by number, that this one takes the
    place of. From `received_from` on, if set, dossiers that are received are judged by it; a paper
    on earlier dossiers alone does not cite it, on whatever day (a transition clause).
    """

    TITLE = "văn bản làm căn cứ"
    PLACE = "wards/legal-bases.toml, mục [[bases]]"
    KEY = ("kind", "number", "title")

    kind: Text
    number: Text = ""
    dated: date
    issuer: Text = ""
    issuer_short: Text = ""
    title: Text
    amends: Text = ""
    replaces: tuple[Text, ...] = ()
    received_from: date | None = None
    cited_in: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name the document for staff: "Nghị định số 152/2025/NĐ-CP", "Luật Thi đua, khen …"."""
        return f"{self.kind} số {self.number}" if self.number else self.full_title

    @property
    def full_title(self) -> str:
        """Return the title with the kind before it, where it does not begin with it."""
        known = self.title.startswith(self.kind)
        return self.title if known else f"{self.kind} {self.title}"

    @property
    def reference(self) -> str:
        """Return what other rows of the data call the document: its number; a law's title."""
        return self.number or self.full_title
