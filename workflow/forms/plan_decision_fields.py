"""Two fields for number and day of the decision on the plan, asked for while they are not known."""

from datetime import date
from typing import Annotated, Any

from documents.naming import PLAN_DECISION_SYMBOL
from dossiers.model.errors import DatesOutOfOrder, InvalidForm
from dossiers.plan.plan import CitedDecision
from workflow.forms.base import optional
from workflow.forms.fields import OptionalNumber, without_symbol

PlanDecisionNumber = Annotated[OptionalNumber, without_symbol(PLAN_DECISION_SYMBOL)]

NAMES = frozenset({"plan_decision_number", "plan_decided_on"})
"""What the fields are called in every form that has them."""


def number_field() -> Any:
    """Return the field of the number."""
    return optional(
        None,
        "Số Quyết định ban hành Kế hoạch",
        "Ghi một lần, các lần sau lấy trong sổ; chưa ghi thì văn bản ban hành không có căn cứ này",
    )


def day_field() -> Any:
    """Return the field of the day."""
    return optional(None, "Ngày Quyết định ban hành Kế hoạch", "Ghi cùng với số")


def read_cited(number: int | None, decided_on: date | None, by: date) -> CitedDecision | None:
    """Return what a paper of the day `by` is to cite; None where both fields are blank.

    Raise InvalidForm for one without the other, DatesOutOfOrder for a day after the paper's.
    """
    if number is None and decided_on is None:
        return None
    if number is None or decided_on is None:
        raise InvalidForm(
            "Quyết định ban hành Kế hoạch phải ghi cả số và ngày; hãy ghi đủ hai ô, hoặc bỏ trống"
            " cả hai"
        )
    if decided_on > by:
        raise DatesOutOfOrder(
            f"Ngày Quyết định ban hành Kế hoạch {decided_on:%d/%m/%Y} sau ngày {by:%d/%m/%Y} của"
            " văn bản viện dẫn; hãy sửa lại ngày."
        )
    return CitedDecision(number=number, signed_on=decided_on)
