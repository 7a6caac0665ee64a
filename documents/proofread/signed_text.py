"""What a signed copy says against the paper that was generated: number, day and names.

A copy that bears another number is of another paper. All else is told and not refused: programs
that read scans misread, and whoever hands the copy in sees it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dossiers.model.record import FrozenModel

_HEADING = re.compile(r"\bsố\s*[:.]\s*(\d+)\s*/\s*(\S+)", re.IGNORECASE)
"""How a paper says its own number; others are cited as "số 553/QĐ-UBND" (Decree 30, annex I)."""

_DAY = re.compile(r"ngày(\d{1,2})tháng(\d{1,2})năm(\d{4})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"ð": "đ", "\u00ad": "", "\u200b": ""})

READ_SHARE = 0.25
"""How much of the generated text a copy holds at least, not to be a scan with a stamp on it."""


class Comparison(FrozenModel):
    """What came of it: `other` is the number and day of another paper, "" if it is the same.

    `remarks` are sentences for staff.
    """

    other: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class GeneratedPaper:
    """The paper as it was generated: its text, number with symbol, day, and people it may name."""

    text: str
    number: str
    dated: date | None
    names: tuple[str, ...] = ()

    @cached_property
    def squeezed(self) -> str:
        """Return its text without what setting it changes."""
        return _squeezed(self.text)


UNREAD = "Bản quét, chưa đọc được chữ: chưa so được số, ngày và tên với văn bản đã lập."


def compare(text: str, paper: GeneratedPaper) -> Comparison:
    """Compare the text of a signed copy with the paper that it is handed in for."""
    squeezed = _squeezed(text)
    if other := _other_number(text, squeezed, paper):
        return Comparison(other=other)
    unread = len(squeezed) < READ_SHARE * len(paper.squeezed)
    if unread and not _cites(squeezed, paper.number):
        return Comparison(remarks=(UNREAD,))
    return Comparison(remarks=tuple(_remarks(squeezed, paper)))


def _other_number(text: str, squeezed: str, paper: GeneratedPaper) -> str:
    """Return the number that the copy bears, if it is another, or another year's."""
    if not _bears(squeezed, paper.number):
        if heading := _HEADING.search(_composed(text)):
            return f"{heading[1]}/{heading[2].strip('.,;')}"
        if not _cites(squeezed, paper.number) and (cited := _cited_besides(squeezed, paper)):
            return cited
    day = _other_day(squeezed, paper)
    if paper.dated and day and day.year != paper.dated.year:  # numbers begin anew each year
        return f"{paper.number} ngày {day:%d/%m/%Y}"
    return ""


def _remarks(squeezed: str, paper: GeneratedPaper) -> Iterator[str]:
    if not _cites(squeezed, paper.number):
        yield f"Không thấy số {paper.number} trong tệp: hãy xem số có được ghi trên bản ký không."
    if paper.dated and paper.dated not in _days(squeezed):
        day = _other_day(squeezed, paper)
        found = f"; tệp ghi ngày {day:%d/%m/%Y}" if day else ""
        yield f"Không thấy ngày {paper.dated:%d/%m/%Y} trong tệp{found}."
    named = [each for each in paper.names if _squeezed(each) in paper.squeezed]
    if missing := [each for each in named if _squeezed(each) not in squeezed]:
        yield f"Không thấy tên trong tệp: {', '.join(missing)}."


def _bears(squeezed: str, number: str) -> bool:
    """Tell whether the text says the number as its own, zeros before it aside."""
    return re.search(rf"số[:.]{_pattern(number)}", squeezed) is not None


def _cites(squeezed: str, number: str) -> bool:
    return re.search(rf"(?<!\d){_pattern(number)}", squeezed) is not None


def _pattern(number: str) -> str:
    ordinal, slash, symbol = _squeezed(number).partition("/")
    return rf"0*{re.escape(ordinal.lstrip('0') + slash + symbol)}"


def _cited_besides(squeezed: str, paper: GeneratedPaper) -> str:
    """Return the first number of the same book that the generated text does not cite."""
    symbol = paper.number.partition("/")[2]
    pattern = rf"(\d+)/{re.escape(_squeezed(symbol))}"
    found, generated = (re.findall(pattern, each) for each in (squeezed, paper.squeezed))
    return next((f"{each}/{symbol}" for each in found if each not in generated), "")


def _other_day(squeezed: str, paper: GeneratedPaper) -> date | None:
    """Return the day that the copy bears instead of its own; the bases that it cites aside."""
    days, generated = _days(squeezed), _days(paper.squeezed)
    if paper.dated in days:
        return None
    return next((each for each in days if each not in generated), None)


def _days(squeezed: str) -> list[date]:
    found = []
    for day, month, year in _DAY.findall(squeezed):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def _composed(text: str) -> str:
    """Return the text with its ligatures taken apart and one kind of dash."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def _squeezed(text: str) -> str:
    """Return the same without case, spaces and line breaks, wherever setting the text put them."""
    bare = "".join(_composed(text).casefold().translate(_DASHES).split())
    return unicodedata.normalize("NFKC", bare)
