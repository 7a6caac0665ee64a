"""Long lists are filled without being held: memory grows with the data alone."""

import tracemalloc

from documents.papers.commendation_list import DANH_SACH
from documents.render import render
from templates import template_bytes

TEMPLATE = template_bytes(DANH_SACH)


def a_list(count: int) -> dict[str, object]:
    blanks = DANH_SACH.sample_context().blanks()
    lines = [
        {
            "stt": number,
            "ten": f"Bà Mẫu {number * 7919}",
            "chuc_vu_don_vi": f"Tổ {number}",
            "thanh_tich": f"Giúp {number * 104729} người",
            "muc_thuong": "760.000",
        }
        for number in range(count)
    ]
    return blanks | {"cac_phan": [{"ten_phan": "I", "danh_sach": lines}]}


def peak(count: int) -> int:
    """Return the most bytes that were held while filling, beside the data."""
    data = a_list(count)
    tracemalloc.start()
    render(TEMPLATE, data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_rows() -> None:
    render(TEMPLATE, a_list(1))
    finished = len(render(TEMPLATE, a_list(3_000)))
    assert peak(3_000) < peak(300) + 3 * finished  # the compressed file itself, and its joining
