"""A finding: where it stands, and what it says."""

import pytest

from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.finding import CellPlace, FieldPlace, Finding, Passage, column_letter


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Passage(), "Thiếu chỗ trống"),
        (Passage("Điều 1."), "Ở đoạn “Điều 1.”: thiếu chỗ trống"),
        (Passage("x" * 81), f"Ở đoạn “{'x' * 80}…”: thiếu chỗ trống"),
        (FieldPlace(3, "name"), "Thiếu chỗ trống"),
        (
            CellPlace("DS", True, 2, 7, 3, "Họ và tên"),
            "Trang “DS”, dòng 7, cột C “Họ và tên”: thiếu chỗ trống",
        ),
        (
            CellPlace("Bảng 1", False, 2, 7, 3, "Họ và tên"),
            "Bảng 1, dòng 7, cột 3 “Họ và tên”: thiếu chỗ trống",
        ),
        (
            CellPlace("DS", True, 2, 7, 0, "Họ và tên"),
            "Trang “DS”, dòng 7, thiếu cột “Họ và tên”: thiếu chỗ trống",
        ),
    ],
)
def test_a_finding_says_where_it_stands(where: Passage | FieldPlace | CellPlace, text: str) -> None:
    assert Finding("thiếu chỗ trống", where).text == text  # type: ignore[type-var]


def test_a_sentence_is_cited_with_its_source_if_it_has_one() -> None:
    assert Finding("Sai.", Passage()).cited_sentence == "Sai."
    assert Finding("Sai.", Passage(), source="mục I.4").cited_sentence == "Sai. (mục I.4)"


def test_a_step_refuses_because_of_it_with_the_findings_own_error() -> None:
    fault = Finding("Sai.", FieldPlace(), refusal=InvalidForm).refused()
    assert isinstance(fault, InvalidForm)
    assert type(Finding("Sai.", FieldPlace()).refused()) is Refused


@pytest.mark.parametrize(("number", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_named_as_excel_names_them(number: int, letter: str) -> None:
    assert column_letter(number) == letter
