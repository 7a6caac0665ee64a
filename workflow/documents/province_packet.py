"""What goes up to the province, in order: the ward's papers, then each nominee's own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from documents.files.page_count import page_count
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU
from documents.papers.dossier_index import IndexEntry
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.wording import short_date
from dossiers.council.voting import papers_name
from dossiers.model.dossier import ComponentKind, Dossier
from dossiers.province.sending import Forwarding
from storage.blobs.port import Objects
from storage.export import safe_stem
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord


class PacketItem(NamedTuple):
    """A paper of the packet: a document of the register, or a nominee's file under its key.

    Neither: the paper came by hand, and goes up by hand. `stem` is its name in the archive, the
    same for a file that several nominees share.
    """

    title: str
    whose: str
    stem: str = ""
    record: DocumentRecord | None = None
    key: str = ""


def packet_subject(forwardings: Sequence[Forwarding]) -> str:
    """Return what tells the papers of the latest of a round's proposals from those before it."""
    return "" if len(forwardings) == 1 else str(len(forwardings))


def packet_items(
    ledger: Ledger, forwarding: Forwarding, subject: str, dossiers: Sequence[Dossier]
) -> tuple[PacketItem, ...]:
    """Return the papers in their order; `dossiers` are those sent up, in the order of the list."""
    items = (*_shared(ledger, forwarding.round, subject), *_own(ledger, dossiers))
    stems: dict[str, str] = {}
    named = []
    for place, item in enumerate(items, start=1):
        whose = f" - {item.whose}" if item.whose else ""
        stem = stems.get(item.key) or safe_stem(f"{place:03d} {item.title}{whose}")
        if item.key:
            stems[item.key] = stem
        on_paper = not item.key and item.record is None
        named.append(item._replace(stem="" if on_paper else stem))
    return tuple(named)


def _shared(ledger: Ledger, round_: str, subject: str) -> Iterator[PacketItem]:
    sessions = ledger.sessions(round_)
    minutes = papers_name(sessions[-1], sessions)
    found = {(each.kind, each.subject): each for each in ledger.documents(round=round_)}
    wanted = (
        (TO_TRINH_TINH, subject),
        (DANH_SACH_TINH, subject),
        (BIEN_BAN_HOP, minutes),
        (BIEN_BAN_KIEM_PHIEU, minutes),
    )
    for kind, about in wanted:
        if record := found.get((kind.code, about)):
            yield PacketItem(kind.title, "", record=record)


def _own(ledger: Ledger, dossiers: Sequence[Dossier]) -> Iterator[PacketItem]:
    for dossier in dossiers:
        whose = dossier.nominee.name
        for record in ledger.documents(dossier=dossier.code):
            if record.kind == TRICH_BIEN_BAN.code:
                yield PacketItem(TRICH_BIEN_BAN.title, whose, record=record)
        for component in sorted(dossier.components, key=lambda each: _ORDER.index(each.kind)):
            yield PacketItem(component.kind.text, whose, key=component.object)


_ORDER = (
    ComponentKind.BAO_CAO_THANH_TICH,
    ComponentKind.BIEN_BAN,
    ComponentKind.TO_TRINH,
    ComponentKind.KHAC,
)


def index_entries(
    items: Sequence[PacketItem], ledger: Ledger, objects: Objects
) -> Iterator[IndexEntry]:
    """Yield the lines of the index; pages as far as the files themselves tell."""
    for each in items:
        pages = page_count(objects.get(ledger.file(each.key).sha256)) if each.key else None
        yield IndexEntry(each.title, each.whose, _cited(each), pages, each.stem.split(" ")[0])


def _cited(item: PacketItem) -> str:
    record = item.record
    if record is None or not record.number or record.dated is None:
        return ""
    return f"{record.number}, {short_date(record.dated)}"
