"""The commands about a unit's list as a workbook: a blank one, and a check beforehand."""

from argparse import Namespace

from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import InvalidForm, Refused, UnknownObject
from dossiers.plan.office_day import office_day
from storage.settings import Settings
from wards import load_plan
from workflow.intake.nominee_list import (
    ListCheck,
    NominationList,
    marked_copy,
    preview_list,
    read_nominations,
)
from workflow.intake.nominee_workbook import blank_list
from workflow.services import now, open_services


def blank(asked: Namespace) -> None:
    """Write the blank workbook of a movement."""
    movement = load_plan().current_movement(office_day(now()), asked.movement)
    asked.out.write_bytes(blank_list(movement))
    print(f"Bảng tính mẫu: {asked.out}")


def check(asked: Namespace) -> None:
    """Say what is wrong with a list. Raise Refused if anything is; `--out` gets the marked copy."""
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


def _listed(data: bytes, name: str, asked: Namespace) -> NominationList:
    """Check the list by its cells; with a round, by the rules and the register too."""
    if not asked.round:
        return read_nominations(data, name, convert=asked.convert)
    group = _group(asked.group)
    question = ListCheck(asked.round, group, asked.unit, convert=asked.convert)
    with open_services(Settings(asked.data)) as services:
        return preview_list(data, name, question, services)


def _group(word: str) -> UnitGroup:
    try:
        return UnitGroup(word.upper())
    except ValueError:
        known = ", ".join(UnitGroup)
        raise InvalidForm(f"Không có khối “{word}”; hãy chọn: {known}") from None
