"""A dossier whose term is over is anonymised: nobody is found again, and the register proves."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossiers.matching.name_keys import kept_keys
from dossiers.model.errors import InvalidForm, InvalidTransition, Refused, UnknownObject
from dossiers.model.nominee import NomineeKind
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step
from dossiers.plan.office_day import office_noon
from flows.step_list import STEPS
from storage.backup import back_up, restore
from storage.export import files_of
from storage.settings import Settings
from tests.people import PEOPLE
from tests.walks import SampleStep, Stages, Walk, at_noon, sample_clock
from workflow.anonymising import Anonymised, anonymise, result_lines
from workflow.documents.regenerate import Verdict, regenerate_documents
from workflow.pages.status_board import board
from workflow.services import AppServices, open_services
from workflow.step_engine import carry_out, recorded

CODE, NAME, FORMER = "HS-2026-0002", "Nguyễn Vân Mẫu", "Nguyễn Văn Mẫu"
NUMBER = "019088000123"
ROUND = "2026-HN-GK"
LATER = date(2040, 5, 4)
WHY: Any = {"by": "Quản trị Mẫu", "reason": "Hết thời hạn lưu"}


@pytest.fixture(scope="module")
def corrected(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of a round, issued, in which a name and a number had been corrected."""
    folder = tmp_path_factory.mktemp("da-ban-hanh") / "data"
    shutil.copytree(stages(SampleStep.LAST_APPRAISAL).folder, folder)
    changes = {"name": NAME, "citizen_id": NUMBER, "address": "Tổ 9, phường Bắc Kạn"}
    form = {"dossier": CODE, "changes": changes, "reason": "Tờ trình ghi Vân", "by": "Lý Thị Mẫu"}
    with open_services(Settings(folder=folder), sample_clock) as services:
        carry_out(STEPS["correction"], form, services)
        for place in (SampleStep.COUNCIL, SampleStep.SIGNATURE, SampleStep.ISSUANCE):
            Walk(services).take(place)
    return folder


@pytest.fixture
def issued(corrected: Path, tmp_path: Path) -> Iterator[Walk]:
    """Yield a copy of that round."""
    shutil.copytree(corrected, tmp_path / "data")
    with open_services(Settings(folder=tmp_path / "data"), sample_clock) as services:
        yield Walk(services)


def in_2040(walk: Walk) -> AppServices:
    """Return the office of the round fourteen years later."""
    return at_noon(walk.services, LATER)


def faults(services: AppServices) -> tuple[str, ...]:
    """Return what the register finds wrong with itself."""
    with services.register.read_tx() as ledger:
        return ledger.prove(services.objects).faults


def rows(services: AppServices) -> dict[str, list[str]]:
    """Return every row of the register as text, by table."""
    with sqlite3.connect(services.settings.folder / "register.db") as register:
        tables = [
            name
            for (name,) in register.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            each: [repr(row) for row in register.execute(f"SELECT * FROM {each}")]  # noqa: S608
            for each in tables
        }


def telling(services: AppServices, *words: str) -> dict[str, list[str]]:
    """Return the rows that tell one of the words, but for papers of many people."""
    with services.register.read_tx() as ledger:
        archived = [e.id for e in ledger.documents(ROUND, current_only=False) if e.subject != CODE]
    return {
        table: found
        for table, held in rows(services).items()
        if (
            found := [
                r
                for r in held
                if any(w in r for w in words)
                and not (table == "documents" and any(a in r for a in archived))
            ]
        )
    }


def test_nobody_is_found_again_and_the_register_proves_itself(issued: Walk) -> None:
    services = in_2040(issued)
    assert set(telling(services, NAME, FORMER, NUMBER)) == {
        "dossiers",
        "events",
        "steps",
        "documents",
    }
    done = anonymise(services, CODE, **WHY)
    assert telling(services, NAME, FORMER, NUMBER, "Tổ 9, phường", "trợ lý ảo") == {}
    assert faults(services) == ()
    assert done.destroyed == 3  # the receipt, its correction, the certificate
    assert any("Quyết định" in each for each in done.kept_papers)
    with services.register.read_tx() as ledger:
        dossier, event = ledger.dossier(CODE), ledger.events(dossier=CODE)[-1]
        assert ledger.owners(kept_keys(NomineeKind.CA_NHAN, NAME, NUMBER)) == {}
        shown = board(services, ledger, {})
        exported = dict(files_of(ledger, services.objects, ROUND))
    assert (dossier.nominee.name, dossier.nominee.achievement) == ("Người đã ẩn danh", "")
    assert (event.step, event.by, event.reason) == (Step.ANONYMISING, *WHY.values())
    assert NAME not in repr(shown)
    assert not any(NAME in each for each in exported)
    assert NAME not in exported["manifest.json"].decode()


def test_others_of_the_same_form_stay_as_they_were(issued: Walk) -> None:
    services = in_2040(issued)
    with services.register.read_tx() as ledger:
        before = {each.code: each for each in ledger.dossiers()}
    anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        after = {each.code: each for each in ledger.dossiers()}
        (form,) = [e.form for e in ledger.held_steps() if CODE in e.moved and "nominees" in e.form]
    assert {code for code in after if after[code] != before[code]} == {CODE}
    assert [each["name"] for each in form["nominees"]][1:] == ["Người đã ẩn danh", "Hoàng Thị Thử"]


def test_pressed_twice_is_done_once(issued: Walk) -> None:
    services = in_2040(issued)
    anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        head = ledger.head()
    again = anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        assert ledger.head() == head
    assert list(result_lines(again)) == [f"Đã làm: hồ sơ {CODE} đã được ẩn danh trước đó."]


class KilledError(BaseException):
    """The process ends here."""


class DyingObjects:
    """A store whose process is killed when it is to destroy something the second time."""

    def __init__(self, objects: Any) -> None:
        self._objects, self._left = objects, 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._objects, name)

    def remove(self, sha256: str) -> None:
        """Destroy the first object, then die."""
        if not self._left:
            raise KilledError
        self._left -= 1
        self._objects.remove(sha256)


def test_killed_between_register_and_store_it_goes_on_where_it_stopped(issued: Walk) -> None:
    services = in_2040(issued)
    stored = set(services.objects.list())
    with pytest.raises(KilledError):
        anonymise(replace(services, objects=DyingObjects(services.objects)), CODE, **WHY)
    assert faults(services) == ()
    assert len(stored - set(services.objects.list())) == 1
    assert anonymise(services, CODE, **WHY).again
    assert len(stored - set(services.objects.list())) == 3
    assert faults(services) == ()


def test_a_file_missing_otherwise_is_still_named(issued: Walk) -> None:
    services = in_2040(issued)
    anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        (decision,) = [e for e in ledger.documents(ROUND) if e.kind == "QUYET_DINH"]
    services.objects.remove(decision.sha256)
    assert any(decision.title in each for each in faults(services))


def test_bytes_that_are_blanked_past_the_program_are_named(issued: Walk) -> None:
    services = issued.services
    with sqlite3.connect(services.settings.folder / "register.db") as register:
        register.execute("UPDATE documents SET sha256 = '' WHERE kind = 'QUYET_DINH'")
        register.execute("UPDATE events SET reason = '', salt = '' WHERE step = 'correction'")
        for change in (
            "reason = 'khác', salt = ''",
            "reason = ''",
            "reason = '', salt = '', by = 'x'",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                register.execute(f"UPDATE events SET {change}")  # noqa: S608
    said = " ".join(faults(services))
    assert "không ghi là đã tiêu hủy" in said
    assert "Sửa thông tin hồ sơ" in said


def test_destroyed_papers_are_refused_by_name_when_made_again(issued: Walk) -> None:
    services = in_2040(issued)
    with services.register.read_tx() as ledger:
        (own,) = [
            e for e in ledger.documents(ROUND, CODE) if e.kind == "GIAY_KHEN" and e.subject == CODE
        ]
    anonymise(services, CODE, **WHY)
    verdicts = [each.verdict for each in regenerate_documents(services, ROUND)]
    assert verdicts.count(Verdict.TIEU_HUY) == 3
    assert set(verdicts) == {Verdict.TIEU_HUY, Verdict.GIONG}
    with pytest.raises(Refused, match=r"Giấy khen \(đã tiêu hủy\): đã tiêu hủy"):
        list(regenerate_documents(services, own.id))
    with pytest.raises(UnknownObject, match="đã được tiêu hủy"):
        services.objects.get("")


def test_a_done_step_does_not_make_them_again(issued: Walk) -> None:
    services = in_2040(issued)
    anonymise(services, CODE, **WHY)
    stored = set(services.objects.list())
    report = carry_out(STEPS["issuance"], issued.form(SampleStep.ISSUANCE), services)
    assert report.again
    assert set(services.objects.list()) == stored


def test_neither_the_form_nor_its_digest_is_found_again(issued: Walk) -> None:
    services = in_2040(issued)
    form = issued.form(SampleStep.FIRST_UNIT)
    assert recorded(STEPS["submission"], form, services, {})
    anonymise(services, CODE, **WHY)
    assert recorded(STEPS["submission"], form, services, {}) == ()
    with pytest.raises(Refused, match="đã có hồ sơ"):
        carry_out(STEPS["submission"], form, services)


@pytest.mark.parametrize("today", [date(2026, 12, 1), date(2036, 12, 31)])
def test_before_the_term_it_is_refused_with_the_day(issued: Walk, today: date) -> None:
    with pytest.raises(Refused, match="ẩn danh được từ ngày 01/01/2037"):
        anonymise(at_noon(issued.services, today), CODE, **WHY)


def test_from_the_first_day_on_it_is_done(issued: Walk) -> None:
    assert anonymise(at_noon(issued.services, date(2037, 1, 1)), CODE, **WHY).dossier == CODE


def test_an_open_dossier_is_refused(walk_at: Callable[[int], Walk]) -> None:
    services = in_2040(walk_at(SampleStep.SIGNATURE))
    with pytest.raises(InvalidTransition, match="chưa kết thúc"):
        anonymise(services, CODE, **WHY)


def test_a_collective_is_no_person(issued: Walk) -> None:
    with pytest.raises(Refused, match="tập thể"):
        anonymise(in_2040(issued), "HS-2026-0001", **WHY)


def test_who_and_why_must_be_said(issued: Walk) -> None:
    with pytest.raises(InvalidForm, match="chưa điền"):
        anonymise(in_2040(issued), CODE, by="Quản trị Mẫu", reason=" ")


@pytest.mark.parametrize("role", list(Role))
def test_only_whom_the_table_names_may(issued: Walk, role: Role) -> None:
    who: Person = next(each for each in PEOPLE.values() if role in each.roles)
    if role in {Role.LANH_DAO_VHXH, Role.QUAN_TRI}:
        assert isinstance(anonymise(in_2040(issued), CODE, **WHY, actor=who), Anonymised)
    else:
        with pytest.raises(Refused, match="không được làm bước “Ẩn danh hồ sơ”"):
            anonymise(in_2040(issued), CODE, **WHY, actor=who)


def test_a_file_that_others_need_stays_until_the_last(issued: Walk) -> None:
    services, key = in_2040(issued), "inbox/bao-cao-thanh-tich-mau-viet.docx"
    first = anonymise(services, "HS-2026-0008", **WHY)
    assert key in first.kept_files
    with services.register.read_tx() as ledger:
        assert ledger.file(key).sha256
    own = anonymise(services, "HS-2026-0006", **WHY)
    with services.register.read_tx() as ledger:
        assert ledger.file("inbox/bao-cao-thanh-tich-mau-muc.docx").sha256 == ""
    assert own.kept_files == ()
    assert faults(services) == ()


def test_backup_and_restore_after_it(issued: Walk, tmp_path: Path) -> None:
    services = in_2040(issued)
    anonymise(services, CODE, **WHY)
    saved = back_up(services.settings, tmp_path / "sao-luu.zip")
    assert saved.lost == ()
    assert restore(Settings(folder=tmp_path / "moi"), tmp_path / "sao-luu.zip").faults == ()


def test_a_number_cannot_be_tried_out_against_the_journal(issued: Walk) -> None:
    """Whoever knows all of a row but its salt does not come to the digest in the journal."""
    services = in_2040(issued)
    with services.register.read_tx() as ledger:
        known = json.loads(ledger.dossier(CODE).model_dump_json())
    with sqlite3.connect(services.settings.folder / "register.db") as register:
        query = "SELECT salt FROM dossiers WHERE code = ?"
        (salt,) = register.execute(query, [CODE]).fetchone()
    assert known["nominee"]["citizen_id"] == NUMBER
    assert len(salt) == 32
    anonymise(services, CODE, **WHY)
    assert telling(services, salt) == {}


def test_who_is_anonymised_may_have_been_corrected_away(issued: Walk) -> None:
    """The correction's stored form tells neither what was corrected nor why."""
    services = in_2040(issued)
    anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        (step,) = [each for each in ledger.held_steps() if each.flow == "correction"]
    assert (step.form["changes"], step.form["reason"], step.summary["notes"]) == ({}, "", [])


def test_the_day_of_today_is_the_offices(issued: Walk) -> None:
    services = replace(issued.services, clock=lambda: office_noon(LATER))
    anonymise(services, CODE, **WHY)
    with services.register.read_tx() as ledger:
        assert ledger.dossier(CODE).anonymised_on == LATER
