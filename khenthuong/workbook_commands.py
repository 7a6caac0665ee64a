"""The commands about a unit's list as a workbook: a blank one, and a check beforehand."""

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING

from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import InvalidForm, Refused, UnknownObject
from dossiers.plan.working_days import VIETNAM
from storage.settings import Settings

if TYPE_CHECKING:
    from workflow.intake.nominee_list import NominationList


def blank(asked: Namespace) -> None:
    """Write the blank workbook of a movement."""
    from wards import load_plan  # noqa: PLC0415
    from workflow.intake.blank_workbook import blank_list  # noqa: PLC0415

    movement = load_plan().current_movement(datetime.now(VIETNAM).date(), asked.movement)
    asked.out.write_bytes(blank_list(movement))
    print(f"Bảng tính mẫu: {asked.out}")


def check(asked: Namespace) -> None:
    """Say what is wrong with a list; Refused if anything is. `--out` gets the marked copy."""
    from workflow.intake.nominee_list import marked_copy  # noqa: PLC0415

    if not asked.file.is_file():
        raise UnknownObject(f"Không có tệp {asked.file}; hãy kiểm tra đường dẫn")
    name, data = asked.file.name, asked.file.read_bytes()
    listed = _listed(data, name, asked)
    for note in listed.notes:
        print(note)
    for finding in listed.findings:
        print(finding.text)
    if asked.out:
        asked.out.write_bytes(marked_copy(data, name, listed))
        print(f"Bản có cột “Lỗi”: {asked.out}")
    if listed.findings:
        raise Refused(f"{name} có {len(listed.findings)} chỗ phải sửa; chưa lưu gì.")
    print(f"{name}: {len(listed.rows)} dòng, không thấy lỗi.")


def _listed(data: bytes, name: str, asked: Namespace) -> "NominationList":
    """The list checked by its cells; with a round, by the rules and the register too."""
    from workflow.intake.nominee_list import ListCheck, preview_list, read_nominations  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    if not asked.round:
        return read_nominations(data, name)
    question = ListCheck(asked.round, _group(asked.group), asked.unit)
    with open_services(Settings(asked.data)) as services:
        return preview_list(data, name, question, services)


def _group(word: str) -> UnitGroup:
    try:
        return UnitGroup(word.upper())
    except ValueError:
        known = ", ".join(UnitGroup)
        raise InvalidForm(f"Không có khối “{word}”; hãy chọn: {known}") from None
