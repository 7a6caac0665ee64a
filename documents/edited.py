"""A draft that staff edited in Word: its number and day, where they are open, are filled in.

Who edits a draft leaves "Số:      /QĐ-UBND" and "ngày    tháng 11 năm 2026" as they are, for the
number is drawn when the decision is issued. Nothing else of the file is touched.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from documents.form_check.parts_finder import find_parts
from documents.kinds import DocumentKind
from documents.papers.commendation_list import DANH_SACH
from documents.readback import Paragraph, read_back
from documents.readback.word_file import open_word, save_word
from documents.wording import date_words
from dossiers.model.names import comparable

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P

_OPEN = r"[\s.…_]*"
_DATE = re.compile(rf"ngày{_OPEN}tháng(?:{_OPEN}\d{{1,2}}|{_OPEN})\s*năm(?:{_OPEN}\d{{4}})?")
_ATTACHED = comparable("kèm theo")


def fill_open_places(data: bytes, kind: DocumentKind, number: str, dated: date | None) -> bytes:
    """Fill number ("05/QĐ-UBND") and day in where a file leaves its own open.

    In a list they are those of the decision that it is attached to. Without an open place the bytes
    stay the same. Raises DamagedDocument.
    """
    blanks = list(_blanks(number, dated))
    places = [each.place for each in _own_lines(data, kind) if _is_open(each.text, blanks)]
    if not places:
        return data
    with open_word(data) as document:
        from docx.oxml.ns import qn  # noqa: PLC0415 - as in word_file

        paragraphs = list(document.element.iter(qn("w:p")))
        for place in places:
            for pattern, text in blanks:
                _fill(paragraphs[place], pattern, text)
        return save_word(document)


def _blanks(number: str, dated: date | None) -> Iterator[tuple[re.Pattern[str], str]]:
    """Return what an open place looks like, and what is to stand there."""
    if number:
        symbol = re.escape(number[number.index("/") :])
        yield re.compile(rf"(?:(?<=[Ss]ố:)|(?<=[Ss]ố)){_OPEN}{symbol}"), f" {number}"
    if dated:
        yield _DATE, date_words(dated)


def _is_open(text: str, blanks: list[tuple[re.Pattern[str], str]]) -> bool:
    return any(pattern.search(text) for pattern, _ in blanks)


def _own_lines(data: bytes, kind: DocumentKind) -> list[Paragraph]:
    """Return where a document says its own number and date; a list, those of its decision."""
    sheet = read_back(data)
    if kind is DANH_SACH:
        return [each for each in sheet.paragraphs if _ATTACHED in comparable(each.text)]
    found = find_parts(sheet)
    pieces = [piece for piece in (found.number, found.place_date) if piece is not None]
    return list({piece.paragraph.place: piece.paragraph for piece in pieces}.values())


def _fill(paragraph: "CT_P", pattern: re.Pattern[str], text: str) -> None:
    """Put a text in the place of what the pattern finds, in the look of where that begins."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - as in word_file

    nodes = list(paragraph.iter(qn("w:t")))
    found = pattern.search("".join(node.text or "" for node in nodes))
    if found is None:
        return
    start, end = found.span()
    shown, at = text, 0
    for node in nodes:
        held = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(held))
        at += len(held)
        if low < high:
            node.text = held[:low] + shown + held[high:]
            node.set(qn("xml:space"), "preserve")
            shown = ""
