"""Ties at the last place: the law first, then people, with a reason that stays."""

import pytest

from dossiers.council.voting import Vote
from dossiers.model.dossier import Dossier
from dossiers.model.errors import QuotaExceeded
from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from tests.dossiers.builders import (
    a_collective,
    a_nominee,
    a_round,
    a_vote,
    an_eligible_dossier,
    concluded,
    nominated,
)

COLLECTIVES = nominated(NomineeKind.TAP_THE, 3)
REASON = "thành tích của Tên 3 có số liệu rõ hơn."


def votes(*agree: int) -> tuple[Vote, ...]:
    return tuple(a_vote(place, each) for place, each in enumerate(agree, 1))


def codes(*places: int) -> tuple[str, ...]:
    return tuple(f"HS-2026-000{place}" for place in places)


def persons(*honorifics: Honorific) -> tuple[Dossier, ...]:
    return tuple(
        an_eligible_dossier(place, nominee=a_nominee(name=f"Tên {place}", honorific=each))
        for place, each in enumerate(honorifics, 1)
    )


def test_a_tie_at_the_last_place_is_shown_and_left_to_people() -> None:
    with pytest.raises(QuotaExceeded) as caught:
        concluded(COLLECTIVES, votes=votes(9, 8, 8))
    said = str(caught.value)
    assert "(2, bằng phiếu) HS-2026-0002 (Tên 2) 8/9" in said
    assert "(2, bằng phiếu) HS-2026-0003 (Tên 3) 8/9" in said
    assert said.endswith("Suất cuối có hồ sơ bằng phiếu: Hội đồng chọn và ghi lý do.")


def test_choosing_among_equals_follows_the_stated_order_and_says_so() -> None:
    done = concluded(COLLECTIVES, votes=votes(9, 8, 8), selected=codes(1, 3))
    (told,) = [each for each in done.notes if "Lý do chọn khi bằng phiếu" in each]
    assert "HS-2026-0002" in told
    assert "HS-2026-0001" not in told
    stated = "Bằng phiếu ở suất cuối, Hội đồng quyết định: theo thứ tự Hội đồng đã nêu."
    assert [stated in each.reason for each in done.events] == [False, True, True]


def test_the_reason_stays_with_those_it_is_about() -> None:
    done = concluded(COLLECTIVES, votes=votes(9, 8, 8), selected=codes(1, 3), tie_reason=REASON)
    assert done.session.tie_reason == REASON
    told = f"Bằng phiếu ở suất cuối, Hội đồng quyết định: {REASON}"
    assert [told in each.reason for each in done.events] == [False, True, True]


@pytest.mark.parametrize(
    ("agree", "selected"),
    [
        ((9, 8, 7), codes(1, 2)),
        ((9, 9, 8), codes(1, 2)),
        ((9, 8, 7), codes(1, 3)),
        ((9, 8, 8), codes(1)),
        ((9, 8, 4), ()),
    ],
)
def test_where_votes_decide_no_reason_is_asked(
    agree: tuple[int, ...], selected: tuple[str, ...]
) -> None:
    done = concluded(COLLECTIVES, votes=votes(*agree), selected=selected)
    assert not [each for each in done.notes if "bằng phiếu" in each]
    assert not [each for each in done.events if "Bằng phiếu" in each.reason]


def test_the_law_decides_before_people_do() -> None:
    """Decree 152/2025, Điều 4: five with as many votes, four places, one man among them."""
    held = persons(Honorific.ONG, *[Honorific.BA] * 4)
    done = concluded(held, votes=votes(*[8] * 5), selected=codes(2, 3, 4, 5))
    assert done.session.selected == codes(2, 3, 4, 5)


MAN, WOMAN = (a_nominee(honorific=each) for each in Honorific)


@pytest.mark.parametrize(
    ("passed_over", "chosen", "agree", "noted"),
    [
        (WOMAN, MAN, (8, 8), True),
        (a_collective(women=7, members=10), a_collective(), (8, 8), True),
        (MAN, WOMAN, (8, 8), False),
        (MAN, MAN, (8, 8), False),
        (WOMAN, WOMAN, (8, 8), False),
        (WOMAN, MAN, (7, 8), False),
        (WOMAN, a_collective(), (8, 8), False),
        (WOMAN, MAN, (4, 8), False),
    ],
)
def test_passing_over_whom_the_law_favours_for_an_equal_is_noted(
    passed_over: Nominee, chosen: Nominee, agree: tuple[int, int], *, noted: bool
) -> None:
    held = [
        an_eligible_dossier(place, nominee=each.model_copy(update={"name": f"Tên {place}"}))
        for place, each in enumerate((passed_over, chosen), 1)
    ]
    notes = concluded(held, votes=votes(*agree), selected=codes(2)).notes
    favoured = [each for each in notes if "được ưu tiên theo quy định" in each]
    assert bool(favoured) is noted
    assert all(each.startswith("Hồ sơ HS-2026-0001 (Tên 1) bằng phiếu") for each in favoured)


def test_whom_the_law_favours_is_not_noted_when_chosen() -> None:
    held = persons(Honorific.ONG, Honorific.BA)
    notes = concluded(held, votes=votes(8, 8), selected=codes(1, 2)).notes
    assert not [each for each in notes if "được ưu tiên" in each]


def test_the_default_order_is_by_merit() -> None:
    held = persons(Honorific.ONG, Honorific.BA, Honorific.ONG)
    assert concluded(held, votes=votes(8, 8, 9)).session.selected == codes(3, 2, 1)


def test_a_number_that_the_ward_has_not_confirmed_is_said() -> None:
    done = concluded(COLLECTIVES, a_round(award="BANG_KHEN"))
    said = [each for each in done.notes if each.startswith("Số lượng tối đa")]
    assert [each.partition(" (")[0] for each in said] == [
        "Số lượng tối đa 15 tập thể chưa xác nhận"
    ]
    done = concluded(COLLECTIVES, votes=votes(9, 9), selected=codes(1, 2))
    assert not [each for each in done.notes if each.startswith("Số lượng tối đa")]


def test_where_the_plan_sets_no_number_that_is_said() -> None:
    said = "Kế hoạch không quy định số lượng đối với hộ gia đình"
    done = concluded(nominated(NomineeKind.HO_GIA_DINH, 3))
    assert [each for each in done.notes if said in each] == [f"{said}; Hội đồng chọn 3."]
    done = concluded(COLLECTIVES, votes=votes(9, 9))
    assert not [each for each in done.notes if said in each]
