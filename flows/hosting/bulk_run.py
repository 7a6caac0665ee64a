"""Bulk work as a run of Prefect: batches that any task runner takes, with progress shown."""

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
from flows.bulk_documents import BulkForm, pending_ids, report_made
from storage.schema.batches import batches
from storage.settings import Settings
from workflow.documents.pending import generate_pending
from workflow.services import AppServices, open_services
from workflow.step import Report

MAX_CONCURRENT_BATCHES = 2
"""Batches that are worked on at the same time on one machine."""


RUNNER = cast(
    "TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=MAX_CONCURRENT_BATCHES)
)
"""Any other does as well: a batch needs nothing but its ids and the settings."""


BATCH_SIZE = 50
"""Documents in one task: it takes about a second, so progress is seen."""


@task(name="Dựng một phần", task_run_name="Phần {place}", cache_policy=NO_CACHE)
def make_batch(place: int, ids: Sequence[str]) -> int:
    """Generate the documents of a batch that are still pending; return how many were made."""
    del place  # names the run
    with open_services(Settings()) as services:
        return generate_pending(services, ids)


async def make_in_turn(form: BulkForm, report: Report, services: AppServices) -> Report:
    """Generate what is pending while no other run does; pressed twice, nothing is made twice."""
    with ExitStack() as turn:
        await asyncio.to_thread(turn.enter_context, services.register.bulk_turn())
        return await _fan_out(form, report, services)


async def _fan_out(form: BulkForm, report: Report, services: AppServices) -> Report:
    """Give the batches to the flow's task runner, and show how far they are."""
    pending = pending_ids(form, services)
    running = [
        make_batch.submit(place, ids)
        for place, ids in enumerate(batches(pending, BATCH_SIZE), start=1)
    ]
    shown = await acreate_progress_artifact(0.0, description=f"Phải dựng {len(pending)} văn bản")
    made, faults = 0, []
    for done, batch in enumerate(running, start=1):
        try:
            made += await asyncio.to_thread(batch.result)
        except CommendationError as fault:
            faults.append(str(fault))
        await aupdate_progress_artifact(shown, 100 * done / len(running))
    left = len(pending_ids(form, services))
    return report_made(form, report, made, left, list(dict.fromkeys(faults)))
