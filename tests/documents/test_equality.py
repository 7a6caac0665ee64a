"""Official templates, filled with anything that a context may hold, are what docxtpl makes."""

import subprocess
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.contexts import Context, Piece
from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.commendation_list import DANH_SACH
from documents.render import render
from templates import template_bytes
from tests.documents.docx_text import opened
from tests.documents.docxtpl_output import canonical, stock
from tests.scale import part_of
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
    """Return values of a field's type, under the names of the blanks."""
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
    """Return contexts of a kind: long and short, empty and evil."""
    return any_of(kind).map(kind.model_validate)


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
@settings(max_examples=part_of(25), deadline=None)
@given(data=st.data())
def test_a_document_is_what_docxtpl_makes(kind: DocumentKind, data: st.DataObject) -> None:
    context = data.draw(contexts(kind.context))
    template = template_bytes(kind)
    filled = render(template, context)
    assert canonical(filled) == canonical(stock(template, context.blanks()))
    assert opened(filled).element.body is not None


@pytest.mark.parametrize("count", [0, 1, 400])
def test_a_list_of_any_length_is_what_docxtpl_makes(count: int) -> None:
    template = template_bytes(DANH_SACH)
    blanks = DANH_SACH.sample_context().blanks()
    line = {"chuc_vu_don_vi": "Tổ R&D", "thanh_tich": "]]> <w:t> {{ x }}", "muc_thuong": "760.000"}
    rows = [line | {"stt": number, "ten": f"Bà Mẫu {number}"} for number in range(count)]
    blanks |= {"cac_phan": [{"ten_phan": "I. CÁ NHÂN", "danh_sach": rows}]}
    assert canonical(render(template, blanks)) == canonical(stock(template, blanks))


@needs("soffice", "pdftotext")
def test_libreoffice_reads_both_alike(tmp_path: Path) -> None:
    for kind in document_kinds():
        template, blanks = template_bytes(kind), kind.sample_context().blanks()
        (tmp_path / f"{kind}-ours.docx").write_bytes(render(template, blanks))
        (tmp_path / f"{kind}-docxtpl.docx").write_bytes(stock(template, blanks))
    _convert(tmp_path)
    assert [_text(tmp_path / f"{kind}-ours.pdf") for kind in document_kinds()] == [
        _text(tmp_path / f"{kind}-docxtpl.pdf") for kind in document_kinds()
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


def _text(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
