"""The body of a document: title, legal bases, paragraphs, articles."""

from docx.document import Document

from templates.decree30 import LAYOUT, SUBJECT_RULE
from templates.ink import Align, Ink, Place, Span, rule, tag, write

_SIZES = LAYOUT.sizes
BODY = Ink(size=_SIZES.body)
JUSTIFIED = Place(align=Align.JUSTIFY, after=LAYOUT.gap, first_line=LAYOUT.first_line)
_SUBJECT = Place(align=Align.CENTER, left=1.5, right=1.5)
"""Narrower than the page, so that a subject of two lines breaks near its middle."""


def title(document: Document, name: str) -> None:
    """Add the type of document and its subject, with the rule below (component 5a)."""
    above = Place(align=Align.CENTER, before=3 * LAYOUT.gap)
    write(document.add_paragraph(), above, Ink(size=_SIZES.title, bold=True), name)
    write(
        document.add_paragraph(), _SUBJECT, Ink(size=_SIZES.subject, bold=True), "{{ trich_yeu }}"
    )
    side = (LAYOUT.text_width - SUBJECT_RULE) / 2
    rule(document.add_paragraph(), side, side)
    gap(document)


def addressee(document: Document) -> None:
    """Add "Kính gửi:" with one addressee, on the same line (component 9a)."""
    place = Place(align=Align.CENTER, before=LAYOUT.gap, after=2 * LAYOUT.gap)
    write(document.add_paragraph(), place, BODY, "Kính gửi: {{ kinh_gui }}.")


def headline(document: Document, text: str) -> None:
    """Add a bold line in the middle, such as the competence or "QUYẾT ĐỊNH:"."""
    place = Place(align=Align.CENTER, before=LAYOUT.gap, after=LAYOUT.gap).kept()
    write(document.add_paragraph(), place, BODY.bolder(), text)


def bases(document: Document) -> None:
    """Add the legal bases, a line each, in italics (component 6)."""
    loop(document, "can_cu", "{{ dong }}", Ink(size=_SIZES.bases, italic=True))


def loop(document: Document, blank: str, text: str, ink: Ink = BODY) -> None:
    """Add a paragraph for each `dong` of a blank that is a list."""
    tag(document.add_paragraph(), f"for dong in {blank}")
    write(document.add_paragraph(), JUSTIFIED, ink, text)
    tag(document.add_paragraph(), "endfor")


def paragraph(document: Document, *spans: Span, kept: bool = False) -> None:
    """Add a paragraph of the body; `kept` on a page with the signature or table that follows."""
    write(document.add_paragraph(), JUSTIFIED.kept() if kept else JUSTIFIED, BODY, *spans)


def section(document: Document, text: str) -> None:
    """Add a bold heading of a part of the body, kept with what follows."""
    write(document.add_paragraph(), JUSTIFIED.kept(), BODY.bolder(), text)


def article(document: Document, number: int, text: str, *, kept: bool = False) -> None:
    """Add an article: "Điều 1." in bold, then its text."""
    paragraph(document, (f"Điều {number}.", BODY.bolder()), f" {text}", kept=kept)


def when(document: Document, condition: str) -> None:
    """Open a part that stands only if a blank says so; close it with `end`."""
    tag(document.add_paragraph(), f"if {condition}")


def otherwise(document: Document) -> None:
    """Begin what stands if the condition fails."""
    tag(document.add_paragraph(), "else")


def end(document: Document) -> None:
    """Close `when`."""
    tag(document.add_paragraph(), "endif")


def gap(document: Document, *, kept: bool = False) -> None:
    """Add the least room, as after a table."""
    place = Place(exact_height=LAYOUT.gap, keep_next=kept)
    write(document.add_paragraph(), place, Ink(size=2))
