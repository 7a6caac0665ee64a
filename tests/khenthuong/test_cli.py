"""The commands: exit codes, Vietnamese, the shape of what they print."""

import argparse
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong.cli import function_of, run
from khenthuong.parser import make_parser
from samples import story

ROOT = Path(__file__).parents[2]
COMMANDS = (
    *("serve", "play", "status", "export", "put", "check", "proofread", "templates"),
    *("verify", "backup", "restore", "slip"),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the sample round; its data."""
    folder = tmp_path_factory.mktemp("cli") / "data"
    assert run(["play", str(story("vong-2026")), "--data", str(folder)]) == 0
    return folder


def test_status_gives_one_row_a_dossier(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--json", "--data", str(data)]) == 0

    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 9
    assert list(rows[0]) == [
        "dossier",
        "round",
        "kind",
        "name",
        "unit",
        "award",
        "status",
        "status_text",
        "since",
        "documents",
    ]
    assert rows[0]["status_text"] == "Đã ban hành quyết định"
    assert rows[0]["documents"]


def test_status_for_people_is_a_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--round", "2026-HN-GK", "--data", str(data)]) == 0
    assert "HS-2026-0001" in capsys.readouterr().out


def test_export_writes_the_documents_and_the_manifest(data: Path, tmp_path: Path) -> None:
    assert run(["export", "2026-HN-GK", "--out", str(tmp_path), "--data", str(data)]) == 0

    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    decision = next(each for each in manifest["documents"] if each["kind"] == "QUYET_DINH")
    assert manifest["round"] == "2026-HN-GK"
    assert list(decision) == [
        "kind",
        "file",
        "title",
        "state",
        "number",
        "date",
        "dossiers",
        "template",
        "template_version",
        "sha256",
    ]
    assert (decision["state"], decision["number"], decision["date"]) == (
        "BAN_HANH",
        "01/QĐ-UBND",
        "2026-11-16",
    )
    assert all((tmp_path / each["file"]).is_file() for each in manifest["documents"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "khong-co", "--out", "x"], "Không có đợt xét “khong-co”"),
        (["status", "--round", "khong-co"], "Không có đợt xét “khong-co”"),
        (["put", "khong-co.xlsx", "inbox/a.xlsx"], "Không có tệp khong-co.xlsx"),
        (["play", "khong-co.json"], "Không đọc được"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_1(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run([*words, "--data", str(data)]) == 1

    error = capsys.readouterr().err
    assert error.startswith("Từ chối: ")
    assert said in error
    assert "Traceback" not in error


def test_a_story_of_days_to_come_plays_by_its_own_clock_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["play", str(story("tong-ket-2030")), "--data", str(tmp_path / "may")]
    assert run(words) == 1
    assert "Ngày nhận: 03/10/2030 sau hôm nay" in capsys.readouterr().err
    assert run([*words[:-1], str(tmp_path / "chuyen"), "--clock", "story"]) == 0


def test_a_file_is_put_under_its_key(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = story("vong-2026").parent / "inbox" / "bien-ban-binh-xet-mau-viet.pdf"
    assert run(["put", str(scan), "inbox/bien-ban.pdf", "--data", str(data)]) == 0
    assert "inbox/bien-ban.pdf" in capsys.readouterr().out
    (tmp_path / "ds.xlsx").write_bytes(b"PK\3\4 hong")
    assert run(["put", str(tmp_path / "ds.xlsx"), "inbox/ds.xlsx", "--data", str(data)]) == 1
    assert "ds.xlsx bị hỏng" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "thiếu LỆNH"),
        (["bay"], "không có 'bay'"),
        (["play"], "thiếu CÂU_CHUYỆN.json"),
        (["status", "--khac"], "không hiểu --khac"),
        (["play", "a.json", "--clock", "utc"], "--clock không có"),
        (["serve", "--desk-port", "x"], "--desk-port không nhận 'x'"),
        (["export", "A", "--out"], "--out thiếu giá trị"),
    ],
)
def test_wrong_usage_exits_with_2_in_vietnamese(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)

    error = capsys.readouterr().err
    assert left.value.code == 2
    assert said in error
    assert "Cách dùng" in error


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_in_vietnamese(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as left:
        make_parser().parse_args([command, "--help"])

    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "Cách dùng" in said
    assert not any(word in said for word in ("usage", "options", "show this", "positional"))


def commands_in(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield every function that the words of a command can name."""
    if isinstance(named := parser.get_default("command"), str):
        yield named
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from commands_in(each)


def test_every_command_names_a_function_that_there_is() -> None:
    named = list(commands_in(make_parser()))

    assert len(named) >= 23
    for each in named:
        assert list(inspect.signature(function_of(each)).parameters) == ["asked"], each


COMMAND_MODULES = ("cli", "play_command", "status_command", "user_commands")
IMPORT_EACH = """
import importlib, json, sys
loaded = {}
for each in sys.argv[1:]:
    importlib.import_module(f"khenthuong.{each}")
    loaded[each] = "prefect" in sys.modules
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loads_prefect() -> dict[str, bool]:
    """Tell of each module whether Prefect was loaded when it had been imported, one by one."""
    asked = subprocess.run(
        [sys.executable, "-c", IMPORT_EACH, *COMMAND_MODULES],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    told: dict[str, bool] = json.loads(asked.stdout)
    return told


@pytest.mark.parametrize("module", COMMAND_MODULES)
def test_a_command_starts_without_prefect(module: str, loads_prefect: dict[str, bool]) -> None:
    assert loads_prefect[module] is False
