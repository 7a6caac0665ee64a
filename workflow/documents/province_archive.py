"""The archive for the province: every paper and file of the packet, as the index orders them.

PDF where it can be: what LibreOffice lays out, where it is installed. Each file's name begins with
its number in the index, whose pages are then counted too.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from documents.awardees import listed
from documents.files.office_program import CONVERTIBLE, to_pdf
from documents.files.page_count import page_count
from documents.papers.dossier_index import MUC_LUC_HO_SO
from documents.render import render
from documents.wording import grouped
from dossiers.model.errors import Refused
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.documents.drafts import regenerate_document
from workflow.documents.province_packet import PacketItem, packet_items, packet_subject
from workflow.services import AppServices

INDEX = f"000 {MUC_LUC_HO_SO.title}"
SUMMARY = "000 Kê khai.txt"
"""What the archive holds: how many files of what size, what is no PDF, what goes by hand."""


class Archive(NamedTuple):
    """The files in their order; `items` are the papers of the index."""

    files: tuple[tuple[str, bytes], ...]
    items: tuple[PacketItem, ...]


def province_archive(services: AppServices, round_: str, place: int | None = None) -> Archive:
    """Return the archive of a round's latest proposal to the province, or of the `place`-th.

    Raise Refused before there is one, UnknownObject or DamagedObject for a file that is lost.
    """
    with services.register.read_tx() as ledger:
        items, index = _packet(ledger, round_, place)
        originals = {each.stem: _original(each, ledger) for each in items if each.stem}
    sources = {
        f"{stem}{ending}": services.objects.get(sha256)
        for stem, (ending, sha256) in originals.items()
    }
    laid_out = to_pdf(sources)
    files = {_named(name, laid_out): laid_out.get(name, data) for name, data in sources.items()}
    if index is not None:
        files = {**_index(services, index, files), **files}
    summary = "\r\n".join(_summary(files, items)).encode("utf-8-sig")
    return Archive(((SUMMARY, summary), *files.items()), items)


def _packet(
    ledger: Ledger, round_: str, place: int | None
) -> tuple[tuple[PacketItem, ...], DocumentRecord | None]:
    forwardings = ledger.forwardings(ledger.round(round_).code)[:place]
    if not forwardings or (place is not None and place != len(forwardings)):
        raise Refused(f"Đợt {round_} chưa trình cấp tỉnh nên chưa có hồ sơ trình.")
    subject = packet_subject(forwardings)
    sent = listed(forwardings[-1].dossiers, ledger.dossiers(round=round_))
    wanted = (MUC_LUC_HO_SO.code, subject)
    found = [each for each in ledger.documents(round=round_) if (each.kind, each.subject) == wanted]
    return packet_items(ledger, forwardings[-1], subject, sent), next(iter(found), None)


def _original(item: PacketItem, ledger: Ledger) -> tuple[str, str]:
    """Return how the file's name ends, and the hash of its bytes."""
    if item.record is not None:
        return ".docx", item.record.sha256
    return PurePosixPath(item.key).suffix.lower(), ledger.file(item.key).sha256


def _named(name: str, laid_out: Mapping[str, bytes]) -> str:
    return f"{name.rpartition('.')[0]}.pdf" if name in laid_out else name


def _index(
    services: AppServices, record: DocumentRecord, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the index with the pages of what was laid out; one edited in Word as it was edited."""
    with services.register.read_tx() as ledger:
        data = regenerate_document(services, ledger, record)
        if record.edited is None:
            template = services.template(ledger.template(record.template, record.template_version))
            data = render(template, _paged(record.context, files))
    name = f"{INDEX}.docx"
    laid_out = to_pdf({name: data})
    return {_named(name, laid_out): laid_out.get(name, data)}


def _paged(context: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the index's blanks, its rows with the pages of their files."""
    pages = {name.partition(" ")[0]: page_count(data) for name, data in files.items()}
    counted = {f"Tệp {number}": str(count) for number, count in pages.items() if count}
    rows = [
        {**row, "so_trang": counted.get(row["tep"], row["so_trang"])} for row in context["muc_luc"]
    ]
    return {**context, "muc_luc": rows}


def _summary(files: Mapping[str, bytes], items: tuple[PacketItem, ...]) -> Iterator[str]:
    size = sum(map(len, files.values()))
    yield f"Hồ sơ trình cấp tỉnh: {len(files)} tệp, {grouped(-(-size // 1024))} KB."
    odd = [name for name in files if PurePosixPath(name).suffix.lower() in CONVERTIBLE]
    if odd:
        yield "Chưa chuyển được sang PDF (máy chủ chưa cài LibreOffice, hoặc tệp không đọc được):"
        yield from (f"- {name}" for name in odd)
    if by_hand := [each for each in items if not each.stem]:
        yield "Chỉ có bản giấy, gửi kèm bằng tay:"
        yield from (f"- {each.title} - {each.whose}" for each in by_hand)
