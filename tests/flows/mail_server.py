"""A small SMTP server (RFC 5321) on this machine, to hand real mail over to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any


class MailServer(ThreadingTCPServer):
    """Takes every mail; answers the commands in `refused` with 550."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *refused: str) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.refused = refused
        self.heard: list[str] = []
        self.mails: list[bytes] = []

    @property
    def url(self) -> str:
        """Return the setting that leads here."""
        port = self.server_address[1]
        return f"smtp://127.0.0.1:{port}?from=phuong@mau.vn&to=vhxh@mau.vn,vanthu@mau.vn"


def letter(data: bytes) -> EmailMessage:
    """Return a mail as its reader sees it; a dot that begins a line was doubled on the way."""
    message = message_from_bytes(data.replace(b"\n..", b"\n."), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


class _Talk(StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        self.wfile.write(b"220 mau\r\n")
        for line in self.rfile:
            said = line.decode().strip()
            self.server.heard.append(said)
            if said.upper().startswith(self.server.refused or ("\0",)):
                self.wfile.write(b"550 khong\r\n")
            elif said.upper() == "DATA":
                self._take()
            else:
                self.wfile.write(ANSWERS.get(said[:4].upper(), b"250 ok\r\n"))

    def _take(self) -> None:
        self.wfile.write(b"354 noi di\r\n")
        self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
        self.wfile.write(b"250 da nhan\r\n")


ANSWERS = {
    "EHLO": b"250-mau\r\n250 AUTH PLAIN\r\n",
    "AUTH": b"235 dung\r\n",
    "QUIT": b"221 chao\r\n",
}


@contextmanager
def mail_server(*refused: str) -> Iterator[MailServer]:
    """Open a server that listens inside and is gone after."""
    with MailServer(*refused) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
