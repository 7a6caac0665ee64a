"""Mail through the office's own server, where one is set; standard library only.

`KHENTHUONG_SMTP_URL` is smtp://[user@]host[:port]?from=ADDRESS&to=ADDRESS,… (STARTTLS) or
smtps://… (TLS from the start); the password comes from `KHENTHUONG_SMTP_PASSWORD` alone.
"""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from dossiers.model.errors import CommendationError
from dossiers.plan.office_day import office_time
from storage.settings import LOOPBACK, Settings
from workflow.services import now

URL = "KHENTHUONG_SMTP_URL"
PASSWORD = "KHENTHUONG_SMTP_PASSWORD"  # noqa: S105 - the name of the setting
PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT_S = 20.0
"""Seconds that the mail server may take to answer."""


class MailFailure(CommendationError):
    """A mail could not be sent; the sentence says why and what to do."""


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, from whom, to whom."""

    host: str
    port: int
    encrypted: bool
    sender: str
    receivers: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)


def read_mail_server(settings: Settings) -> MailServer | None:
    """Read which server the settings name; None where no mail is wanted. Raise MailFailure."""
    if not settings.smtp_url:
        return None
    try:
        return _read(settings.smtp_url, settings.smtp_password)
    except (ValueError, LookupError) as error:
        raise MailFailure(
            f"{URL} không đúng dạng; hãy sửa thành "
            "smtp://máy-chủ:587?from=địa-chỉ-gửi&to=địa-chỉ-nhận,địa-chỉ-nhận."
        ) from error


def _read(url: str, password: str) -> MailServer:
    parts = urlsplit(url)
    usual = PORTS[parts.scheme]
    options = parse_qs(parts.query, strict_parsing=True)
    receivers = tuple(each.strip() for each in options["to"][0].split(",") if each.strip())
    (sender,) = options["from"]
    if not parts.hostname or parts.password or not receivers:
        raise ValueError("no host, no receiver, or a password where everybody may read it")
    if any("@" not in each or not each.isprintable() for each in (sender, *receivers)):
        raise ValueError("not a mail address")
    return MailServer(
        host=parts.hostname,
        port=parts.port or usual,
        encrypted=parts.scheme == "smtps",
        sender=sender,
        receivers=receivers,
        user=unquote(parts.username or ""),
        password=password,
    )


def send(server: MailServer, subject: str, text: str) -> None:
    """Hand one mail over to the server. Raise MailFailure unless it took it for everybody."""
    try:
        with _connect(server) as connection:
            refused = connection.send_message(_message(server, subject, text))
    except (OSError, UnicodeError) as error:  # smtplib's own errors are OSErrors
        raise MailFailure(
            f"Máy chủ thư {server.host}:{server.port} không nhận thư ({_cause(error)}); hãy "
            f"kiểm tra {URL}, {PASSWORD} và kết nối mạng."
        ) from error
    if refused:
        raise MailFailure(f"Máy chủ thư không nhận địa chỉ {', '.join(sorted(refused))}.")


def _connect(server: MailServer) -> smtplib.SMTP:
    """Sign in to the server; a password never goes over the network in the clear."""
    secure, place = ssl.create_default_context(), (server.host, server.port)
    connection = (
        smtplib.SMTP_SSL(*place, timeout=TIMEOUT_S, context=secure)
        if server.encrypted
        else smtplib.SMTP(*place, timeout=TIMEOUT_S)
    )
    try:
        connection.ehlo()
        if not server.encrypted and server.host not in LOOPBACK:
            connection.starttls(context=secure)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _message(server: MailServer, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = server.sender
    message["To"] = ", ".join(server.receivers)
    message["Subject"] = subject
    message["Date"] = format_datetime(office_time(now()))
    message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def _cause(error: Exception) -> str:
    for kind, meaning in CAUSES.items():
        if isinstance(error, kind):
            return meaning
    return "không kết nối được"


CAUSES: dict[type[Exception], str] = {
    smtplib.SMTPAuthenticationError: "sai tên đăng nhập hoặc mật khẩu",
    smtplib.SMTPNotSupportedError: "máy chủ không mã hóa đường truyền",
    smtplib.SMTPRecipientsRefused: "từ chối địa chỉ nhận",
    smtplib.SMTPServerDisconnected: "ngắt giữa chừng",
    smtplib.SMTPException: "từ chối",
    UnicodeError: "tên đăng nhập, mật khẩu hoặc địa chỉ có chữ ngoài bảng mã ASCII",
    TimeoutError: "không trả lời kịp",
}
"""What the library says, from the narrower to the wider, and what we say."""
