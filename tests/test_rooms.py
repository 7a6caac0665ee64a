"""The rooms keep to themselves: imports point one way; Prefect has one place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "dossiers": set(),
    "wards": {"dossiers"},
    "samples": {"dossiers"},
    "documents": {"dossiers"},
    "templates": {"dossiers", "documents"},
    "storage": {"dossiers"},
    "workflow": {"dossiers", "documents", "storage", "wards", "templates"},
    "flows": {"dossiers", "documents", "storage", "wards", "templates", "workflow"},
    "desk": {"dossiers", "documents", "storage", "workflow", "flows", "wards", "templates"},
    "khenthuong": {"dossiers", "wards", "documents", "storage", "workflow", "flows", "desk"},
}
"""Which of our rooms each room may use."""

HOSTS = ("flows/deployments.py", "flows/hosting/")
"""Where Prefect may be imported."""

MODULES = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]
MAX_FILE = 400
MAX_FUNCTION = 40


def imported(path: Path) -> Iterator[str]:
    """The top names of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    ours = {each for each in imported(path) if each in MAY_IMPORT} - {room}

    assert ours <= MAY_IMPORT[room]
    place = path.relative_to(ROOT).as_posix()
    assert place.startswith(HOSTS) or "prefect" not in set(imported(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(text.splitlines()) <= MAX_FILE
    for function in functions:
        assert (function.end_lineno or 0) - function.lineno < MAX_FUNCTION, function.name


def test_the_readme_names_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", (ROOT / "README.md").read_text("utf-8")))

    assert {"run", "demo", "test", "check", "bench"} <= named <= targets


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_one_module_imports_docxtpl() -> None:
    """What it leaves bent in python-docx is put right there."""
    importing = {path.name for path in MODULES if "docxtpl" in set(imported(path))}
    assert importing == {"word_templates.py"}
