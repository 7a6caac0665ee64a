"""Compiled templates on disk, beside Python's own compiled modules.

A process that only fills a template that was compiled before starts without docxtpl and lxml, in
half the time. What is read back is code, so it lies where Python keeps ours: whoever may write
there could change this program anyway. A file is known by the template's hash together with
everything that has a say in compiling: this package, Python, and every installed distribution.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source, find_spec
from itertools import chain
from pathlib import Path
from threading import get_ident

from documents.rendering import deflate
from documents.rendering.compiled_template import Compiled, Part
from documents.rendering.reproducible_zip import Package

FOLDER = Path(cache_from_source(__file__)).parent
CACHE_SIZE = 64
"""Files kept; the oldest go first."""

_SUFFIX = ".mau"
_DIGEST = 32


def read(template: bytes, folder: Path = FOLDER) -> Compiled | None:
    """Return what was written for this template; None if nothing, or nothing that is whole."""
    try:
        data = path_of(template, folder).read_bytes()
    except OSError:
        return None
    if sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    parts, package = marshal.loads(data[_DIGEST:])  # noqa: S302 - see above
    return Compiled(template, tuple(Part(*part) for part in parts), Package(*package))


def write(made: Compiled, folder: Path = FOLDER) -> None:
    """Keep a compiled template; where nothing can be written, each process compiles again."""
    parts = [(part.name, part.code, part.before, part.after) for part in made.parts]
    data = marshal.dumps((parts, tuple(made.package)))
    try:
        _put(path_of(made.template, folder), sha256(data).digest() + data)
        _tidy(folder)
    except OSError:
        return


def _put(path: Path, data: bytes) -> None:
    """Write whole or not at all, however many processes write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = path.with_suffix(f".{os.getpid()}.{get_ident()}")
    torn.write_bytes(data)
    torn.replace(path)


def _tidy(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[CACHE_SIZE:]:
        path.unlink(missing_ok=True)


def path_of(template: bytes, folder: Path = FOLDER) -> Path:
    """Return where a template lies that this very program compiled."""
    name = sha256(_surroundings() + template).hexdigest()
    return folder / f"{name}{_SUFFIX}"


@cache
def _surroundings() -> bytes:
    """Return all that has a say in how a template is compiled, the template aside."""
    facts = [sys.version, deflate.NAME]
    facts += sorted(_ours())
    for folder in sorted(set(_installed())):
        facts += sorted(os.listdir(folder))  # noqa: PTH208 - names alone, which hold versions
    return "\n".join(facts).encode()


def _ours() -> Iterator[str]:
    here = Path(__file__).parent
    for file in chain(os.scandir(here), os.scandir(here.parent)):
        if file.name.endswith(".py"):
            facts = file.stat()
            yield f"{file.name} {facts.st_size} {facts.st_mtime_ns}"


def _installed() -> Iterator[Path]:
    """Yield where the libraries lie that compile, found without importing them."""
    for name in ("docxtpl", "docx", "lxml", "jinja2"):
        found = find_spec(name)
        if found and found.origin:
            yield Path(found.origin).parent.parent
