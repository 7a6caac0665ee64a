"""A sound form of every step, and what each of its days is: a new form is entered here too."""

from typing import Any

from dossiers.plan.stated_day import DayKind
from samples import steps

Days = dict[tuple[str, ...], DayKind]

_SAMPLE = [each["form"] for each in steps("vong-2026")]
_BY = {"by": "Lý Thị Mẫu Tư"}
_HAPPENED, _PLANNED = DayKind.HAPPENED, DayKind.PLANNED

INVITATION = {
    "round": "2026-HN-GK",
    "meets_on": "2026-11-05",
    "place": "Phòng họp tầng 2",
    "chair": "Đình Huy Hoàng",
    "invited_on": "2026-10-29",
}
HOLDING = {
    "dossier": "HS-2026-0001",
    "act": "TAM_DUNG",
    "ground": "KHIEU_NAI",
    "reason": "Đơn ngày 01/10/2026",
    "on": "2026-10-06",
    **_BY,
}

RECEPTION = {
    "round": "2026-HN-GK",
    "received_by": "Lý Thị Mẫu Tư",
    "received_on": "2026-10-06",
    "dossiers": ["HS-2026-0001", "HS-2026-0002", "HS-2026-0003"],
}

FORMS: dict[str, tuple[dict[str, Any], Days]] = {
    "open_round": (_SAMPLE[0], {("opens_on",): _PLANNED, ("closes_on",): _PLANNED}),
    "submission": (_SAMPLE[1], {("unit", "proposal_date"): _HAPPENED, ("received_on",): _HAPPENED}),
    "reception": (RECEPTION, {("received_on",): _HAPPENED}),
    "appraisal": (_SAMPLE[4], {("appraised_on",): _HAPPENED}),
    "holding": (HOLDING, {("on",): DayKind.ANY_YEAR}),
    "invitation": (INVITATION, {("meets_on",): _PLANNED, ("invited_on",): _HAPPENED}),
    "council": (_SAMPLE[7], {("held_on",): _HAPPENED}),
    "signature": (_SAMPLE[8], {("proposed_on",): _HAPPENED}),
    "issuance": (_SAMPLE[9], {("signed_on",): _HAPPENED}),
    "correction": (
        {"dossier": "HS-2026-0001", "changes": {"name": "Mẫu"}, "reason": "Gõ nhầm", **_BY},
        {},
    ),
    "withdrawal": ({"dossier": "HS-2026-0001", "reason": "Xin rút", **_BY}, {}),
    "template_check": (
        {"file": "inbox/a.docx", "kind": "QUYET_DINH", "use": "CHI_KIEM_TRA", **_BY},
        {},
    ),
    "history": ({"workbook": "inbox/a.xlsx", **_BY}, {}),
    "bulk": ({"round": "2026-HN-GK", **_BY}, {}),
}
"""By step, its form as it is sent in, and every day in it by its path."""
