"""What the register no longer says of a person, and what was destroyed with it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update

from storage.ledger.repository import LedgerPart
from storage.schema.column_values import new_salt
from storage.schema.tables import (
    destructions,
    documents,
    events,
    files,
    owed_documents,
    province_answers,
    signed_copies,
    steps,
)


class HeldEvent(NamedTuple):
    """An event with a reason, as it may have to be emptied."""

    id: int
    round: str
    dossier: str | None
    step: str
    reason: str


class HeldStep(NamedTuple):
    """A stored form and what came of it."""

    id: int
    flow: str
    form: dict[str, Any]
    summary: dict[str, Any]
    moved: dict[str, str]


class AnonymisedLedger(LedgerPart):
    """The rows that are written anew without a person; the journal gets a line for each."""

    def events_with_reasons(self) -> Iterator[HeldEvent]:
        """Yield every event that gives a reason."""
        columns = [events.c[name] for name in HeldEvent._fields]
        for row in self._rows(select(*columns).where(events.c.reason != "")):
            yield HeldEvent(*row)

    def empty_reasons(self, ids: Sequence[int]) -> None:
        """Empty the reasons of events, with their salts: all that the database lets change."""
        for each in ids:
            self._write(update(events).where(events.c.id == each).values(reason="", salt=""))

    def held_steps(self) -> Iterator[HeldStep]:
        """Yield every stored form."""
        columns = [steps.c[name] for name in HeldStep._fields]
        for row in self._rows(select(*columns)):
            yield HeldStep(*row)

    def rewrite_step(self, id_: int, form: dict[str, Any], summary: dict[str, Any]) -> None:
        """Put a bare form in place of one; its digest, which tells what it said, goes too."""
        bare = {"form": form, "summary": summary, "salt": new_salt(), "digest": new_salt()}
        self._write(update(steps).where(steps.c.id == id_).values(bare))

    def rewrite_bodies(self, round_: str, change: Callable[[Any], Any]) -> None:
        """Change what a round's signed copies and the province's answers say."""
        for table in (signed_copies, province_answers):
            held = select(table.c.id, table.c.body).where(table.c.round == round_)
            for id_, body in self._rows(held):
                if (bare := change(body)) != body:
                    self._write(update(table).where(table.c.id == id_).values(body=bare))

    def owes_papers_of(self, dossier: str) -> bool:
        """Tell whether a paper that names the dossier is still to be made."""
        owed = self._bodies(select(owed_documents.c.body))
        return any(dossier in body["dossiers"] for body in owed)

    def destroy_document(self, id_: str, dossier: str, title: str, at: datetime) -> None:
        """Let a document be destroyed: what it said, its bytes, and an edited file of it."""
        row = self._row(select(documents).where(documents.c.id == id_))
        if row is None or not row.sha256:
            return
        self._promise("documents", id_, dossier, row.sha256, at)
        bare = {"title": title, "file_name": title, "context": {}, "context_digest": ""}
        gone = {"sha256": "", "edited": None, "superseded": True, "salt": new_salt()}
        self._write(update(documents).where(documents.c.id == id_).values(bare | gone))

    def destroy_file(self, key: str, dossier: str, at: datetime) -> None:
        """Let a file be destroyed; that there was one under this key stays known."""
        sha256 = self._row(select(files.c.sha256).where(files.c.key == key))
        if sha256 is None or not sha256[0]:
            return
        self._promise("files", key, dossier, sha256[0], at)
        self._write(update(files).where(files.c.key == key).values(sha256="", size=0))

    def to_be_destroyed(self, dossier: str) -> tuple[str, ...]:
        """Return the objects of an anonymised dossier whose bytes may still be in the store."""
        query = select(destructions.c.sha256).where(destructions.c.dossier == dossier)
        return tuple(dict.fromkeys(self._bodies(query.where(destructions.c.sha256 != ""))))

    def enter_destroyed(self, dossier: str) -> None:
        """Enter that the bytes are gone: nothing tells any more what they were."""
        rows = update(destructions).where(destructions.c.dossier == dossier)
        self._write(rows.where(destructions.c.sha256 != "").values(sha256="", salt=new_salt()))

    def _promise(self, what: str, key: str, dossier: str, sha256: str, at: datetime) -> None:
        row = {"what": what, "key": key, "dossier": dossier, "sha256": sha256, "at": at}
        self._write(insert(destructions).values(row))
