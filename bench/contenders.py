"""The Python contenders: each fills documents of one template from their data."""

import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, Template

from bench.data import Blanks
from bench.layouts import ROWS, layout, merge_fields, write_blanks
from documents.render import render
from documents.rendering.reproducible_zip import parts_of

Fill = Callable[[int], bytes]
"""Makes the document of so many-th data."""
Contender = Callable[[bytes, Sequence[Blanks]], Fill]
"""From a template and all its data, made ready untimed, to what is timed."""


def ours(template: bytes, data: Sequence[Blanks]) -> Fill:
    """Fill with this program."""
    return lambda number: render(template, data[number])


def docxtpl_naive(template: bytes, data: Sequence[Blanks]) -> Fill:
    """docxtpl as its documentation shows it, with values escaped."""

    def fill(number: int) -> bytes:
        document = DocxTemplate(BytesIO(template))
        document.render(data[number], autoescape=True)
        return _saved(document)

    return fill


def _saved(document: Any) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


class _Remembering(Environment):
    """Compiles each source once."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self._kept: dict[str, Template] = {}

    def from_string(self, source: Any, *given: Any, **named: Any) -> Template:
        if source not in self._kept:
            self._kept[source] = super().from_string(source, *given, **named)
        return self._kept[source]


class _PatchedOnce(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """Preprocesses each part once."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file)
        self._kept: dict[str, str] = {}

    def patch_xml(self, src_xml: str) -> str:
        if src_xml not in self._kept:
            self._kept[src_xml] = super().patch_xml(src_xml)
        return self._kept[src_xml]


def docxtpl_best(template: bytes, data: Sequence[Blanks]) -> Fill:
    """docxtpl used as well as it allows: one object, one environment, both remembering."""
    document = _PatchedOnce(BytesIO(template))
    environment = _Remembering()

    def fill(number: int) -> bytes:
        document.render(data[number], environment)
        return _saved(document)

    return fill


def python_docx(template: bytes, data: Sequence[Blanks]) -> Fill:
    """Fill by hand: open, replace the text of runs, copy the row."""
    made = [layout(template, blanks) for blanks in data]
    source = made[0].bytes()

    def fill(number: int) -> bytes:
        document = docx.Document(BytesIO(source))
        flat = made[number].blanks
        for row in list(document.element.body.iter(qn("w:tr"))):
            if any("dong.stt" in (text.text or "") for text in row.iter(qn("w:t"))):
                _copy_rows(row, flat[ROWS])
        write_blanks(document.element.body, lambda name: str(flat[name]))
        return _saved(document)

    return fill


def _copy_rows(row: Any, rows: list[Blanks]) -> None:
    for each in rows:
        copy = deepcopy(row)
        row.addprevious(copy)
        write_blanks(copy, lambda name, each=each: str(each[name]))  # type: ignore[misc]
    row.getparent().remove(row)


def mailmerge(template: bytes, data: Sequence[Blanks]) -> Fill:
    """docx-mailmerge2."""
    from mailmerge import MailMerge  # noqa: PLC0415 - a peer, only for the benchmark

    made = [layout(template, blanks) for blanks in data]
    source = merge_fields(made[0])

    def fill(number: int) -> bytes:
        flat = made[number].blanks
        with MailMerge(BytesIO(source)) as document:
            texts = {name: str(value) for name, value in flat.items() if name != ROWS}
            document.merge(**texts)
            if ROWS in flat:
                lines = [{name: str(each[name]) for name in each} for each in flat[ROWS]]
                document.merge_rows("stt", lines)
            target = BytesIO()
            document.write(target)
        return target.getvalue()

    return fill


def floor(template: bytes, data: Sequence[Blanks]) -> Fill:
    """Compress the finished document.xml alone by zlib, level 6: no contender, a yardstick."""
    finished = [parts_of(render(template, blanks))["word/document.xml"] for blanks in data]

    def fill(number: int) -> bytes:
        compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
        return compressor.compress(finished[number]) + compressor.flush()

    return fill


OURS, NAIVE, BEST, FLOOR = "ours", "docxtpl, naive", "docxtpl, at its best", "zlib 6 alone (floor)"

PYTHON: dict[str, Contender] = {
    OURS: ours,
    NAIVE: docxtpl_naive,
    BEST: docxtpl_best,
    "python-docx by hand": python_docx,
    "docx-mailmerge2": mailmerge,
    FLOOR: floor,
}
