"""Whether the register agrees with itself and with the store, whatever its journal says."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, String, func, select, type_coerce

from dossiers.matching.earlier_awards import EarlierAward
from dossiers.matching.name_keys import dossier_keys, kept_keys
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import DamagedObject, UnknownObject
from dossiers.model.record import FrozenModel
from storage.blobs.port import Objects
from storage.schema.board_keys import board_keys
from storage.schema.tables import (
    destructions,
    documents,
    dossier_counts,
    dossiers,
    events,
    files,
    name_keys,
    numbers,
    past_awards,
    templates,
)

AnyFact = TypeVar("AnyFact", bound=FrozenModel)


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
    drawn = set(_drawn(connection))
    day = type_coerce(documents.c.dated, String)
    query = select(documents.c.number, day, documents.c.title).where(documents.c.number != "")
    for number, dated, title in connection.execute(query):
        found = _number(number, dated)
        if found not in drawn:
            yield f"Văn bản “{title}” mang số {number} không có trong sổ số"
        used |= {found} if found else set()
    for book, year, number in sorted(drawn - used):
        yield f"Số {number:02d}/{book} năm {year} đã cấp nhưng không có văn bản nào mang số đó"


def _drawn(connection: Connection) -> Iterator[Number]:
    """Yield the books' numbers; what no step could have written the journal has named."""
    columns = (numbers.c.book, numbers.c.year, numbers.c.number)
    for book, year, number in connection.execute(select(*columns)):
        if isinstance(book, str) and isinstance(year, int) and isinstance(number, int):
            yield book, year, number


def _number(text: object, dated: object) -> Number | None:
    """Return where a printed number such as "01/QĐ-UBND" was drawn from."""
    ordinal, _, book = str(text).partition("/")
    year = str(dated)[:4]
    if not (year.isdecimal() and ordinal.isdecimal()):
        return None
    return book, int(year), int(ordinal)


def search_faults(connection: Connection) -> Iterator[str]:
    """Dossiers and earlier awards that can't be found by what they hold, which the chain leaves
    out as it is only worked out: a second award would go unseen."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, owner in connection.execute(select(name_keys.c.key, name_keys.c.owner)):
        keys[owner].add(key)
    yield from _dossier_search_faults(connection, keys)
    query = select(past_awards.c.code, type_coerce(past_awards.c.body, String))
    for code, body in connection.execute(query):
        with suppress(ValueError):  # what can't be read the journal has named already
            award = _read(EarlierAward, body)
            own = kept_keys(award.kind, award.name, award.citizen_id)
            if keys.pop(code, set()) != own:
                yield f"Khen thưởng trước đây {code}: {UNFINDABLE}"
    yield from _count_faults(connection)
    yield from (f"Khóa tìm kiếm của {owner}, không có trong sổ, {ADDED}" for owner in sorted(keys))


UNFINDABLE = "khóa tìm kiếm không khớp với nội dung, đã bị sửa ngoài chương trình"
ADDED = "đã bị thêm ngoài chương trình"


def _dossier_search_faults(connection: Connection, keys: dict[str, set[str]]) -> Iterator[str]:
    columns = (dossiers.c.unit_key, dossiers.c.name_sorted, dossiers.c.searched, dossiers.c.held)
    query = select(dossiers.c.code, type_coerce(dossiers.c.body, String), *columns)
    for code, body, *found in connection.execute(query):
        own = keys.pop(code, set())
        with suppress(ValueError):
            dossier = _read(Dossier, body)
            beside = [*board_keys(dossier).values(), dossier.hold is not None]
            if own != dossier_keys(dossier) or found != beside:
                yield f"Hồ sơ {code}: {UNFINDABLE}"


def _count_faults(connection: Connection) -> Iterator[str]:
    """Name the rounds of which more or fewer dossiers are counted than there are."""
    place = (dossiers.c.round, dossiers.c.status, dossiers.c.kind)
    there = {
        tuple(row) for row in connection.execute(select(*place, func.count()).group_by(*place))
    }
    counted = select(dossier_counts).where(dossier_counts.c.number != 0)
    told = {tuple(row) for row in connection.execute(counted)}
    for round_ in sorted({str(each[0]) for each in there ^ told}):
        yield f"Số đếm hồ sơ của đợt {round_}: không khớp với hồ sơ trong sổ"


def _read(kind: type[AnyFact], body: object) -> AnyFact:
    """Read a fact from its column, which one database gives as text, another as values."""
    if isinstance(body, str | bytes):
        return kind.model_validate_json(body)
    return kind.model_validate(body)


def object_faults(connection: Connection, objects: Objects) -> Iterator[str]:
    """Bytes that the register speaks of and that are missing or damaged; one object at a time."""
    for sha256, whose in kept_objects(connection).items():
        try:
            objects.get(sha256)
        except UnknownObject:
            yield f"{whose}: mất tệp trong kho (mã {sha256[:12]}…)"
        except DamagedObject:
            yield f"{whose}: tệp trong kho đã bị hỏng hoặc bị thay (mã {sha256[:12]}…)"


def destruction_faults(connection: Connection) -> Iterator[str]:
    """Yield documents and files without bytes of which no line says that they were destroyed."""
    said = select(destructions.c.what, destructions.c.key)
    destroyed = {(what, key) for what, key in connection.execute(said)}
    for table, key, title in (
        (documents, documents.c.id, documents.c.title),
        (files, files.c.key, files.c.key),
    ):
        for own, named in connection.execute(select(key, title).where(table.c.sha256 == "")):
            if (table.name, own) not in destroyed:
                yield f"“{named}” không còn tệp mà sổ không ghi là đã tiêu hủy"


def kept_objects(connection: Connection) -> dict[str, str]:
    """Return every object that the register speaks of, and what it is."""
    kept: dict[str, str] = {}
    columns = (templates.c.sha256, templates.c.kind, templates.c.version)
    for version in connection.execute(select(*columns)):
        kept.setdefault(str(version.sha256), f"Mẫu văn bản {version.kind} bản {version.version}")
    for made in connection.execute(select(documents.c.sha256, documents.c.title)):
        kept.setdefault(str(made.sha256), f"Văn bản “{made.title}”")
    for file in connection.execute(select(files.c.sha256, files.c.key)):
        kept.setdefault(str(file.sha256), f"Tệp “{file.key}”")
    kept.pop("", None)  # destroyed
    return kept
