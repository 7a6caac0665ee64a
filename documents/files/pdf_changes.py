"""What was put into a PDF after a signature: notes and filled fields, by page and name."""

from collections.abc import Iterator
from typing import Any

from dossiers.model.record import tidy

NOTE_KINDS = {
    "/Text": "ghi chú",
    "/FreeText": "chữ ghi thêm",
    "/Stamp": "con dấu hoặc hình",
    "/Highlight": "tô sáng",
    "/Underline": "gạch chân",
    "/StrikeOut": "gạch bỏ",
    "/Ink": "nét vẽ",
}
"""The annotations that people put on a page (ISO 32000-1, 12.5.6), by subtype."""

OTHER_NOTE = "ghi chú"
NO_NOTES = frozenset({"/Widget", "/Link", "/Popup"})
"""What belongs to forms, text and other notes."""

MAX_DEPTH = 30
"""How deep trees of pages and fields are followed; a real one has fewer levels."""


def additions_since(reader: Any, revision: int) -> tuple[str, ...]:
    """Tell in Vietnamese which notes and filled fields followed a revision of the file.

    Returns nothing if a page itself was changed as well: what is added then explains too little.
    """
    before, now = reader.get_historical_root(revision), reader.root
    old_pages, pages = list(_pages(before["/Pages"])), list(_pages(now["/Pages"]))
    if list(map(_drawn, old_pages)) != list(map(_drawn, pages)):
        return ()
    pairs = enumerate(zip(old_pages, pages, strict=True), start=1)
    notes = [note for number, (old, page) in pairs for note in _notes(old, page, number)]
    filled = dict(_values(now)).items() - dict(_values(before)).items()
    return (*notes, *(f"ô “{name}” được điền “{value}”" for name, value in sorted(filled)))


def _notes(old: Any, page: Any, number: int) -> Iterator[str]:
    known = {_identity(each) for each in _raw(old, "/Annots")}
    for each in _raw(page, "/Annots"):
        kind = str(_held(each.get_object(), "/Subtype", ""))
        if _identity(each) not in known and kind not in NO_NOTES:
            yield f"{NOTE_KINDS.get(kind, OTHER_NOTE)} được thêm ở trang {number}{_said(each)}"


def _said(note: Any) -> str:
    text = tidy(str(_held(note.get_object(), "/Contents", "")))[:80]
    return f" (“{text}”)" if text else ""


def _pages(node: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the pages of a tree in order."""
    if _held(node, "/Type", None) == "/Pages" and depth < MAX_DEPTH:
        for child in _held(node, "/Kids", ()):
            yield from _pages(child.get_object(), depth + 1)
    else:
        yield node


def _raw(page: Any, key: str) -> list[Any]:
    """Return the entries of a page's list as they are referred to."""
    held = _held(page, key, ())
    return [held.raw_get(place) for place in range(len(held))] if held else []


def _held(container: Any, key: str, otherwise: Any) -> Any:
    """Return what stands under a key, wherever in the file it lies."""
    if key not in container:
        return otherwise
    return container[key]  # `get` leaves a reference as it is


def _identity(entry: Any) -> object:
    reference = getattr(entry, "reference", None)
    return (reference.idnum, reference.generation) if reference else repr(entry)


def _drawn(page: Any) -> list[object]:
    """Return what is drawn on a page, as its streams hold it, and how the page lies."""
    held = _held(page, "/Contents", ())
    streams = [held] if hasattr(held, "data") else [each.get_object() for each in held]
    lies = [repr(_held(page, key, None)) for key in ("/Rotate", "/MediaBox", "/CropBox")]
    return [*lies, *(stream.data for stream in streams)]


def _values(root: Any) -> Iterator[tuple[str, str]]:
    """Yield name and text of every form field that is filled, signatures aside."""
    for field in _held(_held(root, "/AcroForm", {}), "/Fields", ()):
        yield from _field_values(field.get_object(), "", 0)


def _field_values(field: Any, above: str, depth: int) -> Iterator[tuple[str, str]]:
    name = ".".join(each for each in (above, tidy(str(_held(field, "/T", "")))) if each)
    value = _held(field, "/V", None)
    if _held(field, "/FT", None) != "/Sig" and value is not None and not hasattr(value, "items"):
        yield name, tidy(str(value))
    if depth < MAX_DEPTH:
        for child in _held(field, "/Kids", ()):
            yield from _field_values(child.get_object(), name, depth + 1)
