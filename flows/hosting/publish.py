"""What Prefect shows of the register: the board's artifact and the drop-downs of the forms.

Both are written after a change and then checked against the register again, so that of two
steps which end together the later state is what stays.
"""

import asyncio
from typing import Any, NamedTuple
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.client.schemas.sorting import DeploymentSort

from dossiers.model.steps import Step
from workflow.forms.choices import choices_of, with_choices
from workflow.pages.links import BOARD_KEY, PREFECT_LIMIT
from workflow.pages.status_board import board
from workflow.services import AppServices

STEP_NAMES = frozenset(step.value for step in Step)
MAX_REFRESHES = 3
"""How often board and drop-downs are written in a row for a register that keeps changing."""


class Deployment(NamedTuple):
    """A step as Prefect knows it."""

    id: str
    schema: dict[str, Any]


Deployments = dict[Step, Deployment]


async def read_deployments(client: PrefectClient) -> Deployments:
    """Return the deployed steps, found by the function that their entrypoint names."""
    found: Deployments = {}
    for each in await client.read_deployments(limit=PREFECT_LIMIT, sort=DeploymentSort.NAME_ASC):
        name = (each.entrypoint or "").rpartition(":")[2]
        if name in STEP_NAMES:
            found[Step(name)] = Deployment(str(each.id), each.parameter_openapi_schema or {})
    return found


async def refresh(client: PrefectClient, services: AppServices, deployments: Deployments) -> None:
    """Make board and drop-downs show the register, even if it changes meanwhile.

    Bulk work changes it many times a second: the runner, which looks each second, has the last
    word.
    """
    ids = {step: each.id for step, each in deployments.items()}
    shown = None
    for _ in range(MAX_REFRESHES):
        if shown == (revision := _revision(services)):
            break
        shown = revision
        with services.register.read_tx() as ledger:
            text = board(services, ledger, ids)
            choices = choices_of(services, ledger, deployments)
        schemas = {
            step: with_choices(each.schema, choices[step]) for step, each in deployments.items()
        }
        await asyncio.gather(
            show_page(client, BOARD_KEY, text),
            *(
                _offer(client, deployments[step].id, schema)
                for step, schema in schemas.items()
                if schema != deployments[step].schema
            ),
        )
        deployments = {step: Deployment(ids[step], schema) for step, schema in schemas.items()}


def _revision(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return ledger.revision()


async def _offer(client: PrefectClient, deployment: str, schema: dict[str, Any]) -> None:
    update = DeploymentUpdate(parameter_openapi_schema=schema)
    await client.update_deployment(UUID(deployment), update)


async def show_page(client: PrefectClient, key: str, text: str) -> None:
    """Write a page over the one shown, so that its address and its only version stay.

    The page at the key's address shows the description. By plain requests, as the client's own
    calls also put the whole text into the event log, which takes no more than 1.5 MB.
    """
    shown = {"data": text, "description": text}
    found = await _latest(client, key)
    if not found:
        made = {"key": key, "type": "markdown", **shown}
        await client.request("POST", "/artifacts/", json=made)
    elif found[0]["data"] != text:
        path = {"id": found[0]["latest_id"]}
        await client.request("PATCH", "/artifacts/{id}", path_params=path, json=shown)


async def shown_page(client: PrefectClient, key: str) -> str:
    """Return the page that is shown at the key's address; "" when there is none yet."""
    found = await _latest(client, key)
    return str(found[0]["data"]) if found else ""


async def _latest(client: PrefectClient, key: str) -> list[dict[str, Any]]:
    wanted = {"artifacts": {"key": {"any_": [key]}}, "limit": 1}
    answer = await client.request("POST", "/artifacts/latest/filter", json=wanted)
    found: list[dict[str, Any]] = answer.json()
    return found
