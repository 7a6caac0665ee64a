"""The rooms keep to themselves: imports point one way and in no circle; Prefect has one place."""

import ast
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from samples import steps

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

WITHOUT_PREFECT = ("flows", "workflow", "desk", "khenthuong")
"""The rooms of which nothing but the hosts may import Prefect, not even through another module."""

SHARED_NAMES = {
    "award": "a row of the ward's data, and proofreading of what papers say of it",
    "reception": "an officer receives what a unit handed in itself, and the step that does",
    "services": "what the steps work with, and what the desk has besides",
    "submission": "what a unit hands in, and the step that receives it",
}
"""Base names that stand in two rooms or more, each with the meaning that they share."""

MAX_FILE = 350
MAX_FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources() -> Mapping[str, ast.Module]:
    """Return every module of the rooms, parsed, by its path from the root."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
        for room in MAY_IMPORT
        for path in sorted((ROOT / room).rglob("*.py"))
    }


def module_name(path: str) -> str:
    """Return how a file is imported: "flows.council", and "flows" for its __init__.py."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules, and the names in them, that a module imports to run, wherever it does."""
    typing_only = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def top_names(tree: ast.Module) -> set[str]:
    """Return the packages that a module imports from."""
    return {each.split(".")[0] for each in imported(tree)}


def functions(tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def import_graph() -> dict[str, set[str]]:
    """Return which of our files each file imports, by the names of their modules."""
    ours = {module_name(path) for path in sources()}

    def file_of(name: str) -> str | None:
        """Return the module itself, or the one that it is a name of; None for others' modules."""
        package = name.rpartition(".")[0]
        return name if name in ours else package if package in ours else None

    return {
        module_name(path): {found for each in imported(tree) if (found := file_of(each))}
        - {module_name(path)}
        for path, tree in sources().items()
    }


def test_a_module_imports_only_what_its_room_may() -> None:
    strange = {
        path: others
        for path, tree in sources().items()
        if (room := path.split("/")[0])
        and (others := (top_names(tree) & set(MAY_IMPORT)) - {room} - MAY_IMPORT[room])
    }

    assert strange == {}


def test_only_the_hosts_import_prefect() -> None:
    importing = {path for path, tree in sources().items() if "prefect" in top_names(tree)}

    assert {path for path in importing if not path.startswith(HOSTS)} == set()
    assert importing, "the test looks for the right name"


PLAYED = """
import importlib, json, runpy, sys
def loaded():
    return sorted(each for each in sys.modules if each.split(".")[0].startswith("prefect"))
found = {}
def run(*words):
    sys.argv = ["khenthuong", *words, "--data", sys.argv[-1]]
    try:
        runpy.run_module("khenthuong", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        assert not end.code, end
    found[words[0]] = loaded()
story, modules = sys.argv[1], sys.argv[2].split(",")
run("status")
run("play", story)
for each in modules:
    importlib.import_module(each)
    found[each] = loaded()
print(json.dumps(found))
"""
"""Runs commands and imports modules in one process; prints which of Prefect each has loaded."""


def test_steps_desk_and_commands_do_not_load_prefect_even_through_another(tmp_path: Path) -> None:
    story = tmp_path / "story.json"
    story.write_text(json.dumps(steps("vong-2026")[:1]), "utf-8")
    modules = [
        module_name(path)
        for path in sources()
        if path.startswith(WITHOUT_PREFECT) and not path.startswith(HOSTS)
        if not path.endswith("__main__.py")
    ]

    ended = subprocess.run(
        [sys.executable, "-c", PLAYED, str(story), ",".join(modules), str(tmp_path / "data")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout.splitlines()[-1])
    assert {"status", "play", "desk.app", "flows.council"} <= set(found)
    assert {each: loaded for each, loaded in found.items() if loaded} == {}


def test_no_file_imports_itself_through_others() -> None:
    try:
        TopologicalSorter(import_graph()).prepare()
    except CycleError as error:
        raise AssertionError(" ← ".join(error.args[1])) from None


def test_a_base_name_stands_in_one_room_or_for_one_thing() -> None:
    rooms = defaultdict(set)
    for path in sources():
        rooms[Path(path).stem].add(path.split("/")[0])

    shared = {name for name, found in rooms.items() if len(found) > 1}
    assert shared - {"__init__", "__main__"} == set(SHARED_NAMES)


def test_files_and_functions_stay_small() -> None:
    long_files = {
        path: length
        for path in sources()
        if (length := len((ROOT / path).read_text("utf-8").splitlines())) > MAX_FILE
    }
    long_functions = {
        f"{path}:{function.name}": length
        for path, tree in sources().items()
        for function in functions(tree)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > MAX_FUNCTION
    }

    assert (long_files, long_functions) == ({}, {})


def test_the_readme_names_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", (ROOT / "README.md").read_text("utf-8")))

    assert {"run", "demo", "test", "check", "bench"} <= named <= targets


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_one_module_imports_docxtpl() -> None:
    importing = {
        Path(path).name for path, tree in sources().items() if "docxtpl" in top_names(tree)
    }
    assert importing == {"plain_template.py"}
