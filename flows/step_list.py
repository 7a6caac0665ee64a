"""All steps, in the order of work."""

from typing import Any

from flows import (
    appraisal,
    bulk_documents,
    correction,
    council,
    holding,
    import_history,
    invitation,
    issuance,
    open_round,
    province,
    province_result,
    reception,
    signature,
    signed_copy,
    submission,
    template_check,
    withdrawal,
)
from workflow.step import StepDefinition

STEPS: dict[str, StepDefinition[Any]] = {
    module.STEP.step.value: module.STEP
    for module in (
        open_round,
        submission,
        reception,
        appraisal,
        holding,
        invitation,
        council,
        signature,
        issuance,
        signed_copy,
        province,
        province_result,
        withdrawal,
        correction,
        template_check,
        import_history,
        bulk_documents,
    )
}
"""The steps by the name of their flow, e.g. "submission"."""
