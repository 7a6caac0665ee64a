"""Addresses that staff follow: run forms of the Prefect UI, and downloads of the desk."""

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from dossiers.model.events import Step

BOARD_KEY = "bang-theo-doi"
"""The key of the board's artifact, and so its stable address in the Prefect UI."""

REMINDERS_KEY = "nhac-viec"
"""The key of the reminders' artifact."""

DESK_ADDRESS = "KHENTHUONG_DESK_URL"
"""The setting that tells where the desk answers."""


def desk_address() -> str:
    """Where the desk answers, e.g. "http://127.0.0.1:8000"."""
    return os.environ.get(DESK_ADDRESS, "http://127.0.0.1:8000").rstrip("/")


def download_link(document: str) -> str:
    """Where a document is downloaded."""
    return f"{desk_address()}/tai-ve/{document}"


def file_link(key: str) -> str:
    """Where a stored file is downloaded by its key."""
    return f"{desk_address()}/tep/{quote(key)}"


def marked_link(key: str, asked: Mapping[str, str]) -> str:
    """Where a unit's workbook is downloaded with its faults marked; `asked` is what it is for."""
    return f"{desk_address()}/bang-tinh/{quote(key)}/loi.xlsx?{urlencode(asked)}"


def packet_link(round_: str) -> str:
    """Where all current documents of a round are downloaded as one file."""
    return f"{desk_address()}/dot/{quote(round_, safe='')}.zip"


def run_form_link(deployments: dict[Step, str], step: Step, form: dict[str, Any]) -> str:
    """The run form of a step, filled with `form`; "" when the step's button is not deployed.

    Relative to the Prefect UI, so that it holds behind any address of the server.
    """
    if step not in deployments:
        return ""
    parameters = quote(json.dumps({"form": form}, ensure_ascii=False, separators=(",", ":")))
    return f"/v2/deployments/deployment/{deployments[step]}/run?parameters={parameters}"


def board_link() -> str:
    """The board in the Prefect UI."""
    return f"/v2/artifacts/key/{BOARD_KEY}"
