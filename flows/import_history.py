"""Office tool B, the history (khen thưởng trước đây): earlier decisions from a workbook."""

from collections.abc import Iterator
from datetime import date

from documents.tables.past_award_columns import NEEDED, NUMBERED, PAST_SPELLINGS, past_values
from documents.tables.table_grid import Row
from documents.tables.table_reader import read_table
from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.errors import InvalidForm
from dossiers.model.events import Step
from dossiers.model.finding import CellFinding
from workflow.forms.parsing import headings_of, read_row
from workflow.forms.tool_forms import HistoryForm, HistoryRow
from workflow.step import Button, Report, StepContext

HEADINGS = headings_of(HistoryRow, PAST_SPELLINGS, needed=NEEDED, numbered=NUMBERED)


def act(form: HistoryForm, step: StepContext) -> Report:
    """Enter every award of the workbook that is not there yet; all of them or none."""
    data = step.services.objects.get(step.ledger.file(form.workbook).sha256)
    table = read_table(data, form.workbook, HEADINGS)
    read = [_read(row, step.services.today()) for row in table.rows]
    faults = [finding.text for _, found in read for finding in found]
    if faults:
        raise InvalidForm(*faults)
    awards = [award for award, _ in read if award is not None]
    added = step.ledger.add_past_awards(awards, by=form.by, at=step.at)
    return Report(
        done=f"Đã nhập {len(added)} lần khen thưởng trước đây từ tệp {form.workbook}",
        notes=(*table.notes, *_known(len(awards) - len(added))),
    )


def _known(number: int) -> Iterator[str]:
    if number:
        yield f"{number} dòng đã có trong sổ hoặc ghi lặp lại, không nhập thêm."


def _read(row: Row, today: date) -> tuple[EarlierAward | None, tuple[CellFinding, ...]]:
    """The award of a row, or what is wrong with its cells."""
    form, faults = read_row(HistoryRow, past_values(row))
    told = {each.where.column for each in row.findings}
    more = (row.finding(name, said) for name, said in faults)
    found = (*row.findings, *(each for each in more if each.where.column not in told))
    if form is None or found:
        return None, found
    if form.decided_on > today:
        said = f"ngày quyết định {form.decided_on:%d/%m/%Y} chưa tới, hãy kiểm tra lại"
        return None, (row.finding("decided_on", said),)
    return EarlierAward.model_validate({"code": row.place, **form.model_dump()}), ()


BUTTON = Button(
    Step.HISTORY,
    HistoryForm,
    act,
    done="Đã nhập",
    names=("workbook", "by"),
    files=lambda form: [form.workbook],
)
