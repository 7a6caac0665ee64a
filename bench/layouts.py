"""Our templates as the peers want them: the same layout, their tags.

To be fair to all, what only some can do is done for them beforehand: short lists of lines and the
certificate's conditions are unrolled, the list has one part. Left is what every peer has: blanks,
and one row for each recipient. Each peer thus has less to do than docxtpl and we.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from jinja2 import Environment

from bench.data import Blanks

ROWS = "danh_sach"
_TAG = re.compile(r"\{%(?:p|tr) (.*?) %\}")
_BLANK = re.compile(r"\{\{ (?:\w+\.)?(\w+) \}\}")
_FIELDS = ("stt", "ten", "chuc_vu_don_vi", "thanh_tich", "muc_thuong")


@dataclass(frozen=True)
class Layout:
    """A template with plain blanks and at most one row to repeat, and its flat data."""

    document: Document
    row: Any
    blanks: Blanks

    def bytes(self) -> bytes:
        """Return the file."""
        target = BytesIO()
        self.document.save(target)
        return target.getvalue()


def layout(template: bytes, blanks: Blanks) -> Layout:
    """Unroll a template for its data."""
    document = docx.Document(BytesIO(template))
    flat = {name: value for name, value in blanks.items() if isinstance(value, str | int)}
    body = document.element.body
    for paragraph in list(body.iter(qn("w:p"))):
        if _statement(paragraph).startswith("if "):
            _choose(paragraph, blanks)
    for paragraph in list(body.iter(qn("w:p"))):
        if _statement(paragraph).startswith("for ") and _tag_of(paragraph) == "p":
            flat |= _unroll(paragraph, blanks)
    row = _flatten_table(document)
    if row is not None:
        part = blanks["cac_phan"][0]
        flat |= {"ten_phan": part["ten_phan"], ROWS: part["danh_sach"]}
    return Layout(document, row, flat)


def _said(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _statement(element: Any) -> str:
    found = _TAG.search(_said(element))
    return found.group(1) if found else ""


def _tag_of(paragraph: Any) -> str:
    return "tr" if "{%tr" in _said(paragraph) else "p"


def _block(first: Any) -> list[Any]:
    """Return the paragraphs from an opening tag to its end."""
    inside = takewhile(lambda each: not _statement(each).startswith("end"), first.itersiblings())
    block = [first, *inside]
    return [*block, block[-1].getnext()]


def _choose(first: Any, blanks: Blanks) -> None:
    """Keep the branch that the data takes."""
    taken, done = False, False
    for paragraph in _block(first):
        statement = _statement(paragraph)
        if statement:
            condition = statement.partition(" ")[2] or "true"
            taken = not done and bool(Environment().compile_expression(condition)(**blanks))  # noqa: S701 - no output
            done = done or taken
        if statement or not taken:
            paragraph.getparent().remove(paragraph)


def _unroll(first: Any, blanks: Blanks) -> Blanks:
    """Return a paragraph for each line, with a blank of its own."""
    opening, line, closing = _block(first)
    name = _statement(opening).rpartition(" ")[2]
    made = {f"{name}_{place}": text for place, text in enumerate(blanks[name], 1)}
    for blank in made:
        copy = deepcopy(line)
        write_blanks(copy, lambda _name, blank=blank: f"{{{{ {blank} }}}}")  # type: ignore[misc]
        line.addprevious(copy)
    for each in (opening, line, closing):
        each.getparent().remove(each)
    return made


def write_blanks(element: Any, tag: Callable[[str], str]) -> None:
    """Replace every blank of an element by what `tag` makes of its name."""
    for text in element.iter(qn("w:t")):
        if text.text and "{{" in text.text:
            text.text = _BLANK.sub(lambda found: tag(found.group(1)), text.text)


def _flatten_table(document: Document) -> Any:
    """Drop the rows of tags; the row to repeat, if there is one."""
    for row in list(document.element.body.iter(qn("w:tr"))):
        if _statement(row):
            row.getparent().remove(row)
    rows = document.element.body.iter(qn("w:tr"))
    return next((row for row in rows if "dong.stt" in _said(row)), None)


def braces(made: Layout) -> bytes:
    """Write for docxtemplater and easy-template-x: {x}, and {#list} … {/list} within the row."""
    if made.row is not None:
        write_blanks(made.row, _in_row)
    write_blanks(made.document.element, lambda name: f"{{{name}}}")
    return made.bytes()


def _in_row(name: str) -> str:
    opening = f"{{#{ROWS}}}" if name == _FIELDS[0] else ""
    closing = f"{{/{ROWS}}}" if name == _FIELDS[-1] else ""
    return f"{opening}{{{name}}}{closing}"


def carbone(made: Layout) -> bytes:
    """Write for carbone: {d.x}, and the row twice, with [i] and [i+1]."""
    if made.row is not None:
        following = deepcopy(made.row)
        made.row.addnext(following)
        write_blanks(made.row, lambda name: f"{{d.{ROWS}[i].{name}}}")
        write_blanks(following, lambda name: f"{{d.{ROWS}[i+1].{name}}}")
    write_blanks(made.document.element, lambda name: f"{{d.{name}}}")
    return made.bytes()


def commands(made: Layout) -> bytes:
    """Write for docx-templates: {x}, and rows of commands before and after the row."""
    if made.row is not None:
        for text, put in (
            (f"{{FOR dong IN {ROWS}}}", made.row.addprevious),
            ("{END-FOR dong}", made.row.addnext),
        ):
            extra = deepcopy(made.row)
            texts = list(extra.iter(qn("w:t")))
            for each in texts:
                each.text = ""
            texts[0].text = text
            put(extra)
        write_blanks(made.row, lambda name: f"{{$dong.{name}}}")
    write_blanks(made.document.element, lambda name: f"{{{name}}}")
    return made.bytes()


def merge_fields(made: Layout) -> bytes:
    """Write for docx-mailmerge2: each blank a MERGEFIELD."""
    for run in list(made.document.element.iter(qn("w:r"))):
        text = run.find(qn("w:t"))
        if text is not None and "{{" in (text.text or ""):
            for piece in _pieces(text.text or ""):
                run.addprevious(_merge_piece(run, *piece))
            run.getparent().remove(run)
    return made.bytes()


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Plain text and names of blanks, in turn."""
    for place, piece in enumerate(_BLANK.split(text)):
        if piece:
            yield piece, place % 2 == 1


def _merge_piece(run: Any, text: str, is_blank: bool) -> Any:
    copy = deepcopy(run)
    content = copy.find(qn("w:t"))
    content.text = text
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if not is_blank:
        return copy
    field = run.makeelement(qn("w:fldSimple"), {qn("w:instr"): f" MERGEFIELD {text} "})
    field.append(copy)
    return field
