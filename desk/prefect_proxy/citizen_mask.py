"""Prefect's answers without citizen numbers, for whom the table of duties lets see none.

Prefect keeps the forms as they were sent in: as parameters of runs, and in links that open a form
again, where they are percent-encoded.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

from dossiers.model.citizen_ids import masked

_BETWEEN = rb"""(?:\\|"|:|\s|\+|%22|%3A|%5C|%20){1,12}"""
_APART = rb"""(?:[ .'+-]|%20)?"""
NUMBER = re.compile(
    rb"(citizen_id" + _BETWEEN + rb")((?:\d" + _APART + rb"){8,11}\d)", re.IGNORECASE
)
"""A citizen number in a form, as JSON or within an address."""


def hide(body: bytes) -> bytes:
    """Return the answer with all but the last digits of citizen numbers hidden."""
    return NUMBER.sub(lambda found: found[1] + _hidden(found[2]), body)


def _hidden(written: bytes) -> bytes:
    digits = re.sub(rb"\D", b"", written.replace(b"%20", b""))
    return masked(digits.decode("ascii")).encode()


def readable(scope: Scope) -> Scope:
    """Return the request as one whose answer comes unpacked, so that it can be read."""
    headers = [each for each in scope["headers"] if each[0].lower() != b"accept-encoding"]
    return {**scope, "headers": headers}


def hiding(send: Send) -> Send:
    """Return a way to send that waits for the whole answer and hides the numbers in it."""
    begun: list[Message] = []
    body = bytearray()

    async def hidden(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body", False):
            return
        said = hide(bytes(body))
        MutableHeaders(scope=begun[0])["content-length"] = str(len(said))
        await send(begun[0])
        await send({"type": "http.response.body", "body": said})

    return hidden
