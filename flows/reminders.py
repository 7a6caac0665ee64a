"""Tool D, reminders (nhắc việc): each working morning, and whenever the step is pressed.

What is late and due soon goes by mail, where a mail server is set, and onto one page at a stable
address. The register is only read; a mail that could not be sent is told on the page.
"""

from typing import NamedTuple

from storage.settings import Settings
from workflow.forms.base import Form
from workflow.pages.digest import Digest, digest, digest_text
from workflow.pages.mail import MailFailure, read_mail_server, send
from workflow.services import AppServices

DAY_OFF = "Ngày nghỉ, không nhắc"
REMINDED = "Đã nhắc việc"
NOT_MAILED = "Chưa gửi được thư nhắc"


class RemindersForm(Form, title="Nhắc việc đến hạn"):
    """Nhắc việc đến hạn: không cần điền gì."""


class Mailing(NamedTuple):
    """What became of the mail, in a sentence for the page; "" where none was to be sent."""

    said: str = ""
    failed: bool = False


def read_digest(services: AppServices) -> Digest:
    """Return what is to be reminded of today. Raises RegisterUnreachable."""
    with services.register.read_tx() as ledger:
        return digest(services, ledger)


def mail_digest(found: Digest, settings: Settings, page: str = "") -> Mailing:
    """Mail the digest, unless it is empty or `page`, as it is shown now, says that it was sent.

    Nothing is sent where no mail server is set. A failure is no error: the page tells it.
    """
    sent = f"Đã gửi thư nhắc việc ngày {found.on:%d/%m/%Y}"
    if sent in page:
        return Mailing(f"{sent}.")
    try:
        server = None if found.empty else read_mail_server(settings)
        if server is None:
            return Mailing()
        subject = f"Nhắc việc khen thưởng {found.on:%d/%m/%Y}: {found.summary}"
        send(server, subject, digest_text(found))
    except MailFailure as error:
        return Mailing(f"{NOT_MAILED}: {error}", failed=True)
    return Mailing(f"{sent} đến {', '.join(server.receivers)}.")
