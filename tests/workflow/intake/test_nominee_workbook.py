"""The blank workbook has what the form asks for, and is read by it."""

import io

import pytest
from openpyxl import load_workbook

from documents.tables.fillable_workbook import LIST, TOP
from documents.tables.workbook_sheets import CRITERIA, EXAMPLE
from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import InvalidForm
from dossiers.model.nominee import NomineeKind
from tests.flows.nomination_files import saved
from wards import load_plan
from workflow.forms.nominee_form import NomineeForm
from workflow.intake.nominee_list import read_nominations
from workflow.intake.nominee_workbook import blank_list


def test_the_blank_workbook_filled_in_is_read_without_a_fault() -> None:
    blank = load_workbook(io.BytesIO(blank_list(load_plan().movements[0])))
    listed, shown = blank[LIST], blank[EXAMPLE]
    with pytest.raises(InvalidForm, match="không có dòng nào"):
        read_nominations(saved(blank), "mau.xlsx")
    for line in range(TOP + 1, TOP + 4):
        for column in range(1, shown.max_column + 1):
            listed.cell(line, column).value = shown.cell(line, column).value
    read = read_nominations(saved(blank), "mau.xlsx")
    assert (read.findings, read.notes) == ((), ())
    assert [each.kind for each in read.nominees] == [
        NomineeKind.TAP_THE,
        NomineeKind.CA_NHAN,
        NomineeKind.HO_GIA_DINH,
    ]
    assert read.nominees[0].criteria == ("III.1.b", "III.1.d")
    assert read.nominees[1].citizen_id == "019088000001"


def test_the_blank_workbook_has_every_field_of_the_form_with_its_choices() -> None:
    listed = load_workbook(io.BytesIO(blank_list(load_plan().movements[0])))[LIST]
    headings = [cell.value for cell in listed[TOP]]
    fields = NomineeForm.model_fields.values()
    assert [str(each).removesuffix(" (*)") for each in headings] == [each.title for each in fields]
    needed = [str(each).endswith("(*)") for each in headings]
    assert needed == [each.is_required() for each in fields]
    assert all(cell.comment and cell.comment.text for cell in listed[TOP])
    assert len(listed.data_validations.dataValidation) == 3
    column = 1 + list(NomineeForm.model_fields).index("citizen_id")
    assert listed.cell(TOP + 1, column).number_format == "@"


def test_the_criteria_are_told_by_text_under_each_group_of_units() -> None:
    movement = load_plan().movements[0]
    told = load_workbook(io.BytesIO(blank_list(movement)))[CRITERIA]
    lines = list(told.iter_rows(values_only=True))
    groups = [each[0] for each in lines if each[0] and each[1] is None]

    assert groups == [f"Đơn vị thuộc khối: {group.text}" for group in UnitGroup]
    for criterion in movement.criteria:
        found = [each for each in lines if each[0] == criterion.code]
        assert [each[1] for each in found] == [criterion.text] * len(criterion.groups)
