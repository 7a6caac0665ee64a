"""The commands: what they refuse, how they say it, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khenthuong.cli import run
from storage.settings import Settings
from tests.servers import free_port
from tests.walks import SampleStep
from tests.whole_way.builders import ROUND, SAMPLE, dump, steps_up_to, write_story
from tests.whole_way.wording import assert_for_staff, foreign_words

SCAN = SAMPLE.parent / "inbox" / "bien-ban-binh-xet-mau-viet.pdf"
COMMANDS = (
    "serve",
    "play",
    "status",
    "export",
    "put",
    "workbook",
    "verify",
    "backup",
    "restore",
    "slip",
)
OUT = ("--out", "ra")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder in which the round was opened and a unit's dossiers received."""
    folder = tmp_path_factory.mktemp("da-choi")
    assert (
        run(
            [
                "play",
                str(write_story(folder, steps_up_to(SampleStep.FIRST_UNIT))),
                "--data",
                str(folder),
            ]
        )
        == 0
    )
    return folder


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command says when it exits with 1."""
    capsys.readouterr()
    assert run(words) == 1
    said = capsys.readouterr().err
    assert said.startswith("Từ chối: ")
    assert said.count("\n") == 1
    assert_for_staff(said)
    return said


def test_each_refused_command_says_why_and_changes_nothing(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = ["--data", str(played)], str(tmp_path / "ra")
    before = dump(Settings(played))
    bad = [
        *steps_up_to(SampleStep.OPEN_ROUND),
        {"flow": "submission", "form": {"round": "2026-XX"}},
    ]
    for words, reason in (
        (["status", "--round", "2026-XX"], "2026-XX"),
        (["export", "2026-XX", "--out", out], "2026-XX"),
        (["put", str(tmp_path / "mat.pdf"), "inbox/mat.pdf"], "mat.pdf"),
        (["put", str(SCAN), "../mat.pdf"], "../mat.pdf"),
        (["put", str(SCAN), ""], "Tên tệp"),
        (["put", str(tmp_path), "inbox/thu-muc"], str(tmp_path)),
        (["play", str(tmp_path / "mat.json")], "mat.json"),
        (["play", str(tmp_path)], str(tmp_path)),
        (["play", str(write_story(tmp_path, bad))], "Bước 2"),
    ):
        assert reason in refused([*words, *data], capsys), words
    assert dump(Settings(played)) == before
    assert not (tmp_path / "ra").exists()


def test_an_export_onto_a_file_is_refused(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "ra"
    taken.write_text("tệp có sẵn", encoding="utf-8")
    refused(["export", ROUND, "--out", str(taken), "--data", str(played)], capsys)
    assert taken.read_text(encoding="utf-8") == "tệp có sẵn"


@pytest.mark.parametrize("words", [["status"], ["play", str(SAMPLE)], ["export", ROUND, *OUT]])
def test_a_database_out_of_reach_is_told(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = f"postgresql://ai-do:mat-khau@127.0.0.1:{free_port()}/khong-co"
    monkeypatch.setenv("KHENTHUONG_DATABASE_URL", address)
    said = refused([*words, "--data", str(tmp_path)], capsys)
    assert "cơ sở dữ liệu" in said
    assert "mat-khau" not in said


@pytest.mark.parametrize(
    "address", ["mysql://may/khong-co", "khong-phai-dia-chi", "postgresql://m:x/y"]
)
def test_a_database_address_of_another_kind_is_told(
    address: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KHENTHUONG_DATABASE_URL", address)
    assert "KHENTHUONG_DATABASE_URL" in refused(["status", "--data", str(tmp_path)], capsys)


def test_a_store_out_of_reach_is_told_and_nothing_is_written(
    played: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(Settings(played))
    monkeypatch.setenv("KHENTHUONG_S3_ACCESS_KEY", "khoa")
    monkeypatch.setenv("KHENTHUONG_S3_SECRET_KEY", "mat-khau")
    endpoint = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("KHENTHUONG_STORAGE_URL", f"s3://khen-thuong?endpoint={endpoint}")
    said = refused(["put", str(SCAN), "inbox/a.json", "--data", str(played)], capsys)
    assert "Kho tệp không trả lời" in said
    appraisal = {"round": ROUND, "appraiser": "Mẫu", "appraised_on": "2026-10-20",
                 "decisions": [{"dossier": "HS-2026-0001", "result": "DU_DIEU_KIEN"}]}  # fmt: skip
    told = write_story(played, [{"flow": "appraisal", "form": appraisal}], "tham-dinh.json")
    assert "Kho tệp không trả lời" in refused(["play", str(told), "--data", str(played)], capsys)
    assert dump(Settings(played)) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KHENTHUONG_STORAGE_URL", "s3://khen-thuong?endpoint=http://127.0.0.1:1"),
        ("KHENTHUONG_STORAGE_URL", "s3://khen-thuong"),
        ("KHENTHUONG_STORAGE_URL", "ftp://o-dau/do"),
    ],
)
def test_a_store_without_keys_or_with_a_wrong_address_is_told(
    name: str,
    value: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, value)
    refused(["play", str(SAMPLE), "--data", str(tmp_path)], capsys)


def test_a_data_folder_that_is_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "data"
    taken.write_bytes(b"")
    for words in (["status"], ["play", str(SAMPLE)], ["put", str(SCAN), "a/b.json"]):
        refused([*words, "--data", str(taken)], capsys)


def test_a_damaged_register_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "register.db").write_bytes(b"khong phai co so du lieu " * 400)
    said = refused(["status", "--data", str(tmp_path)], capsys)
    assert "bản sao lưu" in said


def test_the_program_itself_refuses_with_exit_1_and_one_line(played: Path) -> None:
    for words in (["status", "--round", "2026-XX"], ["play", "khong-co.json"]):
        ended = program(*words, "--data", str(played))
        assert ended.returncode == 1
        assert ended.stdout == ""
        assert ended.stderr.count("\n") == 1
        assert_for_staff(ended.stderr)


def test_the_program_plays_the_story_that_breaks_each_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        code = run(["play", str(SAMPLE.with_name("vi-pham.json")), "--data", str(tmp_path)])
        assert (code, capsys.readouterr().err) == (0, "")


def test_a_status_read_by_a_program_that_stops_early_ends_quietly(played: Path) -> None:
    words = f"{sys.executable} -m khenthuong status --json --data {played} | head -c 1"
    ended = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    assert ended.stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["khong-co"],
        ["play"],
        ["play", "a", "b"],
        ["play", "a", "--data"],
        ["export", ROUND],
        ["put", "a"],
        ["status", "--khong-co"],
        ["serve", "--prefect-port", "bon-nghin"],
        ["serve", "--prefect-port", "99999999"],
        ["serve", "--desk-port", "-1"],
    ],
    ids=lambda words: "-".join(words) or "nothing",
)
def test_wrong_usage_exits_with_2_and_says_so_in_vietnamese(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert "Sai cách dùng: " in said.err
    assert foreign_words(_plain(said.err)) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run([*command.split(), "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.count("Cách dùng: ") == 1
    assert foreign_words(_plain(said)) == []


def _plain(text: str) -> str:
    """Leave out what is typed: options, commands and the program's name."""
    for word in ("--help", "--round", "--out", *COMMANDS, "khenthuong"):
        text = text.replace(word, "")
    return text


def test_status_without_dossiers_is_an_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status", "--json", "--data", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def program(*words: str) -> subprocess.CompletedProcess[str]:
    """`khenthuong` with these words, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "khenthuong", *words], capture_output=True, text=True, check=False
    )
