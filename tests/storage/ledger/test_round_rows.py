"""Rounds in the register."""

from datetime import timedelta

import pytest

from dossiers.model.errors import Refused, UnknownRound
from storage.register import Register
from tests.storage.examples import NOW, a_round


def test_rounds_come_back_in_the_order_of_opening(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round("sau"), NOW + timedelta(days=1))
        ledger.add_round(a_round("truoc"), NOW)
    with register.read_tx() as ledger:
        assert ledger.rounds() == (a_round("truoc"), a_round("sau"))
        assert ledger.round("sau") == a_round("sau")


def test_an_unknown_round_is_answered_with_the_known_ones(register: Register) -> None:
    with register.write_tx() as ledger:
        with pytest.raises(UnknownRound, match="“2027”: hãy mở đợt xét trước"):
            ledger.round("2027")
        ledger.add_round(a_round("2025"), NOW)
        ledger.add_round(a_round("2026"), NOW)
        with pytest.raises(UnknownRound, match=r"“2027”: hãy chọn .*“2025”, “2026”"):
            ledger.round("2027")


def test_a_round_is_opened_once(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        with pytest.raises(Refused, match="đã được mở: hãy dùng mã đợt khác"):
            ledger.add_round(a_round(), NOW)
