"""The page that says which personal data are kept, why, on which basis, how long, who sees them."""

from fastapi import APIRouter, Request, Response

from desk.services import DeskServices
from dossiers.model.role_duties import PRESSED_BY
from dossiers.model.steps import Step
from dossiers.plan.validity import values_on


def router(services: DeskServices) -> APIRouter:
    """Make the route of the page."""
    made = APIRouter()

    @made.get("/du-lieu-ca-nhan")
    def page(request: Request) -> Response:
        plan = services.plan
        seen_by = sorted(each.text for each in PRESSED_BY[Step.DISCLOSURE])
        return services.page(
            request,
            "personal_data.html",
            kept=values_on(plan.personal_data, services.today()),
            retention=values_on(plan.retention, services.today()),
            seen_by=seen_by,
            anonymised_by=sorted(each.text for each in PRESSED_BY[Step.ANONYMISING]),
            office=plan.ward.office,
        )

    return made
