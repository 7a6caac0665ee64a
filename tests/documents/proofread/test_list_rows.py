"""Lists are read by their headings and matched with dossiers by name."""

from collections.abc import Sequence

from documents.proofread.list_rows import Row, bare_name, listings, match_rows
from documents.readback import Paragraph, read_back
from dossiers.model.dossier import Dossier
from tests.documents.builders import a_dossier, a_nominee
from tests.documents.docxtpl_output import a_table

_AT = Paragraph(0, None, (), "left", frozenset(), ())


def rows(*names: str) -> list[Row]:
    return [Row({"name": name}, _AT) for name in names]


def people(*names: str) -> Sequence[Dossier]:
    return [
        a_dossier(code=f"HS-2026-{place:04d}", nominee=a_nominee(name=name))
        for place, name in enumerate(names, start=1)
    ]


def test_columns_are_known_by_their_headings_and_total_rows_stand_apart() -> None:
    data = a_table(
        ("TT", "Họ và tên", "Chức vụ, đơn vị", "Tiền thưởng"),
        ("1", "Bà Mẫu", "Tổ 1", "760.000"),
        ("", "Cộng", "", "760.000"),
    )

    (found,) = listings(read_back(data))

    assert [row.cells for row in found.rows] == [
        {"ordinal": "1", "name": "Bà Mẫu", "post": "Tổ 1", "bonus": "760.000"}
    ]
    assert found.totals[0].cells["bonus"] == "760.000"


def test_a_table_without_names_is_no_list() -> None:
    assert list(listings(read_back(a_table(("Ngày", "Việc"), ("1", "họp"))))) == []


def test_names_are_matched_with_whatever_honorific() -> None:
    found = match_rows(rows("Bà An", "ÔNG BÌNH"), people("An", "Bình"))

    assert [dossier.nominee.name for _, dossier in found.pairs] == ["An", "Bình"]


def test_a_wrong_name_is_paired_with_the_one_in_its_place() -> None:
    found = match_rows(rows("An", "Binh", "Chi"), people("An", "Bình", "Chi"))

    assert [(row.name, dossier.nominee.name) for row, dossier in found.misnamed] == [
        ("Binh", "Bình")
    ]
    assert not found.missing
    assert not found.extra


def test_doubled_extra_and_missing_names_are_told_apart() -> None:
    assert [row.name for row in match_rows(rows("An", "An"), people("An")).doubled] == ["An"]
    assert [row.name for row in match_rows(rows("An", "Lạ"), people("An")).extra] == ["Lạ"]
    assert [each.nominee.name for each in match_rows(rows("An"), people("An", "Chi")).missing] == [
        "Chi"
    ]


def test_a_surname_that_reads_as_an_honorific_belongs_to_the_name() -> None:
    found = match_rows(
        rows("Bà Ông Thị Hoa", "Ông Thị Chi", "Thị An"), people("Ông Thị Hoa", "Thị Chi")
    )

    assert [dossier.code for _, dossier in found.pairs] == ["HS-2026-0001", "HS-2026-0002"]
    assert [row.name for row in found.extra] == ["Thị An"]


def test_two_of_the_same_name_are_two() -> None:
    found = match_rows(rows("An", "An"), people("An", "An"))

    assert [dossier.code for _, dossier in found.pairs] == ["HS-2026-0001", "HS-2026-0002"]
    assert bare_name("Ông An") == "An"
