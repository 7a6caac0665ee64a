"""Programs of the office suite that lay documents out: found, run to their end, cut off.

LibreOffice runs in a profile of its own each time, since two in one profile don't start.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

WRITER = "soffice"

CUT_OFF = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item>
</oor:items>
"""
"""LibreOffice's settings: what staff edited in Word may link to pictures anywhere, and the drawing
of it neither calls out for them nor looks at files of this machine; nothing in it runs."""

CONVERTIBLE = frozenset({".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls"})
"""Endings of files that the office suite turns into PDF."""

BATCH_SIZE = 50
"""Files of one run of LibreOffice: starting it takes longer than a file does."""


class ProgramFailedError(Exception):
    """The program ended with a fault; TimeoutError says that it took too long."""


def run_program(command: Sequence[str], timeout_s: float) -> None:
    """Run a program to its end; kill it with all that it started when it takes too long.

    Raise ProgramFailedError, or TimeoutError.
    """
    started = subprocess.Popen(  # noqa: S603 - programs that we looked up, paths of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = started.wait(timeout_s)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        raise TimeoutError from None
    if code:
        raise ProgramFailedError


def conversion(writer: str, profile: Path, files: Sequence[Path], folder: Path) -> list[str]:
    """Return the command that lays PDFs of the files into the folder, in a fresh profile."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(CUT_OFF, encoding="utf-8")
    own = f"-env:UserInstallation={profile.as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    return [writer, own, *options, *map(str, files)]


def to_pdf(files: Mapping[str, bytes], timeout_s: float = 120) -> dict[str, bytes]:
    """Return those of the files that could be laid out, as PDF, by their names.

    Names end as the files do. Without LibreOffice none can be.
    """
    writer = shutil.which(WRITER)
    names = [name for name in files if Path(name).suffix.lower() in CONVERTIBLE]
    if writer is None or not names:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, bytes] = {}
        for start in range(0, len(names), BATCH_SIZE):
            batch = {name: files[name] for name in names[start : start + BATCH_SIZE]}
            found |= _converted(writer, Path(folder) / str(start), batch, timeout_s)
        return found


def _converted(
    writer: str, folder: Path, files: Mapping[str, bytes], timeout_s: float
) -> dict[str, bytes]:
    folder.mkdir()
    paths = {
        name: folder / f"{place}{Path(name).suffix.lower()}" for place, name in enumerate(files)
    }
    for name, path in paths.items():
        path.write_bytes(files[name])
    try:
        command = conversion(writer, folder / "profile", list(paths.values()), folder)
        run_program(command, timeout_s)
    except (ProgramFailedError, TimeoutError):
        pass  # what it laid out up to then stands, the rest stays as it came
    made = {name: path.with_suffix(".pdf") for name, path in paths.items()}
    return {name: path.read_bytes() for name, path in made.items() if path.is_file()}
