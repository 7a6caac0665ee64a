"""The documents of a movement's years, which belong to no round: listed, and all of a year."""

from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from desk.access.responses import ZIP, attached
from desk.services import DeskServices
from documents.naming import movement_name
from dossiers.model.movement_year import MovementYear
from storage.export import files_of, zipped
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.pages.links import packet_link


class YearDocuments(NamedTuple):
    """A year's current documents, how its movement is called, and where all are had at once."""

    year: MovementYear
    movement: str
    records: tuple[DocumentRecord, ...]
    packet: str


def router(services: DeskServices) -> APIRouter:
    """Make the routes of what belongs to no round."""
    made = APIRouter()

    @made.get("/ngoai-dot")
    def listed(request: Request) -> Response:
        with services.register.read_tx() as ledger:
            years = [_documents(services, ledger, each) for each in ledger.movement_years()]
        return services.page(request, "movement_years.html", years=years)

    @made.get("/ngoai-dot/{movement}/{year}.zip")
    def whole_year(movement: str, year: int) -> Response:
        asked = MovementYear(movement=movement, year=year)
        with services.register.read_tx() as ledger:
            found = files_of(ledger, services.objects, asked.code)
        return attached(zipped(found), f"Văn bản ngoài đợt năm {year}.zip", ZIP)

    return made


def _documents(services: DeskServices, ledger: Ledger, year: MovementYear) -> YearDocuments:
    movement = movement_name(services.plan.movement(year.movement))
    return YearDocuments(year, movement, ledger.documents(year), packet_link("", year))
