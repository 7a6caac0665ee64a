"""Office tool D, reminders (nhắc việc): each working morning, and whenever the button is pressed.

One page at a stable address, and one mail a day where a mail server is set. The register is only
read; a mail that could not be sent is told on the page and in the state of the run.
"""

import asyncio
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from dossiers.model.errors import CommendationError
from flows.hosting.publish import show_page, shown_page
from flows.hosting.run_step import REFUSED, State
from storage.settings import Settings
from workflow.pages.digest import Digest, digest, digest_page, digest_text, is_day_off
from workflow.pages.links import REMINDERS_KEY
from workflow.pages.mail import MailFailure, read_mail_server, send
from workflow.services import AppServices, open_services

DAY_OFF = "Ngày nghỉ, không nhắc"
REMINDED = "Đã nhắc việc"
NOT_MAILED = "Chưa gửi được thư nhắc"


async def remind_in_run() -> State:
    """Read the digest and remind of it, in the run at hand; a scheduled run rests on days off."""
    async with get_client() as client:
        run = await client.read_flow_run(UUID(flow_run.get_id()))
        try:
            services, found = await asyncio.to_thread(_read)
        except CommendationError as error:
            return Failed(name=REFUSED, message=str(error))
        services.close()
        if run.auto_scheduled and is_day_off(services.plan, found.on):
            return Completed(name=DAY_OFF, message=f"{found.on:%d/%m/%Y} là ngày nghỉ")
        return await remind(client, found, pressed=not run.auto_scheduled)


def _read() -> tuple[AppServices, Digest]:
    services = open_services(Settings())
    try:
        with services.register.read_tx() as ledger:
            return services, digest(services, ledger)
    except CommendationError:
        services.close()
        raise


async def remind(client: PrefectClient, found: Digest, *, pressed: bool) -> State:
    """Mail, then show the page. A scheduled run taken up again after a kill mails nothing twice."""
    sent = f"Đã gửi thư nhắc việc ngày {found.on:%d/%m/%Y}"
    mailed, failed = "", False
    if not pressed and sent in await shown_page(client, REMINDERS_KEY):
        mailed = f"{sent}."
    elif not found.empty:
        try:
            to = await asyncio.to_thread(_mail, found)
            mailed = f"{sent} đến {to}." if to else ""
        except MailFailure as error:
            mailed, failed = f"{NOT_MAILED}: {error}", True
    await show_page(client, REMINDERS_KEY, digest_page(found, mailed))
    if failed:
        return Failed(name=NOT_MAILED, message=mailed)
    return Completed(name=REMINDED, message=found.summary)


def _mail(found: Digest) -> str:
    """Send the digest; to whom, "" where no mail server is set. Raise MailFailure."""
    server = read_mail_server(Settings())
    if server is None:
        return ""
    subject = f"Nhắc việc khen thưởng {found.on:%d/%m/%Y}: {found.summary}"
    send(server, subject, digest_text(found))
    return ", ".join(server.receivers)
