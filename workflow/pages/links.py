"""Addresses that staff follow: run forms of the Prefect UI, and downloads of the desk."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from dossiers.model.movement_year import MovementYear, Owner
from dossiers.model.steps import Step

BOARD_KEY = "bang-theo-doi"
"""The key of the board's artifact, and so its stable address in the Prefect UI."""

PREFECT_LIMIT = 200
"""As many things as Prefect's API tells of at once."""

REMINDERS_KEY = "nhac-viec"
"""The key of the reminders' artifact."""


def download_link(desk: str, document: str) -> str:
    """Tell where a document is downloaded; `desk` is the desk's address, here and below."""
    return f"{desk}/tai-ve/{document}"


def file_link(desk: str, key: str) -> str:
    """Tell where a stored file is downloaded by its key."""
    return f"{desk}/tep/{quote(key)}"


def marked_link(desk: str, key: str, asked: Mapping[str, str]) -> str:
    """Tell where a unit's workbook is had with its faults marked; `asked` is what it is for."""
    return f"{desk}/bang-tinh/{quote(key)}/loi.xlsx?{urlencode(asked)}"


def packet_link(desk: str, owner: Owner) -> str:
    """Tell where all current documents of a round or year are downloaded as one file."""
    if isinstance(owner, MovementYear):
        return f"{desk}/ngoai-dot/{quote(owner.movement, safe='')}/{owner.year}.zip"
    return f"{desk}/dot/{quote(owner, safe='')}.zip"


def province_link(desk: str, round_: str) -> str:
    """Tell where the archive for the province is downloaded."""
    return f"{desk}/dot/{quote(round_, safe='')}/trinh-tinh.zip"


def round_link(desk: str, round_: str) -> str:
    """Tell where the desk lists the dossiers of a round."""
    return f"{desk}/?{urlencode({'dot': round_})}#ho-so"


def run_form_link(deployments: dict[Step, str], step: Step, form: dict[str, Any]) -> str:
    """Tell where a step's run form opens, filled with `form`; "" when its button is not deployed.

    Relative to the Prefect UI, so that it holds behind any address of the server.
    """
    if step not in deployments:
        return ""
    parameters = quote(json.dumps({"form": form}, ensure_ascii=False, separators=(",", ":")))
    return f"/v2/deployments/deployment/{deployments[step]}/run?parameters={parameters}"


def board_link() -> str:
    """Tell where the board is in the Prefect UI."""
    return f"/v2/artifacts/key/{BOARD_KEY}"
