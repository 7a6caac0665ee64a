"""Official templates, filled with anything that a context may hold, are what docxtpl makes."""

import subprocess
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.catalog import CONTEXTS
from documents.contexts import Context, Piece
from documents.kinds import DocumentKind
from documents.render import render
from templates import template_bytes
from tests.documents.reading import opened
from tests.documents.stock import canonical, stock
from tests.tools import needs

EVIL = (
    "",
    " ",
    "R&D",
    "<w:t>",
    "]]>",
    "{{ x }}",
    "{% for %}",
    "“A” 'B' \"C\"",
    "\xa0",
    "𝔘",
    "a\u0301",
)
_REWRITTEN = ("{_", "_}", "%_", "_%")
"""docxtpl turns "{_{" into "{{" in values too, which ours does not."""

LINES = st.one_of(
    st.sampled_from(EVIL),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
        max_size=40,
    ).filter(lambda text: not any(mark in text for mark in _REWRITTEN)),
)


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, under the names of the blanks."""
    if isinstance(kind, type) and issubclass(kind, Piece):
        return st.fixed_dictionaries(
            {str(each.alias): any_of(each.annotation) for each in kind.model_fields.values()}
        )
    if get_origin(kind) is tuple:
        return st.lists(any_of(get_args(kind)[0]), max_size=4)
    if get_origin(kind) is UnionType:
        return st.one_of([any_of(each) for each in get_args(kind)])
    return {int: st.integers(-9, 10**6), bool: st.booleans(), NoneType: st.none()}.get(kind, LINES)


def contexts(kind: type[Context]) -> st.SearchStrategy[Context]:
    """Contexts of a kind: long and short, empty and evil."""
    return any_of(kind).map(kind.model_validate)


@pytest.mark.parametrize("kind", CONTEXTS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_document_is_what_docxtpl_makes(kind: DocumentKind, data: st.DataObject) -> None:
    context = data.draw(contexts(CONTEXTS[kind]))
    template = template_bytes(kind)
    filled = render(template, context)
    assert canonical(filled) == canonical(stock(template, context.blanks()))
    assert opened(filled).element.body is not None


@needs("soffice", "pdftotext")
def test_libreoffice_reads_both_alike(tmp_path: Path) -> None:
    folders = [tmp_path / "ours", tmp_path / "docxtpl"]
    for folder, fill in zip(folders, (render, stock), strict=True):
        folder.mkdir()
        for kind, context in CONTEXTS.items():
            made = fill(template_bytes(kind), context.sample().blanks())
            (folder / f"{kind}.docx").write_bytes(made)
        _convert(folder)
    assert [_text(folders[0], kind) for kind in CONTEXTS] == [
        _text(folders[1], kind) for kind in CONTEXTS
    ]


def _convert(folder: Path) -> None:
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )


def _text(folder: Path, kind: DocumentKind) -> str:
    pdf = folder / f"{kind}.pdf"
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
