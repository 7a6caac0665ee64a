"""Who must not vote; the cases of who is concerned are in `test_council_cases`."""

from typing import Any

import pytest

from dossiers.council.recusal import corrected_notes, recusal_faults, recusal_notes, recused_by_rule
from dossiers.council.voting import Namesake
from dossiers.model.errors import VotesDisagree
from tests.dossiers.builders import (
    a_collective,
    a_household,
    a_nominee,
    a_roster_member,
    a_session,
    a_sitting,
    a_vote,
    an_eligible_dossier,
)

PERSON = an_eligible_dossier(nominee=a_nominee(name="Thành Viên 4"))
OTHER = Namesake(name="Thành Viên 4", reason="khác năm sinh")


def test_a_form_names_those_who_must_not_vote_before_anyone_asks() -> None:
    roster = [a_roster_member(name="Thành Viên 2", heads=("Tổ Một cửa Mẫu", "Tổ khác"))]
    names = [f"Thành Viên {place}" for place in range(9)]
    assert recused_by_rule(names, PERSON, roster) == ["Thành Viên 4"]
    collective = an_eligible_dossier(nominee=a_collective())
    assert recused_by_rule(names, collective, roster) == ["Thành Viên 2"]
    assert recused_by_rule(names, collective, []) == []


@pytest.mark.parametrize(
    ("headed", "nominated", "concerned"),
    [
        ("Hội Liên hiệp Phụ nữ phường", "Hội LHPN phường Bắc Kạn", True),
        ("Ủy ban nhân dân phường Bắc Kạn", "UBND phường Bắc Kạn", True),
        ("Phòng Văn hóa - Xã hội", "Tập thể Phòng VH-XH", True),
        ("Công an phường", "CÔNG AN PHƯỜNG BẮC KẠN", True),
        ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị", False),
        ("Tổ dân phố 5", "Tổ 6", False),
        ("Ủy ban nhân dân phường Bắc Kạn", "Ủy ban nhân dân phường Đức Xuân", False),
    ],
)
def test_who_heads_a_collective_does_not_vote_however_its_name_is_written(
    headed: str, nominated: str, *, concerned: bool
) -> None:
    roster = [a_roster_member(name="Thành Viên 2", heads=(headed,))]
    dossier = an_eligible_dossier(nominee=a_collective(name=nominated))
    assert bool(list(recusal_faults(a_sitting(), a_vote(), dossier, roster))) is concerned


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"namesakes": (OTHER,)}, ""),
        ({"recused": ("Thành Viên 4",)}, ""),
        ({"namesakes": (OTHER,), "recused": ("Thành Viên 4",)}, "hãy chỉ giữ một"),
        (
            {"namesakes": (OTHER, Namesake(name="Thành Viên 5", reason="?"))},
            "Thành Viên 5 không phải thành viên trùng tên",
        ),
        (
            {"namesakes": (OTHER, Namesake(name="Người Lạ", reason="?"))},
            "Người Lạ không phải thành viên trùng tên",
        ),
    ],
)
def test_a_namesake_votes_if_the_form_says_that_it_is_another(
    change: dict[str, Any], said: str
) -> None:
    found = [str(each) for each in recusal_faults(a_sitting(), a_vote(**change), PERSON, ())]
    assert bool(found) == bool(said)
    assert said in "".join(found)


def test_a_member_who_is_not_recused_is_named_with_the_way_out() -> None:
    (fault,) = recusal_faults(a_sitting(), a_vote(), PERSON, ())
    assert isinstance(fault, VotesDisagree)
    assert str(fault) == (
        "Thành viên Thành Viên 4 có tên trong hồ sơ HS-2026-0001 (Thành Viên 4) nên không được biểu"
        " quyết hồ sơ này; hãy ghi Thành Viên 4 vào “Thành viên không tham gia” và bớt phiếu, nếu"
        " là người khác thì ghi vào “Trùng tên” kèm lý do."
    )


@pytest.mark.parametrize(
    "nominee", [a_nominee(name="Thanh Vien 4"), a_household(name="Hộ ông Thành Viên 4")]
)
def test_a_name_nearly_alike_is_for_people_to_look_at(nominee: object) -> None:
    dossier = PERSON.model_copy(update={"nominee": nominee})
    (note,) = recusal_notes(a_sitting(), a_vote(), dossier)
    assert "Tên thành viên Thành Viên 4 gần giống" in note
    assert not list(recusal_faults(a_sitting(), a_vote(namesakes=(OTHER,)), dossier, ()))


@pytest.mark.parametrize(
    ("nominee", "recused"),
    [
        (a_nominee(name="Thành Viên 4"), ()),
        (a_nominee(name="Thanh Vien 4"), ("Thành Viên 4",)),
        (a_collective(name="Tổ Thành Viên 4"), ()),
        (a_nominee(name="Ông Thành Viên 4"), ()),
        (a_household(name="Hộ ông Nguyễn Thành Viên 44"), ()),
    ],
)
def test_other_names_are_not(nominee: object, recused: tuple[str, ...]) -> None:
    dossier = PERSON.model_copy(update={"nominee": nominee})
    assert not list(recusal_notes(a_sitting(), a_vote(recused=recused), dossier))


def test_a_person_does_not_head_a_collective_of_the_same_name() -> None:
    roster = [a_roster_member(name="Thành Viên 2", heads=("Mẫu",))]
    dossier = PERSON.model_copy(update={"nominee": a_nominee(name="Mẫu")})
    assert not list(recusal_faults(a_sitting(), a_vote(), dossier, roster))


def test_a_chair_who_does_not_vote_is_noted() -> None:
    dossier = an_eligible_dossier(nominee=a_nominee(name="Thành Viên 0"))
    (note,) = recusal_notes(a_sitting(), a_vote(recused=("Thành Viên 0",)), dossier)
    assert "phần này cần người khác điều hành" in note


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, True),
        ({"recused": ("Thành Viên 4",)}, False),
        ({"namesakes": (OTHER,)}, False),
        ({"dossier": "HS-2026-0009"}, False),
    ],
)
def test_a_voter_who_is_the_nominee_by_the_corrected_name_is_told(
    change: dict[str, Any], *, told: bool
) -> None:
    before = an_eligible_dossier(nominee=a_nominee(name="Thành Viên Bốn"))
    session = a_session(votes=(a_vote(**change),))
    assert bool(list(corrected_notes(before, PERSON, [session], ()))) is told
    assert not list(corrected_notes(PERSON, PERSON, [session], ())), "that was known before"
