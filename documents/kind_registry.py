"""All kinds of document, found in the modules of `documents.papers`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from documents import papers
from documents.kinds import DocumentKind
from dossiers.model.errors import InvalidForm


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Return every kind, in the order in which a round makes them."""
    modules = [
        import_module(f"{papers.__name__}.{each.name}") for each in iter_modules(papers.__path__)
    ]
    values = [value for module in modules for value in vars(module).values()]
    kinds = {value for value in values if isinstance(value, DocumentKind)}
    return tuple(sorted(kinds, key=lambda kind: kind.order))


def kind_of(code: str) -> DocumentKind:
    """Return the kind with this code; raise InvalidForm with all that there are."""
    by_code = {kind.code: kind for kind in document_kinds()}
    if code not in by_code:
        raise InvalidForm(f"Không có loại văn bản “{code}”; hãy chọn: {', '.join(by_code)}.")
    return by_code[code]


def editable_kinds() -> tuple[DocumentKind, ...]:
    """Return what staff may edit in Word of the papers that are to be signed."""
    return tuple(kind for kind in document_kinds() if kind.editable)
