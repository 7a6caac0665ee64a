"""Ties at the last place: the law first, then people, with a reason that stays."""

import pytest

from dossiers.council import Vote
from dossiers.dossier import Dossier, Honorific, NomineeKind
from dossiers.errors import QuotaExceeded
from dossiers.plan import AwardForm
from tests.dossiers.builders import (
    a_nominee,
    a_round,
    a_vote,
    an_eligible_dossier,
    nominated,
    settled,
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
        settled(COLLECTIVES, votes=votes(9, 8, 8))
    said = str(caught.value)
    assert "(2, bằng phiếu) HS-2026-0002 (Tên 2) 8/9" in said
    assert "(2, bằng phiếu) HS-2026-0003 (Tên 3) 8/9" in said
    assert said.endswith("Suất cuối có hồ sơ bằng phiếu: Hội đồng chọn và ghi lý do.")


def test_choosing_among_equals_follows_the_stated_order_and_says_so() -> None:
    done = settled(COLLECTIVES, votes=votes(9, 8, 8), selected=codes(1, 3))
    (told,) = [each for each in done.notes if "Lý do chọn khi bằng phiếu" in each]
    assert "HS-2026-0002" in told
    assert "HS-2026-0001" not in told
    stated = "Bằng phiếu ở suất cuối, Hội đồng quyết định: theo thứ tự Hội đồng đã nêu."
    assert [stated in each.reason for each in done.events] == [False, True, True]


def test_the_reason_stays_with_those_it_is_about() -> None:
    done = settled(COLLECTIVES, votes=votes(9, 8, 8), selected=codes(1, 3), tie_reason=REASON)
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
    assert settled(COLLECTIVES, votes=votes(*agree), selected=selected)


def test_the_law_decides_before_people_do() -> None:
    """Decree 152/2025, Điều 4: five with as many votes, four places, one man among them."""
    held = persons(Honorific.ONG, *[Honorific.BA] * 4)
    done = settled(held, votes=votes(*[8] * 5), selected=codes(2, 3, 4, 5))
    assert done.session.selected == codes(2, 3, 4, 5)


def test_passing_over_whom_the_law_favours_is_noted() -> None:
    held = persons(Honorific.ONG, Honorific.BA)
    notes = settled(held, votes=votes(8, 8), selected=codes(1)).notes
    assert any(
        "HS-2026-0002 (Tên 2) bằng phiếu với hồ sơ được chọn và được ưu tiên" in each
        for each in notes
    )


def test_the_default_order_is_by_merit() -> None:
    held = persons(Honorific.ONG, Honorific.BA, Honorific.ONG)
    assert settled(held, votes=votes(8, 8, 9)).session.selected == codes(3, 2, 1)


def test_a_number_that_the_ward_has_not_confirmed_is_said() -> None:
    done = settled(COLLECTIVES, a_round(award=AwardForm.BANG_KHEN))
    assert any("Số lượng tối đa 15 tập thể chưa xác nhận" in each for each in done.notes)
