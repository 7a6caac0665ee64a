"""Values end with the documents that they are taken from; a successor stands in its place."""

from datetime import date

from tests.dossiers.builders import the_plan, the_rehearsed_plan
from wards.terms import ended, in_rank

END = date(2027, 3, 1)


def test_what_is_taken_from_a_document_ends_with_it() -> None:
    plan = the_plan()
    taken = (*plan.coefficients, *plan.bonus_rules, *plan.tie_breaks, *plan.holds)

    assert {each.source.document for each in taken} == {"152/2025/NĐ-CP"}
    assert {each.lapsed_on for each in taken} == {END}


def test_what_is_taken_from_nothing_that_ends_goes_on() -> None:
    plan = the_plan()

    assert {each.lapsed_on for each in (*plan.one_award, *plan.awards)} == {None}
    assert plan.salaries[-1].lapsed_on is None


def test_an_end_of_its_own_that_comes_first_stands() -> None:
    plan = the_plan()
    early = plan.tie_breaks[0].model_copy(update={"lapsed_on": date(2026, 1, 1)})

    again = ended(plan.model_copy(update={"tie_breaks": (early,)}))

    assert again.tie_breaks[0].lapsed_on == date(2026, 1, 1)


def test_a_successor_stands_where_the_first_that_it_replaces_stood() -> None:
    bases = the_rehearsed_plan().legal_bases
    names = [each.reference for each in in_rank((*bases[1:], bases[0]))]

    assert names.index("152/2025/NĐ-CP") + 1 == names.index("00/2027/NĐ-CP")
    assert names[-1] == bases[0].reference
