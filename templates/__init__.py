"""The official templates and their catalog; the first contents of the object store."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from documents.kinds import DocumentKind
from dossiers.model.record import FrozenModel


class CatalogEntry(FrozenModel):
    """A template of the catalog; `context` names the class that fills it (`documents.catalog`)."""

    kind: DocumentKind
    file: str
    title: str
    context: str
    version: int
    in_force_from: date


@cache
def catalog() -> tuple[CatalogEntry, ...]:
    """All templates, in the order in which a round needs them."""
    listed = tomllib.loads(files(__name__).joinpath("catalog.toml").read_text("utf-8"))
    return tuple(CatalogEntry.model_validate(entry) for entry in listed["template"])


def template_bytes(kind: DocumentKind) -> bytes:
    """The .docx of a kind; raises KeyError if the catalog has none."""
    entries = {entry.kind: entry for entry in catalog()}
    return files(__name__).joinpath(entries[kind].file).read_bytes()
