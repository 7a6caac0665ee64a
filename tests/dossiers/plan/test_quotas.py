from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.model.dossier import Status
from dossiers.model.errors import DatesOutOfOrder, PlanFault, Refused
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Occasion
from dossiers.plan.quotas import check_round, quota, quota_counts, same_quota
from tests.dossiers.builders import a_collective, a_dossier, a_round, the_plan

YEARS = {
    ("GIAY_KHEN", Occasion.HANG_NAM): range(2026, 2031),
    ("GIAY_KHEN", Occasion.SO_KET): (2027,),
    ("GIAY_KHEN", Occasion.TONG_KET): (2030,),
    ("BANG_KHEN", Occasion.HANG_NAM): range(2026, 2031),
    ("BANG_KHEN", Occasion.SO_KET): (2027,),
    ("BANG_KHEN", Occasion.TONG_KET): (2030,),
    ("CO_THI_DUA", Occasion.TONG_KET): (2030,),
    ("HUAN_CHUONG_LAO_DONG", Occasion.HANG_NAM): range(2026, 2031),
}
"""Plan IV and VI.1."""

TAKES_A_PLACE = {
    Status.HOI_DONG_DE_NGHI,
    Status.TRINH_KY,
    Status.DA_BAN_HANH,
    Status.DA_TRINH_TINH,
    Status.CAP_TINH_TANG,
}


@pytest.mark.parametrize("award", [each.code for each in the_plan().awards])
@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize("year", range(2024, 2033))
def test_a_round_opens_only_in_the_years_of_the_plan(
    award: str, occasion: Occasion, year: int
) -> None:
    opened = a_round(award=award, occasion=occasion, year=year)
    if year in YEARS.get((award, occasion), ()):
        check_round(opened, the_plan())
    else:
        with pytest.raises(Refused, match=r"Kế hoạch, Mục IV"):
            check_round(opened, the_plan())


def test_a_wrong_year_names_the_right_one_and_the_paragraph() -> None:
    with pytest.raises(Refused) as caught:
        check_round(a_round(occasion=Occasion.SO_KET, year=2028), the_plan())
    assert str(caught.value) == (
        "Giấy khen của Chủ tịch UBND phường dịp sơ kết chỉ xét năm 2027, không xét năm 2028"
        " (Kế hoạch, Mục IV.4, gạch đầu dòng thứ hai); hãy sửa năm hoặc dịp xét."
    )


def test_an_unknown_movement_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"Không có phong trào “KHONG-CO”.*BK-KHCN-2026-2030"):
        check_round(a_round(movement="KHONG-CO"), the_plan())


def test_nothing_goes_up_before_the_round_closes() -> None:
    opened = a_round(closes_on=date(2026, 10, 15), send_by=date(2026, 10, 14))
    with pytest.raises(DatesOutOfOrder, match=r"14/10/2026 trước hạn nhận hồ sơ 15/10/2026"):
        check_round(opened, the_plan())


def test_a_round_cannot_close_before_it_opens() -> None:
    opened = a_round(opens_on=date(2026, 10, 15), closes_on=date(2026, 10, 14))
    with pytest.raises(DatesOutOfOrder, match=r"14/10/2026.*15/10/2026"):
        check_round(opened, the_plan())


def test_a_round_may_open_and_close_on_one_day() -> None:
    day = date(2026, 10, 15)
    for days in ({"opens_on": day, "closes_on": day}, {"opens_on": day}, {"closes_on": day}):
        check_round(a_round(**days), the_plan())


@pytest.mark.parametrize(
    ("award", "occasion", "year", "collectives", "persons"),
    [
        ("GIAY_KHEN", Occasion.HANG_NAM, 2026, 2, 4),
        ("GIAY_KHEN", Occasion.SO_KET, 2027, 4, 6),
        ("GIAY_KHEN", Occasion.TONG_KET, 2030, 6, 10),
        ("BANG_KHEN", Occasion.HANG_NAM, 2029, 15, 20),
        ("BANG_KHEN", Occasion.SO_KET, 2027, 20, 20),
        ("BANG_KHEN", Occasion.TONG_KET, 2030, 30, 30),
        ("CO_THI_DUA", Occasion.TONG_KET, 2030, 2, None),
    ],
)
def test_the_quotas_are_those_of_the_plan(
    award: str, occasion: Occasion, year: int, collectives: int, persons: int | None
) -> None:
    opened = a_round(award=award, occasion=occasion, year=year)
    found = [quota(the_plan(), opened, kind) for kind in (NomineeKind.TAP_THE, NomineeKind.CA_NHAN)]
    assert [each and each.maximum for each in found] == [collectives, persons]


def test_a_number_holds_in_its_own_years() -> None:
    plan = the_plan()
    (movement,) = plan.movements
    early = movement.quotas[0].model_copy(update={"years": (2026,), "maximum": 1})
    late = movement.quotas[0].model_copy(update={"years": (2027,), "maximum": 3})
    changed = movement.model_copy(update={"quotas": (early, late)})
    changed_plan = plan.model_copy(update={"movements": (changed,)})
    found = [quota(changed_plan, a_round(year=year), early.kind) for year in (2026, 2027, 2028)]
    assert [each and each.maximum for each in found] == [1, 3, None]


def test_an_occasion_that_the_plan_lacks_is_answered_with_those_of_the_award() -> None:
    with pytest.raises(Refused) as caught:
        check_round(a_round(award="CO_THI_DUA"), the_plan())
    assert str(caught.value) == (
        "Kế hoạch không có Cờ thi đua của UBND tỉnh dịp hàng năm; hãy chọn dịp: tổng kết (Kế hoạch,"
        " Mục IV.2: tối đa 02 cờ, theo hướng dẫn của Sở Nội vụ)."
    )


def test_the_plan_says_nothing_of_households() -> None:
    assert quota(the_plan(), a_round(), NomineeKind.HO_GIA_DINH) is None
    household = quota_counts(the_plan(), a_round(), ())[2]
    assert (household.maximum, household.left) == (None, None)
    assert household.source == "Kế hoạch không quy định số lượng đối với hộ gia đình"


@given(st.lists(st.tuples(st.sampled_from(Status), st.booleans()), max_size=12))
def test_a_place_is_used_by_whoever_was_chosen_and_not_sent_away(
    rows: list[tuple[Status, bool]],
) -> None:
    held = [
        a_dossier(place, status=status, **({"nominee": a_collective()} if collective else {}))
        for place, (status, collective) in enumerate(rows, 1)
    ]
    collectives, persons, _ = quota_counts(the_plan(), a_round(), held)
    assert collectives.used == sum(status in TAKES_A_PLACE and group for status, group in rows)
    assert persons.used == sum(status in TAKES_A_PLACE and not group for status, group in rows)


def test_what_is_left_is_never_below_none() -> None:
    held = [a_dossier(n, status=Status.DA_BAN_HANH, nominee=a_collective()) for n in range(1, 4)]
    assert quota_counts(the_plan(), a_round(), held)[0].left == 0


def test_two_rounds_of_one_occasion_and_year_share_a_quota() -> None:
    plan = the_plan()
    assert same_quota(plan, a_round(), a_round(code="2026-HN-GK-2"))
    assert not same_quota(plan, a_round(), a_round(year=2027))
    assert not same_quota(plan, a_round(), a_round(award="BANG_KHEN"))


def test_a_review_adds_to_the_yearly_number_unless_the_ward_says_that_it_replaces_it() -> None:
    """The plan (IV) does not say; `movement.reviews` in the plan's data decides."""
    plan = the_plan()
    yearly = a_round(year=2027)
    review = a_round(code="2027-SK-GK", occasion=Occasion.SO_KET, year=2027)
    assert not same_quota(plan, yearly, review)

    (movement,) = plan.movements
    reviews = movement.reviews.model_copy(update={"replace_yearly": True})
    movement = movement.model_copy(update={"reviews": reviews})
    replacing = plan.model_copy(update={"movements": (movement,)})
    assert same_quota(replacing, yearly, review)
    assert not same_quota(replacing, a_round(), a_round(occasion=Occasion.SO_KET, year=2027))
    counts = quota_counts(replacing, yearly, ())
    assert [(each.occasion, each.maximum) for each in counts[:2]] == [
        (Occasion.SO_KET, 4),
        (Occasion.SO_KET, 6),
    ]
    assert quota_counts(replacing, a_round(), ()) == quota_counts(plan, a_round(), ())


def test_a_count_says_what_is_used_left_and_in_progress_and_whether_the_number_is_sure() -> None:
    held = [
        a_dossier(1, nominee=a_collective(), status=Status.TRINH_KY),
        a_dossier(2, nominee=a_collective(), status=Status.DU_DIEU_KIEN),
        a_dossier(3, nominee=a_collective(), status=Status.DA_RUT),
    ]
    assert quota_counts(the_plan(), a_round(), held)[0].text == (
        "Tập thể: đã chọn 1/2, còn 1, đang xét 1 (Kế hoạch, Mục IV.4, gạch đầu dòng thứ nhất)"
    )
    unsure = quota_counts(the_plan(), a_round(award="BANG_KHEN"), held)[0].text
    assert unsure.endswith("tạm coi là của phường; chưa xác nhận)")
    household = quota_counts(the_plan(), a_round(), ())[2].text
    assert household == (
        "Hộ gia đình: đã chọn 0, đang xét 0; Kế hoạch không quy định số lượng đối với hộ gia đình"
    )


def test_an_award_that_is_not_there_is_a_fault_of_the_plan() -> None:
    plan = the_plan().model_copy(update={"awards": the_plan().awards[:2]})
    with pytest.raises(PlanFault, match=r"“CO_THI_DUA” \(wards/awards.toml\); hãy bổ sung"):
        quota_counts(plan, a_round(award="CO_THI_DUA"), ())
