from datetime import date, timedelta

import pytest

from dossiers.plan.legal_bases import bases
from dossiers.plan.validity import in_force
from tests.dossiers.builders import the_plan


def cited(on: date, document: str = "QUYET_DINH") -> list[str]:
    return [each.number or f"{each.kind} {each.title}" for each in bases(the_plan(), document, on)]


def test_a_decision_of_2026_cites_what_is_in_force_in_rank_order() -> None:
    assert cited(date(2026, 11, 16)) == [
        "Luật Tổ chức chính quyền địa phương",
        "Luật Thi đua, khen thưởng",
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        "152/2025/NĐ-CP",
        "15/2025/TT-BNV",
        "553/QĐ-UBND",
    ]


@pytest.mark.parametrize(
    ("lapsed", "successor", "first_day"),
    [
        ("98/2023/NĐ-CP", "152/2025/NĐ-CP", date(2025, 7, 1)),
        ("01/2024/TT-BNV", "15/2025/TT-BNV", date(2025, 8, 5)),
    ],
)
def test_a_document_is_cited_to_its_last_day_and_its_successor_from_the_next(
    lapsed: str, successor: str, first_day: date
) -> None:
    """Decree 152/2025, article 59."""
    last_day = first_day - timedelta(days=1)
    assert lapsed in cited(last_day)
    assert successor not in cited(last_day)
    assert lapsed not in cited(first_day)
    assert successor in cited(first_day)


def test_a_document_cites_only_what_is_meant_for_it() -> None:
    assert "Luật Tổ chức chính quyền địa phương" not in cited(date(2026, 11, 10), "TO_TRINH")
    assert cited(date(2026, 11, 10), "GIAY_MOI") == []


def test_laws_carry_no_number() -> None:
    laws = [each for each in the_plan().legal_bases if each.kind == "Luật"]
    assert [each.number for each in laws] == ["", "", ""]


def test_nothing_is_in_force_before_its_day() -> None:
    decree = the_plan().legal_bases[0]
    assert not in_force(decree, decree.in_force_from - timedelta(days=1))
