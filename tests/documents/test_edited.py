"""The number and day of an edited draft are filled in where they are open, and nothing else is."""

from datetime import date

import pytest

from documents.edited import fill_open_places
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.readback import read_back
from dossiers.model.errors import DamagedDocument
from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.word_edits import edited, retyped

QD, DS = QUYET_DINH, DANH_SACH
NUMBER, DAY = "05/QĐ-UBND", date(2026, 12, 3)


def lines(data: bytes) -> list[str]:
    """Return what a document says, line by line."""
    return [each.text for each in read_back(data).paragraphs]


def test_a_draft_gets_its_number_and_day() -> None:
    draft = edited(
        rendered_papers.decision(a_case(), draft=True), retyped("Điều 2.", "Điều 2. (bản sửa tay)")
    )

    said = lines(fill_open_places(draft, QD, NUMBER, DAY))

    assert "Số: 05/QĐ-UBND" in said
    assert "Bắc Kạn, ngày 03 tháng 12 năm 2026" in said
    changed = [(old, new) for old, new in zip(lines(draft), said, strict=True) if old != new]
    assert len(changed) == 2


def test_a_list_gets_those_of_its_decision() -> None:
    said = lines(
        fill_open_places(rendered_papers.commendation_list(a_case(), draft=True), DS, NUMBER, DAY)
    )

    assert any(
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 03 tháng 12 năm 2026 của" in each for each in said
    )


def test_dots_and_split_runs_are_open_places_too() -> None:
    dotted = edited(
        rendered_papers.decision(a_case(), draft=True), retyped("     /QĐ-UBND", " ……/QĐ-UBND")
    )

    assert "Số: 05/QĐ-UBND" in lines(fill_open_places(dotted, QD, NUMBER, DAY))


def test_a_number_and_day_typed_by_hand_stay() -> None:
    typed = rendered_papers.decision(a_case(), 9)

    assert fill_open_places(typed, QD, NUMBER, DAY) == typed


def test_nothing_is_filled_without_number_and_day() -> None:
    draft = rendered_papers.decision(a_case(), draft=True)

    assert fill_open_places(draft, QD, "", None) == draft


def test_filled_twice_it_is_the_same_bytes() -> None:
    draft = rendered_papers.decision(a_case(), draft=True)
    once = fill_open_places(draft, QD, NUMBER, DAY)

    assert once == fill_open_places(draft, QD, NUMBER, DAY)
    assert once == fill_open_places(once, QD, NUMBER, DAY)


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(DamagedDocument):
        fill_open_places(b"PK\3\4", QD, NUMBER, DAY)
