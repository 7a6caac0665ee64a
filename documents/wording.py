"""How the office words numbers, money, dates, citations and signatures (Decree 30, annex I)."""

from collections.abc import Sequence
from datetime import date, time

from documents.numerals import words
from dossiers.books.number_book import numbered
from dossiers.decision.award_decision import Authority, Signatory
from dossiers.model.record import uncapitalised
from dossiers.plan.legal_basis import LegalBasis

NO_NUMBER = " " * 5
"""The empty place of a draft's number: "Số:      /QĐ-UBND" as the ward leaves it."""
NO_DAY = " " * 2
"""The empty place of a draft's day: "ngày    tháng 11 năm 2026"."""
LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
"""What is cited by name and date alone (Decree 30, annex I, II.6.a)."""

_PADDED_MONTHS = (1, 2)


def money(amount: int) -> str:
    """Write a sum in figures: 1520000 is "1.520.000 đồng"."""
    return f"{grouped(amount)} đồng"


def grouped(number: int) -> str:
    """Write a whole number with dots between thousands: 1520000 is "1.520.000"."""
    return f"{number:,}".replace(",", ".")


def money_in_words(amount: int, linh: str = "linh") -> str:
    """Write a sum in words: "Một triệu năm trăm nghìn đồng"; `linh` as the ward says it."""
    return capitalised(words(amount, to="currency", linh=linh))


def capitalised(text: str) -> str:
    """Make the first letter of `text` a capital, the others stay."""
    return text[:1].upper() + text[1:]


def count(number: int, linh: str = "linh") -> str:
    """Write a count in figures and words: 2 is "02 (hai)"; `linh` as the ward says it."""
    return f"{number:02d} ({words(number, linh=linh)})"


def counted(number: int, noun: str, linh: str = "linh") -> str:
    """Write a count of things: "02 (hai) tập thể"."""
    return f"{count(number, linh)} {noun}"


def month_text(month: int) -> str:
    """Write a month, January and February with a leading zero (Decree 30, annex I, II.4)."""
    return f"{month:02d}" if month in _PADDED_MONTHS else str(month)


def date_words(day: date) -> str:
    """Write a date in full: "ngày 05 tháng 12 năm 2026"."""
    return f"ngày {day:%d} tháng {month_text(day.month)} năm {day.year}"


OPEN_NAME = "………… ………… …………"
"""For a name that is filled in by hand, as nobody noted it."""


def hour_words(hour: time | None) -> str:
    """Write "08 giờ 30"; dots to be filled in by hand if nobody noted it (annex III, 1.9)."""
    return f"{hour:%H} giờ {hour:%M}" if hour else "….. giờ ….."


def short_date(day: date) -> str:
    """Write a date in figures: "05/12/2026", "15/6/2022"."""
    return f"{day:%d}/{month_text(day.month)}/{day.year}"


def draft_date(day: date) -> str:
    """Write the date of a draft: month and year stand, the day is left open."""
    return f"ngày {NO_DAY} tháng {month_text(day.month)} năm {day.year}"


OPEN_DATE = f"ngày {NO_DAY} tháng {NO_DAY} năm {' ' * 5}"
"""A date left open whole, as an annex of an electronic document has it (annex III, form 2.2)."""


def document_date(signed_on: date | None, drafted_on: date) -> str:
    """Write the date of a document: in full once signed, else with the day left open."""
    return date_words(signed_on) if signed_on else draft_date(drafted_on)


def document_number(number: int | None, symbol: str) -> str:
    """Write number and symbol: "05/QĐ-UBND"; without a number, its empty place."""
    return f"{NO_NUMBER}/{symbol}" if number is None else numbered(number, symbol)


def citation(basis: LegalBasis, *, short: bool = False) -> str:
    """Cite a legal basis: a law by name and date, another document by all it has.

    In short form the date is in figures ("ngày 14/6/2025") and the issuer may be abbreviated.
    """
    dated = f"ngày {short_date(basis.dated)}" if short else date_words(basis.dated)
    if basis.kind in LAWS:
        return f"{basis.full_title} {dated}"
    number = f" số {basis.number}" if basis.number else ""
    named = (short and basis.issuer_short) or basis.issuer
    issuer = f" của {named}" if named else ""
    return f"{basis.kind}{number} {dated}{issuer} {basis.title}"


def amendment(basis: LegalBasis, *, short: bool = False) -> str:
    """Cite what amends the document before it on the line.

    A law keeps its own name and date, with the day of the law that amended it and no number.
    """
    if basis.kind not in LAWS:
        return f"; {citation(basis, short=short)}"
    dated = f"ngày {short_date(basis.dated)}" if short else date_words(basis.dated)
    return f" được sửa đổi, bổ sung một số điều theo {basis.kind} {dated}"


def basis_lines(bases: Sequence[LegalBasis], *further: str, short: bool = False) -> tuple[str, ...]:
    """Write the căn cứ, each ending ";", the last "." (Decree 30, annex I, II.6.a)."""
    cited: list[str] = []
    for above, basis in zip((None, *bases), bases, strict=False):
        if above and basis.amends and basis.amends == above.reference:
            cited[-1] += amendment(basis, short=short)
        else:
            cited.append(f"Căn cứ {citation(basis, short=short)}")
    return closed([*cited, *further])


def closed(lines: Sequence[str]) -> tuple[str, ...]:
    """End each of `lines` with ";", the last with "."."""
    bare = [line.rstrip(" ;.") for line in lines]
    return (*(f"{line};" for line in bare[:-1]), *(f"{line}." for line in bare[-1:]))


def recipients(*names: str) -> tuple[str, ...]:
    """Write the lines under "Nơi nhận": "- Như Điều 3;", the last "- Lưu: VT, VHXH."."""
    return closed([f"- {name}" for name in names])


def authority(signatory: Signatory) -> tuple[str, ...]:
    """Write the lines above the Chủ tịch's signature; never "TM." on a decision of their own.

    Source: Decree 30, annex I, II.7 and annex III, form 1.2, note 6.
    """
    if signatory.authority is Authority.KT_CHU_TICH:
        return ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return ("CHỦ TỊCH",)


def body_authority(signatory: Signatory) -> tuple[str, ...]:
    """Write the lines above a signature for the committee itself, as on its own proposal.

    On behalf of the body (TM.), a deputy for the head (KT.): Decree 30, annex I, II.7.b.
    """
    return ("TM. ỦY BAN NHÂN DÂN", *authority(signatory))


def council_authority(role: str) -> tuple[str, ...]:
    """Write the lines above a signature for the council, by the signer's role in it.

    On behalf of a body (TM.), a deputy for its head (KT.): Decree 30, annex I, II.7.b and c.
    """
    if role.casefold().startswith("phó"):
        return ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return ("TM. HỘI ĐỒNG", "CHỦ TỊCH")


def office_authority(title: str) -> tuple[str, ...]:
    """Write the lines above an office's signature: its head, or a deputy for the head (KT.)."""
    if title.casefold().startswith("phó"):
        return ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")
    return ("TRƯỞNG PHÒNG",)


def head_of(office: str) -> str:
    """Name the head of an office: "Trưởng phòng Văn hóa - Xã hội"."""
    return f"Trưởng {uncapitalised(office)}"


def heading(name: str, *breaks: str) -> tuple[str, ...]:
    """Write a body's name in capitals, on a new line before each of `breaks` that it holds.

    The left column of a heading is 6.8 cm: "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG" needs two lines.
    """
    text = name.upper()
    for part in breaks:
        text = text.replace(f" {part.upper()}", f"\n{part.upper()}")
    return tuple(text.split("\n"))
