"""The body of a document: title, legal bases, paragraphs, articles."""

from collections.abc import Iterator
from contextlib import contextmanager

from docx.document import Document

from templates.decree30 import LAYOUT, SUBJECT_RULE
from templates.text_style import (
    Align,
    ParagraphLayout,
    Span,
    TextStyle,
    horizontal_line,
    write,
    write_tag,
)

_SIZES = LAYOUT.sizes
BODY = TextStyle(size=_SIZES.body)
JUSTIFIED = ParagraphLayout(align=Align.JUSTIFY, after=LAYOUT.gap, first_line=LAYOUT.first_line)
_SUBJECT = ParagraphLayout(align=Align.CENTER, left=1.5, right=1.5)
"""Narrower than the page, so that a subject of two lines breaks near its middle."""


def title(document: Document, name: str) -> None:
    """Add the type of document and its subject, with the rule below (component 5a)."""
    above = ParagraphLayout(align=Align.CENTER, before=3 * LAYOUT.gap)
    write(document.add_paragraph(), above, TextStyle(size=_SIZES.title, bold=True), name)
    bold = TextStyle(size=_SIZES.subject, bold=True)
    write(document.add_paragraph(), _SUBJECT, bold, "{{ trich_yeu }}")
    horizontal_line(document.add_paragraph(), (LAYOUT.text_width - SUBJECT_RULE) / 2)
    gap(document)


def addressee(document: Document) -> None:
    """Add "Kính gửi:" with one addressee, on the same line (component 9a)."""
    place = ParagraphLayout(align=Align.CENTER, before=LAYOUT.gap, after=2 * LAYOUT.gap)
    write(document.add_paragraph(), place, BODY, "Kính gửi: {{ kinh_gui }}.")


def addressee_lines(document: Document) -> None:
    """Add "Kính gửi:" with several addressees, a line each below it (component 9a)."""
    first = ParagraphLayout(left=2.5, before=LAYOUT.gap, keep_next=True)
    write(document.add_paragraph(), first, BODY, "Kính gửi:")
    write_tag(document.add_paragraph(), "for dong in kinh_gui")
    write(document.add_paragraph(), ParagraphLayout(left=4.5), BODY, "{{ dong }}")
    write_tag(document.add_paragraph(), "endfor")
    gap(document)


def headline(document: Document, text: str) -> None:
    """Add a bold line in the middle, such as the competence or "QUYẾT ĐỊNH:"."""
    place = ParagraphLayout(align=Align.CENTER, before=LAYOUT.gap, after=LAYOUT.gap).with_next()
    write(document.add_paragraph(), place, BODY.in_bold(), text)


def bases(document: Document) -> None:
    """Add the legal bases, a line each, in italics (component 6)."""
    loop(document, "can_cu", "{{ dong }}", TextStyle(size=_SIZES.bases, italic=True))


def loop(document: Document, blank: str, text: str, style: TextStyle = BODY) -> None:
    """Add a paragraph for each `dong` of a blank that is a list."""
    write_tag(document.add_paragraph(), f"for dong in {blank}")
    write(document.add_paragraph(), JUSTIFIED, style, text)
    write_tag(document.add_paragraph(), "endfor")


def paragraph(document: Document, *spans: Span, kept: bool = False) -> None:
    """Add a paragraph of the body; `kept` on a page with the signature or table that follows."""
    write(document.add_paragraph(), JUSTIFIED.with_next() if kept else JUSTIFIED, BODY, *spans)


def section(document: Document, text: str) -> None:
    """Add a bold heading of a part of the body, kept with what follows."""
    write(document.add_paragraph(), JUSTIFIED.with_next(), BODY.in_bold(), text)


def article(document: Document, number: int, text: str, *, kept: bool = False) -> None:
    """Add an article: "Điều 1." in bold, then its text."""
    paragraph(document, (f"Điều {number}.", BODY.in_bold()), f" {text}", kept=kept)


@contextmanager
def when(document: Document, condition: str) -> Iterator[None]:
    """Make what is added in the `with` block stand only if a blank says so."""
    write_tag(document.add_paragraph(), f"if {condition}")
    yield
    write_tag(document.add_paragraph(), "endif")


def otherwise(document: Document) -> None:
    """Begin what stands if the condition fails."""
    write_tag(document.add_paragraph(), "else")


def gap(document: Document, *, kept: bool = False) -> None:
    """Add the least room, as after a table."""
    place = ParagraphLayout(exact_height=LAYOUT.gap, keep_next=kept)
    write(document.add_paragraph(), place, TextStyle(size=2))
