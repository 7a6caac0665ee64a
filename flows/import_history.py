"""Tool B, the history (khen thưởng trước đây): earlier decisions from a workbook."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from documents.tables.past_award_columns import NEEDED, NUMBERED, PAST_SPELLINGS, past_values
from documents.tables.table_grid import Row
from documents.tables.table_reader import cell_notes, read_table
from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.errors import InvalidForm
from dossiers.model.finding import CellFinding
from dossiers.model.nominee import Honorific, NomineeKind
from dossiers.model.steps import Step
from workflow.forms.base import Form, optional, required
from workflow.forms.day_fields import bad_days
from workflow.forms.fields import (
    Choice,
    Code,
    HistoricDay,
    Line,
    OptionalCitizenId,
    OptionalLine,
    OptionalNumber,
)
from workflow.forms.parsing import headings_of, read_row
from workflow.step import Report, StepContext, StepDefinition


class HistoryForm(Form, title="Khen thưởng trước đây"):
    """Nhập các quyết định khen thưởng trước đây từ tệp Excel."""

    ADDED_AFTER_RELEASE = frozenset({"convert_old_fonts"})

    workbook: Code = required(
        "Tệp Excel trong kho", "Mỗi dòng một lần khen; dòng đã có thì bỏ qua", choices="file"
    )
    by: Line = required("Người nhập")
    convert_old_fonts: bool = optional(
        False,
        "Chuyển phông chữ cũ",
        "Chỉ khi tệp gõ bằng phông .VnTime (TCVN3) hoặc VNI: chuyển sang Unicode rồi nhập",
    )


class HistoryRow(Form, title="Lần khen"):
    """Một lần khen thưởng trước đây."""

    kind: Annotated[NomineeKind, Choice()] = required("Đối tượng")
    name: Line = required("Họ và tên hoặc tên tập thể")
    honorific: Annotated[Honorific | None, Choice()] = optional(None, "Ông/Bà")
    birth_year: OptionalNumber = optional(None, "Năm sinh")
    citizen_id: OptionalCitizenId = optional("", "Số căn cước")
    unit: OptionalLine = optional("", "Đơn vị")
    award: Line = required("Hình thức khen thưởng")
    decision: Line = required("Số quyết định")
    decided_on: HistoricDay = required("Ngày quyết định")
    achievement: OptionalLine = optional("", "Thành tích")

    def to_domain(self, code: str) -> EarlierAward:
        """Return the award that the row tells of, named `code` until it is entered."""
        return EarlierAward.model_validate({"code": code, **dict(self)})


HEADINGS = headings_of(HistoryRow, PAST_SPELLINGS, needed=NEEDED, numbered=NUMBERED)


def act(form: HistoryForm, step: StepContext) -> Report:
    """Enter every award of the workbook that is not there yet; all of them or none."""
    data = step.services.objects.get(step.ledger.file(form.workbook).sha256)
    table = read_table(data, form.workbook, HEADINGS, convert=form.convert_old_fonts)
    read = [_read(row, step.services.today()) for row in table.rows]
    if faults := [finding.text for _, found in read for finding in found]:
        raise InvalidForm(*faults)
    awards = [award for award, _ in read if award is not None]
    added = step.ledger.add_past_awards(awards, by=form.by, at=step.at)
    return Report(
        done=f"Đã nhập {len(added)} lần khen thưởng trước đây từ tệp {form.workbook}",
        notes=(*table.notes, *cell_notes(table.rows), *_known(len(awards) - len(added))),
    )


def _known(number: int) -> Iterator[str]:
    if number:
        yield f"{number} dòng đã có trong sổ hoặc ghi lặp lại, không nhập thêm."


def _read(row: Row, today: date) -> tuple[EarlierAward | None, tuple[CellFinding, ...]]:
    form, faults = read_row(HistoryRow, past_values(row))
    told = {each.where.column for each in row.findings}
    more = (row.finding(name, said) for name, said in faults)
    found = (*row.findings, *(each for each in more if each.where.column not in told))
    if form is None or found:
        return None, found
    if bad := [row.finding(str(path[0]), said) for path, said in bad_days(form, today)]:
        return None, tuple(bad)
    return form.to_domain(row.place), ()


STEP = StepDefinition(
    Step.HISTORY,
    HistoryForm,
    act,
    done="Đã nhập",
    names=("workbook", "by"),
    files=lambda form: [form.workbook],
)
