"""docxtpl without three of its habits: the slow path, and the source of what is compiled.

It turns "{_{" into "{{" and the like after rendering, in values too; it parses what came out with
recovery, which silently loses text; and it fills footnotes once a section, so that a value with
braces would be interpreted. Ours leaves values alone, parses strictly and fills each part once.
"""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from lxml import etree
from markupsafe import Markup

from documents.rendering.reproducible_zip import repack
from documents.rendering.sandbox import text_sandbox
from documents.rendering.template_faults import (
    damage_in_vietnamese,
    faults_in_vietnamese,
    misplaced_in_vietnamese,
)
from documents.text import refuse_unprintable
from dossiers.model.errors import InvalidForm

_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""When a template without properties is said to have been written; docx would say now."""

_OPENING = re.compile(r"<w:p([ >])")
_OWN_LINE = re.compile(r"\n<w:p([ >])")
_FOOTNOTES = CONTENT_TYPE.WML_FOOTNOTES


def break_at_paragraphs(xml: str) -> str:
    """Return a line for each paragraph, so that Jinja's line number says which one is broken."""
    return _OPENING.sub(r"\n<w:p\1", xml)


def join_paragraphs(xml: str) -> str:
    """Undo `break_at_paragraphs`."""
    return _OWN_LINE.sub(r"<w:p\1", xml)


class PlainTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template as docxtpl reads it; `breaks` is its own treatment of line breaks in values."""

    def render_xml_part(
        self, src_xml: str, part: object, context: Mapping[str, object], jinja_env: Any
    ) -> str:
        """Fill one part; raises InvalidForm or TemplateFault if no XML came out."""
        self.current_rendering_part = part
        filled = join_paragraphs(
            jinja_env.from_string(break_at_paragraphs(src_xml)).render(context)
        )
        broken: str = self.resolve_listing(filled.replace("\r\n", "\n"))
        refuse_unprintable(broken)
        with misplaced_in_vietnamese(broken):
            etree.fromstring(broken.encode())
        return broken

    def render_footnotes(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Leave the footnotes, which `fill_footnotes` fills."""

    def fill_footnotes(self, context: Mapping[str, object], jinja_env: Any) -> None:
        """Fill the template's own footnotes, once."""
        for part, source in self.footnotes():
            part._blob = self.render_xml_part(source, part, context, jinja_env).encode()

    def footnotes(self) -> Iterator[tuple[Any, str]]:
        """Yield the parts of footnotes, if any, each with its source."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                yield part, self.patch_xml(part.blob.decode())

    def headers_and_footers(self) -> Iterator[tuple[Any, str]]:
        """Yield the parts of headers and footers, each with its source."""
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _key, part in self.get_headers_footers(uri):
                yield part, self.patch_xml(self.get_part_xml(part))


def open_template(template: bytes) -> PlainTemplate:
    """Return the template, read; raises TemplateFault if it is no Word file."""
    with damage_in_vietnamese():
        document = PlainTemplate(BytesIO(template))
        document.render_init()
        _date(document.docx.part.package)
    return document


def _date(package: Any) -> None:
    """Give a package without properties some that do not say when it was filled."""
    related = {relation.reltype for relation in package.rels.values()}
    if RELATIONSHIP_TYPE.CORE_PROPERTIES not in related:
        package.core_properties.modified = _UNDATED.replace(tzinfo=None)


def save_template(document: PlainTemplate) -> bytes:
    """Return the document as a file; docxtpl's own `save` would read an unfilled template again."""
    target = BytesIO()
    document.docx.save(target)
    return target.getvalue()


def fill_with_docxtpl(template: bytes, blanks: Mapping[str, object]) -> bytes:
    """Fill a template through docxtpl, all of it anew; raises as `documents.render.render`."""
    document = open_template(template)
    sandbox = text_sandbox().overlay(finalize=partial(_of, document))
    with faults_in_vietnamese():
        document.fill_footnotes(blanks, sandbox)
        document.render(dict(blanks), sandbox)
    return repack(save_template(document))


def _of(document: PlainTemplate, value: object) -> object:
    """Return a value as this document prints it, which was made for another, which nobody sees.

    Raises InvalidForm for what cannot be carried over: a link is but the other one's number for it.
    """
    if isinstance(value, InlineImage):
        picture = copy(value)
        picture.tpl = document
        return picture
    if hasattr(value, "__html__") and not isinstance(value, Markup | Listing):
        rich = isinstance(value, RichText | RichTextParagraph)
        if not rich or "r:id=" in str(value):
            raise InvalidForm(
                f"Giá trị loại {type(value).__name__} trỏ tới phần của một tệp Word khác (liên "
                "kết) nên không in được vào mẫu; hãy thay bằng chữ hoặc hình"
            )
    return value
