"""Anonymising a dossier when its term is over (Luật số 91/2025/QH15): what goes, and when it may.

What a person is known by goes from the dossier and from all that tells of it. The papers of many
people (decision, list, minutes) are archives with terms of their own.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dossiers.model.citizen_ids import masked
from dossiers.model.dossier import Component, Dossier, Status
from dossiers.model.errors import InvalidTransition, Refused
from dossiers.model.nominee import Nominee, NomineeKind

STAND_INS = {
    NomineeKind.CA_NHAN: "Người đã ẩn danh",
    NomineeKind.HO_GIA_DINH: "Hộ gia đình đã ẩn danh",
}
"""What stands where the name stood."""

KEPT_FACTS = frozenset({"kind", "criteria"})
"""The facts of a nominee that tell nothing of who it was."""

CLOSED = frozenset(
    {
        *(Status.KHONG_DU_DIEU_KIEN, Status.KHONG_DE_NGHI, Status.DA_BAN_HANH),
        *(Status.CAP_TINH_TANG, Status.CAP_TINH_KHONG_TANG, Status.DA_RUT, Status.DA_HUY),
    }
)
"""Where nothing of a dossier is open any more."""


def check_anonymisable(dossier: Dossier, kept_until: date | None, today: date) -> None:
    """Raise Refused, by name, where a dossier may not be anonymised yet, with the day from when.

    `kept_until` is the first day on which its term is over, None where it is kept for good.
    """
    if dossier.nominee.kind not in STAND_INS:
        raise Refused(
            f"Hồ sơ {dossier.label} là của tập thể, không phải dữ liệu cá nhân nên không ẩn danh."
        )
    if dossier.status not in CLOSED:
        raise InvalidTransition(
            f"Hồ sơ {dossier.label} đang ở trạng thái “{dossier.status.text}”, chưa kết thúc nên"
            " chưa ẩn danh được; hãy giải quyết xong hồ sơ trước."
        )
    if kept_until is None:
        raise Refused(f"Hồ sơ {dossier.label} được lưu vĩnh viễn nên không ẩn danh.")
    if today < kept_until:
        raise Refused(
            f"Hồ sơ {dossier.label} chưa hết thời hạn lưu; ẩn danh được từ ngày"
            f" {kept_until:%d/%m/%Y}."
        )


def anonymised(dossier: Dossier, today: date) -> Dossier:
    """Return the dossier without what its nominee is known by; where it stands and why stays."""
    nominee = dossier.nominee
    bare = Nominee(
        kind=nominee.kind, name=STAND_INS[nominee.kind], achievement="", criteria=nominee.criteria
    )
    appraisal = dossier.appraisal and dossier.appraisal.model_copy(update={"reason": ""})
    gone = {"nominee": bare, "former_names": (), "matches": (), "hold": None}
    papers = tuple(Component(kind=each.kind) for each in dossier.components)
    left = {"components": papers, "appraisal": appraisal, "anonymised_on": today}
    return dossier.model_copy(update=gone | left)


@dataclass(frozen=True)
class Traces:
    """What a nominee is known by, so that it can be found in what tells of the dossier."""

    dossier: Dossier

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return every name that the nominee had in the register."""
        return (self.dossier.nominee.name, *self.dossier.former_names)

    @cached_property
    def _said(self) -> re.Pattern[str]:
        nominee = self.dossier.nominee
        number = (nominee.citizen_id, masked(nominee.citizen_id))
        told = {*self.names, *number, nominee.achievement, nominee.address} - {""}
        longest_first = sorted(told, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    @property
    def stand_in(self) -> str:
        """Return what is put in place of the name."""
        return STAND_INS[self.dossier.nominee.kind]

    def known_by(self, text: str) -> bool:
        """Tell whether a text names the nominee, or tells its number, address or achievement."""
        return bool(self._said.search(text))

    def mentions(self, text: str) -> bool:
        """Tell whether a text is about the dossier: by its code or the citizen number."""
        number = self.dossier.nominee.citizen_id
        return self.dossier.code in text or bool(number and number in text)

    def without(self, value: Any) -> Any:
        """Return JSON of a form or of a result without the nominee.

        Where a name is all that a field says it is an officer's, who may be the same person.
        """
        if isinstance(value, dict):
            bare = {each: self.without(held) for each, held in value.items()}
            return bare | self._bare_nominee(value)
        if isinstance(value, list):
            return [self.without(each) for each in value]
        if isinstance(value, str) and value not in self.names:
            return self._said.sub(self._replacement, value)
        return value

    def _bare_nominee(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return what a form's row of this nominee is to say instead; nothing of other rows."""
        if "achievement" not in row or row.get("name") not in self.names:
            return {}
        facts = Nominee.model_fields.keys() & row.keys() - KEPT_FACTS
        bare = {each: None if Nominee.model_fields[each].default is None else "" for each in facts}
        return {**bare, "name": self.stand_in}

    def _replacement(self, found: re.Match[str]) -> str:
        return self.stand_in if found[0] in self.names else ""
