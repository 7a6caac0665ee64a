"""The same way on both places: SQLite with a folder, and PostgreSQL with an S3 service."""

import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from documents.kind_registry import document_kinds
from dossiers.model.dossier import Status
from khenthuong.cli import run
from storage.blobs.port import digest
from storage.settings import Settings
from tests.scale import part_of
from tests.servers import PostgresServer, S3Address
from tests.walks import SampleStep
from tests.whole_way.builders import (
    ROUND,
    SAMPLE,
    SAMPLE_STEPS,
    Dump,
    Form,
    dump,
    form_of,
    office_at,
    play_up_to,
    seeded,
    steps_up_to,
    timeless,
    write_story,
)
from tests.whole_way.forked_processes import Command, ForkedProcesses
from tests.whole_way.wording import assert_for_staff

KILLS = part_of(5, 2)
_buckets = count(1)


@dataclass(frozen=True)
class Place:
    """An empty place to work in: settings, and the environment that leads other processes to it."""

    settings: Settings
    environment: dict[str, str]

    def command(self, *words: str, output: Path = Path(os.devnull)) -> Command:
        """Return a command of the program on this place."""
        return Command((*words, "--data", str(self.settings.folder)), self.environment, output)


@pytest.fixture(params=["sqlite-folder", "postgresql-s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Return an empty place of each kind."""
    environment: dict[str, str] = {}
    if request.param == "postgresql-s3":
        postgres: PostgresServer = request.getfixturevalue("postgres")
        s3: S3Address = request.getfixturevalue("rclone")
        environment |= s3.environment
        environment["KHENTHUONG_DATABASE_URL"] = postgres.fresh_database()
        bucket = f"{s3.bucket}-way-{next(_buckets)}"
        environment["KHENTHUONG_STORAGE_URL"] = s3.url.replace(s3.bucket, bucket, 1)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Place(Settings(tmp_path / "data"), environment)


def test_the_whole_round_is_played_shown_and_exported(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, data = tmp_path / "ra", ["--data", str(place.settings.folder)]
    assert run(["play", str(SAMPLE), "--out", str(out), *data]) == 0
    capsys.readouterr()
    assert run(["status", "--json", *data]) == 0
    assert_status_of_the_sample(json.loads(capsys.readouterr().out))
    assert_export_of_the_sample(out)
    assert run(["export", ROUND, "--out", str(tmp_path / "lan-hai"), *data]) == 0
    assert _files(tmp_path / "lan-hai") == _files(out)


def assert_status_of_the_sample(rows: list[dict[str, Any]]) -> None:
    fields = ["dossier", "round", "kind", "name", "unit", "award", "status", "status_text"]
    assert [list(row) for row in rows] == [[*fields, "since", "documents"]] * 9
    assert [row["dossier"] for row in rows] == [f"HS-2026-000{n}" for n in range(1, 10)]
    assert {(row["round"], row["award"]) for row in rows} == {(ROUND, "GIAY_KHEN")}
    statuses = Counter(row["status"] for row in rows)
    assert statuses == {"DA_BAN_HANH": 6, "KHONG_DE_NGHI": 3}
    for row in rows:
        assert row["status_text"] == Status(row["status"]).text
        papers = 8 if row["status"] == "DA_BAN_HANH" else 4
        returned = row["dossier"] == "HS-2026-0006"
        assert len(row["documents"]) == papers + returned


def assert_export_of_the_sample(folder: Path) -> None:
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert list(listed) == ["round", "documents"]
    assert listed["round"] == ROUND
    documents = listed["documents"]
    fields = ["kind", "file", "title", "state", "number", "date", "dossiers"]
    for each in documents:
        assert list(each) == [*fields, "template", "template_version", "sha256"]
        assert digest((folder / each["file"]).read_bytes()) == each["sha256"]
    assert Counter(each["kind"] for each in documents) == {
        "GIAY_TIEP_NHAN": 9,
        "PHIEU_BO_SUNG": 1,
        "BAO_CAO_THAM_DINH": 1,
        "BIEN_BAN_HOP": 1,
        "BIEN_BAN_KIEM_PHIEU": 1,
        "TO_TRINH": 1,
        "QUYET_DINH": 1,
        "DANH_SACH": 1,
        "GIAY_KHEN": 6,
    }
    assert set(_files(folder)) == {each["file"] for each in documents} | {"manifest.json"}
    decision = next(each for each in documents if each["kind"] == "QUYET_DINH")
    assert (decision["state"], decision["number"]) == ("BAN_HANH", "01/QĐ-UBND")
    assert decision["date"] == "2026-11-16"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_put_and_locked_when_it_is_the_signed_decision(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, key = ["--data", str(place.settings.folder)], "da-ky/Quyết định 01.pdf"
    scan, other = tmp_path / "quet.pdf", tmp_path / "khac.pdf"
    scan.write_bytes(b"%PDF-1.7 da ky %%EOF")
    other.write_bytes(b"%PDF-1.7 khac %%EOF")
    assert run(["put", str(other), key, *data]) == 0
    assert run(["put", str(scan), key, *data]) == 0
    signed = {
        **SAMPLE_STEPS[SampleStep.ISSUANCE],
        "form": form_of(SampleStep.ISSUANCE, signed_file=key),
    }
    assert (
        run(
            [
                "play",
                str(write_story(tmp_path, [*steps_up_to(SampleStep.SIGNATURE), signed])),
                *data,
            ]
        )
        == 0
    )
    assert run(["put", str(scan), key, *data]) == 0
    capsys.readouterr()
    assert run(["put", str(other), key, *data]) == 1
    assert_for_staff(capsys.readouterr().err)
    with office_at(place.settings) as services, services.register.read_tx() as ledger:
        assert services.objects.get(ledger.file(key).sha256) == scan.read_bytes()


def test_killed_and_played_to_the_end_the_round_is_as_if_never_killed(
    place: Place, forked: ForkedProcesses, tmp_path: Path
) -> None:
    expected, chance, kills = _undisturbed(forked, tmp_path), seeded(5), 0
    for lines in range(1, KILLS + 1):
        said = tmp_path / f"{lines}.txt"
        forked.start(place.command("play", str(SAMPLE), output=said))
        while forked.wait(0.002) is None:
            if said.exists() and said.read_bytes().count(b"\n") >= lines:
                time.sleep(chance.uniform(0, 0.1))
                kills += forked.kill()
                break
    assert forked.run(place.command("play", str(SAMPLE))) == 0
    assert kills
    assert timeless(dump(place.settings)) == expected
    with office_at(place.settings) as services:
        for document in expected["documents"]:
            services.objects.get(document["sha256"])
    before = dump(place.settings)
    assert forked.run(place.command("play", str(SAMPLE))) == 0
    assert dump(place.settings) == before


def _undisturbed(forked: ForkedProcesses, tmp_path: Path) -> Dump:
    """Return what the register holds when nobody is killed: the same on either place."""
    quiet = tmp_path / "yen-on"
    assert forked.run(Command(("play", str(SAMPLE), "--data", str(quiet)))) == 0
    return timeless(dump(Settings(quiet, database_url=None)))


def together(
    place: Place, forked: ForkedProcesses, tmp_path: Path, stories: Sequence[list[dict[str, Any]]]
) -> list[tuple[int, str]]:
    """Play stories in processes that begin at the same instant: exit codes, and what was said."""
    commands = []
    for number, steps in enumerate(stories):
        told = write_story(tmp_path, steps, f"{number}.json")
        commands.append(place.command("play", str(told), output=tmp_path / f"{number}.txt"))
        commands[-1].output.unlink(missing_ok=True)
    codes = forked.run_together(commands)
    assert codes is not None
    return [
        (code, command.output.read_text(encoding="utf-8"))
        for code, command in zip(codes, commands, strict=True)
    ]


def test_of_two_who_act_at_once_on_a_dossier_one_wins_and_the_other_is_told(
    place: Place, forked: ForkedProcesses, tmp_path: Path
) -> None:
    _begin(place, SampleStep.FIRST_UNIT)
    for code in ("HS-2026-0001", "HS-2026-0002", "HS-2026-0003"):
        ended = together(
            place,
            forked,
            tmp_path,
            [[_appraisal(code, "DU_DIEU_KIEN")], [_appraisal(code, "KHONG_DU_DIEU_KIEN")]],
        )
        assert sorted(exit_code for exit_code, _ in ended) == [0, 1], ended
        said = next(said for exit_code, said in ended if exit_code)
        assert_for_staff(said)
        assert code in said
        assert "đang ở trạng thái" in said
    events = dump(place.settings)["events"]
    assert len([each for each in events if each["step"] == "appraisal"]) == 3


def _begin(place: Place, last: SampleStep) -> None:
    with office_at(place.settings) as services:
        play_up_to(services, last)


def _appraisal(code: str, result: str) -> dict[str, Any]:
    decision = {"dossier": code, "result": result, "reason": "Thành tích chưa đủ số liệu"}
    form = form_of(SampleStep.APPRAISAL, decisions=[decision])
    return {"flow": "appraisal", "form": form}


def test_a_form_submitted_twice_at_the_same_instant_is_carried_out_once(
    place: Place, forked: ForkedProcesses, tmp_path: Path
) -> None:
    _begin(place, SampleStep.OPEN_ROUND)
    for twice in (SAMPLE_STEPS[SampleStep.FIRST_UNIT], SAMPLE_STEPS[SampleStep.SECOND_UNIT]):
        ended = together(place, forked, tmp_path, [[twice], [twice]])
        assert [code for code, _ in ended] == [0, 0], ended
        assert sorted("đã làm trước đó" in said for _, said in ended) == [False, True]
    held = dump(place.settings)
    assert [each["code"] for each in held["dossiers"]] == [f"HS-2026-000{n}" for n in range(1, 7)]
    assert len(held["steps"]) == 3
    assert len(held["events"]) == 7


def test_ten_units_that_submit_at_once_all_get_dossiers_without_gap_or_double(
    place: Place, forked: ForkedProcesses, tmp_path: Path
) -> None:
    _begin(place, SampleStep.OPEN_ROUND)
    ended = together(
        place, forked, tmp_path, [[{"flow": "submission", "form": unit_form(n)}] for n in range(10)]
    )
    assert [code for code, _ in ended] == [0] * 10, ended
    held = dump(place.settings)["dossiers"]
    assert [each["code"] for each in held] == [f"HS-2026-{n:04d}" for n in range(1, 31)]
    by_unit = Counter(each["unit"] for each in held)
    assert by_unit == {f"Tổ dân phố Mẫu {n}": 3 for n in range(10)}
    # A unit's dossiers are one batch: nobody else's stand between them.
    units = [each["unit"] for each in held]
    assert all(len(set(units[first : first + 3])) == 1 for first in range(0, 30, 3))


def unit_form(number: int) -> Form:
    """Return the submission of a unit of its own, with three people of its own."""
    form = form_of(SampleStep.FIRST_UNIT)
    unit = {**form["unit"], "name": f"Tổ dân phố Mẫu {number}", "group": "KHAC"}
    people = [
        {**form["nominees"][1], "name": f"Người Mẫu {number} {letter}"}
        for letter in ["A", "B", "C"]
    ]
    return {**form, "unit": unit, "nominees": people}


def test_ten_who_begin_at_once_on_an_empty_place_find_one_register(
    place: Place, forked: ForkedProcesses, tmp_path: Path
) -> None:
    ended = together(place, forked, tmp_path, [steps_up_to(SampleStep.FIRST_UNIT)] * 10)
    assert [code for code, _ in ended] == [0] * 10, ended
    held = dump(place.settings)
    assert len(held["dossiers"]) == 3
    assert Counter(each["version"] for each in held["templates"]) == {1: len(document_kinds())}
