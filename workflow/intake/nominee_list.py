"""A unit's list as a file: its rows as nominees, and every fault of form and rule by its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from documents.files.attachments import FileKind, inspect
from documents.tables.marked_workbook import mark_findings
from documents.tables.nominee_columns import NEEDED, NUMBERED, SPELLINGS, nominee_values
from documents.tables.table_grid import Row
from documents.tables.table_reader import cell_notes, read_table
from dossiers.model.dossier import Unit, UnitGroup
from dossiers.model.errors import FaultyTable, Refused
from dossiers.model.finding import CellFinding, FieldFinding
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.submission import Submission
from workflow.forms.nominee_form import NomineeForm
from workflow.forms.parsing import headings_of, read_row
from workflow.intake.award_history import submission_case
from workflow.intake.listed_names import with_plain_name
from workflow.services import AppServices

HEADINGS = headings_of(NomineeForm, SPELLINGS, needed=NEEDED, numbered=NUMBERED)
"""The headings of a list of nominees: those of the form, and all that units write for them."""

KIND_BOUND = frozenset({"kind", "name", "honorific", "criteria"})
"""What can't be judged as long as it is not known who is nominated."""


@dataclass(frozen=True)
class NominationList:
    """A list read: its rows, a nominee a row, what was found in the cells, what is to be said.

    In a row with findings a stand-in takes the place of what can't be read, so that the rest of
    the row is still judged. `beside` is what is wrong with the form that names the list;
    `converted`: text in old encodings was taken as what it reads.
    """

    rows: tuple[Row, ...]
    nominees: tuple[Nominee, ...]
    findings: tuple[CellFinding, ...]
    notes: tuple[str, ...]
    beside: tuple[str, ...] = ()
    converted: bool = False


def read_nominations(data: bytes, name: str, *, convert: bool = False) -> NominationList:
    """Return the list in a workbook or a Word document; `convert` text in old encodings.

    Raises UnusableFile or InvalidForm for a file in which no list can be read at all.
    """
    table = read_table(data, name, HEADINGS, convert=convert)
    read = [_read(row) for row in table.rows]
    rows = tuple(row for row, _, _ in read)
    return NominationList(
        rows=rows,
        nominees=tuple(nominee for _, nominee, _ in read),
        findings=tuple(each for _, _, found in read for each in found),
        notes=(*table.notes, *cell_notes(rows)),
        converted=convert,
    )


def with_faults(listed: NominationList, faults: Sequence[FieldFinding]) -> NominationList:
    """Return the list with the rules' faults as findings of its cells, in the order of the rows.

    `faults` are those of a submission with the list's own nominees.
    """
    unread = {_cell(each) for each in listed.findings}
    found = [
        finding
        for fault in faults
        for finding in _of_rule(fault, listed)
        if _cell(finding) not in unread
    ]
    beside = [each.sentence for each in faults if each.where.row is None]
    places = {row.spot: place for place, row in enumerate(listed.rows)}
    together = (*listed.findings, *found)
    order = sorted(together, key=lambda each: (places[_cell(each)[:2]], each.where.column))
    return replace(listed, findings=tuple(order), beside=tuple(beside))


class ListCheck(NamedTuple):
    """What a list is checked for before it is submitted; without a round by its cells alone."""

    round: str = ""
    group: UnitGroup = UnitGroup.KHAC
    unit: str = ""
    on: date | None = None
    by_unit: bool = False
    convert: bool = False


def preview_list(
    data: bytes, name: str, question: ListCheck, services: AppServices
) -> NominationList:
    """Return the list with all that is wrong with it, as a submission would find it.

    Nothing is stored. Raises UnusableFile, InvalidForm or UnknownRound.
    """
    listed = read_nominations(data, name, convert=question.convert)
    if not question.round:
        return listed
    on = question.on or services.today()
    with services.register.read_tx() as ledger:
        unit = Unit(name=question.unit, group=question.group, proposal_number="", proposal_date=on)
        submission = Submission(
            round=ledger.round(question.round),
            unit=unit,
            nominees=listed.nominees,
            received_on=on,
            by_unit=question.by_unit,
        )
        case = submission_case(submission, services.plan, ledger)
    return with_faults(listed, case.faults)


def marked_copy(data: bytes, name: str, listed: NominationList) -> bytes:
    """Return the workbook with a column "Lỗi"; raise Refused for a list in any other file."""
    kind = inspect(data, name).kind
    if kind is not FileKind.XLSX:
        raise Refused(f"Tệp {name} là {kind.text}; chỉ tệp Excel .xlsx có bản đánh dấu cột “Lỗi”")
    return mark_findings(data, listed.findings)


def refuse_findings(listed: NominationList, submission: Submission, key: str) -> None:
    """Raise FaultyTable with every finding of the list, after what is wrong beside it, if any."""
    if listed.findings:
        reasons = (*listed.beside, *(each.text for each in listed.findings))
        raise FaultyTable(*reasons, file=key, asked=asked(submission, listed))


def asked(submission: Submission, listed: NominationList) -> dict[str, str]:
    """Return what the check of a list depends on, as the desk's address gives it."""
    converted = {"chuyen_phong": "true"} if listed.converted else {}
    return converted | {
        "dot": submission.round.code,
        "khoi": submission.unit.group.value,
        "don_vi": submission.unit.name,
        "ngay": submission.received_on.isoformat(),
    }


def _read(row: Row) -> tuple[Row, Nominee, tuple[CellFinding, ...]]:
    """Return a row, its nominee, stand-ins where it can't be read, and its cells' findings."""
    row, values = with_plain_name(row, nominee_values(row))
    found_in = _columns(row.findings)
    unread = {name for name in row.columns if _column(row, name) in found_in}
    known = {name: value for name, value in values.items() if name not in unread}
    form, faults = read_row(NomineeForm, {**known, **dict.fromkeys(unread, "")})
    faults = [(name, said) for name, said in faults if name not in unread]
    found = (*row.findings, *(row.finding(name, said) for name, said in faults))
    if form is None:
        faulty = unread | {name for name, _ in faults}
        sound = {name: value for name, value in known.items() if name not in faulty}
        form = NomineeForm.model_validate({**_stand_ins(row), **sound})
    return row, form, found


def _cell(finding: CellFinding) -> tuple[str, int, int]:
    return finding.where.table, finding.where.line, finding.where.column


def _columns(findings: Sequence[CellFinding]) -> set[int]:
    return {each.where.column for each in findings}


def _column(row: Row, name: str) -> int:
    return row.columns.get(name, (0, ""))[0]


def _stand_ins(row: Row) -> dict[str, Any]:
    return {
        "kind": NomineeKind.CA_NHAN,
        "name": row.place,
        "honorific": None,
        "achievement": row.place,
        "criteria": [row.place],
    }


def _of_rule(fault: FieldFinding, listed: NominationList) -> Iterator[CellFinding]:
    """Yield a nominee's fault as the finding of a cell; nothing if the row could not be read."""
    where = fault.where
    if where.row is None:
        return
    row = listed.rows[where.row]
    mine = [each for each in listed.findings if _cell(each)[:2] == row.spot]
    if _column(row, "kind") in _columns(mine) and where.field in KIND_BOUND:
        return
    twin = "" if where.twin is None else f" Xem {listed.rows[where.twin].place}."
    yield row.finding(where.field, f"{fault.sentence}{twin}")
