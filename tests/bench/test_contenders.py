"""A benchmark is fair only if all contenders make the same document."""

import pytest

from bench.alike import check, words
from bench.contenders import FLOOR, NAIVE, OURS, PYTHON
from bench.data import CERTIFICATE, DECISION, LIST, Blanks, certificate, decision, listing
from bench.layouts import layout
from bench.report import Results, claims, page
from bench.whole_round import Shares
from documents.render import render


@pytest.mark.parametrize(
    ("template", "blanks"),
    [(DECISION, decision()), (LIST, listing(3)), (CERTIFICATE, certificate(1))],
)
def test_all_python_contenders_say_the_same(template: bytes, blanks: Blanks) -> None:
    pytest.importorskip("mailmerge", reason="docx-mailmerge2 is not installed (extra “bench”)")
    expected = words(render(template, blanks))
    for name in PYTHON.keys() - {FLOOR}:
        check(name, PYTHON[name](template, [blanks])(0), expected)


def test_another_document_is_noticed() -> None:
    one, other = render(LIST, listing(2)), render(LIST, listing(3))
    with pytest.raises(ValueError, match="another document"):
        check("x", other, words(one))
    assert len(words(other)) > len(words(one))


def test_a_layout_is_flat() -> None:
    made = layout(LIST, listing(2))
    assert made.row is not None
    assert made.blanks["ten_phan"] == "I. CÁ NHÂN"
    assert len(made.blanks["danh_sach"]) == 2
    assert certificate(7)["so_so_vang"] == "07"


def test_what_does_not_hold_is_said() -> None:
    times = {OURS: 1.0, NAIVE: 44.0, "carbone": 2.0, "zlib 6 alone (floor)": 1.0}
    results = Results(lists={10: times}, round=Shares(waiting=5, running=5, ours=2))
    assert [claim.holds for claim in claims(results)] == [False, False, False]
    assert "44.0×" in claims(results)[0].found
    assert claims(results)[1].what.endswith("(carbone)")


def test_a_page_without_measurements_is_still_a_page() -> None:
    pytest.importorskip("mailmerge")
    assert page(Results(missing="node is not installed")).startswith("# Benchmarks")
