"""The catalog of templates."""

from documents.catalog import CONTEXTS
from documents.kinds import DocumentKind
from templates import catalog, template_bytes


def test_it_lists_every_kind_once() -> None:
    assert sorted(entry.kind for entry in catalog()) == sorted(DocumentKind)


def test_it_names_the_context_that_fills_each() -> None:
    assert {entry.kind: entry.context for entry in catalog()} == {
        kind: context.__name__ for kind, context in CONTEXTS.items()
    }


def test_every_entry_has_its_file() -> None:
    assert all(template_bytes(entry.kind).startswith(b"PK") for entry in catalog())
