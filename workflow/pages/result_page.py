"""The page that staff read at the end of a run: what was done, or why it was refused."""

from collections.abc import Iterator, Sequence

from dossiers.model.dossier import Dossier
from dossiers.model.errors import CommendationError, FaultyTable, Refused
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import QuotaCount
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.pages.links import (
    board_link,
    desk_address,
    download_link,
    file_link,
    marked_link,
    packet_link,
)
from workflow.pages.markdown import bullets, escaped, link, table
from workflow.shared_quota import standing_quotas
from workflow.step import AnyForm, Report, StepDefinition


def report_page(report: Report, ledger: Ledger, plan: Plan, *, of_unit: bool = False) -> str:
    """What a step did: its dossiers with their status, its documents with links, what to heed.

    `of_unit`: a unit's person reads it, who sees neither the others' documents nor the quotas.
    """
    dossiers = [ledger.dossier(code) for code in report.dossiers]
    documents = [ledger.document(id_) for id_ in report.documents]
    round_ = ledger.round(report.round) if report.round else None
    counts = standing_quotas(plan, ledger, round_) if round_ and not of_unit else ()
    return "\n\n".join(_report_parts(report, dossiers, documents, counts, of_unit=of_unit))


def _report_parts(
    report: Report,
    dossiers: list[Dossier],
    documents: list[DocumentRecord],
    counts: Sequence[QuotaCount],
    *,
    of_unit: bool,
) -> Iterator[str]:
    yield f"# {escaped(report.done)}"
    if report.again:
        yield "Phiếu này đã được ghi nhận trước đó; không có gì thay đổi thêm."
    if report.notes:
        yield "**Cần lưu ý**\n\n" + bullets(map(escaped, report.notes))
    if documents:
        yield "## Văn bản\n\n" + document_table(documents)
        if not of_unit:
            yield link("Tải toàn bộ văn bản của đợt (.zip)", packet_link(report.round))
    if report.files:
        yield "## Tệp\n\n" + bullets(link(each, file_link(each)) for each in report.files)
    if dossiers:
        yield "## Hồ sơ\n\n" + _dossiers(dossiers)
    if counts:
        yield "## Số lượng của đợt\n\n" + bullets(escaped(each.text) for each in counts)
    yield _back(of_unit=of_unit)


def _back(*, of_unit: bool) -> str:
    """To the board: a unit's is at the desk alone."""
    return link("Về bảng theo dõi", f"{desk_address()}/" if of_unit else board_link())


def document_table(documents: list[DocumentRecord]) -> str:
    """Documents with a link to download each."""
    rows = (
        (
            link(each.title, download_link(each.id)),
            each.state_text,
            f"{each.dated:%d/%m/%Y}" if each.dated else "",
        )
        for each in documents
    )
    return table(("Tải về", "Trạng thái", "Ngày"), rows)


def _dossiers(dossiers: list[Dossier]) -> str:
    rows = (
        (each.code, escaped(each.nominee.name), each.nominee.kind.text, each.status.text)
        for each in dossiers
    )
    return table(("Mã hồ sơ", "Tên", "Đối tượng", "Trạng thái"), rows)


MAX_REASONS = 300
"""How many reasons a page lists; a table's others are in the marked file."""


def _of_table(error: CommendationError) -> Iterator[str]:
    """How many cells of which file are wrong, and where it is had with its faults marked."""
    if isinstance(error, FaultyTable) and error.file:
        yield f"Tệp {escaped(error.file)} có {len(error.reasons)} chỗ phải sửa."
        if error.file.lower().endswith(".xlsx"):
            address = marked_link(error.file, error.asked)
            yield link("Tải về bảng tính có cột “Lỗi” ở từng dòng", address)


def refusal_page(
    definition: StepDefinition[AnyForm],
    error: CommendationError,
    again: str,
    *,
    of_unit: bool = False,
) -> str:
    """Why a form was refused, and the link to its run form with what was typed."""
    reasons = error.reasons if isinstance(error, Refused) else (str(error),)
    parts = [
        f"# {definition.step.text}: bị từ chối",
        *_of_table(error),
        bullets(map(escaped, reasons[:MAX_REASONS])),
        "Chưa có gì thay đổi trong sổ.",
        link("Mở lại phiếu với những gì đã ghi", again) if again else "",
        _back(of_unit=of_unit),
    ]
    return "\n\n".join(part for part in parts if part)
