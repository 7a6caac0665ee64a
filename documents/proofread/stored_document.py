"""A document as it lies in the store, read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from documents.form_check.document_parts import DocumentParts
from documents.form_check.parts_finder import find_parts
from documents.kinds import DocumentKind
from documents.proofread.text_comparison import normalize
from documents.readback import Paragraph, Piece, Sheet, read_back
from dossiers.model.finding import Finding, Passage, TextFinding


@dataclass(frozen=True)
class StoredDocument:
    """A document as it lies in the store: its kind, its name for staff, its bytes.

    `context` is what it was generated from, if it was; kinds whose facts the packet does not
    hold are compared with it.
    """

    kind: str
    name: str
    data: bytes
    context: Mapping[str, object] | None = None

    @cached_property
    def sheet(self) -> Sheet:
        """Return what was read of it; raises DamagedDocument."""
        return read_back(self.data)

    @cached_property
    def parts(self) -> DocumentParts:
        """Return its components of form; raises DamagedDocument."""
        return find_parts(self.sheet)

    @property
    def signing(self) -> list[Piece]:
        """Return the pieces of the signature; a name typed in capitals looks like an authority."""
        return [*self.parts.authorities, *self.parts.signers]

    @cached_property
    def running(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs outside tables that say something."""
        return tuple(each for each in self.sheet.paragraphs if each.text and not each.cell)

    @cached_property
    def normalized(self) -> str:
        """Return all that it says, to be compared."""
        return normalize(" ".join(each.text for each in self.sheet.paragraphs if each.text))

    def is_a(self, *kinds: DocumentKind) -> bool:
        """Tell whether it is of one of these kinds."""
        return any(kind.code == self.kind for kind in kinds)

    def finding(self, code: str, sentence: str, at: Paragraph | None = None) -> TextFinding:
        """Return a finding about a paragraph, or about the whole document."""
        text, ordinal = (at.text, at.place) if at else ("", None)
        return Finding(sentence, Passage(text, ordinal, self.name), code)
