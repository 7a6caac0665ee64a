"""The shapes of contexts."""

from documents.doctoring.shapes import shape_of
from documents.papers.commendation_list import CommendationListContext
from documents.papers.minutes import MinutesContext


def test_a_list_of_lines_holds_text() -> None:
    shape = shape_of(MinutesContext).fields["noi_nhan"]
    assert shape.item is not None
    assert not shape.item.fields
    assert shape.item.path == "noi_nhan"


def test_fields_of_lists_within_lists_have_dotted_paths() -> None:
    paths = [shape.path for shape in shape_of(CommendationListContext).below()]
    assert "cac_phan.danh_sach.ten" in paths
    assert paths.index("cac_phan") < paths.index("cac_phan.ten_phan")


def test_every_blank_is_described() -> None:
    assert all(shape.description for shape in shape_of(MinutesContext).below())
