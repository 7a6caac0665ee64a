"""Office tool D, reminders (nhắc việc): each working morning, and whenever the button is pressed.

One page at a stable address, and one mail a day where a mail server is set. The register is only
read; a mail that could not be sent is told on the page and in the state of the run.
"""

import asyncio
from typing import Annotated
from uuid import UUID

from prefect import flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import Field

from dossiers.errors import CommendationError
from flows.digest import Digest, digest, digest_page, digest_text, is_day_off
from flows.links import REMINDERS_KEY
from flows.mailing import MailFailure, mail_settings, send
from flows.office import Office, open_office
from flows.office_forms import RemindersForm
from flows.publishing import show_page, shown_page
from flows.running import REFUSED, State
from storage.settings import Settings

DAY_OFF = "Ngày nghỉ, không nhắc"
REMINDED = "Đã nhắc việc"
NOT_MAILED = "Chưa gửi được thư nhắc"
NOTHING_ASKED = RemindersForm()


@flow(name="Nhắc việc đến hạn", validate_parameters=False)
async def reminders(
    form: Annotated[  # noqa: ARG001 - every button has one; here there is nothing to fill in
        RemindersForm, Field(json_schema_extra={"title": "Nhắc việc đến hạn"})
    ] = NOTHING_ASKED,
) -> State:
    """Nhắc việc trễ hạn, sắp đến hạn và báo cáo hằng năm, theo người phải làm."""
    async with get_client() as client:
        run = await client.read_flow_run(UUID(flow_run.get_id()))
        try:
            office, found = await asyncio.to_thread(_read)
        except CommendationError as error:
            return Failed(name=REFUSED, message=str(error))
        office.close()
        if run.auto_scheduled and is_day_off(office.plan, found.on):
            return Completed(name=DAY_OFF, message=f"{found.on:%d/%m/%Y} là ngày nghỉ")
        return await remind(client, found, pressed=not run.auto_scheduled)


def _read() -> tuple[Office, Digest]:
    office = open_office(Settings.read())
    try:
        with office.register.reading() as ledger:
            return office, digest(office, ledger)
    except CommendationError:
        office.close()
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
    settings = mail_settings()
    if settings is None:
        return ""
    send(
        settings, f"Nhắc việc khen thưởng {found.on:%d/%m/%Y}: {found.summary}", digest_text(found)
    )
    return ", ".join(settings.receivers)
