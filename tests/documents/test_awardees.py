"""Order, counts and posts of awardees."""

from datetime import date

import pytest

from documents import awardees
from dossiers.model.dossier import Dossier
from dossiers.model.errors import UnknownDossier
from tests.documents.builders import a_case, a_dossier, a_nominee


def a_household(code: str = "HS-2026-0003") -> Dossier:
    return a_dossier(
        code=code,
        nominee=a_nominee(
            kind="HO_GIA_DINH",
            honorific=None,
            position="",
            workplace="",
            address="Tổ 7, phường Bắc Kạn",
        ),
    )


def test_lists_in_the_order_given_within_each_part() -> None:
    case = a_case()
    codes = list(reversed(case.proposal.dossiers))
    listed = awardees.listed(codes, case.dossiers)
    kinds = [dossier.nominee.kind for dossier in listed]
    assert kinds == sorted(kinds, key=["TAP_THE", "CA_NHAN", "HO_GIA_DINH"].index)
    persons = [each.code for each in listed if each.nominee.kind == "CA_NHAN"]
    assert persons == [code for code in codes if code in persons]


def test_refuses_a_dossier_that_it_was_not_given() -> None:
    with pytest.raises(UnknownDossier, match="HS-2026-9999"):
        awardees.listed(["HS-2026-9999"], [a_dossier()])


def test_counts_each_kind_in_figures_and_words() -> None:
    case = a_case()
    awarded = awardees.listed(case.proposal.dossiers, case.dossiers)
    assert awardees.counts(awarded) == "02 (hai) tập thể và 04 (bốn) cá nhân"
    assert awardees.counts([]) == "00 (không) hồ sơ"


def test_counts_three_kinds_with_commas() -> None:
    case = a_case()
    three = [case.dossiers[0], case.dossiers[1], a_household()]
    assert awardees.counts(three) == ("01 (một) tập thể, 01 (một) cá nhân và 01 (một) hộ gia đình")


@pytest.mark.parametrize(
    ("changes", "post"),
    [
        ({}, "Chuyên viên, Trung tâm Mẫu"),
        ({"workplace": "", "address": "Tổ 7"}, "Chuyên viên, Tổ 7"),
        ({"position": ""}, "Trung tâm Mẫu"),
        ({"position": "", "workplace": ""}, "Hội Phụ nữ Mẫu"),
    ],
)
def test_names_post_and_place_or_the_nominating_unit(changes: dict[str, str], post: str) -> None:
    assert awardees.post(a_dossier(nominee=a_nominee(**changes))) == post


def test_a_supplement_does_not_bring_a_dossier_under_newer_law() -> None:
    before, after = date(2026, 9, 20), date(2026, 10, 2)
    old = a_dossier(received_on=after, first_received_on=before)

    assert awardees.last_received([old]) == before
    assert awardees.last_received([old, a_dossier(received_on=after)]) == after
    assert awardees.last_received([]) is None
