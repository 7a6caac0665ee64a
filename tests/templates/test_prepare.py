"""The shipped templates are compiled once, ahead of the first document."""

import subprocess
import sys
from pathlib import Path

FILL = """
import sys
from documents.kind_registry import document_kinds
from templates import template_bytes
from documents.rendering import compiled_files
ready = [compiled_files.read(template_bytes(kind)) for kind in document_kinds()]
print(all(ready), "docxtpl" in sys.modules)
"""


def test_after_preparing_every_shipped_template_is_ready_without_docxtpl() -> None:
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-m", "templates.prepare"], check=True, cwd=root)

    told = subprocess.run(
        [sys.executable, "-c", FILL], check=True, cwd=root, capture_output=True, text=True
    )

    assert told.stdout.split() == ["True", "False"]


def test_installing_prepares_them() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")

    assert "-m templates.prepare" in makefile
