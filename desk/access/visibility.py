"""What a person may see: officers everything, a unit's person what concerns its own dossiers.

A unit gets its receipts and supplement requests, and of what is issued the decision, the list and
the certificates that name a dossier of its own; never minutes, votes or appraisals.
"""

from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from documents.papers.supplement_request import PHIEU_BO_SUNG
from dossiers.intake.unit_files import own_inbox
from dossiers.model.dossier import Dossier
from dossiers.model.errors import UnknownDossier
from dossiers.model.role_duties import OFFICERS
from dossiers.model.roles import Person
from dossiers.plan.plan import Plan
from storage.ledger.register_ledger import Ledger
from storage.schema.board_keys import unit_key
from storage.schema.records import DocumentRecord, SignedCopy
from workflow.review.signed_copies import copies_in

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


def sees_file(person: Person, key: str, ledger: Ledger, plan: Plan) -> bool:
    """Tell whether the person may open a file: a unit its own, and its papers as signed."""
    unit = only_unit(person)
    if not unit or key.startswith(own_inbox(unit)):
        return True
    return any(sees_signed_copy(person, each, ledger, plan) for each in copies_in(ledger, key))


def sees_paper(person: Person, key: str, dossier: str, ledger: Ledger) -> bool:
    """Tell whether the person may open a file as a paper of this dossier, whoever sent it."""
    if not dossier:
        return False
    found = ledger.dossier(dossier)
    return sees_dossier(person, found) and any(each.object == key for each in found.components)


def sees_signed_copy(person: Person, copy: SignedCopy, ledger: Ledger, plan: Plan) -> bool:
    """Tell whether the person may open a signed copy: a unit that of a paper that it may see."""
    if not only_unit(person):
        return True
    named = (ledger.dossier(each) for each in copy.dossiers)
    return _kind_reaches_units(copy.kind, plan) and any(
        sees_dossier(person, each) for each in named
    )


def _reaches_units(record: DocumentRecord, plan: Plan) -> bool:
    issued = record.state == "BAN_HANH" or record.kind in TO_UNITS
    return issued and _kind_reaches_units(record.kind, plan)


def _kind_reaches_units(kind: str, plan: Plan) -> bool:
    return kind in TO_UNITS or any(kind in each.issued for each in plan.awards)
