"""Numbers read in Vietnamese, through num2words with its Vietnamese mended.

num2words 0.5.14 misreads one number in ten in Vietnamese ("một triệu sáu mươi nghìn" for
1.060.000, "một phẩy năm" for 1.05). `words` puts a converter of ours into its registry, under
its own name for the language, so that whoever asks num2words for "vi" reads right.
"""

from decimal import Decimal
from functools import cache
from typing import Any, Protocol

LARGEST = 10**18
"""The largest number that is read; above it the reading by "tỷ tỷ" is no longer settled usage."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES = ("", "nghìn", "triệu")
_BILLION = 10**9


class Reader(Protocol):
    """The call that num2words answers."""

    def __call__(self, number: object, /, *, lang: str, to: str, **options: object) -> str:
        """Read `number`."""


def words(number: float | Decimal | str, to: str = "cardinal", linh: str = "linh") -> str:
    """Read a number in Vietnamese: 1060000 is "một triệu không trăm sáu mươi nghìn".

    `to` is "cardinal", "ordinal", "ordinal_num", "year" or "currency"; `linh` may be "lẻ", as
    said in the South. Raises OverflowError beyond LARGEST, ValueError for what is no number.
    """
    return _reader()(number, lang="vi", to=to, linh=linh)


@cache
def _reader() -> Reader:
    """Return num2words with our converter registered. Imported on first use: it costs 30 ms."""
    import num2words  # noqa: PLC0415 - see above

    num2words.CONVERTER_CLASSES["vi"] = VietnameseNumerals()
    reader: Reader = num2words.num2words
    return reader


class VietnameseNumerals:
    """A num2words converter for Vietnamese."""

    def str_to_number(self, text: str) -> Decimal:
        """Return the number written in `text`; raises ValueError if there is none."""
        try:
            return Decimal(text)
        except ArithmeticError as fault:
            raise ValueError(f"không phải là số: {text!r}") from fault

    def to_cardinal(self, number: float | Decimal, linh: str = "linh") -> str:
        """Read a number: 1005 is "một nghìn không trăm linh năm", -1.5 "âm một phẩy năm"."""
        value = Decimal(str(number))
        if not value.is_finite():
            raise ValueError(f"không phải là số: {number!r}")
        whole, _, fraction = f"{abs(value):f}".partition(".")
        sign = "âm " if value < 0 else ""
        return sign + _whole(int(whole), linh) + _fraction(fraction.rstrip("0"), linh)

    def to_ordinal(self, number: int, linh: str = "linh") -> str:
        """Read a rank: 1 is "thứ nhất", 4 is "thứ tư"; raises ValueError below 1."""
        if number < 1:
            raise ValueError(f"không có thứ tự {number}")
        special = {1: "nhất", 4: "tư"}
        return f"thứ {special.get(number) or self.to_cardinal(number, linh)}"

    def to_ordinal_num(self, number: int, linh: str = "linh") -> str:  # noqa: ARG002
        """Write a rank with a figure: 4 is "thứ 4"."""
        return f"thứ {number}"

    def to_year(self, number: int, linh: str = "linh") -> str:
        """Read a year: 2026 is "hai nghìn không trăm hai mươi sáu"."""
        return self.to_cardinal(number, linh)

    def to_currency(self, number: int, linh: str = "linh", **_options: Any) -> str:
        """Read a sum in đồng: 710000 is "bảy trăm mười nghìn đồng"."""
        return f"{self.to_cardinal(number, linh)} đồng"


def _whole(number: int, linh: str) -> str:
    if number > LARGEST:
        raise OverflowError(f"số {number} quá lớn để đọc thành chữ")
    if number < _BILLION:
        return " ".join(_below_billion(number, linh, full=False)) or _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    return " ".join([_whole(billions, linh), "tỷ", *_below_billion(rest, linh, full=True)])


def _below_billion(number: int, linh: str, *, full: bool) -> list[str]:
    """Read the groups of three; `full` when a larger group was read before."""
    said: list[str] = []
    for scale in (2, 1, 0):
        group = number // 1000**scale % 1000
        if group:
            said += _group(group, linh, full=full or bool(said))
            said += [_SCALES[scale]] if scale else []
    return said


def _group(group: int, linh: str, *, full: bool) -> list[str]:
    """Read 1..999; `full` says the hundreds even when there are none ("không trăm")."""
    hundreds, rest = divmod(group, 100)
    said = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if 0 < rest < 10:  # noqa: PLR2004 - one digit
        return [*said, *([linh] if said else []), _DIGITS[rest]]
    return said + _tens(rest)


def _tens(rest: int) -> list[str]:
    tens, units = divmod(rest, 10)
    if tens == 0:
        return []
    if tens == 1:
        return ["mười", *_unit(units, {5: "lăm"})]
    return [_DIGITS[tens], "mươi", *_unit(units, _AFTER_TENS)]


def _unit(units: int, special: dict[int, str]) -> list[str]:
    return [special.get(units, _DIGITS[units])] if units else []


def _fraction(digits: str, linh: str) -> str:
    """Read decimals: leading zeros one by one, the rest as a number."""
    if not digits:
        return ""
    significant = digits.lstrip("0")
    zeros = [_DIGITS[0]] * (len(digits) - len(significant))
    return " ".join([" phẩy", *zeros, _whole(int(significant), linh)])
