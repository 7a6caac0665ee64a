"""The status board (bảng theo dõi): each round, its quota, where its dossiers stand, what next.

Its size and cost do not grow with the register: numbers are counted already, and of the dossiers
only the first of what waits are read and shown; the others are on the desk.
"""

from collections.abc import Collection, Iterator, Sequence

from documents.markdown import bullets, escaped, link, table
from dossiers.intake.appraisal_rules import Matches
from dossiers.intake.hold_rules import hold_note
from dossiers.model.dossier import Dossier, Status
from dossiers.model.steps import Step
from dossiers.plan.lapsing import lapsing
from dossiers.plan.next_steps import waits_of
from dossiers.plan.office_day import office_time
from storage.ledger.register_ledger import Ledger
from workflow.board import BoardRow, RoundCard, board_rows, round_cards
from workflow.intake.award_history import dossier_matches
from workflow.pages.digest import lapsing_part
from workflow.pages.links import packet_link, province_link, round_link, run_form_link
from workflow.pages.round_work import ENDED, ShownRound, round_work
from workflow.pages.waiting import MAX_LINES, first_rows, round_waits
from workflow.services import AppServices

MAX_ROUNDS = 6
"""Rounds shown in full, those with something to do first; of the others only how many there are."""

MAX_SHOWN = 25
"""Rows of a round's table."""


def board(services: AppServices, ledger: Ledger, deployments: dict[Step, str]) -> str:
    """Show the board as Markdown, newest round first; `deployments` are the buttons by step."""
    rounds = ledger.rounds()
    cards = _chosen([*round_cards(services.plan, rounds, ledger.standings())])
    opening = link("Mở đợt xét mới", run_form_link(deployments, Step.OPEN_ROUND, {}))
    head = ["# Bảng theo dõi khen thưởng", opening]
    if found := lapsing(services.plan, services.today()):
        head.append(lapsing_part(found))
    if not rounds:
        head.append("Chưa có đợt xét nào. Hãy mở đợt xét để bắt đầu nhận hồ sơ.")
    parts = [_round_part(services, ledger, each, deployments) for each in cards]
    if more := len(rounds) - len(cards):
        desk = link("bàn làm việc", f"{services.settings.desk_address}/")
        parts.append(f"Còn {more} đợt khác: xem ở {desk}.")
    return "\n\n".join(head + parts)


def _chosen(cards: Sequence[RoundCard]) -> list[RoundCard]:
    """Return the cards that are shown in full, in their order: first of all what is not over."""
    chosen = sorted(cards, key=_is_over)[:MAX_ROUNDS]
    return [each for each in cards if each in chosen]


def _is_over(card: RoundCard) -> bool:
    return bool(card.counts) and all(status in ENDED for status, _ in card.counts)


def _round_part(
    services: AppServices, ledger: Ledger, card: RoundCard, deployments: dict[Step, str]
) -> str:
    round_ = card.round
    waits = round_waits(ledger, waits_of(card.award), card)
    received = [each for each in waits.dossiers if each.status is Status.DA_TIEP_NHAN]
    shown = ShownRound(card, waits, dossier_matches(ledger, services.plan, received))
    parts = [
        f"## {escaped(round_.code)}: {escaped(card.title)}",
        _summary(card),
        bullets(escaped(each.text) for each in card.quotas),
        "**Việc cần làm**",
        bullets(round_work(services, ledger, shown, deployments)),
    ]
    held = ledger.held_dossiers(round_.code, MAX_LINES)
    if heeded := [*_held(held), *_alike(received, shown.matches)]:
        parts.append("**Cần lưu ý**\n\n" + bullets(map(escaped, heeded)))
    if card.total:
        parts.append(_dossier_table(services, ledger, shown))
        address = packet_link(services.settings.desk_address, round_.code)
        parts.append(link("Tải toàn bộ văn bản của đợt (.zip)", address))
    if card.sent:
        address = province_link(services.settings.desk_address, round_.code)
        parts.append(link("Hồ sơ trình cấp tỉnh (.zip)", address))
    return "\n\n".join(parts)


def _summary(card: RoundCard) -> str:
    shown = ", ".join(f"{status.text}: **{number}**" for status, number in card.counts)
    return f"{card.total} hồ sơ. {shown}" if card.total else "Chưa có hồ sơ."


def _held(dossiers: Collection[Dossier]) -> Iterator[str]:
    """Tell which dossiers are held, and why: not those whose way has ended."""
    return (hold_note(each) for each in dossiers if each.status not in ENDED)


def _alike(waiting: Sequence[Dossier], matches: Matches) -> Iterator[str]:
    """Name the earlier award that looks most like that of each dossier to be appraised."""
    for dossier in [each for each in waiting if matches[each.code]][:MAX_LINES]:
        found = matches[dossier.code]
        more = f" Còn {len(found) - 1} lần khen giống nữa." if len(found) > 1 else ""
        yield f"{dossier.label}: {found[0].text}.{more}"


def _dossier_table(services: AppServices, ledger: Ledger, shown: ShownRound) -> str:
    dossiers = first_rows(ledger, shown.card, shown.waits, MAX_SHOWN)
    rows = board_rows(services.plan, ledger, [shown.round], dossiers, services.today())
    told = table(HEADINGS, map(_cells, rows))
    if shown.card.total == len(dossiers):
        return told
    address = round_link(services.settings.desk_address, shown.round.code)
    more = link(f"Xem cả {shown.card.total} hồ sơ ở bàn làm việc", address)
    return f"{told}\n\n{more}"


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
