"""The ward's own decision on its plan, made again from data."""

from datetime import date
from pathlib import Path

import pytest

from documents.papers.plan_decision import compose_plan_decision
from dossiers.model.errors import PlanFault
from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.docx_text import text
from wards import load_plan_decision

SEED = Path(__file__).parent / "quyet-dinh-ke-hoach.txt"
"""The draft as the ward wrote it, from its number to its signature."""


def folded(said: str) -> str:
    return " ".join(said.split())


def test_it_equals_the_wards_own_word_for_word_but_for_the_mended_slips() -> None:
    case = a_case()
    expected = folded(SEED.read_text("utf-8"))
    for mend in load_plan_decision(case.movement.code).mended:
        assert expected.count(mend.was) == 1, mend.was
        expected = expected.replace(mend.was, mend.now)
    said = folded(text(rendered_papers.plan_decision(case)))
    assert said[said.index("Số:") :] == expected


def test_above_stand_the_committee_and_the_nation() -> None:
    said = folded(text(rendered_papers.plan_decision(a_case())))
    assert said.startswith(
        "ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
        "Hạnh phúc Số:"
    )


def test_every_mended_slip_names_its_rule() -> None:
    mended = load_plan_decision("BK-KHCN-2026-2030").mended
    assert len(mended) == 4
    assert all("Nghị định số 30/2020/NĐ-CP" in mend.source.text for mend in mended)


def test_once_signed_it_carries_number_and_date() -> None:
    case = a_case()
    decided = load_plan_decision(case.movement.code).model_copy(
        update={"number": 612, "signed_on": date(2026, 4, 20)}
    )
    made = compose_plan_decision(case.plan, case.movement, decided)
    assert (made.number, made.dated) == ("612/QĐ-UBND", "ngày 20 tháng 4 năm 2026")


def test_a_movement_without_decision_is_told() -> None:
    with pytest.raises(PlanFault, match=r"plan-decision-….toml cho phong trào KHAC"):
        load_plan_decision("KHAC")
