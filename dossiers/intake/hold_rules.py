"""Holding a dossier and letting it go on (tạm dừng, bỏ tạm dừng xét): Decree 152/2025, article 4.

A held dossier may still be appraised; nobody selects it, sends it up for signature or issues it.
"""

from collections.abc import Iterator
from datetime import date

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    refuse_all,
)
from dossiers.model.events import Act, Event, event_of
from dossiers.model.holds import Hold, HoldAct, HoldGround
from dossiers.model.record import FrozenModel, Text, uncapitalised
from dossiers.plan.plan import HoldRule, Plan
from dossiers.plan.validity import value_on

HOLDABLE = frozenset(
    {
        Status.DA_NOP,
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


def check_hold(dossier: Dossier, order: HoldOrder, plan: Plan, act: Act) -> tuple[Dossier, Event]:
    """Refuse the order with every reason, or give the dossier held or free, and the event."""
    if order.act is HoldAct.BO_TAM_DUNG:
        refuse_all(_lift_faults(dossier, order, act.on))
        said = f"{order.act.text}: {order.reason}"
        return dossier.model_copy(update={"hold": None}), event_of(dossier, act, said)
    if order.ground is None:
        raise InvalidForm(_no_ground(dossier))
    refuse_all(_hold_faults(dossier, order, act.on))
    hold = Hold(ground=order.ground, reason=order.reason, by=act.by, on=act.on)
    said = f"{hold.text}; {_hold_rule(plan, hold).source.text}"
    return dossier.model_copy(update={"hold": hold}), event_of(dossier, act, said)


def _hold_rule(plan: Plan, hold: Hold) -> HoldRule:
    """Return the rule in force on the day of the hold; raise NotInForce where it has lapsed."""
    rules = [each for each in plan.holds if each.ground is hold.ground]
    return value_on(HoldRule, rules, hold.on, f"lý do tạm dừng xét “{hold.ground.text}”")


def hold_note(dossier: Dossier) -> str:
    """Return what staff read on the board of a held dossier; "" for one that is not."""
    return f"{dossier.label}: {dossier.hold.text}." if dossier.hold else ""


def _no_ground(dossier: Dossier) -> str:
    grounds = ", ".join(f"“{each.text}”" for each in HoldGround)
    return f"Chưa chọn lý do tạm dừng xét hồ sơ {dossier.label}; hãy chọn: {grounds}."


def _hold_faults(dossier: Dossier, order: HoldOrder, on: date) -> Iterator[Refused]:
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
    if on < dossier.received_on:
        yield _too_early(dossier, order, on, f"nhận hồ sơ {dossier.received_on:%d/%m/%Y}")


def _lift_faults(dossier: Dossier, order: HoldOrder, on: date) -> Iterator[Refused]:
    if order.ground is not None:
        yield InvalidForm("Bỏ tạm dừng thì không chọn lý do tạm dừng; hãy bỏ trống ô đó.")
    if dossier.hold is None:
        yield InvalidTransition(f"Hồ sơ {dossier.label} không bị tạm dừng; hãy kiểm tra mã hồ sơ.")
    elif on < dossier.hold.on:
        yield _too_early(dossier, order, on, f"tạm dừng {dossier.hold.on:%d/%m/%Y}")


def _too_early(dossier: Dossier, order: HoldOrder, on: date, earliest: str) -> Refused:
    return DatesOutOfOrder(
        f"Ngày {order.act.text.lower()} {on:%d/%m/%Y} trước ngày {earliest} của hồ sơ"
        f" {dossier.label}; hãy sửa lại ngày."
    )
