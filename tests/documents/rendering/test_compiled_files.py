"""Compiled templates on disk: read back whole, never trusted when torn, quick to start from."""

import subprocess
import sys
from pathlib import Path

import pytest

from documents.doctoring.template_validation import template_findings
from documents.papers.certificate import GIAY_KHEN
from documents.render import render
from documents.rendering import compiled_files
from documents.rendering.compiled_template import Compiled
from documents.rendering.compiler import compile_template
from templates import template_bytes
from tests.documents.docxtpl_output import a_template
from tests.documents.word_edits import edited, retyped

TEMPLATE = template_bytes(GIAY_KHEN)
ROOT = Path(__file__).parents[3]


@pytest.fixture
def made() -> Compiled:
    compiled = compile_template(TEMPLATE)
    assert isinstance(compiled, Compiled)
    return compiled


def test_what_is_read_back_fills_alike(made: Compiled, tmp_path: Path) -> None:
    assert compiled_files.read(TEMPLATE, tmp_path) is None
    compiled_files.write(made, tmp_path)
    again = compiled_files.read(TEMPLATE, tmp_path)
    blanks = GIAY_KHEN.sample_context().blanks()
    assert again is not None
    assert again.fill(blanks) == made.fill(blanks) == render(TEMPLATE, blanks)
    assert compiled_files.read(a_template("x"), tmp_path) is None


def test_a_torn_file_is_not_read(made: Compiled, tmp_path: Path) -> None:
    compiled_files.write(made, tmp_path)
    (file,) = tmp_path.iterdir()
    for torn in (b"", file.read_bytes()[:-1], b"x" * 100):
        file.write_bytes(torn)
        assert compiled_files.read(TEMPLATE, tmp_path) is None


def test_a_folder_that_cannot_be_written_is_no_fault(made: Compiled, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    compiled_files.write(made, tmp_path / "file" / "folder")
    assert compiled_files.read(TEMPLATE, tmp_path / "file" / "folder") is None


def test_only_so_many_files_are_kept(
    made: Compiled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled_files, "CACHE_SIZE", 2)
    for number in range(4):
        other = compile_template(a_template(str(number)))
        assert isinstance(other, Compiled)
        compiled_files.write(other, tmp_path)
    compiled_files.write(made, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_template_that_was_checked_is_ready_for_its_first_document() -> None:
    mine = edited(TEMPLATE, retyped("Số sổ vàng:", "Vào sổ vàng số:"))
    compiled_files.path_of(mine).unlink(missing_ok=True)
    assert compiled_files.read(mine) is None

    assert template_findings(GIAY_KHEN, mine) == ()

    assert compiled_files.read(mine) is not None


def imported(code: str) -> set[str]:
    """Return the top names of what a fresh Python has imported after running `code`."""
    shown = f"{code}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", shown], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return set(ran.stdout.split())


def test_the_renderer_costs_nothing_until_it_renders() -> None:
    heavy = {"docx", "docxtpl", "jinja2", "lxml", "pydantic"}
    assert not imported("import documents.render") & heavy


def test_a_prepared_template_is_filled_without_docxtpl() -> None:
    blanks = GIAY_KHEN.sample_context().blanks()
    code = (
        "from documents.render import render\n"
        f"render(open('templates/giay_khen.docx', 'rb').read(), {blanks!r})"
    )
    imported(code)
    assert not imported(code) & {"docx", "docxtpl", "lxml"}
