"""A step as a run of Prefect: named, tagged, ended in a Vietnamese state, with a page to read."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic
from uuid import UUID

from httpx import HTTPError
from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from dossiers.model.errors import CommendationError, FindingsOpen
from dossiers.model.roles import Person
from flows.hosting.publish import Deployments, read_deployments, refresh
from storage.installation_secret import open_secrets
from storage.settings import Settings
from workflow.actor import with_actor
from workflow.actor_token import LABEL, account_of, actor_of
from workflow.forms.fields import code_of
from workflow.pages.links import run_form_link
from workflow.pages.result_page import refusal_page, report_page
from workflow.services import AppServices, open_services
from workflow.step import AnyForm, Report, StepDefinition, StepRun
from workflow.step_engine import accept_form, do_step

REFUSED = "Bị từ chối"
"""The state of a run that a rule, a missing file or an unreachable store stopped."""

UNFINISHED = "Chưa xong"
"""The state of a run that left documents to be made: the same form makes them."""

After = Callable[[AnyForm, Report, AppServices], Awaitable[Report]]
"""What follows a step, done by Prefect."""

__all__ = ["State", "run_step"]


async def run_step(
    definition: StepDefinition[AnyForm], form: object, after: After[AnyForm] | None = None
) -> State[Any]:
    """Carry the step out for the form of this run; the state says how it ended, in Vietnamese.

    `after` takes the place of what follows the step, where Prefect does that otherwise.
    """
    raw = form if isinstance(form, Mapping) else {}
    async with get_client() as client:
        deployments = asyncio.create_task(read_deployments(client))
        run = _Run(client, UUID(flow_run.get_id()), definition, raw, deployments)
        try:
            services, actor = await asyncio.to_thread(_open)
        except CommendationError as error:
            await run.name(raw)
            return await run.refuse(error, of_unit=False)
        with services:
            # The name is told while the step works: nobody waits for it.
            naming = asyncio.create_task(run.name(with_actor(definition.form, raw, actor)))
            try:
                report = await _carry_out(run, services, actor, after)
            except CommendationError as error:
                await naming
                return await run.refuse(error, of_unit=_is_unit(actor))
            try:
                await naming
                await _publish(run, services, report, of_unit=_is_unit(actor))
            except HTTPError as error:
                # The step is done and in the register; the runner will put the board right.
                get_run_logger().warning("Chưa cập nhật được bảng theo dõi: %s", error)
    if report.left:
        return Failed(name=UNFINISHED, message=report.done)
    return Completed(name=report.state or definition.done, message=report.done)


@dataclass
class _Run(Generic[AnyForm]):
    """A run of Prefect with the form as it was typed; `deployments` are being read."""

    client: PrefectClient
    id: UUID
    definition: StepDefinition[AnyForm]
    raw: Mapping[str, Any]
    deployments: asyncio.Task[Deployments]

    async def name(self, raw: Mapping[str, Any]) -> None:
        """Name the run by its form, with the person who is signed in and not who was typed."""
        await self.client.update_flow_run(self.id, name=run_name(self.definition, raw))

    async def refuse(self, error: CommendationError, *, of_unit: bool) -> State[Any]:
        """Show why the step was refused; return the state of such a run."""
        page = refusal(self.definition, self.raw, error, await self.deployments, of_unit=of_unit)
        await self.show(page, f"{REFUSED}: {error}")
        return Failed(name=REFUSED, message=str(error))

    async def show(self, page: str, description: str) -> None:
        """Put a page of markdown beside the run."""
        artifact = ArtifactCreate(
            type="markdown", data=page, description=description, flow_run_id=self.id
        )
        await self.client.create_artifact(artifact)


def _open() -> tuple[AppServices, Person | None]:
    """Open the services, and read who pressed. Raises a CommendationError; then nothing is open."""
    services = replace(open_services(Settings()), tell=get_run_logger().info)
    try:
        return services, _actor(services)
    except CommendationError:
        services.close()
        raise


async def _carry_out(
    run: _Run[AnyForm], services: AppServices, actor: Person | None, after: After[AnyForm] | None
) -> Report:
    def enter() -> tuple[AnyForm, Report]:
        form = accept_form(run.definition, run.raw, services, actor)
        return form, do_step(run.definition, form, services, StepRun(str(run.id), actor))

    form, report = await asyncio.to_thread(enter)
    if after is None:
        return await asyncio.to_thread(run.definition.after, form, report, services)
    return await after(form, report, services)


def _is_unit(actor: Person | None) -> bool:
    """Tell whether a unit's own person pressed the step, and reads what came of it."""
    return bool(actor and actor.unit)


def _actor(services: AppServices) -> Person | None:
    """Return who pressed the step, by the seal of the desk; None for a run without one."""
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None or LABEL not in run.labels:
        return None
    secrets = open_secrets(services.settings.folder)
    account = account_of(secrets, run.labels, str(run.deployment_id), run.idempotency_key)
    return actor_of(services.register, account)


async def _publish(
    run: _Run[AnyForm], services: AppServices, report: Report, *, of_unit: bool
) -> None:
    with services.register.read_tx() as ledger:
        page = report_page(report, ledger, services, of_unit=of_unit)
    await asyncio.gather(
        run.show(page, report.done),
        run.client.update_flow_run(run.id, tags={*flow_run.get_tags(), *tags(report)}),
        refresh(run.client, services, await run.deployments),
    )


def refusal(
    definition: StepDefinition[AnyForm],
    raw: Mapping[str, Any],
    error: CommendationError,
    deployments: Deployments,
    *,
    of_unit: bool = False,
) -> str:
    """Return the page that says why, and the link to the form with what was typed."""
    ids = {step: each.id for step, each in deployments.items()}
    typed = {**raw, **error.again} if isinstance(error, FindingsOpen) else dict(raw)
    again = run_form_link(ids, definition.step, typed)
    return refusal_page(definition, error, again, Settings().desk_address, of_unit=of_unit)


def tags(report: Report) -> list[str]:
    """Return the tags that a run is found by: its round and its dossiers."""
    round_ = [f"dot:{report.round}"] if report.round else []
    return [*round_, *(f"hoso:{code}" for code in report.dossiers)]


def run_name(definition: StepDefinition[AnyForm], raw: Mapping[str, Any]) -> str:
    """Return how a run is named in the UI: the step, then the round or dossier and who acts."""
    found = (_value(raw, path) for path in definition.names)
    return " – ".join([definition.step.text, *(each for each in found if each)])


def _value(raw: object, path: str) -> str:
    for key in path.split("."):
        raw = raw.get(key) if isinstance(raw, Mapping) else None
    return str(code_of(raw)) if isinstance(raw, str) else ""
