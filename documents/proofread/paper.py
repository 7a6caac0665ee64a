"""A document of the packet, read back."""

from dataclasses import dataclass
from functools import cached_property

from documents.form_check.document_parts import DocumentParts
from documents.kinds import DocumentKind
from documents.proofread.packet import StoredDocument
from documents.proofread.saying import said
from documents.readback import Paragraph, Sheet
from dossiers.model.finding import Finding, Passage, TextFinding


@dataclass(frozen=True)
class Paper:
    """What was read of a document."""

    read: StoredDocument

    @property
    def sheet(self) -> Sheet:
        """Its paragraphs; raises DamagedDocument."""
        return self.read.sheet

    @property
    def anatomy(self) -> DocumentParts:
        """Its components of form."""
        return self.read.anatomy

    @cached_property
    def running(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables that say something."""
        return tuple(each for each in self.sheet.paragraphs if each.text and not each.cell)

    @cached_property
    def said(self) -> str:
        """All that it says, to be compared."""
        return said(" ".join(each.text for each in self.sheet.paragraphs if each.text))

    def is_a(self, *kinds: DocumentKind) -> bool:
        """Whether it is of one of these kinds."""
        return any(kind.code == self.read.kind for kind in kinds)

    def finding(self, code: str, sentence: str, at: Paragraph | None = None) -> TextFinding:
        """Return a finding about a paragraph, or about the whole document."""
        text, ordinal = (at.text, at.place) if at else ("", None)
        return Finding(sentence, Passage(text, ordinal, self.read.name), code)
