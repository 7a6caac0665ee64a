"""Dossiers in the register."""

from datetime import timedelta

import pytest

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import UnknownDossier
from storage.register import Register
from tests.storage.conftest import RawSql
from tests.storage.examples import NOW, ROUND, a_dossier, with_dossier


def codes(found: tuple[Dossier, ...]) -> list[str]:
    return [dossier.code for dossier in found]


def test_a_dossier_comes_back_as_it_was_entered(register: Register) -> None:
    with register.write_tx() as ledger:
        entered = with_dossier(ledger)
    with register.read_tx() as ledger:
        assert ledger.dossier(entered.code) == entered


def test_a_saved_dossier_takes_the_place_of_the_old(register: Register) -> None:
    with register.write_tx() as ledger:
        old = with_dossier(ledger)
        new = old.model_copy(update={"status": Status.DU_DIEU_KIEN, "rank": 1})
        ledger.save_dossier(new)
    with register.read_tx() as ledger:
        assert ledger.dossiers() == (new,)
        assert ledger.dossiers(status=[Status.DA_TIEP_NHAN]) == ()


def test_dossiers_are_found_by_round_and_status(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0001")
        with_dossier(ledger, "HS-2026-0002", status=Status.DU_DIEU_KIEN)
        with_dossier(ledger, "HS-2026-0003", round="khac")
    with register.read_tx() as ledger:
        ready = {Status.DU_DIEU_KIEN, Status.TRINH_KY}
        assert codes(ledger.dossiers()) == ["HS-2026-0001", "HS-2026-0002", "HS-2026-0003"]
        assert codes(ledger.dossiers("khac")) == ["HS-2026-0003"]
        assert codes(ledger.dossiers(round=ROUND, status=ready)) == ["HS-2026-0002"]
        assert codes(ledger.dossiers(status=[])) == []
        assert codes(ledger.dossiers_of_rounds(["khac", "la"])) == ["HS-2026-0003"]


def test_dossiers_are_ordered_by_year_and_number_not_by_text(register: Register) -> None:
    ordered = ["HS-2025-10000", "HS-2026-0002", "HS-2026-9999", "HS-2026-10000"]
    with register.write_tx() as ledger:
        for code in reversed(ordered):
            with_dossier(ledger, code)
    with register.read_tx() as ledger:
        assert codes(ledger.dossiers()) == ordered


def test_codes_count_from_one_in_each_year(register: Register) -> None:
    with register.write_tx() as ledger:
        drawn = [code for year in (2026, 2026, 2027) for code in ledger.next_dossier_codes(year, 1)]
    with register.write_tx() as ledger:
        drawn += ledger.next_dossier_codes(2026, 1)

    assert drawn == ["HS-2026-0001", "HS-2026-0002", "HS-2027-0001", "HS-2026-0003"]


def test_an_unknown_dossier_is_refused(register: Register) -> None:
    with register.write_tx() as ledger:
        with pytest.raises(UnknownDossier, match="“HS-2026-0404”: hãy xem lại"):
            ledger.dossier("HS-2026-0404")
        with pytest.raises(UnknownDossier, match="“HS-2026-0404”: hãy xem lại"):
            ledger.save_dossier(a_dossier("HS-2026-0404"))


def test_the_columns_to_search_by_follow_the_dossier(register: Register, raw: RawSql) -> None:
    with register.write_tx() as ledger:
        old = with_dossier(ledger)
        nominee = old.nominee.model_copy(update={"name": "Tổ Đường Mẫu"})
        ledger.save_dossier(old.model_copy(update={"nominee": nominee}))

    assert raw("SELECT kind, name, unit, status FROM dossiers") == [
        ("TAP_THE", "Tổ Đường Mẫu", "Trường Mầm non Hoa Mẫu", "DA_TIEP_NHAN")
    ]


def test_dossiers_that_moved_after_a_moment_are_found(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0001")
        later = with_dossier(ledger, "HS-2026-0002", since=NOW + timedelta(hours=1))
    with register.read_tx() as ledger:
        assert ledger.dossiers(moved_after=NOW) == (later,)
        assert ledger.dossiers(status={Status.TRINH_KY}, moved_after=NOW) == ()
