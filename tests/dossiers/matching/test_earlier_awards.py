from datetime import date
from typing import Any

import pytest

from dossiers.intake.submission_intake import Intake
from dossiers.matching.earlier_awards import (
    EarlierAward,
    Match,
    alike_warnings,
    earlier_award,
    matches_of,
    subject_of,
)
from dossiers.matching.likeness import Grade
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import Refused
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.submission import Submission
from tests.dossiers.builders import (
    RECEIVED_ON,
    a_collective,
    a_dossier,
    a_nominee,
    a_round,
    a_unit,
    the_plan,
)
from tests.dossiers.handing_in import take_in


def an_award(**change: Any) -> EarlierAward:
    facts: dict[str, Any] = {
        "code": "KT-000001",
        "kind": NomineeKind.CA_NHAN,
        "name": "Ông Nguyễn Văn Mẫu",
        "birth_year": 1988,
        "award": "Giấy khen của Chủ tịch UBND phường",
        "decision": "12/QĐ-UBND",
        "decided_on": date(2025, 12, 20),
        "achievement": "Có sáng kiến số hóa hồ sơ",
    }
    return EarlierAward(**(facts | change))


def found(nominee: Nominee, *earlier: EarlierAward) -> tuple[Match, ...]:
    return matches_of(nominee, "Trường Mẫu", earlier, the_plan(), RECEIVED_ON)


def nominated(nominee: Nominee, *earlier: EarlierAward, by_unit: bool = False) -> Intake:
    handed = Submission(
        round=a_round(),
        unit=a_unit(),
        nominees=(nominee,),
        received_on=RECEIVED_ON,
        by_unit=by_unit,
    )
    return take_in(handed, matches=(found(nominee, *earlier),))


def test_a_match_shows_decision_award_achievement_and_how_alike() -> None:
    (match,) = found(a_nominee(achievement="Vận động hội viên học số"), an_award())

    assert match.likeness.grade is Grade.TRUNG_KHOP
    for said in (
        "Trùng khớp",
        "trùng tên, cùng năm sinh",
        "Giấy khen của Chủ tịch",
        "12/QĐ-UBND",
        "ngày 20/12/2025",
        "thành tích khác",
        "“Có sáng kiến số hóa hồ sơ”",
    ):
        assert said in match.text


def test_the_surest_match_comes_first() -> None:
    alike = an_award(code="KT-000002", name="Nguyễn Văn Mậu", birth_year=None)
    other = an_award(code="KT-000003", name="Trần Thị Khác")
    codes = [each.earlier.code for each in found(a_nominee(), alike, an_award(), other)]
    assert codes == ["KT-000001", "KT-000002"]


def test_the_same_nominee_with_the_same_achievement_is_refused_by_decision() -> None:
    with pytest.raises(Refused, match=r"12/QĐ-UBND.*một thành tích chỉ khen một lần.*Điều 5"):
        nominated(a_nominee(), an_award())


def test_the_same_nominee_in_another_round_is_refused_by_dossier() -> None:
    waiting = a_dossier(7, round="2026-DX", nominee=a_nominee())
    elsewhere = earlier_award(waiting, "Giấy khen", "", None)
    with pytest.raises(Refused, match=r"hồ sơ HS-2026-0007 đợt 2026-DX \(“Đã tiếp nhận”\)"):
        nominated(a_nominee(), elsewhere)


def test_a_unit_is_told_of_decisions_and_not_of_what_is_on_its_way() -> None:
    other = a_nominee(achievement="Vận động 210 hội viên dùng dịch vụ công")
    waiting = a_dossier(7, round="2026-DX", nominee=a_nominee(), status=Status.KHONG_DE_NGHI)
    elsewhere = earlier_award(waiting, "Giấy khen", "", None)
    with pytest.raises(Refused, match="ở hồ sơ khác; một thành tích chỉ khen một lần") as refused:
        nominated(a_nominee(), elsewhere, by_unit=True)

    assert "HS-2026-0007" not in str(refused.value)
    assert waiting.status.text not in str(refused.value)
    assert nominated(other, elsewhere, by_unit=True).warnings == ()
    assert "12/QĐ-UBND" in nominated(other, an_award(), by_unit=True).warnings[0]
    assert "HS-2026-0007" in nominated(other, elsewhere).warnings[0]


@pytest.mark.parametrize(
    "nominee",
    [
        a_nominee(achievement="Vận động 210 hội viên dùng dịch vụ công"),
        a_nominee(birth_year=1999),
        a_nominee(birth_year=None, workplace="Công an phường", name="Nguyễn Văn Mậu"),
    ],
)
def test_another_achievement_or_perhaps_another_person_is_noted(nominee: Nominee) -> None:
    (warning,) = nominated(nominee, an_award()).warnings
    assert "12/QĐ-UBND" in warning


def test_other_people_are_not_mentioned() -> None:
    assert nominated(a_nominee(), an_award(name="Nguyễn Văn Khác")).warnings == ()


@pytest.mark.parametrize(
    ("name", "achievement", "forbidden", "asked"),
    [
        ("Nguyễn Văn Mẫu", "Có sáng kiến số hóa hồ sơ", True, True),
        ("Nguyễn Văn Mẫu", "Có nhiều sáng kiến số hóa hồ sơ", False, True),
        ("Nguyễn Văn Mẫu", "Dẫn đầu phong trào thể thao", False, False),
        ("Nguyễn Văn Mậu", "Có sáng kiến số hóa hồ sơ", False, True),
        ("Nguyễn Mẫu", "Có nhiều sáng kiến số hóa hồ sơ", False, False),
        ("Nguyễn Văn Mẫu", "", False, False),
    ],
)
def test_what_must_be_answered_depends_on_both_likenesses(
    name: str, achievement: str, forbidden: bool, asked: bool
) -> None:
    (match,) = found(a_nominee(), an_award(name=name, achievement=achievement))
    assert (match.forbidden, match.asked) == (forbidden, asked)


def test_a_dossier_issued_is_an_earlier_award_with_its_decision() -> None:
    dossier: Dossier = a_dossier(3, status=Status.DA_BAN_HANH, nominee=a_nominee(workplace="Tổ 5"))
    award = earlier_award(dossier, "Giấy khen", "05/QĐ-UBND", date(2026, 12, 1))
    assert award.text.endswith("Quyết định số 05/QĐ-UBND ngày 01/12/2026")
    assert award.subject == subject_of(dossier.nominee, dossier.unit.name)


def test_two_rows_that_are_very_alike_are_warned_of() -> None:
    rows = (
        a_nominee(name="Hoàng Thị Mẫu", birth_year=None),
        a_nominee(name="Hoang Thi Mau", birth_year=None),
        a_nominee(name="Hoàng Thị Khác", birth_year=None),
        a_collective(name="Tổ 5"),
        a_collective(name="Tổ dân phố số 05"),
    )
    warnings = list(alike_warnings(rows, "Trường Mẫu", the_plan()))
    assert [each.split(" trong cùng phiếu ")[0] for each in warnings] == [
        "Hoàng Thị Mẫu và Hoang Thi Mau",
        "Tổ 5 và Tổ dân phố số 05",
    ]


def test_a_thousand_numbered_rows_are_compared_at_once() -> None:
    rows = [a_nominee(name=f"Nguyễn Văn Mẫu {place}") for place in range(1000)]
    assert list(alike_warnings(rows, "Trường Mẫu", the_plan())) == []
