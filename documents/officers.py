"""Who signs for an office on a day."""

from datetime import date

from dossiers.errors import PlanFault
from dossiers.plan import Officer, Plan


def office_head(plan: Plan, on: date) -> Officer:
    """The head of VH-XH on a day: the first whose title does not say "Phó"; raises PlanFault."""
    serving = [
        officer
        for officer in plan.officers
        if officer.body == plan.ward.office
        and officer.from_on <= on
        and (officer.until_on is None or on <= officer.until_on)
    ]
    for officer in sorted(serving, key=lambda officer: officer.title.startswith("Phó")):
        return officer
    raise PlanFault(f"Chưa khai người ký của {plan.ward.office}; hãy bổ sung vào plans/")
