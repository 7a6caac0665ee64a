"""What goes from all that tells of a dossier when it is anonymised, and when it may."""

from datetime import date
from typing import Any

import pytest

from dossiers.intake.anonymisation import CLOSED, Traces, anonymised, check_anonymisable
from dossiers.matching.name_keys import dossier_keys
from dossiers.model.citizen_ids import masked
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import InvalidTransition, Refused
from dossiers.model.nominee import NomineeKind
from tests.storage.examples import a_dossier

TODAY, PAST, TO_COME = date(2040, 5, 4), date(2037, 1, 1), date(2040, 5, 5)
NUMBER = "019088000123"


def of(kind: NomineeKind = NomineeKind.CA_NHAN, **changes: Any) -> Dossier:
    """Return a closed dossier of a person."""
    facts = {"kind": kind, "name": "Lý An", "citizen_id": NUMBER, "address": "Tổ 9"}
    nominee = a_dossier().nominee.model_copy(update={**facts, "achievement": "Dạy 12 lớp"})
    closed = {"status": Status.DA_BAN_HANH, "former_names": ("Lý Anh",), "nominee": nominee}
    return a_dossier(**{**closed, **changes})


def row(**changes: Any) -> dict[str, Any]:
    """Return the row of the nominee in a form."""
    said = {"name": "Lý An", "birth_year": 1990, "citizen_id": NUMBER, "achievement": "Dạy 12 lớp"}
    return {**said, **changes}


def test_closed_and_over_it_may() -> None:
    check_anonymisable(of(), TODAY, TODAY)
    check_anonymisable(of(NomineeKind.HO_GIA_DINH), PAST, TODAY)


@pytest.mark.parametrize("status", sorted(set(Status) - CLOSED))
def test_while_it_is_open_it_may_not(status: Status) -> None:
    with pytest.raises(InvalidTransition, match=status.text):
        check_anonymisable(of(status=status), PAST, TODAY)


@pytest.mark.parametrize(
    ("kind", "until", "said"),
    [
        (NomineeKind.CA_NHAN, TO_COME, "từ ngày 05/05/2040"),
        (NomineeKind.CA_NHAN, None, "vĩnh viễn"),
        (NomineeKind.TAP_THE, PAST, "tập thể"),
    ],
)
def test_otherwise_it_says_why_not(kind: NomineeKind, until: date | None, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_anonymisable(of(kind), until, TODAY)


def test_an_anonymised_dossier_tells_nobody_and_stands_where_it_stood() -> None:
    bare = anonymised(of(), TODAY)
    told = bare.model_dump_json()
    assert not any(each in told for each in ("Lý An", NUMBER, "Tổ 9", "Dạy 12 lớp"))
    assert (bare.nominee.name, bare.anonymised_on) == ("Người đã ẩn danh", TODAY)
    assert (bare.status, bare.unit, bare.rank) == (of().status, of().unit, of().rank)
    assert dossier_keys(bare) == frozenset()
    assert dossier_keys(of())


def test_a_household_is_called_one() -> None:
    bare = anonymised(of(NomineeKind.HO_GIA_DINH), TODAY)
    assert bare.nominee.name == "Hộ gia đình đã ẩn danh"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Hồ sơ (Lý An) đạt", "Hồ sơ (Người đã ẩn danh) đạt"),
        ("“Lý Anh” thành “Lý An”", "“Người đã ẩn danh” thành “Người đã ẩn danh”"),
        ("Lý Anh Tuấn", "Người đã ẩn danh Tuấn"),  # too much goes rather than too little
        ("Lý Ánh, Khải Lý Ann", "Lý Ánh, Khải Lý Ann"),
        (f"Số {NUMBER}, {masked(NUMBER)}.", "Số , ."),
        ("Dạy 12 lớp, Tổ 9", ", "),
        ("Tổ 99", "Tổ 99"),
    ],
)
def test_what_a_text_tells_goes_by_whole_words(text: str, bare: str) -> None:
    assert Traces(of()).without(text) == bare
    assert Traces(of()).known_by(text) == (text != bare)


def test_of_a_form_the_row_of_the_nominee_alone_is_bared() -> None:
    other = row(name="Hà Mẫu", citizen_id="019088000999", achievement="Khác")
    bare = Traces(of()).without({"nominees": [row(), other], "round": "R"})
    assert bare["nominees"][1] == other
    assert bare["nominees"][0] == row(
        name="Người đã ẩn danh", birth_year=None, citizen_id="", achievement=""
    )


def test_an_officer_of_that_name_stays() -> None:
    form = {"members": [{"name": "Lý An", "present": True}], "by": "Lý An"}
    assert Traces(of()).without(form) == form


def test_a_text_is_about_a_dossier_by_its_code_or_number() -> None:
    traces = Traces(of())
    assert traces.mentions(f"xem {traces.dossier.code}")
    assert traces.mentions(f"số {NUMBER}")
    assert not traces.mentions("Lý An")
