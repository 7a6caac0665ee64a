"""The runner: deploys the steps of prefect.yaml and runs what staff trigger.

`python -m flows.hosting.runner`, with Prefect's server answering at PREFECT_API_URL.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

import yaml
from httpx import HTTPError
from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.states import Scheduled

from dossiers.model.errors import CommendationError
from flows.hosting.fork_server import start_preloaded
from flows.hosting.publish import read_deployments, refresh
from storage.settings import Settings
from workflow.services import AppServices, open_services

ROOT = Path(__file__).resolve().parents[2]
MAX_CONCURRENT_RUNS = 4
"""Steps that run at the same time; more wait their turn."""

POLL_INTERVAL_S = 1.0
"""Seconds between two looks at whether the register changed without a run, e.g. by a command."""

MAX_RUNS = 200
"""As many runs as the server gives at once; no more than AT_ONCE can have been running."""

RUN_AGAIN = "Chạy lại sau sự cố"


def listed_deployments(root: Path = ROOT) -> list[RunnerDeployment]:
    """Return the deployments that prefect.yaml lists."""
    listed = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    return [_deployment(each) for each in listed]


def _deployment(listed: dict[str, Any]) -> RunnerDeployment:
    return RunnerDeployment.from_entrypoint(
        listed["entrypoint"],
        name=listed["name"],
        description=listed["description"],
        tags=listed["tags"],
        enforce_parameter_schema=listed["enforce_parameter_schema"],
        schedules=[CronSchedule(**each) for each in listed.get("schedules", [])],
    )


async def _await_server(client: PrefectClient) -> None:
    """Wait for the server, which starts beside the runner and takes longer."""
    while await client.api_healthcheck() is not None:
        await asyncio.sleep(0.1)


async def restart_orphans(client: PrefectClient) -> int:
    """Schedule anew the runs that a killed runner left behind; every step finds what it did."""
    left = FlowRunFilter.model_validate(
        {
            "state": {"type": {"any_": [StateType.RUNNING, StateType.PENDING]}},
            "deployment_id": {"is_null_": False},
        }
    )
    orphans = await client.read_flow_runs(
        flow_run_filter=left, limit=MAX_RUNS, sort=FlowRunSort.NEXT_SCHEDULED_START_TIME_ASC
    )
    for orphan in orphans:
        await client.set_flow_run_state(orphan.id, Scheduled(name=RUN_AGAIN), force=True)
    return len(orphans)


async def keep_current(client: PrefectClient, services: AppServices) -> None:
    """Show on the board what changes without a run: files put, stories played, days gone by."""
    shown: tuple[object, ...] = ()
    while True:
        try:
            with services.register.read_tx() as ledger:
                now = (ledger.revision(), services.today())
            if now != shown:
                await refresh(client, services, await read_deployments(client))
                shown = now
        except (CommendationError, HTTPError) as error:
            print(error, flush=True)  # noqa: T201 - the runner's log
        await asyncio.sleep(POLL_INTERVAL_S)


async def main() -> None:
    """Deploy, set right what a killed runner left, and run what is triggered, until stopped."""
    os.chdir(ROOT)
    services = open_services(Settings())
    start_preloaded()
    runner = Runner(limit=MAX_CONCURRENT_RUNS, pause_on_shutdown=False)
    async with get_client() as client:
        await _await_server(client)
        for button in listed_deployments():
            await runner.aadd_deployment(button)
        await refresh(client, services, await read_deployments(client))
        await restart_orphans(client)
        keeper = asyncio.create_task(keep_current(client, services))
        try:
            await runner.start()
        finally:
            keeper.cancel()
            services.close()


if __name__ == "__main__":
    asyncio.run(main())
