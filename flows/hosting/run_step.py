"""A step as a run of Prefect: named, tagged, ended in a Vietnamese state, with a page to read."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
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
from dossiers.model.people import Person
from flows.hosting.publish import Deployments, read_deployments, refresh
from storage.installation_secret import open_secrets
from storage.register import Register, open_register
from storage.settings import Settings
from workflow.actor import signed
from workflow.actor_token import LABEL, account_of, actor_of
from workflow.forms.fields import code_of
from workflow.forms.parsing import read_form
from workflow.pages.links import run_form_link
from workflow.pages.result_page import refusal_page, report_page
from workflow.services import AppServices, open_services
from workflow.step import AnyForm, Button, Report, carry_out, finish

REFUSED = "Bị từ chối"
"""The state of a run that a rule, a missing file or an unreachable store stopped."""

UNFINISHED = "Chưa xong"
"""The state of a run that left documents to be made: the same form makes them."""

After = Callable[[AnyForm, Report, AppServices], Awaitable[Report]]
"""What follows a step, done by Prefect."""

__all__ = ["State", "run_step"]


async def run_step(
    button: Button[AnyForm], form: object, after: After[AnyForm] | None = None
) -> State[Any]:
    """Carry the step out for the form of this run; the state says how it ended, in Vietnamese.

    `after` takes the place of what follows the step, where Prefect does that otherwise.
    """
    raw = form if isinstance(form, Mapping) else {}
    run = UUID(flow_run.get_id())
    async with get_client() as client:
        naming = asyncio.create_task(_name(client, run, button, raw))
        deployments = asyncio.create_task(read_deployments(client))
        try:
            services, report, actor = await asyncio.to_thread(_carry_out, button, raw, str(run))
            report = await _followed(
                button, signed(button.form, raw, actor), services, report, after
            )
        except CommendationError as error:
            await naming
            unit = await asyncio.to_thread(_refused_unit)
            page = refusal(button, raw, error, await deployments, of_unit=unit)
            await client.create_artifact(_page(page, f"{REFUSED}: {error}", run))
            return Failed(name=REFUSED, message=str(error))
        try:
            await naming
            unit = _is_unit(actor)
            await _publish(client, services, report, run, await deployments, of_unit=unit)
        except HTTPError as error:
            # The step is done and in the register; the runner will put the board right.
            get_run_logger().warning("Chưa cập nhật được bảng theo dõi: %s", error)
        finally:
            services.close()
    if report.left:
        return Failed(name=UNFINISHED, message=report.done)
    return Completed(name=button.done, message=report.done)


async def _followed(
    button: Button[AnyForm],
    raw: object,
    services: AppServices,
    report: Report,
    after: After[AnyForm] | None,
) -> Report:
    try:
        if after is None:
            return await asyncio.to_thread(finish, button, raw, services, report)
        return await after(read_form(button.form, raw, services.plan.awards), report, services)
    except CommendationError:
        services.close()
        raise


async def _name(
    client: PrefectClient, run: UUID, button: Button[AnyForm], raw: Mapping[str, Any]
) -> None:
    """Name the run by its form, with the person who is signed in and not who was typed."""
    with suppress(CommendationError):  # the step itself will tell
        raw = await asyncio.to_thread(_signed, button, raw)
    await client.update_flow_run(run, name=run_name(button, raw))


def _signed(button: Button[AnyForm], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    settings = Settings()
    with open_register(settings.database_url, settings.folder) as register:
        return signed(button.form, raw, _actor(settings, register))


def _carry_out(
    button: Button[AnyForm], raw: object, run: str
) -> tuple[AppServices, Report, Person | None]:
    """The office, still open; what was done; and who did it."""
    services = replace(open_services(Settings()), tell=get_run_logger().info)
    try:
        actor = _actor(services.settings, services.register)
        return services, carry_out(button, raw, services, run=run, actor=actor), actor
    except CommendationError:
        services.close()
        raise


def _is_unit(actor: Person | None) -> bool:
    """Whether a unit's own person pressed the button, and reads what came of it."""
    return bool(actor and actor.unit)


def _refused_unit() -> bool:
    """The like for a step that was refused, maybe before anybody asked who pressed."""
    settings = Settings()
    with (
        suppress(CommendationError),
        open_register(settings.database_url, settings.folder) as register,
    ):
        return _is_unit(_actor(settings, register))
    return False


def _actor(settings: Settings, register: Register) -> Person | None:
    """Who pressed the button, by the seal of the desk; None for a run without one."""
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None or LABEL not in run.labels:
        return None
    secrets = open_secrets(settings.folder)
    account = account_of(secrets, run.labels, str(run.deployment_id), run.idempotency_key)
    return actor_of(register, account)


async def _publish(
    client: PrefectClient,
    services: AppServices,
    report: Report,
    run: UUID,
    deployments: Deployments,
    *,
    of_unit: bool,
) -> None:
    with services.register.read_tx() as ledger:
        page = report_page(report, ledger, services, of_unit=of_unit)
    await asyncio.gather(
        client.create_artifact(_page(page, report.done, run)),
        client.update_flow_run(run, tags={*flow_run.get_tags(), *tags(report)}),
        refresh(client, services, deployments),
    )


def refusal(
    button: Button[AnyForm],
    raw: Mapping[str, Any],
    error: CommendationError,
    deployments: Deployments,
    *,
    of_unit: bool = False,
) -> str:
    """Why, and the link to the form with what was typed."""
    ids = {step: each.id for step, each in deployments.items()}
    typed = {**raw, **error.again} if isinstance(error, FindingsOpen) else dict(raw)
    again = run_form_link(ids, button.step, typed)
    return refusal_page(button, error, again, Settings().desk_address, of_unit=of_unit)


def _page(markdown: str, description: str, run: UUID) -> ArtifactCreate:
    return ArtifactCreate(type="markdown", data=markdown, description=description, flow_run_id=run)


def tags(report: Report) -> list[str]:
    """The tags that a run is found by: its round and its dossiers."""
    round_ = [f"dot:{report.round}"] if report.round else []
    return [*round_, *(f"hoso:{code}" for code in report.dossiers)]


def run_name(button: Button[AnyForm], raw: Mapping[str, Any]) -> str:
    """How a run is named in the UI: the step, then the round or dossier and who acts."""
    found = (_value(raw, path) for path in button.names)
    return " – ".join([button.step.text, *(each for each in found if each)])


def _value(raw: object, path: str) -> str:
    for key in path.split("."):
        raw = raw.get(key) if isinstance(raw, Mapping) else None
    return str(code_of(raw)) if isinstance(raw, str) else ""
