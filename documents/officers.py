"""Who signs for an office on a day."""

from datetime import date

from dossiers.model.errors import PlanFault
from dossiers.plan.plan import Officer, Plan


def office_head(plan: Plan, on: date) -> Officer:
    """Return the head of VH-XH on a day, the first who is no "Phó"; raise PlanFault without one."""
    serving = [each for each in plan.officers if each.body == plan.ward.office and each.covers(on)]
    for officer in sorted(serving, key=lambda officer: officer.title.startswith("Phó")):
        return officer
    raise PlanFault(f"Chưa khai người ký của {plan.ward.office}; hãy bổ sung vào wards/")
