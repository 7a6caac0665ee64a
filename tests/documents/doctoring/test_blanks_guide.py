"""The guide to all blanks is current."""

from documents.doctoring.blanks_guide import GUIDE, guide
from documents.doctoring.shapes import shape_of
from documents.kind_registry import document_kinds


def test_the_guide_is_what_the_contexts_say() -> None:
    assert GUIDE.read_text("utf-8") == guide(), (
        "chạy lại: python -m documents.doctoring.blanks_guide"
    )


def test_it_names_every_kind_and_every_blank() -> None:
    said = guide()
    for kind in document_kinds():
        assert f"## {kind.title} (`{kind.code}`)" in said
        for shape in shape_of(kind.context).below():
            assert shape.description in said


def test_a_field_of_a_line_is_shown_under_its_list() -> None:
    assert "| cac_phan → danh_sach → `{{ dong.ten }}` |" in guide()
    assert "| `can_cu` (danh sách) | Các căn cứ | ✓ |" in guide()
