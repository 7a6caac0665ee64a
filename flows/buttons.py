"""All buttons, in the order of work."""

from typing import Any

from flows import appraisal, council, issuance, rounds, signature, submission, withdrawal
from flows.work import Button

BUTTONS: dict[str, Button[Any]] = {
    module.BUTTON.step.value: module.BUTTON
    for module in (rounds, submission, appraisal, council, signature, issuance, withdrawal)
}
"""The buttons by the name of their flow, e.g. "submission"."""
