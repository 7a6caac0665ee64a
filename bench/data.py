"""What is printed: a decision with its list for N recipients, and certificates."""

from functools import cache
from typing import Any

from documents.papers.certificate import GIAY_KHEN
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from templates import template_bytes

Blanks = dict[str, Any]

DECISION = template_bytes(QUYET_DINH)
LIST = template_bytes(DANH_SACH)
CERTIFICATE = template_bytes(GIAY_KHEN)
CERTIFICATES = 1_000

_FAMILIES = ("Hoàng", "Nông", "Lường", "Bàn", "Triệu", "Đặng", "Lý", "Ma", "Hà & Hà")
_GIVEN = ("Thị Ưởng", "Văn Định", "Đức Khuyến", "Minh Nguyệt", "Thanh Thúy", "Quốc Bảo", "Hữu Ích")
_PLACES = ("Tổ dân phố Mẫu {}", "Trường Tiểu học Mẫu {}", "Hội Phụ nữ Mẫu {}", "Công an Mẫu {}")
_DEEDS = (
    "Hướng dẫn {} lượt người dân nộp hồ sơ trực tuyến và ký số từ xa",
    "Có {} sáng kiến rút ngắn thời gian giải quyết hồ sơ <đất đai>",
    "Vận động {} hộ gia đình mở tài khoản và dùng VNeID mức độ 2",
)


def row(number: int) -> Blanks:
    """Return one recipient's line, unlike its neighbours."""
    return {
        "stt": number,
        "ten": f"Bà {_FAMILIES[number % 9]} {_GIVEN[number % 7]} {number}",
        "chuc_vu_don_vi": _PLACES[number % 4].format(number * 7919 % 1009),
        "thanh_tich": _DEEDS[number % 3].format(number * 104729 % 997),
        "muc_thuong": f"{760 + number % 5 * 10}.000",
    }


def decision() -> Blanks:
    """Return the decision's blanks."""
    return QUYET_DINH.sample_context().blanks()


def listing(count: int) -> Blanks:
    """Return the list's blanks, one part of `count` lines."""
    rows = [row(number) for number in range(1, count + 1)]
    part = {"ten_phan": "I. CÁ NHÂN", "danh_sach": rows}
    return DANH_SACH.sample_context().blanks() | {"cac_phan": [part]}


def certificate(number: int) -> Blanks:
    """Return one recipient's certificate."""
    line = row(number)
    del line["stt"], line["muc_thuong"]
    return GIAY_KHEN.sample_context().blanks() | line | {"so_so_vang": f"{number:02d}"}


@cache
def all_certificates() -> tuple[Blanks, ...]:
    """Return those of CERTIFICATES recipients; each process makes them up once."""
    return tuple(certificate(number) for number in range(1, CERTIFICATES + 1))
