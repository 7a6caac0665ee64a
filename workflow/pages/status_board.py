"""The status board (bảng theo dõi): each round, its quota, where its dossiers stand, what next."""

from collections.abc import Iterator, Sequence

from documents.markdown import bullets, escaped, link, table
from documents.papers.decision import QUYET_DINH
from dossiers.council.replacement import replaceable
from dossiers.intake.appraisal_rules import Matches
from dossiers.intake.hold_rules import hold_note
from dossiers.model.dossier import Dossier, Status
from dossiers.model.events import Step
from dossiers.model.round import Round
from dossiers.plan.lapsing import lapsing
from dossiers.plan.office_day import office_time
from storage.ledger.register_ledger import Ledger
from workflow.board import BoardRow, RoundCard, board_rows, round_cards
from workflow.forms.prefill import (
    next_steps,
    replacement_form,
    round_label,
    signed_copy_form,
    submission_form,
)
from workflow.intake.award_history import dossier_matches
from workflow.pages.digest import lapsing_part
from workflow.pages.links import packet_link, province_link, run_form_link
from workflow.review.signed_copies import round_copies
from workflow.services import AppServices

ENDED = {
    Status.DA_BAN_HANH,
    Status.KHONG_DE_NGHI,
    Status.KHONG_DU_DIEU_KIEN,
    Status.CAP_TINH_TANG,
    Status.CAP_TINH_KHONG_TANG,
    Status.DA_RUT,
    Status.DA_HUY,
}
"""Where the way of a dossier ends."""

SENT_UP = {Status.TRINH_KY, Status.DA_TRINH_TINH}
"""Where a dossier lies before somebody else: the office can only wait."""


def board(services: AppServices, ledger: Ledger, deployments: dict[Step, str]) -> str:
    """Show the board as Markdown, newest round first; `deployments` are the buttons by step."""
    rounds = ledger.rounds()
    cards = round_cards(services.plan, rounds, ledger.standings())
    opening = link("Mở đợt xét mới", run_form_link(deployments, Step.OPEN_ROUND, {}))
    head = ["# Bảng theo dõi khen thưởng", opening]
    if found := lapsing(services.plan, services.today()):
        head.append(lapsing_part(found))
    if not rounds:
        head.append("Chưa có đợt xét nào. Hãy mở đợt xét để bắt đầu nhận hồ sơ.")
    parts = [_round_part(services, ledger, each, deployments) for each in cards]
    return "\n\n".join(head + parts)


def _round_part(
    services: AppServices, ledger: Ledger, card: RoundCard, deployments: dict[Step, str]
) -> str:
    round_ = card.round
    dossiers = ledger.dossiers(round=round_.code)
    waiting = [each for each in dossiers if each.status is Status.DA_TIEP_NHAN]
    matches = dossier_matches(ledger, services.plan, waiting)
    parts = [
        f"## {escaped(round_.code)}: {escaped(card.title)}",
        _summary(card),
        bullets(escaped(each.text) for each in card.quotas),
        "**Việc cần làm**",
        bullets(
            [
                *_to_do(services, round_, dossiers, matches, deployments),
                *_to_mend(services, ledger, round_, dossiers, deployments),
            ]
        ),
    ]
    if heeded := [*_held(dossiers), *_alike(waiting, matches)]:
        parts.append("**Cần lưu ý**\n\n" + bullets(map(escaped, heeded)))
    if dossiers:
        parts.append(_dossier_table(services, ledger, round_, dossiers))
        address = packet_link(services.settings.desk_address, round_.code)
        parts.append(link("Tải toàn bộ văn bản của đợt (.zip)", address))
    if card.sent:
        address = province_link(services.settings.desk_address, round_.code)
        parts.append(link("Hồ sơ trình cấp tỉnh (.zip)", address))
    return "\n\n".join(parts)


def _summary(card: RoundCard) -> str:
    shown = ", ".join(f"{status.text}: **{number}**" for status, number in card.counts)
    return f"{card.total} hồ sơ. {shown}" if card.total else "Chưa có hồ sơ."


def _held(dossiers: tuple[Dossier, ...]) -> Iterator[str]:
    """Tell which dossiers are held, and why: not those whose way has ended."""
    return (hold_note(each) for each in dossiers if each.hold and each.status not in ENDED)


def _alike(waiting: Sequence[Dossier], matches: Matches) -> Iterator[str]:
    """Name the earlier award that looks most like that of each dossier to be appraised."""
    for dossier in waiting:
        if found := matches[dossier.code]:
            more = f" Còn {len(found) - 1} lần khen giống nữa." if len(found) > 1 else ""
            yield f"{dossier.label}: {found[0].text}.{more}"


def _to_do(
    services: AppServices,
    round_: Round,
    dossiers: tuple[Dossier, ...],
    matches: Matches,
    deployments: dict[Step, str],
) -> Iterator[str]:
    steps = next_steps(services.plan, round_, dossiers, services.today(), matches)
    for step, waiting, form in steps:
        if step is Step.SUBMISSION:
            whose = form["nominees"][0]["name"] if waiting == 1 else form["unit"]["name"]
            text = f"Nhận bổ sung: {whose}" + (f" ({waiting} hồ sơ)" if waiting > 1 else "")
        else:
            text = f"{step.text} ({waiting} hồ sơ)"
        yield link(text, run_form_link(deployments, step, form))
    form = submission_form(services.plan, round_)
    yield link("Nhận thêm hồ sơ", run_form_link(deployments, Step.SUBMISSION, form))
    if any(each.status not in ENDED | SENT_UP for each in dossiers):
        yield link("Rút một hồ sơ", run_form_link(deployments, Step.WITHDRAWAL, {}))
        held = any(each.hold for each in dossiers)
        text = "Tạm dừng xét, bỏ tạm dừng một hồ sơ" if held else "Tạm dừng xét một hồ sơ"
        yield link(text, run_form_link(deployments, Step.HOLDING, {}))


def _to_mend(
    services: AppServices,
    ledger: Ledger,
    round_: Round,
    dossiers: tuple[Dossier, ...],
    deployments: dict[Step, str],
) -> Iterator[str]:
    """Offer to make certificates still to be made, and to hold again a session with a mistake."""
    award = services.plan.award(round_.award)
    paper = award.certificate_paper
    if paper and (owed := len(ledger.pending(round_.code, paper))):
        form = {"round": round_label(services.plan, round_)}
        address = run_form_link(deployments, Step.BULK, form)
        yield link(f"Dựng {owed} {award.short_name}", address)
    yield from _unsigned(services, ledger, round_, deployments)
    if session := replaceable(ledger.sessions(round_.code), dossiers):
        form = replacement_form(services.plan, round_, session, dossiers)
        text = f"Họp lại, thay thế biên bản số {session.number} ngày {session.held_on:%d/%m/%Y}"
        yield link(text, run_form_link(deployments, Step.COUNCIL, form))


def _unsigned(
    services: AppServices, ledger: Ledger, round_: Round, deployments: dict[Step, str]
) -> Iterator[str]:
    """Offer to hand in the signed copy of each decision that has none."""
    copied = {each.number for each in round_copies(ledger, round_.code)}
    for decision in ledger.decisions(round_.code):
        number = QUYET_DINH.numbered(decision.number)
        if number not in copied:
            form = signed_copy_form(services.plan, round_, QUYET_DINH, number)
            address = run_form_link(deployments, Step.SIGNED_COPY, form)
            yield link(f"{Step.SIGNED_COPY.text}: Quyết định số {number}", address)


def _dossier_table(
    services: AppServices, ledger: Ledger, round_: Round, dossiers: tuple[Dossier, ...]
) -> str:
    rows = board_rows(services.plan, ledger, [round_], dossiers, services.today())
    return table(HEADINGS, map(_cells, rows))


def _cells(row: BoardRow) -> tuple[str, ...]:
    each = row.dossier
    return (
        each.code,
        escaped(each.nominee.name),
        each.nominee.kind.text,
        escaped(each.unit.name),
        f"**{each.status.text}**{', tạm dừng xét' if each.hold else ''}",
        f"{office_time(each.since):%d/%m/%Y %H:%M}",
        _term(row),
    )


HEADINGS = ("Mã hồ sơ", "Tên", "Đối tượng", "Đơn vị đề nghị", "Trạng thái", "Từ lúc", "Hạn")


def _term(row: BoardRow) -> str:
    """Tell how long the office still has; "" where nothing is due of it."""
    if row.due is None or row.dossier.status in ENDED:
        return ""
    return f"**{escaped(row.due.text)}**" if row.due.late else escaped(row.due.text)
