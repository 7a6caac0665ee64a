"""What is wrong with a template that staff edited in Word, and where.

For people who only know Word: each remark names the paragraph and says what to write instead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape

from docx.oxml.ns import qn
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from documents.doctoring.cells import cells_of, empty_cells, lost_rows, outside_of, rows_of
from documents.doctoring.shapes import Shape, shape_of
from documents.doctoring.tags import broken_tags
from documents.doctoring.traces import mail_merge, traces
from documents.doctoring.used_blanks import NotAList, UnknownName, UsedBlanks
from documents.kinds import DocumentKind
from documents.render import render
from documents.rendering.plain_template import PlainTemplate, break_at_paragraphs, open_template
from documents.rendering.sandbox import text_sandbox
from dossiers.model.errors import TemplateFault
from dossiers.model.finding import Finding, Passage, TextFinding
from dossiers.model.names import fold

_LIKENESS = 0.6
_UNKNOWN = re.compile(r"No (?:filter|test) named '([^']+)'")
_ODD_QUOTES = "“”‘’„‟«»″′"


@dataclass(frozen=True)
class Part:
    """A part of a template: its paragraphs as staff see them, the source that Jinja reads, XML."""

    paragraphs: tuple[str, ...]
    source: str
    root: etree._Element


def template_findings(kind: DocumentKind, data: bytes) -> tuple[TextFinding, ...]:
    """Find everything wrong with a template of a kind; nothing if it can be used."""
    try:
        document = open_template(data)
        parts = tuple(_parts(document))
    except TemplateFault as fault:
        return (Finding(str(fault), Passage()),)
    left = [finding for part in parts for finding in traces(part.root)]
    left += mail_merge(document.docx.settings.element)
    broken = [finding for part in parts for finding in _broken(part)]
    found = broken or _unreadable(parts) or _misnamed(kind, parts) or _unfillable(kind, data)
    return (*left, *found)


def _broken(part: Part) -> Iterator[TextFinding]:
    yield from broken_tags(part.paragraphs)
    yield from empty_cells(cells_of(part.root))
    yield from lost_rows(rows_of(part.root), outside_of(part.root))


def filled_sample(kind: DocumentKind, data: bytes) -> bytes:
    """Fill the template with the made-up example, to look at; raise TemplateFault."""
    return render(data, kind.sample_context())


def _parts(document: PlainTemplate) -> Iterator[Part]:
    body = document.docx.element.body
    yield Part(_paragraphs(body), break_at_paragraphs(document.patch_xml(document.get_xml())), body)
    for part, source in (*document.headers_and_footers(), *document.footnotes()):
        root = etree.fromstring(part.blob)
        yield Part(_paragraphs(root), break_at_paragraphs(source), root)


def _paragraphs(root: etree._Element) -> tuple[str, ...]:
    return tuple(_text(paragraph) for paragraph in root.iter(qn("w:p")))


def _text(paragraph: etree._Element) -> str:
    """Return a paragraph's text, without that of paragraphs in boxes inside it."""
    return "".join(
        piece.text or ""
        for piece in paragraph.iter(qn("w:t"))
        if next(piece.iterancestors(qn("w:p"))) is paragraph
    )


def _unreadable(parts: tuple[Part, ...]) -> list[TextFinding]:
    """Find what Jinja cannot read."""
    remarks = []
    for part in parts:
        try:
            text_sandbox().parse(part.source)
        except TemplateSyntaxError as fault:
            remarks.append(Finding(_syntax(fault), Passage(_place(part.source, fault.lineno))))
    return remarks


def _syntax(fault: TemplateSyntaxError) -> str:
    message = fault.message or ""
    if any(quote in message for quote in _ODD_QUOTES):
        return "trong thẻ chỉ dùng dấu nháy thẳng (\" hoặc '); hãy gõ lại dấu nháy"
    if (unknown := _UNKNOWN.search(message)) is not None:
        return f"chương trình không có lệnh “{unknown[1]}”; hãy bỏ lệnh đó khỏi thẻ"
    return (
        "thẻ bị hỏng, chương trình không đọc được; tên chỗ trống viết liền, nối bằng dấu gạch dưới,"
        " ví dụ {{ nguoi_ky }}; hãy gõ lại thẻ"
    )


def _misnamed(kind: DocumentKind, parts: tuple[Part, ...]) -> list[TextFinding]:
    """Find names that nothing fills, and required blanks that are missing."""
    remarks, used = [], set()
    context = shape_of(kind.context)
    for part in parts:
        blanks = UsedBlanks()
        blanks.read(text_sandbox().parse(part.source), context)
        used |= blanks.used
        remarks += [_misuse(fault, part) for fault in blanks.faults]
    return [*dict.fromkeys(remarks), *_missing(kind, context, used)]


def _misuse(fault: UnknownName | NotAList, part: Part) -> TextFinding:
    paragraph = _place(part.source, fault.line, fault.written)
    if isinstance(fault, NotAList):
        return Finding(
            f"{fault.written} không phải là danh sách, không lặp được", Passage(paragraph)
        )
    near = _nearest(fault.name, fault.valid)
    hint = f"có phải là {{{{ {fault.prefix}{near} }}}}?" if near else "hãy sửa tên hoặc bỏ đi"
    said = f"không có dữ liệu cho chỗ trống {{{{ {fault.written} }}}}; {hint}"
    return Finding(said, Passage(paragraph))


def _nearest(name: str, valid: Sequence[str]) -> str:
    """Return the valid name most alike, capitals and diacritics aside; "" if none is."""
    plain = {fold(each): each for each in valid}
    near = get_close_matches(fold(name), plain, 1, _LIKENESS)
    return plain[near[0]] if near else ""


def _missing(kind: DocumentKind, context: Shape, used: set[str]) -> Iterator[TextFinding]:
    described = {shape.path: shape.description for shape in context.below()}
    for path in kind.required:
        if path not in used:
            lists, _, name = path.rpartition(".")
            where = f" trong vòng lặp {lists}" if lists else ""
            absence = f"mẫu thiếu chỗ trống bắt buộc {{{{ {name} }}}} ({described[path]}){where}"
            yield Finding(absence, Passage())


def _unfillable(kind: DocumentKind, data: bytes) -> list[TextFinding]:
    """Find what only shows when the made-up example is filled in."""
    try:
        filled_sample(kind, data)
    except TemplateFault as fault:
        return [Finding(str(fault), Passage())]
    return []


def _place(source: str, line: int, written: str = "") -> str:
    """Return the paragraph on a line of the source; tags for paragraphs end the line before."""
    on_line = "".join(source.splitlines()[line - 1 : line])
    texts = [unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in on_line.split("</w:p>")]
    return next((text for text in texts if text and written in text), "".join(texts))
