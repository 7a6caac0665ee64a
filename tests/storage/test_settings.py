"""The one place that reads the environment."""

import ast
from pathlib import Path

import pytest

from dossiers.model.errors import CommendationError
from storage.settings import Settings

ROOT = Path(__file__).parents[2]
ROOMS = (
    "desk",
    "documents",
    "dossiers",
    "flows",
    "khenthuong",
    "samples",
    "storage",
    "templates",
    "wards",
    "workflow",
)
READ_OTHERWISE = {"flows/hosting/fork_server.py", "khenthuong/serve_command.py"}
"""Who hands the whole environment on to a process that it starts."""


def test_the_command_line_goes_before_the_environment_and_that_before_the_usual(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert Settings().folder == Path("data").absolute()
    assert Settings().desk_address == "http://127.0.0.1:8000"
    monkeypatch.setenv("KHENTHUONG_DATA", "cua-phuong")
    assert Settings().folder == Path("cua-phuong").absolute()
    assert Settings(tmp_path).folder == tmp_path


def test_each_part_has_its_own_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHENTHUONG_DATABASE_URL", "postgresql://may/so")
    monkeypatch.setenv("KHENTHUONG_STORAGE_URL", "s3://kho?endpoint=http://may")
    monkeypatch.setenv("KHENTHUONG_DESK_PORT", "8100")
    monkeypatch.setenv("KHENTHUONG_TRUST_ROOTS", "/goc")
    read = Settings()

    assert (read.database_url, read.storage_url) == (
        "postgresql://may/so",
        "s3://kho?endpoint=http://may",
    )
    assert read.desk_address == "http://127.0.0.1:8100"
    assert read.trust_roots == Path("/goc")
    monkeypatch.setenv("KHENTHUONG_DESK_URL", "https://khenthuong.phuong.example/")
    assert Settings().desk_address == "https://khenthuong.phuong.example"


def test_an_empty_setting_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "DATABASE_URL", "STORAGE_URL", "DESK_PORT", "DESK_URL", "TRUST_ROOTS"):
        monkeypatch.setenv(f"KHENTHUONG_{name}", "")

    assert Settings() == Settings(Path("data"))
    assert (Settings().database_url, Settings().trust_roots) == (None, None)


@pytest.mark.parametrize("port", ["cong", "0", "65536"])
def test_a_port_that_is_none_is_told_by_name(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHENTHUONG_DESK_PORT", port)

    with pytest.raises(CommendationError, match="KHENTHUONG_DESK_PORT không đúng"):
        Settings()


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "S3_SECRET_KEY", "SMTP_PASSWORD", "OIDC_CLIENT_SECRET"):
        monkeypatch.setenv(f"KHENTHUONG_{name}", "mat-khau")
    read = Settings()

    assert read.database_url == read.s3_secret_key == read.smtp_password == "mat-khau"
    assert read.oidc_client_secret == "mat-khau"
    assert "mat-khau" not in f"{read!r} {read}"


def test_nothing_else_reads_the_environment() -> None:
    reading = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    assert reading == READ_OTHERWISE
