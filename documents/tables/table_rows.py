"""Which lines under the headings are rows, and what the others are: sums, groups, who signs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from documents.tables.cell_text import cleaned
from documents.tables.old_text import old_faults
from documents.tables.table_grid import EMPTY, Cell, Grid, Row
from documents.tables.table_headings import ORDINAL, Headings, plain, section_of
from documents.tables.table_tops import Top, repeats
from dossiers.model.citizen_ids import CITIZEN_DIGITS
from dossiers.model.finding import Severity

SHORTENED = range(10, CITIZEN_DIGITS)
"""How long a citizen number is whose zeros at the front Excel has taken away."""

SUM = re.compile(
    r"(tong cong|tong so|tong|cong)( \d.*| (danh sach|nguoi|tap the|ca nhan|ho|so)( .*)?)?"
    r"|(danh sach|tong so)( nay)? (co|gom)( .*)?"
)
"""A line of sums, as `plain` leaves it: "Tổng cộng: 12", "Danh sách này có 02 người"."""

DATED = re.compile(r".*\bngay (\d{1,2} )?thang (\d{1,2} )?nam\b.*")
SIGNING = re.compile(
    r"(k ?t|t ?m|t ?l|t ?u ?q|q) .*"
    r"|(nguoi|can bo) (lap|tong hop|ky|ghi|de nghi|lam don|phu trach)\b.*"
    r"|(thu truong|hieu truong|pho hieu truong|giam doc|pho giam doc|chu tich|pho chu tich|bi thu"
    r"|truong phong|pho truong phong|truong ban|truong thon|to truong|ke toan|chi huy truong"
    r"|lanh dao|dai dien)( (don vi|co quan|phong|ban|truong|to|nhom|cong ty|hop tac xa|ubnd))?"
    r"|xac nhan.*|noi nhan.*|(da )?ky( |$).*|ghi chu.*"
)
"""What stands over a signature, as `plain` leaves it."""

NO_VALUE = frozenset(
    {"", "-", "--", "—", "x", "0", "null", "none", "nan", "#n/a", "n/a", "…", "..."}
)
"""What is typed where there is nothing to say, in small letters."""

GROUPS = re.compile(
    r"(to|nhom|khoi|phong|ban|don vi|truong|chi bo|chi hoi|doan|hoi|cong ty|hop tac xa|htx|tram"
    r"|trung tam|cong an|ubnd|uy ban|thon|ban|khu|xom|lop|bo phan|doanh nghiep|co quan)\b.*"
)
"""How the name of a part of a unit begins, as `plain` leaves it."""

ORDINAL_BEFORE = re.compile(r"^\s*([IVX]{1,4}|[A-D]|\d{1,2})\s*[.)\-:/]\s*")
ORDINAL_WORD = re.compile(rf"^{ORDINAL.pattern} ")
"""What counts a group within its own text, as typed and as `plain` leaves it."""

MAX_NAMED = 8
"""How many lines a note names one by one."""


class Passed(Enum):
    """Why a line is no row, as the note says it; SECTION and HEADING need no note."""

    SECTION = ""
    HEADING = " "
    GROUP = "chia nhóm"
    SUM = "cộng"
    PREFILLED = "điền sẵn, chưa có tên và thành tích"
    HIDDEN = "đang ẩn hoặc bị lọc"
    STRUCK = "bị gạch bỏ"
    OUTSIDE = "ở ngoài danh sách"


class Line(NamedTuple):
    """A line under the headings: what it is if it is no row, and what it says of those below."""

    number: int
    passed: Passed | None
    says: tuple[str, str] | None = None


@dataclass(frozen=True)
class ListedTable:
    """A table whose headings were found; `end` is the line at which the next one begins.

    With `convert`, text in an old encoding is taken as what it reads; else it is a fault.
    """

    grid: Grid
    top: Top
    headings: Headings
    end: int
    convert: bool = False

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each with what sections and groups above say of it."""
        known = dict(self.top.known)
        group: dict[str, str] = {}
        for line in self.lines:
            if line.passed is Passed.SECTION and line.says:
                known.update([line.says])
                group = {}
            elif line.passed is Passed.GROUP and line.says:
                group = dict([line.says])
            elif line.passed is None:
                yield self._row(line.number, {**group, **known})

    def notes(self) -> Iterator[str]:
        """Yield what is to be said of the table: columns that are not read, lines passed over."""
        for heading in self.top.unread:
            yield f"{self.grid.place}: cột “{heading}” không được đọc."
        reasons = [each for each in Passed if each.value.strip()]
        passed = {
            reason: [line.number for line in self.lines if line.passed is reason]
            for reason in reasons
        }
        said = [f"dòng {_spans(lines)} {reason.value}" for reason, lines in passed.items() if lines]
        if said:
            count = sum(map(len, passed.values()))
            yield f"{self.grid.place}: {count} dòng không được đọc: {'; '.join(said)}."

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines under the headings that hold something."""
        numbers = [each for each in self.grid.lines if self.top.line < each < self.end]
        last = max((each for each in numbers if self._is_full(each)), default=0)
        signed, before = False, ""
        found: list[Line] = []
        for number in numbers:
            signed = signed or (number > last and self._is_signing(number))
            line = self._line(number, signed, before)
            if line is not None:
                found.append(line)
                before = self._count(number) if line.passed is None else before
        return tuple(found)

    def _line(self, number: int, signed: bool, before: str) -> Line | None:
        cells = self.grid.lines[number]
        if section := self._section(cells):
            return Line(number, Passed.SECTION, section)
        if repeats(cells, self.top, self.headings):
            return Line(number, Passed.HEADING)
        filled = self._filled(number)
        if not filled and not any(self._is_text(cell) for cell in cells):
            return None
        if number in self.grid.hidden:
            return Line(number, Passed.HIDDEN)
        if self._is_struck(number):
            return Line(number, Passed.STRUCK)
        return self._judged(number, signed, before)

    def _judged(self, number: int, signed: bool, before: str) -> Line | None:
        """Tell what a line is that is shown: a row by its name and what stands beside it."""
        cells, filled = self.grid.lines[number], self._filled(number)
        beside = (filled & self.headings.needed) - {"name"}
        named = bool(self._name(number))
        if any(SUM.fullmatch(plain(cell.text)) for cell in cells if cell.text):
            return Line(number, Passed.SUM)
        if signed and not self._is_full(number):
            return Line(number, Passed.OUTSIDE)
        if (named and filled - {"name"}) or ("achievement" in filled and len(beside) > 1):
            return Line(number, None)
        if filled and not named and "achievement" not in filled:
            return Line(number, Passed.PREFILLED)
        return self._alone(number, before) if filled or _has_words(cells) else None

    def _alone(self, number: int, before: str) -> Line:
        """Tell what a line is with one text in it: a group, a row that is counted, or neither."""
        texts = [" ".join(cell.text.split()) for cell in self.grid.lines[number] if cell.text]
        words = [text for text in texts if not ORDINAL.fullmatch(plain(text))]
        counts_on = self._name(number) and self._counts_on(number, before)
        if counts_on and not GROUPS.fullmatch(plain(words[0])):
            return Line(number, None)
        if len(set(words)) == 1 and self._is_group(number, words[0], len(words) < len(texts)):
            group = ORDINAL_BEFORE.sub("", words[0])
            return Line(number, Passed.GROUP, ("workplace", group))
        return Line(number, Passed.OUTSIDE)

    def _is_full(self, number: int) -> bool:
        """Tell whether a line is a row beyond doubt."""
        filled = self._filled(number)
        beside = (filled & self.headings.needed) - {"name"}
        return bool(self._name(number)) and len(beside) > 1 and number not in self.grid.hidden

    def _is_signing(self, number: int) -> bool:
        texts = [plain(cell.text) for cell in self.grid.lines[number] if cell.text]
        return any(DATED.fullmatch(each) or SIGNING.fullmatch(each) for each in texts)

    def _is_group(self, number: int, text: str, counted: bool) -> bool:
        merged = any(each.line == number for each in self.grid.merged)
        spelled = plain(text)
        named = GROUPS.fullmatch(spelled) or GROUPS.fullmatch(ORDINAL_WORD.sub("", spelled))
        return counted or merged or bool(named)

    def _is_struck(self, number: int) -> bool:
        held = [cell for cell in self._cells(number).values() if cell.text.strip()]
        return bool(held) and all(cell.struck for cell in held)

    def _is_text(self, cell: Cell) -> bool:
        return bool(cell.text.strip() or cell.fault)

    def _counts_on(self, number: int, before: str) -> bool:
        now = self._count(number)
        return now.isdigit() and (not before or (before.isdigit() and int(now) == int(before) + 1))

    def _count(self, number: int) -> str:
        """Return what the column that counts the rows says in a line."""
        cells = self.grid.lines[number]
        held = cells[self.top.counted - 1] if 0 < self.top.counted <= len(cells) else EMPTY
        return held.text.strip().rstrip(".")

    def _name(self, number: int) -> str:
        """Return the name in a line, "" where nothing is typed that could be one."""
        text = self._text(number, "name")
        return "" if text.casefold() in NO_VALUE or ORDINAL.fullmatch(plain(text)) else text

    def _text(self, number: int, name: str) -> str:
        joined = [each for each in self.top.parts if each.name == name and not each.said]
        if not joined:
            return self._cells(number).get(name, EMPTY).text.strip()
        texts = (self._at(number, each.column).text.strip() for each in joined)
        return " ".join(text for text in texts if text)

    def _at(self, number: int, column: int) -> Cell:
        cells = self.grid.lines[number]
        return cells[column - 1] if 0 < column <= len(cells) else EMPTY

    def _section(self, cells: tuple[Cell, ...]) -> tuple[str, str] | None:
        """Return what a line says of all rows below it; a choice in its column is of its row."""
        found = section_of(cells, self.headings)
        if found is None:
            return None
        column, _ = self.top.columns.get(found[0], (0, ""))
        own = [EMPTY if number == column else cell for number, cell in enumerate(cells, start=1)]
        return section_of(tuple(own), self.headings)

    def _cells(self, line: int) -> dict[str, Cell]:
        """Return the cells of a line by field."""
        if line not in self._by_field:
            cells = self.grid.lines[line]
            self._by_field[line] = {
                name: cells[column - 1] if 0 < column <= len(cells) else EMPTY
                for name, (column, _) in self.top.columns.items()
            }
        return self._by_field[line]

    @cached_property
    def _by_field(self) -> dict[int, dict[str, Cell]]:
        """Return the cells of the lines that were looked at, by field."""
        return {}

    def _filled(self, line: int) -> frozenset[str]:
        """Return the fields that a line says anything of."""
        if line not in self._said:
            self._said[line] = self._fields_said(line)
        return self._said[line]

    @cached_property
    def _said(self) -> dict[int, frozenset[str]]:
        """Return what the lines that were looked at say anything of."""
        return {}

    def _fields_said(self, line: int) -> frozenset[str]:
        found = {name for name, cell in self._cells(line).items() if _says(cell)}
        if self._text(line, "name"):
            found.add("name")
        return frozenset(found)

    def _row(self, line: int, known: Mapping[str, str]) -> Row:
        cells = self._cells(line)
        told = {name: cell.text for name, cell in cells.items() if cell.text.strip()}
        told |= self._told_by_parts(line)
        mended = {name: cleaned(text) for name, text in told.items()}
        values = {**known, **{name: text for name, (text, _) in mended.items()}}
        row = Row(self.grid, self.top.line, line, values, self.top.columns, self.headings.titles)
        faults = {name: self._fault(name, cell) for name, cell in cells.items()}
        faults |= self._old_faults(line)
        wrong = (row.finding(name, fault) for name, fault in faults.items() if fault)
        said = {name: cell.note for name, cell in cells.items() if cell.note}
        said |= {name: mending for name, (_, mending) in mended.items() if mending}
        noted = (row.finding(name, note, Severity.NOTE) for name, note in said.items())
        findings, notes = tuple(wrong), tuple(noted)
        return replace(row, findings=findings, notes=notes) if findings or notes else row

    def _fault(self, name: str, cell: Cell) -> str:
        return cell.fault or (_lost_zeros(cell) if name in self.headings.numbered else "")

    def _old_faults(self, line: int) -> dict[str, str]:
        """Return what is wrong with the fields of a line in which an old encoding was typed."""
        cells = [(name, cell) for name, cell in self._cells(line).items() if cell.text]
        cells += [(each.name, self._at(line, each.column)) for each in self.top.parts if each.name]
        chosen = self.headings.sections.keys()
        return old_faults(cells, self.grid.lines[line], chosen, convert=self.convert)

    def _told_by_parts(self, line: int) -> dict[str, str]:
        """Return what several columns tell together."""
        told: dict[str, str] = {}
        for part in self.top.parts:
            text = self._at(line, part.column).text.strip()
            if part.said and text:
                told |= dict([part.said]) | ({part.name: text} if part.name else {})
        if any(each.name == "name" and not each.said for each in self.top.parts):
            told["name"] = self._text(line, "name")
        return told


def _says(cell: Cell) -> bool:
    return bool(cell.fault) or cell.text.strip().casefold() not in NO_VALUE


def _has_words(cells: tuple[Cell, ...]) -> bool:
    """Tell whether a line holds more than numbers."""
    return any(any(each.isalpha() for each in cell.text) for cell in cells)


def _spans(lines: list[int]) -> str:
    """Return numbers of lines as people say them: "3-22, 25"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1][1:] = [line]
        else:
            spans.append([line])
    said = ["-".join(map(str, each)) for each in spans]
    return ", ".join(said[:MAX_NAMED]) + ("…" if len(said) > MAX_NAMED else "")


def _lost_zeros(cell: Cell) -> str:
    """Return what is wrong with a citizen number that Excel has made a number of; "" if nothing."""
    digits = cell.text.strip()
    if not digits.isdigit() or len(digits) == CITIZEN_DIGITS:
        return ""
    if not cell.number and len(digits) not in SHORTENED:
        return ""
    return (
        f"“{digits}” có {len(digits)} chữ số, Excel đã bỏ mất số 0 ở đầu; hãy định dạng cột là Văn"
        f" bản (Text) rồi gõ lại đủ {CITIZEN_DIGITS} chữ số"
    )
