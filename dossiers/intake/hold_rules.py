"""Holding a dossier and letting it go on (tạm dừng, bỏ tạm dừng xét): Decree 152/2025, article 4.

A held dossier may still be appraised; nobody selects it, sends it up for signature or issues it.
"""

from collections.abc import Iterator
from datetime import date, datetime

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    refuse_all,
)
from dossiers.model.events import Event, Step
from dossiers.model.holds import Hold, HoldAct, HoldGround
from dossiers.model.record import FrozenModel, Text, uncapitalised
from dossiers.plan.plan import Plan

HOLDABLE = frozenset(
    {
        Status.DA_TIEP_NHAN,
        Status.CHO_BO_SUNG,
        Status.DU_DIEU_KIEN,
        Status.HOI_DONG_DE_NGHI,
        Status.TRINH_KY,
    }
)
"""Where a dossier is still on its way to an award of the ward."""


class HoldOrder(FrozenModel):
    """What the form asks for; a ground is needed to hold, not to let go."""

    act: HoldAct
    ground: HoldGround | None = None
    reason: Text
    by: Text
    on: date


def check_hold(
    dossier: Dossier, order: HoldOrder, plan: Plan, *, at: datetime, run: str = ""
) -> tuple[Dossier, Event]:
    """Refuse the order with every reason, or give the dossier held or free, and the event."""
    if order.act is HoldAct.BO_TAM_DUNG:
        refuse_all(_lift_faults(dossier, order))
        said = f"{order.act.text}: {order.reason}"
        return dossier.model_copy(update={"hold": None}), _event(dossier, order, said, at, run)
    if order.ground is None:
        raise InvalidForm(_no_ground(dossier))
    refuse_all(_hold_faults(dossier, order))
    hold = Hold(ground=order.ground, reason=order.reason, by=order.by, on=order.on)
    said = f"{hold.text}; {_source(hold.ground, plan)}"
    return dossier.model_copy(update={"hold": hold}), _event(dossier, order, said, at, run)


def hold_note(dossier: Dossier) -> str:
    """Return what staff read on the board of a held dossier; "" for one that is not."""
    return f"{dossier.label}: {dossier.hold.text}." if dossier.hold else ""


def _source(ground: HoldGround, plan: Plan) -> str:
    return next(each.source.text for each in plan.holds if each.ground is ground)


def _no_ground(dossier: Dossier) -> str:
    grounds = ", ".join(f"“{each.text}”" for each in HoldGround)
    return f"Chưa chọn lý do tạm dừng xét hồ sơ {dossier.label}; hãy chọn: {grounds}."


def _hold_faults(dossier: Dossier, order: HoldOrder) -> Iterator[Refused]:
    if dossier.status not in HOLDABLE:
        yield InvalidTransition(
            f"Hồ sơ {dossier.label} đang ở trạng thái “{dossier.status.text}”, không còn đang xét"
            " nên không tạm dừng được."
        )
    elif dossier.hold is not None:
        yield InvalidTransition(
            f"Hồ sơ {dossier.label} đã {uncapitalised(dossier.hold.text)}; muốn đổi lý do, hãy bỏ"
            " tạm dừng rồi tạm dừng lại."
        )
    yield from _day_faults(dossier, order, dossier.received_on, "nhận hồ sơ")


def _lift_faults(dossier: Dossier, order: HoldOrder) -> Iterator[Refused]:
    if order.ground is not None:
        yield InvalidForm("Bỏ tạm dừng thì không chọn lý do tạm dừng; hãy bỏ trống ô đó.")
    if dossier.hold is None:
        yield InvalidTransition(f"Hồ sơ {dossier.label} không bị tạm dừng; hãy kiểm tra mã hồ sơ.")
    else:
        yield from _day_faults(dossier, order, dossier.hold.on, "tạm dừng")


def _day_faults(dossier: Dossier, order: HoldOrder, earliest: date, what: str) -> Iterator[Refused]:
    if order.on < earliest:
        yield DatesOutOfOrder(
            f"Ngày {order.act.text.lower()} {order.on:%d/%m/%Y} trước ngày {what}"
            f" {earliest:%d/%m/%Y} của hồ sơ {dossier.label}; hãy sửa lại ngày."
        )


def _event(dossier: Dossier, order: HoldOrder, reason: str, at: datetime, run: str) -> Event:
    return Event(
        round=dossier.round,
        dossier=dossier.code,
        step=Step.HOLDING,
        by=order.by,
        on=order.on,
        at=at,
        reason=reason,
        run=run,
    )
