"""What a person may see: officers everything, a unit's person what concerns its own dossiers.

A unit gets its receipts and supplement requests, and of what is issued the decision, the list and
the certificates that name a dossier of its own; never minutes, votes or appraisals.
"""

from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from documents.papers.supplement_request import PHIEU_BO_SUNG
from dossiers.intake.unit_files import SIGNED, own_inbox
from dossiers.model.dossier import Dossier
from dossiers.model.errors import UnknownDossier
from dossiers.model.role_duties import OFFICERS
from dossiers.model.roles import Person
from dossiers.plan.plan import Plan
from storage.ledger.register_ledger import Ledger
from storage.schema.board_keys import unit_key
from storage.schema.records import DocumentRecord

NO_UNIT = "(chưa ghi đơn vị)"
"""What an account of a unit without a unit is narrowed to: no dossier at all."""

TO_UNITS = frozenset({GIAY_TIEP_NHAN.code, PHIEU_BO_SUNG.code})
"""What is addressed to the unit itself."""


def only_unit(person: Person) -> str:
    """Return the unit that the person's view is narrowed to; "" for officers, who see all."""
    return (person.unit or NO_UNIT) if OFFICERS.isdisjoint(person.roles) else ""


def sees_dossier(person: Person, dossier: Dossier) -> bool:
    """Tell whether the person may open the dossier."""
    unit = only_unit(person)
    return not unit or unit_key(dossier.unit.name) == unit_key(unit)


def visible_dossier(ledger: Ledger, person: Person, code: str) -> Dossier:
    """Return the dossier. Raise UnknownDossier also for one that the person may not see."""
    found = ledger.dossier(code)
    if not sees_dossier(person, found):
        raise UnknownDossier(f"Không có hồ sơ “{code}” trong phần của đơn vị.")
    return found


def sees_document(person: Person, record: DocumentRecord, ledger: Ledger, plan: Plan) -> bool:
    """Tell whether the person may open the document."""
    if not only_unit(person):
        return True
    if record.superseded or not _reaches_units(record, plan):
        return False
    return any(sees_dossier(person, ledger.dossier(each)) for each in record.dossiers)


def sees_file(person: Person, key: str, ledger: Ledger) -> bool:
    """Tell whether the person may open a file: a unit its own, and its decisions as signed."""
    unit = only_unit(person)
    return not unit or key.startswith(own_inbox(unit)) or _signed_for(person, key, ledger)


def sees_paper(person: Person, key: str, dossier: str, ledger: Ledger) -> bool:
    """Tell whether the person may open a file as a paper of this dossier, whoever sent it."""
    if not dossier:
        return False
    found = ledger.dossier(dossier)
    return sees_dossier(person, found) and any(each.object == key for each in found.components)


def _reaches_units(record: DocumentRecord, plan: Plan) -> bool:
    public = record.state == "BAN_HANH" and any(record.kind in each.issued for each in plan.awards)
    return record.kind in TO_UNITS or public


def _signed_for(person: Person, key: str, ledger: Ledger) -> bool:
    """Tell whether the key is the signed copy of a decision on a dossier of the person's unit."""
    if not key.startswith(SIGNED):
        return False
    return any(
        sees_dossier(person, ledger.dossier(code))
        for round_ in ledger.rounds()
        for decision in ledger.decisions(round_.code)
        if decision.signed_file == key
        for code in decision.dossiers
    )
