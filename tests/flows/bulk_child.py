"""A process that makes what is owed, and notes each document that it renders: to be killed."""

import os
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from storage.settings import Settings
from tests.flows.promises import ROUND
from workflow.documents import drafts, pending
from workflow.services import open_services


def make_what_is_owed(folder: Path, log: Path, begun: Connection) -> None:
    """Say that it begins, then make all that is owed; one line of the log a rendering."""
    written = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    original = drafts.render_and_store

    def noting(services: Any, ledger: Any, document: Any, at: Any) -> Any:
        record = original(services, ledger, document, at)
        os.write(written, f"{document.id}\n".encode())
        return record

    pending.render_and_store = noting  # type: ignore[attr-defined]  # the seam that the test listens at
    with open_services(Settings(folder)) as services:
        begun.send(True)
        pending.generate_pending(services, pending.pending_in(services, [ROUND], "GIAY_KHEN"))
