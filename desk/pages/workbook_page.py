"""A unit's list as a workbook: the blank one, and its own with what is wrong marked in it."""

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from desk.access.access_rules import person
from desk.access.responses import EXCEL, attached
from desk.access.visibility import only_unit, sees_file
from desk.services import DeskServices
from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import UnknownObject
from dossiers.model.record import FrozenModel
from workflow.intake.nominee_list import ListCheck, marked_copy, preview_list
from workflow.intake.nominee_workbook import blank_list


class Asked(FrozenModel):
    """What the address says that the list is for, and whether old encodings are converted."""

    dot: str = ""
    khoi: UnitGroup = UnitGroup.KHAC
    don_vi: str = ""
    ngay: date | None = None
    chuyen_phong: bool = False


NO_FILE = "Không có tệp này trong phần của đơn vị; hãy tải tệp lên rồi kiểm tra lại."


def router(services: DeskServices) -> APIRouter:
    """Make the routes of workbooks. A marked one is made when asked for; nothing is stored."""
    made = APIRouter()

    @made.get("/bang-tinh/mau.xlsx")
    def blank(movement: Annotated[str, Query(alias="phong-trao")] = "") -> Response:
        chosen = services.plan.current_movement(services.today(), movement)
        return attached(blank_list(chosen), "Danh sách đề nghị (mẫu).xlsx", EXCEL)

    @made.get("/bang-tinh/{key:path}/loi.xlsx")
    def marked(request: Request, key: str, asked: Annotated[Asked, Query()]) -> Response:
        with services.register.read_tx() as ledger:
            if not sees_file(person(request), key, ledger, services.plan):
                raise UnknownObject(NO_FILE)
            data = services.objects.get(ledger.file(key).sha256)
        own = only_unit(person(request))
        unit, by_unit = own or asked.don_vi, bool(own)
        question = ListCheck(asked.dot, asked.khoi, unit, asked.ngay, by_unit, asked.chuyen_phong)
        listed = preview_list(data, key, question, services)
        name = f"{PurePosixPath(key).stem} (lỗi).xlsx"
        return attached(marked_copy(data, key, listed), name, EXCEL)

    return made
