"""Large registers, made up: many rounds full of dossiers, some of whom a new round's resemble."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dossiers.model.dossier import Dossier, Status, dossier_code
from dossiers.model.events import Event
from dossiers.model.round import Occasion, Round
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from workflow.services import AppServices

if TYPE_CHECKING:  # earlier builds, which are compared with, have it elsewhere
    from dossiers.model.nominee import Nominee

YEARS = range(2027, 2031)
ROUND = "{}-HN-LON"
AT_ONCE = 5_000
"""Dossiers of one transaction."""

ONE_IN = 10
"""Of so many dossiers one resembles a nominee, where any are to."""

OPEN = tuple(each for each in Status if each.value in {"DA_TIEP_NHAN", "CHO_BO_SUNG"})
START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
RECEIVED_ON = date(2026, 1, 5)

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lường", "Bàn", "Triệu", "Đặng", "Lý", "Ma")
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Hữu", "Thanh")
_GIVEN = ("Bình", "Phương", "Ưởng", "Định", "Khuyến", "Nguyệt", "Thúy", "Bảo", "Ích", "Yến", "Hòa")
_KINDS = ("TAP_THE", "CA_NHAN", "HO_GIA_DINH")
_UNITS = ("Trường Tiểu học Mẫu", "Trường Mầm non Mẫu", "Tổ dân phố Mẫu", "Hội Phụ nữ Mẫu")


def fill_register(
    services: AppServices,
    count: int,
    alike: "Sequence[Nominee]" = (),
    statuses: Sequence[Status] = OPEN,
    years: Sequence[int] = YEARS,
) -> None:
    """Add rounds of several years and `count` dossiers with their events, in these statuses.

    One in ten resembles one of the nominees `alike`: the same name, another year's achievement.
    """
    movement = services.plan.movements[0].code
    with services.register.write_tx() as ledger:
        for year in years:
            ledger.add_round(_round(year, movement), START.replace(year=year))
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        with services.register.write_tx() as ledger:
            _add(ledger, [a_dossier(each, alike, statuses, years) for each in numbers])


def _round(year: int, movement: str) -> Round:
    facts = {"award": "GIAY_KHEN", "occasion": Occasion.HANG_NAM, "year": year}
    return Round.model_validate({"code": ROUND.format(year), "movement": movement, **facts})


def _add(ledger: Ledger, added: Sequence[Dossier]) -> None:
    ledger.add_dossiers(added)
    ledger.add_events(_events(added))


def _events(added: Sequence[Dossier]) -> Iterator[Event]:
    for each in added:
        yield Event(
            dossier=each.code,
            round=each.round,
            step=Step.SUBMISSION,
            target=each.status,
            by=each.received_by,
            on=each.received_on,
            at=each.since,
        )


def a_dossier(
    number: int, alike: "Sequence[Nominee]", statuses: Sequence[Status], years: Sequence[int]
) -> Dossier:
    """Return the `number`-th dossier, unlike its neighbours."""
    year = years[number % len(years)]
    return Dossier.model_validate(
        {
            "code": dossier_code(year, 100_000 + number),
            "round": ROUND.format(year),
            "unit": {
                "name": f"{_UNITS[number % 4]} {number * 7919 % 101}",
                "group": "CO_QUAN",
                "proposal_number": f"{number}/TTr",
                "proposal_date": RECEIVED_ON,
            },
            "nominee": _nominee(number, alike),
            "received_on": RECEIVED_ON,
            "received_by": "Người đo",
            "status": statuses[number // len(years) % len(statuses)],
            "since": START + timedelta(minutes=number * 31 % 400_000),
        }
    )


def _nominee(number: int, alike: "Sequence[Nominee]") -> dict[str, Any]:
    deed = f"Hướng dẫn {number} lượt người dân nộp hồ sơ trực tuyến và ký số từ xa"
    if alike and number % ONE_IN == 0:
        like = alike[number // ONE_IN % len(alike)]
        return {**like.model_dump(), "achievement": deed, "citizen_id": ""}
    family, middle = _FAMILIES[number % 11], _MIDDLES[number // 11 % 7]
    name = f"{family} {middle} {_GIVEN[number // 77 % 11]} {number % 997}"
    told = {"name": name, "achievement": deed, "criteria": ("III.1.a",)}
    return {"kind": _KINDS[number % 3], **told}
