"""The kinds of document, as the modules of `documents.papers` declare them."""

from importlib import import_module
from pathlib import Path

import pytest

from documents import papers
from documents.doctoring.shapes import shape_of
from documents.kind_registry import document_kinds, editable_kinds, kind_of
from documents.kinds import DocumentKind
from dossiers.model.errors import InvalidForm

BOOKS = {
    "GIAY_TIEP_NHAN": "TNHS",
    "PHIEU_BO_SUNG": "HDHS",
    "BAO_CAO_THAM_DINH": "BC-VHXH",
    "GIAY_MOI": "GM-HĐTĐKT",
    "BIEN_BAN_HOP": "BB-HĐTĐKT",
    "BIEN_BAN_KIEM_PHIEU": "BB-HĐTĐKT",
    "TO_TRINH": "TTr-VHXH",
    "QUYET_DINH": "QĐ-UBND",
    "DANH_SACH": "",
    "GIAY_KHEN": "",
    "GIAY_KHEN_PHOI": "",
    "QUYET_DINH_KE_HOACH": "QĐ-UBND",
}
"""The number books of the kinds that stored rounds hold; list and certificate carry no number."""
MODULES = sorted(path.stem for path in Path(papers.__path__[0]).glob("[a-z]*.py"))


def declared(module: str) -> list[str]:
    """Return the names that a module of papers gives to kinds of its own."""
    made = vars(import_module(f"documents.papers.{module}"))
    source = (Path(papers.__path__[0]) / f"{module}.py").read_text("utf-8")
    found = [name for name, value in made.items() if isinstance(value, DocumentKind)]
    return [name for name in found if f"\n{name} = DocumentKind(" in source]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_ends_in_one_kind_named_by_its_code(module: str) -> None:
    (name,) = declared(module)
    assert kind_of(name).code == name


def test_a_kind_is_known_once() -> None:
    kinds = document_kinds()
    assert len(kinds) == len(MODULES) == len({kind.code for kind in kinds})


def test_the_first_kinds_keep_their_codes_and_the_order_of_a_round() -> None:
    codes = [kind.code for kind in document_kinds()]
    assert [code for code in codes if code in BOOKS] == list(BOOKS)


def test_every_kind_has_a_title_for_staff() -> None:
    assert all(kind.title and kind.title != kind.code for kind in document_kinds())


@pytest.mark.parametrize("code", BOOKS)
def test_the_first_kinds_keep_their_number_books(code: str) -> None:
    assert kind_of(code).symbol == BOOKS[code]


def test_what_lies_before_the_chair_may_be_edited_but_for_certificates() -> None:
    editable = [kind.code for kind in editable_kinds() if kind.code in BOOKS]
    assert editable == ["BIEN_BAN_HOP", "TO_TRINH", "QUYET_DINH", "DANH_SACH"]


def test_an_unknown_code_is_told_what_there_is() -> None:
    with pytest.raises(InvalidForm, match=r"“TO_TRINH_LA”; hãy chọn: GIAY_TIEP_NHAN, .*TO_TRINH"):
        kind_of("TO_TRINH_LA")


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_only_blanks_that_exist_are_required_each_once(kind: DocumentKind) -> None:
    paths = [shape.path for shape in shape_of(kind.context).below()]
    assert kind.required
    assert set(kind.required) <= set(paths)
    assert len(set(kind.required)) == len(kind.required)
