"""Rows that are written anew without a person: the journal agrees, the database lets no more."""

import pytest

from dossiers.model.errors import UnknownObject
from storage.register import Register
from tests.storage.conftest import RawSql
from tests.storage.examples import (
    NOW,
    a_document,
    a_signed_copy,
    a_step,
    an_event,
    an_owed_document,
    with_dossier,
)
from tests.storage.memory_objects import MemoryObjects

CODE = "HS-2026-0001"


def test_a_reason_is_emptied_and_the_journal_agrees(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, CODE)
        ledger.add_events([an_event(CODE, target=None, reason="Tên sai"), an_event(target=None)])
    with register.write_tx() as ledger:
        (held,) = ledger.events_with_reasons()
        ledger.empty_reasons([held.id])
    with register.read_tx() as ledger:
        assert [each.reason for each in ledger.events()] == ["", ""]
        assert list(ledger.events_with_reasons()) == []
        assert not [e for e in ledger.prove(MemoryObjects()).faults if "Dòng lịch sử" in e]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET reason = ''",
        "UPDATE events SET salt = ''",
        "UPDATE events SET reason = 'khac', salt = ''",
        "UPDATE events SET reason = '', salt = '', run = 'khac'",
        "UPDATE events SET reason = '', salt = '', dossier = NULL",
        "UPDATE events SET reason = '', salt = '', target = 'DA_RUT'",
    ],
)
def test_the_database_lets_nothing_else_of_an_event_change(
    register: Register, raw: RawSql, statement: str
) -> None:
    said = an_event(CODE, reason="Tên sai")
    with register.write_tx() as ledger:
        with_dossier(ledger, CODE)
        ledger.add_events([said])
    with pytest.raises(RawSql.error):
        raw(statement)
    with register.read_tx() as ledger:
        assert ledger.events() == (said,)


def test_a_stored_form_is_written_anew_and_not_found_by_what_it_said(register: Register) -> None:
    step = a_step()
    with register.write_tx() as ledger:
        ledger.record_step(step)
        (held,) = ledger.held_steps()
        ledger.rewrite_step(held.id, {"round": "R"}, {"done": "x"})
    with register.read_tx() as ledger:
        assert ledger.steps(step.flow, step.digest) == ()
        (bare,) = ledger.held_steps()
        assert ledger.prove(MemoryObjects()).faults == ()
    assert (bare.form, bare.summary, bare.moved) == ({"round": "R"}, {"done": "x"}, step.moved)


def test_what_is_destroyed_is_said_and_its_hash_forgotten(register: Register) -> None:
    objects = MemoryObjects()
    paper, file = objects.put(b"paper"), objects.put(b"file")
    with register.write_tx() as ledger:
        with_dossier(ledger, CODE)
        ledger.add_document(a_document("a", sha256=paper))
        ledger.put_file("inbox/a.xlsx", file, 4, NOW)
        for _ in range(2):
            ledger.destroy_document("a", CODE, "Giấy khen (đã tiêu hủy)", NOW)
            ledger.destroy_file("inbox/a.xlsx", CODE, NOW)
        ledger.destroy_file("inbox/khong-co", CODE, NOW)
    with register.write_tx() as ledger:
        assert set(ledger.to_be_destroyed(CODE)) == {paper, file}
        objects.remove(paper)
        objects.remove(file)
        ledger.enter_destroyed(CODE)
    with register.read_tx() as ledger:
        assert ledger.to_be_destroyed(CODE) == ()
        assert ledger.kept_objects() == {}
        found = ledger.document("a")
        assert not [e for e in ledger.prove(objects).faults if "tệp" in e.lower()]
    assert (found.sha256, found.context, found.superseded) == ("", {}, True)
    with pytest.raises(UnknownObject, match="đã được tiêu hủy"):
        objects.get(found.sha256)


def test_what_signed_copies_say_is_changed_where_it_differs(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, CODE)
        for key in ("da-ky/a.pdf", "da-ky/b.pdf"):
            ledger.put_file(key, "1" * 64, 4, NOW)
        ledger.add_signed_copy(a_signed_copy(file="da-ky/a.pdf", title="Giấy khen: Lý An"))
        ledger.add_signed_copy(a_signed_copy(file="da-ky/b.pdf"))
        ledger.rewrite_bodies(a_signed_copy().round, _bare)
    with register.read_tx() as ledger:
        titles = [each.title for each in ledger.signed_copies(a_signed_copy().round)]
    assert titles == ["Giấy khen: ai", a_signed_copy().title]


def _bare(body: dict[str, object]) -> dict[str, object]:
    return {**body, "title": str(body["title"]).replace("Lý An", "ai")}


def test_papers_that_are_still_owed_are_told(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, CODE)
        assert not ledger.owes_papers_of(CODE)
        ledger.enqueue([an_owed_document("no", dossiers=(CODE,))])
        assert ledger.owes_papers_of(CODE)
        assert not ledger.owes_papers_of("HS-2026-0002")
