"""Signed copies in the register."""

from storage.register import Register
from tests.storage.examples import NOW, ROUND, a_signed_copy, with_dossier


def test_copies_come_back_by_round_and_by_file_oldest_first(register: Register) -> None:
    first, second = a_signed_copy(), a_signed_copy(file="da-ky/hai.pdf", reason="Quét lại")
    with register.write_tx() as ledger:
        with_dossier(ledger)
        for each in (first, second):
            ledger.put_file(each.file, "1" * 64, 3, NOW)
            ledger.add_signed_copy(each)
    with register.read_tx() as ledger:
        assert ledger.signed_copies(ROUND) == (first, second)
        assert ledger.signed_copies("khac") == ()
        assert ledger.signed_copies_in("da-ky/hai.pdf") == (second,)
        assert ledger.signed_copies_in("da-ky/khac.pdf") == ()
