"""Reminders as a run of Prefect: the schedule's days off, the page at its address."""

import asyncio
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from dossiers.model.errors import CommendationError
from flows.hosting.publish import show_page, shown_page
from flows.hosting.run_step import REFUSED, State
from flows.reminders import DAY_OFF, NOT_MAILED, REMINDED, mail_digest, read_digest
from storage.settings import Settings
from workflow.pages.digest import Digest, digest_page, is_day_off
from workflow.pages.links import REMINDERS_KEY
from workflow.services import open_services


async def remind_in_run() -> State:
    """Read the digest and remind of it, in the run at hand; a scheduled run rests on days off."""
    async with get_client() as client:
        run = await client.read_flow_run(UUID(flow_run.get_id()))
        try:
            found, day_off = await asyncio.to_thread(_read)
        except CommendationError as error:
            return Failed(name=REFUSED, message=str(error))
        if run.auto_scheduled and day_off:
            return Completed(name=DAY_OFF, message=f"{found.on:%d/%m/%Y} là ngày nghỉ")
        return await remind(client, found, pressed=not run.auto_scheduled)


def _read() -> tuple[Digest, bool]:
    with open_services(Settings()) as services:
        found = read_digest(services)
        return found, is_day_off(services.plan, found.on)


async def remind(client: PrefectClient, found: Digest, *, pressed: bool) -> State:
    """Mail, then show the page. A scheduled run taken up again after a kill mails nothing twice."""
    page = "" if pressed else await shown_page(client, REMINDERS_KEY)
    mailing = await asyncio.to_thread(mail_digest, found, Settings(), page)
    await show_page(client, REMINDERS_KEY, digest_page(found, mailing.said))
    if mailing.failed:
        return Failed(name=NOT_MAILED, message=mailing.said)
    return Completed(name=REMINDED, message=found.summary)
