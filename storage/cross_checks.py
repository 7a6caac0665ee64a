"""Whether the register agrees with itself and with the store, whatever its journal says."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from dossiers.dossier import Status
from dossiers.errors import DamagedObject, UnknownObject
from storage.objects import Objects
from storage.tables import documents, dossiers, events, files, numbers, templates


def status_faults(connection: Connection) -> Iterator[str]:
    """Dossiers whose status is not what their events lead to, and events that don't follow."""
    reached: dict[str, str | None] = defaultdict(lambda: None)
    moves = (
        select(events.c.dossier, events.c.source, events.c.target)
        .where(events.c.dossier.is_not(None), events.c.target.is_not(None))
        .order_by(events.c.id)
    )
    for dossier, source, target in connection.execute(moves):
        if reached[dossier] != source:
            yield (
                f"Lịch sử hồ sơ {dossier} đứt quãng: từ “{_status(source)}” sang "
                f"“{_status(target)}” trong khi hồ sơ đang “{_status(reached[dossier])}”"
            )
        reached[dossier] = target
    for code, status in connection.execute(select(dossiers.c.code, dossiers.c.status)):
        if reached[code] != status:
            yield (
                f"Hồ sơ {code} ghi trạng thái “{_status(status)}” nhưng lịch sử dừng ở "
                f"“{_status(reached[code])}”"
            )


def _status(code: str | None) -> str:
    if code is None:
        return "chưa tiếp nhận"
    return Status(code).text if code in set(Status) else code


Number = tuple[str, int, int]
"""Book, year and number."""


def number_faults(connection: Connection) -> Iterator[str]:
    """Documents with a number that no book has, and drawn numbers that no document has."""
    used: set[Number] = set()
    drawn: set[Number] = {
        (book, year, number)
        for book, year, number in connection.execute(
            select(numbers.c.book, numbers.c.year, numbers.c.number)
        )
    }
    query = select(documents.c.number, documents.c.dated, documents.c.title)
    for number, dated, title in connection.execute(query.where(documents.c.number != "")):
        found = _number(number, dated)
        if found not in drawn:
            yield f"Văn bản “{title}” mang số {number} không có trong sổ số"
        used |= {found} if found else set()
    for book, year, number in sorted(drawn - used):
        yield f"Số {number:02d}/{book} năm {year} đã cấp nhưng không có văn bản nào mang số đó"


def _number(text: str, dated: date | None) -> Number | None:
    """Where a printed number such as "01/QĐ-UBND" was drawn from."""
    ordinal, _, book = text.partition("/")
    if dated is None or not ordinal.isdecimal():
        return None
    return book, dated.year, int(ordinal)


def object_faults(connection: Connection, objects: Objects) -> Iterator[str]:
    """Bytes that the register speaks of and that are missing or damaged; one object at a time."""
    for sha256, whose in kept_objects(connection).items():
        try:
            objects.get(sha256)
        except UnknownObject:
            yield f"{whose}: mất tệp trong kho (mã {sha256[:12]}…)"
        except DamagedObject:
            yield f"{whose}: tệp trong kho đã bị hỏng hoặc bị thay (mã {sha256[:12]}…)"


def kept_objects(connection: Connection) -> dict[str, str]:
    """Every object that the register speaks of, and what it is."""
    kept: dict[str, str] = {}
    for version in connection.execute(select(templates)):
        kept.setdefault(version.sha256, f"Mẫu văn bản {version.kind} bản {version.version}")
    for made in connection.execute(select(documents.c.sha256, documents.c.title)):
        kept.setdefault(made.sha256, f"Văn bản “{made.title}”")
    for file in connection.execute(select(files.c.sha256, files.c.key)):
        kept.setdefault(file.sha256, f"Tệp “{file.key}”")
    return kept
