"""All buttons, in the order of work."""

from typing import Any

from flows import (
    appraisal,
    bulk,
    council,
    history,
    holding,
    invitation,
    issuance,
    rounds,
    signature,
    submission,
    template_check,
    withdrawal,
)
from flows.work import Button

BUTTONS: dict[str, Button[Any]] = {
    module.BUTTON.step.value: module.BUTTON
    for module in (
        rounds,
        submission,
        appraisal,
        holding,
        invitation,
        council,
        signature,
        issuance,
        withdrawal,
        template_check,
        history,
        bulk,
    )
}
"""The buttons by the name of their flow, e.g. "submission"."""
