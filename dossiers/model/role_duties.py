"""Who may press which button, and which duties on one dossier no two of which one person may have.

A unit proposes, Phòng VH-XH receives and appraises, the Hội đồng selects, the Chủ tịch decides
(plan IV.4 and VI.2.1); that nobody has two of these duties on one dossier is the ward's own
control.
"""

from collections.abc import Iterable, Mapping

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import Refused
from dossiers.model.events import Event
from dossiers.model.names import same_name
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step

_OFFICE = frozenset({Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH})
_HEAD = frozenset({Role.LANH_DAO_VHXH})
_COUNCIL = frozenset({Role.THU_KY})
_ISSUING = frozenset({Role.VAN_THU, Role.CHU_TICH})

UNIT_ROLES = frozenset({Role.DON_VI})
"""The roles of units' people: each belongs to one unit, and has no other role."""
OFFICERS = frozenset({Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH, Role.THU_KY, Role.UY_VIEN})
OFFICERS |= {Role.VAN_THU, Role.CHU_TICH, Role.QUAN_TRI}
"""The roles that see everything; one that is not named here sees nothing but its own unit's."""
UPLOADERS = UNIT_ROLES | {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH, Role.THU_KY, Role.VAN_THU}
SIGNERS = frozenset({Role.VAN_THU})
"""The roles that hand in decisions as signed."""

BOOK_KEEPERS = frozenset({Role.VAN_THU, Role.LANH_DAO_VHXH, Role.QUAN_TRI})
"""The roles that say where a number book begins, what was used outside and what is void."""

CORRECTED_BY: Mapping[Status, frozenset[Role]] = {
    Status.DA_NOP: _OFFICE,
    Status.DA_TIEP_NHAN: _OFFICE,
    Status.CHO_BO_SUNG: _OFFICE,
    Status.DU_DIEU_KIEN: _OFFICE,
    Status.HOI_DONG_DE_NGHI: _OFFICE | _COUNCIL,
    Status.TRINH_KY: _HEAD,
}
"""Who may correct a fact of a dossier, by where it stands; nowhere else is one corrected. After the
session its minutes are the secretary's; what lies before the Chủ tịch answers for its proposer."""

PRESSED_BY: Mapping[str, frozenset[Role]] = {
    "open_round": _OFFICE,
    "submission": _OFFICE | UNIT_ROLES,
    "reception": _OFFICE,
    "appraisal": _OFFICE,
    "holding": _OFFICE,
    "council": _COUNCIL,
    "invitation": _COUNCIL,
    "signature": _HEAD,
    "issuance": _ISSUING,
    "signed_copy": SIGNERS,
    "withdrawal": _OFFICE,
    "correction": frozenset[Role]().union(*CORRECTED_BY.values()),
    "province": _HEAD,
    "province_result": _OFFICE | {Role.VAN_THU},
    "revocation": _ISSUING,
    "bulk": _ISSUING,
    "history": _OFFICE | {Role.VAN_THU},
    "reminders": _OFFICE | _COUNCIL | _ISSUING | {Role.QUAN_TRI},
    "template_check": frozenset({Role.VAN_THU, Role.QUAN_TRI}),
    "disclosure": _OFFICE | UNIT_ROLES,
    "anonymising": _HEAD | {Role.QUAN_TRI},
}
"""The roles that may press a button, by the function that the button runs. Quản trị keeps accounts
and templates, and takes no part in any dossier but to anonymise it when its term is over."""

NOBODY: frozenset[Role] = frozenset()

KEPT_APART = {
    Step.SUBMISSION: "đề nghị hoặc tiếp nhận",
    Step.RECEPTION: "đề nghị hoặc tiếp nhận",
    Step.APPRAISAL: "thẩm định",
    Step.ISSUANCE: "ban hành quyết định",
}
"""The duties on one dossier; two that differ are of different people."""


def may_press(person: Person, flow: str) -> bool:
    """Tell whether the person's roles let them press the button of this flow."""
    return not PRESSED_BY.get(flow, NOBODY).isdisjoint(person.roles)


def check_press(person: Person, flow: str, text: str) -> None:
    """Raise Refused, by name, when the person may not press the button named `text`."""
    if may_press(person, flow):
        return
    said = ", ".join(sorted(each.text for each in PRESSED_BY.get(flow, NOBODY)))
    raise Refused(f"{person.name} không được làm bước “{text}”: bước này của {said or 'không ai'}.")


def check_keeps_books(person: Person) -> None:
    """Raise Refused, by name, when the person does not keep the number books."""
    if BOOK_KEEPERS.isdisjoint(person.roles):
        said = ", ".join(sorted(each.text for each in BOOK_KEEPERS))
        raise Refused(f"{person.name} không được ghi vào sổ văn bản: việc này của {said}.")


def may_correct(person: Person, status: Status) -> bool:
    """Tell whether the person's roles let them correct a fact of a dossier that stands there."""
    return not CORRECTED_BY.get(status, NOBODY).isdisjoint(person.roles)


def check_corrector(person: Person, dossier: Dossier) -> None:
    """Raise Refused, by name, when the person may not correct the dossier where it stands."""
    if not may_correct(person, dossier.status):
        said = ", ".join(sorted(each.text for each in CORRECTED_BY.get(dossier.status, NOBODY)))
        raise Refused(
            f"{person.name} không được sửa thông tin hồ sơ {dossier.label} khi hồ sơ ở trạng thái"
            f" “{dossier.status.text}”: lúc này việc sửa của {said or 'không ai'}."
        )


def check_unit(person: Person, unit: str) -> None:
    """Raise Refused when a unit's person acts for another unit."""
    if person.unit and not same_name(person.unit, unit):
        raise Refused(
            f"{person.name} chỉ nộp được hồ sơ của {person.unit}, không nộp thay “{unit}”."
        )


def check_kept_apart(person: Person, step: Step, earlier: Iterable[Event]) -> None:
    """Raise Refused when the person already had another of the duties on a dossier.

    `earlier` are the dossiers' events. Acts that nobody signed for count for nobody.
    """
    if step not in KEPT_APART:
        return
    for event in earlier:
        duty = KEPT_APART.get(event.step, KEPT_APART[step])
        if duty != KEPT_APART[step] and event.actor == person.account:
            raise Refused(
                f"{person.name} đã {duty} hồ sơ {event.dossier} ngày"
                f" {event.on:%d/%m/%Y} nên không {KEPT_APART[step]} chính hồ sơ đó; phải là người"
                " khác."
            )
