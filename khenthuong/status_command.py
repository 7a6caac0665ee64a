"""`khenthuong status`: where each dossier stands, as rows for a program or lines for a person."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dossiers.model.dossier import Dossier
from storage.blobs.port import object_key
from storage.ledger.register_ledger import Ledger
from storage.register import read_register
from storage.settings import Settings


def status(asked: Namespace) -> None:
    """Print where the dossiers stand. Raise UnknownRound."""
    settings = Settings(asked.data)
    with read_register(settings) as ledger:
        found = rows(ledger, asked.round)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(found)))


def rows(ledger: Ledger, round_: str | None) -> list[dict[str, Any]]:
    """Return one row a dossier, in the order of reception. Raise UnknownRound."""
    if round_ is not None:
        ledger.round(round_)
    awards = {each.code: each.award for each in ledger.rounds()}
    documents: dict[str, list[str]] = {}
    for record in ledger.documents(round=round_):
        for code in record.dossiers:
            documents.setdefault(code, []).append(object_key(record.sha256))
    return [
        _row(each, awards[each.round], documents.get(each.code, []))
        for each in ledger.dossiers(round=round_)
    ]


def _row(dossier: Dossier, award: str, documents: list[str]) -> dict[str, Any]:
    """Tell the facts of a dossier; one that is held has a `note` that says why."""
    note = {"note": dossier.hold.text} if dossier.hold else {}
    return {
        "dossier": dossier.code,
        "round": dossier.round,
        "kind": dossier.nominee.kind.value,
        "name": dossier.nominee.name,
        "unit": dossier.unit.name,
        "award": award,
        "status": dossier.status.value,
        "status_text": dossier.status.text,
        "since": dossier.since.isoformat(),
        "documents": documents,
        **note,
    }


def lines(found: list[dict[str, Any]]) -> Iterator[str]:
    """Lay the rows out as a table for the screen."""
    if not found:
        yield "Chưa có hồ sơ nào."
        return
    width = max(len(row["name"]) for row in found)
    for row in found:
        note = f". {row['note']}" if "note" in row else ""
        stands = f"{row['status_text']}{note}"
        yield f"{row['dossier']}  {row['round']}  {row['name']:<{width}}  {stands}"
