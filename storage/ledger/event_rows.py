"""Events in the register: added, never changed."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import insert, select

from dossiers.model.events import Event
from dossiers.model.step_order import LastMove
from storage.ledger.repository import LedgerPart
from storage.schema.batches import batches
from storage.schema.tables import events

_FACT = [column for column in events.c if column.name not in {"id", "salt"}]


class EventLedger(LedgerPart):
    """The history of dossiers and rounds. The database itself refuses to change it."""

    def add_events(self, added: Iterable[Event]) -> None:
        """Append events, in their order, each with the account that this step acts for."""
        rows = [_row(event, self._actor) for event in added]
        if rows:
            self._write(insert(events), rows)

    def events(
        self,
        dossier: str | None = None,
        round: str | None = None,  # noqa: A002 - the office's word
    ) -> tuple[Event, ...]:
        """Return the events of a dossier, of a round or of all, oldest first."""
        query = select(*_FACT).order_by(events.c.id)
        if dossier is not None:
            query = query.where(events.c.dossier == dossier)
        if round is not None:
            query = query.where(events.c.round == round)
        return self._facts(Event, query)

    def events_of(self, dossiers: Collection[str]) -> Iterator[Event]:
        """Yield the events of several dossiers, of each oldest first."""
        query = select(*_FACT).order_by(events.c.id)
        for codes in batches(dossiers):
            yield from self._facts(Event, query.where(events.c.dossier.in_(codes)))

    def last_moves(self, dossiers: Collection[str]) -> dict[str, LastMove]:
        """Return the latest move of each of the dossiers, by its code."""
        columns = [events.c[name] for name in LastMove.model_fields]
        query = select(*columns).where(events.c.target.is_not(None)).order_by(events.c.id)
        some = (query.where(events.c.dossier.in_(codes)) for codes in batches(dossiers))
        return {each.dossier: each for part in some for each in self._facts(LastMove, part)}


def _row(event: Event, actor: str) -> dict[str, object]:
    return {
        **event.model_dump(),
        "actor": event.actor or actor,
        "step": event.step.value,
        "source": event.source and event.source.value,
        "target": event.target and event.target.value,
    }
