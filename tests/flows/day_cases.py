"""Sound forms of the steps, and what each of their days is: a new form with days is entered too."""

from typing import Any

from dossiers.plan.stated_day import DayKind
from samples import steps

Days = dict[tuple[str, ...], DayKind]

_SAMPLE = [each["form"] for each in steps("vong-2026")]
_BY = {"by": "Lý Thị Mẫu Tư"}
_HAPPENED, _PLANNED, _HISTORIC = DayKind.HAPPENED, DayKind.PLANNED, DayKind.HISTORIC

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

_SENT = {**steps("bang-khen-2026")[9]["form"], "sent_on": "2026-10-01"}
_DECIDED = {"number": "2210/QĐ-UBND", "signed_on": "2026-11-05", "issuer": "UBND tỉnh"}
ANSWER = {
    "round": "2026-HN-BK",
    "answered_on": "2026-11-05",
    "decision": _DECIDED,
    "results": [{"dossier": "HS-2026-0001", "outcome": "TANG"}],
}
_ANY = DayKind.ANY_YEAR

FORMS: dict[str, tuple[dict[str, Any], Days]] = {
    "open_round": (
        _SAMPLE[0],
        {("opens_on",): _PLANNED, ("closes_on",): _PLANNED, ("send_by",): _PLANNED},
    ),
    "submission": (_SAMPLE[1], {("unit", "proposal_date"): _HAPPENED, ("received_on",): _HAPPENED}),
    "reception": (RECEPTION, {("received_on",): _HAPPENED}),
    "appraisal": (_SAMPLE[4], {("appraised_on",): _HAPPENED}),
    "holding": (HOLDING, {("on",): DayKind.ANY_YEAR}),
    "invitation": (INVITATION, {("meets_on",): _PLANNED, ("invited_on",): _HAPPENED}),
    "council": (_SAMPLE[7], {("held_on",): _HAPPENED}),
    "signature": (_SAMPLE[8], {("proposed_on",): _HAPPENED, ("plan_decided_on",): _HISTORIC}),
    "issuance": (_SAMPLE[9], {("signed_on",): _HAPPENED, ("plan_decided_on",): _HISTORIC}),
    "province": (_SENT, {("signed_on",): _ANY, ("sent_on",): _ANY}),
    "province_result": (ANSWER, {("answered_on",): _ANY, ("decision", "signed_on"): _ANY}),
    "withdrawal": ({"dossier": "HS-2026-0001", "reason": "Xin rút", **_BY}, {}),
}
"""By step, its form as it is sent in, and every day in it by its path."""
