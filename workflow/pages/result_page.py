"""The page that staff read at the end of a run: what was done, or why it was refused."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from documents.markdown import bullets, escaped, link, table
from dossiers.model.dossier import Dossier
from dossiers.model.errors import CommendationError, FaultyTable, Refused
from dossiers.model.movement_year import MovementYear, Owner
from dossiers.model.round import Round
from dossiers.plan.lapsing import Lapse, lapsing
from dossiers.plan.quotas import QuotaCount
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.pages.digest import lapsing_part
from workflow.pages.links import board_link, download_link, file_link, marked_link, packet_link
from workflow.services import AppServices
from workflow.shared_quota import standing_quotas, standings_in_quota
from workflow.step import AnyForm, Report, StepDefinition


class PageFacts(NamedTuple):
    """What a report names, as the register holds it, and the desk's address for the links.

    `of_unit`: a unit's person reads it, who sees neither the others' documents nor the quotas.
    """

    dossiers: Sequence[Dossier]
    documents: Sequence[DocumentRecord]
    counts: Sequence[QuotaCount]
    desk: str
    of_unit: bool
    lapsing: Sequence[Lapse] = ()


def report_page(
    report: Report, ledger: Ledger, services: AppServices, *, of_unit: bool = False
) -> str:
    """Tell what a step did: its dossiers, its documents with links, what to heed."""
    round_ = ledger.round(report.round) if report.round else None
    facts = PageFacts(
        dossiers=_listed(ledger, report.dossiers[:MAX_LISTED]),
        documents=[ledger.document(id_) for id_ in report.documents[:MAX_LISTED]],
        counts=_quotas(services, ledger, round_) if round_ and not of_unit else (),
        desk=services.settings.desk_address,
        of_unit=of_unit,
        lapsing=() if of_unit else lapsing(services.plan, services.today()),
    )
    return "\n\n".join(_report_parts(report, facts))


MAX_LISTED = 200
"""Dossiers, documents and notes that the page lists: Prefect takes no page of any size."""


def _listed(ledger: Ledger, codes: Sequence[str]) -> list[Dossier]:
    by_code = {each.code: each for each in ledger.dossiers_by_code(codes)}
    return [by_code[each] for each in codes]


def _others(listed: Sequence[object], all_: Sequence[object], what: str) -> str:
    """Tell how many more there are than the page lists; "" where it lists all."""
    more = len(all_) - len(listed)
    return f"\n\nCòn {more} {what} khác." if more > 0 else ""


def _quotas(services: AppServices, ledger: Ledger, round_: Round) -> tuple[QuotaCount, ...]:
    plan = services.plan
    standings = standings_in_quota(plan, ledger, round_)
    return standing_quotas(plan, round_, ledger.rounds(), standings)


def _report_parts(report: Report, facts: PageFacts) -> Iterator[str]:
    yield f"# {escaped(report.done)}"
    if report.again:
        yield "Phiếu này đã được ghi nhận trước đó; không có gì thay đổi thêm."
    if report.notes:
        notes = report.notes[:MAX_LISTED]
        others = _others(notes, report.notes, "điều cần lưu ý")
        yield "**Cần lưu ý**\n\n" + bullets(map(escaped, notes)) + others
    if facts.lapsing:
        yield lapsing_part(facts.lapsing)
    if facts.documents:
        others = _others(facts.documents, report.documents, "văn bản")
        yield "## Văn bản\n\n" + _document_table(facts) + others
        if not facts.of_unit:
            yield _packet(facts.documents[0].owner, facts.desk)
    if report.files:
        files = (link(each, file_link(facts.desk, each)) for each in report.files)
        yield "## Tệp\n\n" + bullets(files)
    if facts.dossiers:
        others = _others(facts.dossiers, report.dossiers, "hồ sơ")
        yield "## Hồ sơ\n\n" + _dossier_table(facts.dossiers) + others
    if facts.counts:
        yield "## Số lượng của đợt\n\n" + bullets(escaped(each.text) for each in facts.counts)
    yield _back(facts.desk, of_unit=facts.of_unit)


def _packet(owner: Owner, desk: str) -> str:
    """Link to all documents of the round or year that a step made one for."""
    whose = "ngoài đợt của năm" if isinstance(owner, MovementYear) else "của đợt"
    return link(f"Tải toàn bộ văn bản {whose} (.zip)", packet_link(desk, owner))


def _back(desk: str, *, of_unit: bool) -> str:
    """Link to the board: a unit's is at the desk alone."""
    return link("Về bảng theo dõi", f"{desk}/" if of_unit else board_link())


def _document_table(facts: PageFacts) -> str:
    rows = (
        (
            link(each.title, download_link(facts.desk, each.id)),
            each.state_text,
            f"{each.dated:%d/%m/%Y}" if each.dated else "",
        )
        for each in facts.documents
    )
    return table(("Tải về", "Trạng thái", "Ngày"), rows)


def _dossier_table(dossiers: Sequence[Dossier]) -> str:
    rows = (
        (each.code, escaped(each.nominee.name), each.nominee.kind.text, each.status.text)
        for each in dossiers
    )
    return table(("Mã hồ sơ", "Tên", "Đối tượng", "Trạng thái"), rows)


MAX_REASONS = 300
"""How many reasons a page lists; a table's others are in the marked file."""


def _of_table(error: CommendationError, desk: str) -> Iterator[str]:
    """Tell how many cells of which file are wrong, and where it is had with its faults marked."""
    if isinstance(error, FaultyTable) and error.file:
        yield f"Tệp {escaped(error.file)} có {len(error.reasons)} chỗ phải sửa."
        if error.file.lower().endswith(".xlsx"):
            address = marked_link(desk, error.file, error.asked)
            yield link("Tải về bảng tính có cột “Lỗi” ở từng dòng", address)


def refusal_page(
    definition: StepDefinition[AnyForm],
    error: CommendationError,
    again: str,
    desk: str,
    *,
    of_unit: bool = False,
) -> str:
    """Tell why a form was refused, and link to its run form with what was typed (`again`)."""
    reasons = error.reasons if isinstance(error, Refused) else (str(error),)
    parts = [
        f"# {definition.step.text}: bị từ chối",
        *_of_table(error, desk),
        bullets(map(escaped, reasons[:MAX_REASONS])),
        "Chưa có gì thay đổi trong sổ.",
        link("Mở lại phiếu với những gì đã ghi", again) if again else "",
        _back(desk, of_unit=of_unit),
    ]
    return "\n\n".join(part for part in parts if part)
