"""verify, backup, restore and slip, as they are typed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from khenthuong.cli import run
from samples import story

ROUND = "2026-HN-GK"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the sample round; its data, to be read only."""
    folder = tmp_path_factory.mktemp("proof") / "data"
    assert run(["play", str(story("vong-2026")), "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def data(played: Path, tmp_path: Path) -> Path:
    """Copy the data, to be changed."""
    return Path(shutil.copytree(played, tmp_path / "data"))


def head_in(said: str) -> str:
    """Find the hash that a command printed."""
    return said.partition("Mã sổ: ")[2].split()[0]


def attack(data: Path, statement: str) -> None:
    """Change the register past the program, its triggers dropped first."""
    with closing(sqlite3.connect(data / "register.db")) as register, register:
        named = register.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in named.fetchall():
            register.execute(f"DROP TRIGGER {name}")
        register.execute(statement)


def test_a_played_round_verifies_clean(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--data", str(played)]) == 0

    said = capsys.readouterr().out
    assert "Sổ đăng ký nguyên vẹn." in said
    assert run(["verify", "--head", head_in(said).upper(), "--data", str(played)]) == 0


@pytest.mark.parametrize("name", ["tong-ket-2030", "vi-pham"])
def test_the_other_sample_stories_verify_clean(name: str, tmp_path: Path) -> None:
    words = ["play", str(story(name)), "--clock", "story", "--data", str(tmp_path)]
    assert run(words) == 0
    assert run(["verify", "--data", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE events SET reason = 'x' WHERE step = 'council' AND dossier = 'HS-2026-0001'",
            "Dòng lịch sử Hội đồng xét, HS-2026-0001, ngày 05/11/2026 đã bị sửa",
        ),
        (
            "UPDATE documents SET sha256 = '00' WHERE kind = 'QUYET_DINH' AND NOT superseded",
            "Văn bản Quyết định số 01/QĐ-UBND",
        ),
        ("DELETE FROM numbers WHERE book = 'QĐ-UBND'", "Số văn bản 01/QĐ-UBND năm 2026 đã bị xóa"),
        ("UPDATE numbers SET number = 7 WHERE book = 'QĐ-UBND'", "mang số 01/QĐ-UBND không có"),
    ],
)
def test_a_changed_past_is_named_with_exit_1(
    data: Path, capsys: pytest.CaptureFixture[str], statement: str, told: str
) -> None:
    attack(data, statement)

    assert run(["verify", "--data", str(data)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("Từ chối: Sổ đăng ký có ")
    assert told in said.err
    assert "Khóa chống sửa" in said.err
    assert "Traceback" not in said.err


def test_a_rewritten_journal_is_found_by_an_old_head(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", ROUND, "--out", str(tmp_path / "ra"), "--data", str(data)]) == 0
    old = head_in(capsys.readouterr().out)
    shutil.rmtree(data)
    assert run(["play", str(story("vong-2026")), "--data", str(data)]) == 0

    assert run(["verify", "--data", str(data)]) == 0
    assert run(["verify", "--head", old, "--data", str(data)]) == 1
    assert "cắt bớt hoặc viết lại" in capsys.readouterr().err


def test_an_office_that_was_removed_is_not_called_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--data", str(tmp_path)]) == 1
    assert "chưa có sổ đăng ký" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_restored_office_exports_the_same_bytes_and_goes_on(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again, backup = tmp_path / "again", tmp_path / "a.zip"
    assert run(["backup", str(backup), "--data", str(played)]) == 0
    assert run(["restore", str(backup), "--data", str(again)]) == 0
    heads = {head_in(each) for each in capsys.readouterr().out.split("Đã đọc")}
    assert len(heads) == 1

    for folder in (played, again):
        out = tmp_path / f"out-{folder.name}"
        assert run(["export", ROUND, "--out", str(out), "--data", str(folder)]) == 0
    first, second = tmp_path / "out-data", tmp_path / "out-again"
    names = sorted(each.name for each in first.iterdir())
    assert names == sorted(each.name for each in second.iterdir())
    assert all((first / each).read_bytes() == (second / each).read_bytes() for each in names)

    assert run(["play", str(story("vong-2026")), "--data", str(again)]) == 0
    assert run(["restore", str(backup), "--data", str(again)]) == 1
    assert "không trống" in capsys.readouterr().err


def test_a_backup_that_lacks_something_says_so_with_exit_1(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blobs = [each for each in (data / "objects" / "blobs").rglob("*") if each.is_file()]
    for each in blobs:
        each.unlink()

    assert run(["backup", str(tmp_path / "a.zip"), "--data", str(data)]) == 1
    assert f"thiếu {len(blobs)} tệp" in capsys.readouterr().err
    assert run(["restore", str(tmp_path / "a.zip"), "--data", str(tmp_path / "x")]) == 1
    words = ["restore", str(tmp_path / "a.zip"), "--despite-faults"]
    assert run([*words, "--data", str(tmp_path / "x")]) == 0
    assert "Cần lưu ý: " in capsys.readouterr().out


def test_the_slip_tells_the_whole_way(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["slip", "HS-2026-0006", "--data", str(played)]) == 0

    said = capsys.readouterr().out
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in said
    assert "2. Thẩm định hồ sơ: Chờ bổ sung hồ sơ" in said
    assert "Lý do: Báo cáo thành tích chưa có số liệu" in said
    assert "Thời gian: 3 ngày làm việc/5, đúng hạn" in said
    assert len(head_in(said)) == 64
    assert run(["slip", "HS-2026-9999", "--data", str(played)]) == 1
