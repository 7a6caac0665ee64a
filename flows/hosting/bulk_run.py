"""Bulk work as a run of Prefect: pieces that any task runner takes, with progress shown."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, cast

from prefect import task
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from dossiers.model.errors import CommendationError
from flows.bulk_documents import pending_ids, report_made
from storage.schema.batches import batches
from storage.settings import Settings
from workflow.documents.pending import generate_pending
from workflow.forms.tool_forms import BulkForm
from workflow.services import AppServices, open_services
from workflow.step import Report

AT_ONCE = 2
"""Pieces that are worked on at the same time on one machine."""


RUNNER = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=AT_ONCE))
"""Any other does as well: a piece needs nothing but its ids and the settings."""


BATCH_SIZE = 50
"""Documents in one task: it takes about a second, so progress is seen."""


@task(name="Dựng một phần", task_run_name="Phần {place}", cache_policy=NO_CACHE)
def make_piece(place: int, ids: Sequence[str]) -> int:
    """Make the documents that are still owed of a piece; how many were made."""
    del place  # names the run
    with open_services(Settings()) as services:
        return generate_pending(services, ids)


async def make_in_turn(form: BulkForm, report: Report, services: AppServices) -> Report:
    """Make what is owed while no other run does: pressed twice, nothing is rendered twice."""
    with ExitStack() as turn:
        await asyncio.to_thread(turn.enter_context, services.register.bulk_turn())
        return await _fan_out(form, report, services)


async def _fan_out(form: BulkForm, report: Report, services: AppServices) -> Report:
    """Give the pieces to the flow's task runner, and show how far they are."""
    owed = pending_ids(form, services)
    pieces = [
        make_piece.submit(place, ids)
        for place, ids in enumerate(batches(owed, BATCH_SIZE), start=1)
    ]
    shown = await acreate_progress_artifact(0.0, description=f"Phải dựng {len(owed)} văn bản")
    made, faults = 0, []
    for done, piece in enumerate(pieces, start=1):
        try:
            made += await asyncio.to_thread(piece.result)
        except CommendationError as fault:
            faults.append(str(fault))
        await aupdate_progress_artifact(shown, 100 * done / len(pieces))
    left = len(pending_ids(form, services))
    return report_made(form, report, made, left, list(dict.fromkeys(faults)))
