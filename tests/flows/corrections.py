"""A correction sent to the sample round, and what it left, for the tests of step 7a."""

from collections.abc import Callable
from typing import Any

from documents.readback import read_back
from dossiers.model.events import Event
from dossiers.model.roles import Person, Role
from flows.step_list import STEPS
from storage.schema.records import DocumentRecord
from tests.people import PEOPLE
from tests.walks import SampleStep, Walk
from workflow.services import AppServices
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

WalkAt = Callable[[int], Walk]

CODE, LIST = "HS-2026-0002", "DANH_SACH"

OLD, NEW = "Nguyễn Văn Mẫu", "Nguyễn Vân Mẫu"

FORM: dict[str, Any] = {
    "dossier": CODE,
    "changes": {"name": NEW},
    "reason": "Tờ trình của đơn vị ghi là Vân",
    "by": "Lý Thị Mẫu Tư",
}

FOLLOWING = {
    SampleStep.LAST_UNIT: {"GIAY_TIEP_NHAN"},
    SampleStep.LAST_APPRAISAL: {"GIAY_TIEP_NHAN", "BAO_CAO_THAM_DINH"},
    SampleStep.COUNCIL: {
        "GIAY_TIEP_NHAN",
        "BAO_CAO_THAM_DINH",
        "BIEN_BAN_HOP",
        "BIEN_BAN_KIEM_PHIEU",
    },
    SampleStep.SIGNATURE: {
        "GIAY_TIEP_NHAN",
        "BAO_CAO_THAM_DINH",
        "BIEN_BAN_HOP",
        "BIEN_BAN_KIEM_PHIEU",
        "TO_TRINH",
        "DANH_SACH",
    },
}
"""The papers that print a name, by how far the round has come."""


def who(role: Role) -> Person:
    """Return somebody of the role."""
    return next(each for each in PEOPLE.values() if role in each.roles)


def correct(walk: Walk, role: Role | None = None, **changes: Any) -> Report:
    """Send the form, changed, as somebody of the role."""
    run = StepRun(actor=who(role) if role else None)
    return carry_out(STEPS["correction"], {**FORM, **changes}, walk.services, run)


def documents(
    services: AppServices, *, current_only: bool = True
) -> dict[str, tuple[DocumentRecord, str]]:
    """Return the documents with their text, by their ids."""
    with services.register.read_tx() as ledger:
        records = ledger.documents(current_only=current_only)
    return {each.id: (each, text_of(services, each)) for each in records}


def text_of(services: AppServices, record: DocumentRecord) -> str:
    """Return what a document says, read back from the file."""
    sheet = read_back(services.objects.get(record.sha256))
    return "\n".join(each.text for each in sheet.paragraphs)


def last_event(walk: Walk, code: str = CODE) -> Event:
    """Return what happened last to a dossier."""
    with walk.services.register.read_tx() as ledger:
        return ledger.events(dossier=code)[-1]


def facts(record: DocumentRecord) -> tuple[object, ...]:
    """Return what a paper keeps when it is made anew."""
    kept = (record.kind, record.subject, record.number, record.dated, record.state)
    return (*kept, record.dossiers, record.made_by)
