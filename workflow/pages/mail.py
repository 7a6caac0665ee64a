"""Mail through the office's own server, where one is set; standard library only.

`KHENTHUONG_SMTP_URL` is smtp://[user@]host[:port]?from=ADDRESS&to=ADDRESS,… (STARTTLS) or
smtps://… (TLS from the start); the password comes from `KHENTHUONG_SMTP_PASSWORD` alone.
"""

import os
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from dossiers.model.errors import CommendationError

URL = "KHENTHUONG_SMTP_URL"
PASSWORD = "KHENTHUONG_SMTP_PASSWORD"  # noqa: S105 - the name of the setting
PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT_S = 20.0
"""Seconds that the mail server may take to answer."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class MailFailure(CommendationError):
    """A mail could not be sent; the sentence says why and what to do."""


@dataclass(frozen=True)
class MailSettings:
    """Where mail is handed over, from whom, to whom."""

    host: str
    port: int
    encrypted: bool
    sender: str
    receivers: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)


def mail_settings(environment: Mapping[str, str] = os.environ) -> MailSettings | None:
    """The settings in the environment; None where no mail is wanted. Raise MailFailure."""
    url = environment.get(URL, "")
    if not url:
        return None
    try:
        return _read(url, environment.get(PASSWORD, ""))
    except (ValueError, LookupError) as error:
        raise MailFailure(
            f"{URL} không đúng dạng; hãy sửa thành "
            "smtp://máy-chủ:587?from=địa-chỉ-gửi&to=địa-chỉ-nhận,địa-chỉ-nhận."
        ) from error


def _read(url: str, password: str) -> MailSettings:
    parts = urlsplit(url)
    usual = PORTS[parts.scheme]
    options = parse_qs(parts.query, strict_parsing=True)
    receivers = tuple(each.strip() for each in options["to"][0].split(",") if each.strip())
    (sender,) = options["from"]
    if not parts.hostname or parts.password or not receivers:
        raise ValueError("no host, no receiver, or a password where everybody may read it")
    if any("@" not in each or not each.isprintable() for each in (sender, *receivers)):
        raise ValueError("not a mail address")
    return MailSettings(
        host=parts.hostname,
        port=parts.port or usual,
        encrypted=parts.scheme == "smtps",
        sender=sender,
        receivers=receivers,
        user=unquote(parts.username or ""),
        password=password,
    )


def send(settings: MailSettings, subject: str, text: str) -> None:
    """Hand one mail over to the server. Raise MailFailure unless it took it for everybody."""
    try:
        with _connected(settings) as server:
            refused = server.send_message(_message(settings, subject, text))
    except (OSError, UnicodeError) as error:  # smtplib's own errors are OSErrors
        raise MailFailure(
            f"Máy chủ thư {settings.host}:{settings.port} không nhận thư ({_cause(error)}); hãy "
            f"kiểm tra {URL}, {PASSWORD} và kết nối mạng."
        ) from error
    if refused:
        raise MailFailure(f"Máy chủ thư không nhận địa chỉ {', '.join(sorted(refused))}.")


def _connected(settings: MailSettings) -> smtplib.SMTP:
    """A server that is signed in to; a password never goes over the network in the clear."""
    secure = ssl.create_default_context()
    if settings.encrypted:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.host, settings.port, timeout=TIMEOUT_S, context=secure
        )
    else:
        server = smtplib.SMTP(settings.host, settings.port, timeout=TIMEOUT_S)
    try:
        server.ehlo()
        if not settings.encrypted and settings.host not in LOOPBACK:
            server.starttls(context=secure)
        if settings.user:
            server.login(settings.user, settings.password)
    except BaseException:
        server.close()
        raise
    return server


def _message(settings: MailSettings, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = ", ".join(settings.receivers)
    message["Subject"] = subject
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
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
