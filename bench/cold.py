"""From the start of a process to the first document on disk."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.data import CERTIFICATE, certificate
from bench.timing import timed

_DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
document = DocxTemplate(sys.argv[1])
document.render(json.load(open(sys.argv[2])), autoescape=True)
document.save(sys.argv[3])
"""
_OURS = """
import json, sys
from pathlib import Path
from documents.render import render
template = Path(sys.argv[1]).read_bytes()
Path(sys.argv[3]).write_bytes(render(template, json.load(open(sys.argv[2]))))
"""

PREPARED = "ours, template compiled when it was installed or checked"
FIRST = "ours, compiling it now, as that installing or checking does"
ALONE = "docxtpl alone"


def turns(folder: Path) -> dict[str, Callable[[], float]]:
    """Return what is measured; in `folder` it may write."""
    template, data, target = folder / "mau.docx", folder / "blanks.json", folder / "made.docx"
    template.write_bytes(CERTIFICATE)
    data.write_text(json.dumps(certificate(1)))
    given = [str(template), str(data), str(target)]

    def run(code: str) -> Callable[[], float]:
        command = [sys.executable, "-c", code, *given]
        return timed(lambda: subprocess.run(command, check=True))

    return {ALONE: run(_DOCXTPL), PREPARED: run(_OURS), FIRST: run(_forgetting(_OURS))}


def _forgetting(code: str) -> str:
    """Return the same, reading no compiled template."""
    unread = "compiled_files.read = lambda template: None"
    return f"from documents.rendering import compiled_files\n{unread}{code}"
