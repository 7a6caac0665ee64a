"""An act follows the step before: the day of a move lies not before the dossier's last one.

The steps' own rules say so first, each in its own words; this holds for every step there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dossiers.model.dossier import Status
from dossiers.model.errors import DatesOutOfOrder
from dossiers.model.events import Event
from dossiers.model.record import FrozenModel
from dossiers.model.steps import Step
from dossiers.model.transitions import takes_back


class LastMove(FrozenModel):
    """The latest move of a dossier: by which step, to where, on which stated day."""

    dossier: str
    step: Step
    target: Status
    on: date


def order_faults(
    events: Sequence[Event], moves: Mapping[str, LastMove], fields: Mapping[date, str]
) -> Iterator[DatesOutOfOrder]:
    """Yield a refusal for each earlier move that is dated after the act that would follow it.

    `moves` are the dossiers' last ones; `fields` name the field that states a day: a day that no
    field states is today, and in order. A session that replaces another may bear its day.
    """
    late: dict[tuple[str, LastMove], list[str]] = {}
    for event in _first_of_each(events):
        last = moves.get(event.dossier or "")
        if last and event.on in fields and event.on < last.on and not takes_back(event):
            alike = last.model_copy(update={"dossier": ""})
            late.setdefault((_stated(event, fields), alike), []).append(last.dossier)
    for (stated, last), codes in late.items():
        yield DatesOutOfOrder(f"{stated} {_before(last, codes)}; hãy sửa lại ngày.")


def _first_of_each(events: Sequence[Event]) -> Iterator[Event]:
    seen: set[str | None] = {None}
    for event in events:
        if event.dossier not in seen:
            seen.add(event.dossier)
            yield event


def _stated(event: Event, fields: Mapping[date, str]) -> str:
    return f"{fields[event.on]}: {event.on:%d/%m/%Y}"


def _before(last: LastMove, codes: Sequence[str]) -> str:
    more = f" và {len(codes) - 1} hồ sơ khác" if len(codes) > 1 else ""
    return (
        f"trước ngày {last.on:%d/%m/%Y} của bước trước (“{last.step.text}”, “{last.target.text}”)"
        f" ở hồ sơ {codes[0]}{more}"
    )
