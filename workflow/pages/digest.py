"""What is late, what is due soon and what the year asks for: one page for everybody, and its mail.

It only reads; whoever must act is named as the plan's limits name them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from documents.markdown import bullets, escaped, link, table
from dossiers.model.dossier import Dossier
from dossiers.model.errors import UnknownYear
from dossiers.model.record import FrozenModel
from dossiers.plan.deadlines import Waiting, YearlyDue, soon, yearly_due
from dossiers.plan.lapsing import Lapse, lapsing
from dossiers.plan.plan import Plan
from dossiers.plan.working_days import is_working_day
from storage.ledger.register_ledger import Ledger
from workflow.board import board_rows
from workflow.pages.links import board_link
from workflow.services import AppServices

CALENDAR_DAYS = 3
"""A term of n working days is over within 3 n calendar days and two weeks, Tết included."""

UNCONFIRMED = "Thời hạn có dấu * là tạm tính, chưa được phường xác nhận (wards/deadlines.toml)."


class Digest(FrozenModel):
    """What is to be reminded of on a day; `unknown` could not be counted for want of a calendar."""

    on: date
    late: tuple[Waiting, ...]
    soon: tuple[Waiting, ...]
    unknown: tuple[Waiting, ...]
    yearly: tuple[YearlyDue, ...]
    lapsing: tuple[Lapse, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return not (self.late or self.soon or self.unknown or self.yearly or self.lapsing)

    @property
    def unconfirmed(self) -> bool:
        """Tell whether any of the limits is not the office's own yet."""
        dossiers = (*self.late, *self.soon, *self.unknown)
        told = [each.confirmed for each in dossiers] + [each.confirmed for each in self.yearly]
        return not all(told)

    @property
    def summary(self) -> str:
        """Return all in one line, e.g. "3 việc trễ hạn, 2 việc sắp đến hạn"."""
        parts = [f"{len(self.late)} việc trễ hạn", f"{len(self.soon)} việc sắp đến hạn"]
        parts += [f"{len(self.yearly)} việc hằng năm"] if self.yearly else []
        parts += [f"{len(self.lapsing)} quy định hết hiệu lực"] if self.lapsing else []
        return ", ".join(parts)


def digest(services: AppServices, ledger: Ledger) -> Digest:
    """Return what is to be reminded of today."""
    today, plan = services.today(), services.plan
    found = [each for each in _waiting(services, ledger) if soon(plan.limits, each)]
    found.sort(key=lambda each: (each.who, each.what, each.due_on or date.max, each.dossier))
    return Digest(
        on=today,
        late=tuple(each for each in found if each.late),
        soon=tuple(each for each in found if not each.late and each.left is not None),
        unknown=tuple(each for each in found if not each.late and each.left is None),
        yearly=tuple(yearly_due(plan, today)),
        lapsing=lapsing(plan, today),
    )


def _waiting(services: AppServices, ledger: Ledger) -> Iterator[Waiting]:
    dossiers = list(_dossiers_with_a_term(services, ledger))
    rows = board_rows(services.plan, ledger, ledger.rounds(), dossiers, services.today())
    return (each.due for each in rows if each.due)


def _dossiers_with_a_term(services: AppServices, ledger: Ledger) -> Iterator[Dossier]:
    """Yield those that wait; of those whose end is not recorded, only what moved not long ago."""
    steps = services.plan.step_limits
    yield from ledger.dossiers(status={each.waiting for each in steps if each.recorded})
    days = {each.waiting: 0 for each in steps if not each.recorded}
    for each in steps:
        if each.waiting in days:
            days[each.waiting] = max(days[each.waiting], each.days or 0)
    for status, longest in days.items():
        since = services.clock() - timedelta(days=CALENDAR_DAYS * longest + 14)
        yield from ledger.dossiers(status={status}, moved_after=since)


def is_day_off(plan: Plan, on: date) -> bool:
    """Tell whether nobody is at work to be reminded; a year without calendar counts as worked."""
    try:
        return not is_working_day(plan.calendar, on)
    except UnknownYear:
        return False


def digest_page(found: Digest, mailed: str) -> str:
    """Return the page in the Prefect UI; `mailed` says what became of the mail."""
    parts = [f"# Nhắc việc đến hạn, ngày {found.on:%d/%m/%Y}", escaped(f"{found.summary}.")]
    if found.empty:
        parts.append("Không có việc nào trễ hoặc sắp đến hạn.")
    if found.lapsing:
        parts.append(lapsing_part(found.lapsing))
    if found.yearly:
        parts.append(
            "## Việc hằng năm\n\n" + bullets(map(escaped, map(_yearly_line, found.yearly)))
        )
    for title, group in _groups(found):
        parts += [f"## {title}", *_tables(group)]
    if found.unconfirmed:
        parts.append(escaped(UNCONFIRMED))
    parts += [escaped(mailed)] if mailed else []
    parts.append(link("Về bảng theo dõi", board_link()))
    return "\n\n".join(parts)


LAPSING = "Quy định hết hiệu lực"


def lapsing_part(found: Sequence[Lapse]) -> str:
    """Return the part of a page that tells what lapses, and where its successor is entered."""
    return f"## {LAPSING}\n\n" + bullets(escaped(each.text) for each in found)


def digest_text(found: Digest) -> str:
    """Return the digest as plain text, for the mail; no more of a nominee than code and name."""
    lines = [f"Nhắc việc đến hạn, ngày {found.on:%d/%m/%Y}: {found.summary}."]
    if found.lapsing:
        lines += ["", LAPSING.upper(), *(f"- {each.text}" for each in found.lapsing)]
    if found.yearly:
        lines += ["", "VIỆC HẰNG NĂM", *(f"- {_yearly_line(each)}" for each in found.yearly)]
    for title, group in _groups(found):
        lines += ["", title.upper()]
        lines += [
            f"- {each.who}: {each.what}, {each.dossier} {each.name}: {_due(each)}" for each in group
        ]
    if found.unconfirmed:
        lines += ["", UNCONFIRMED]
    return "\n".join(lines) + "\n"


def _groups(found: Digest) -> list[tuple[str, tuple[Waiting, ...]]]:
    named = (
        ("Trễ hạn", found.late),
        ("Sắp đến hạn", found.soon),
        ("Chưa tính được hạn", found.unknown),
    )
    return [(title, group) for title, group in named if group]


def _tables(group: Sequence[Waiting]) -> Iterator[str]:
    for (who, what), rows in groupby(group, key=lambda each: (each.who, each.what)):
        yield f"**{escaped(who)}: {escaped(what)}**"
        cells = [
            (each.dossier, escaped(each.name), each.round, escaped(_due(each))) for each in rows
        ]
        yield table(("Mã hồ sơ", "Tên", "Đợt", "Hạn"), cells)


def _due(each: Waiting) -> str:
    return each.text + ("" if each.confirmed else " *")


def _yearly_line(each: YearlyDue) -> str:
    return f"{each.who}: {each.what}, {each.text}" + ("" if each.confirmed else " *")
