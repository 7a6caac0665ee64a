"""A session that mends another: the earlier one stays as it was, its dossiers are decided anew.

A closed session is never changed. Whoever finds a mistake in it holds a new session that says
which one it replaces and why, as long as nothing of it has gone up for signature.
"""

from collections.abc import Iterator, Sequence

from dossiers.council.voting import CouncilSession, Sitting
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    refuse_all,
)
from dossiers.model.events import Act, Event
from dossiers.model.transitions import move

DECIDED = frozenset({Status.HOI_DONG_DE_NGHI, Status.KHONG_DE_NGHI})
"""Where a session leaves a dossier, and from where another may take it back."""

Reopened = tuple[tuple[Dossier, Event], ...]


def standing(sessions: Sequence[CouncilSession]) -> tuple[CouncilSession, ...]:
    """Return the sessions that no other has replaced, in their order."""
    return tuple(
        each for place, each in enumerate(sessions) if not _replaced(each, sessions[place + 1 :])
    )


def replaceable(
    sessions: Sequence[CouncilSession], dossiers: Sequence[Dossier]
) -> CouncilSession | None:
    """Return the latest session, if it may still be replaced."""
    found = standing(sessions)[-1:]
    return found[0] if found and not list(_sent_up(found[0], dossiers)) else None


def find_replaced(sitting: Sitting, sessions: Sequence[CouncilSession]) -> CouncilSession | None:
    """Return the session that this one replaces; None if it replaces none. Raises InvalidForm.

    Numbers begin anew each year: of two that share one, the later is meant.
    """
    if sitting.replaces is None:
        if sitting.replace_reason:
            raise InvalidForm(
                "Có lý do thay thế nhưng chưa ghi thay thế biên bản số mấy; hãy ghi số biên bản."
            )
        return None
    open_ones = standing(sessions)
    for each in reversed(open_ones):
        if each.number == sitting.replaces:
            return each
    known = ", ".join(f"số {each.number} ({each.held_on:%d/%m/%Y})" for each in open_ones)
    raise InvalidForm(
        f"Đợt {sitting.round} không có biên bản họp số {sitting.replaces} còn hiệu lực để thay thế;"
        f" hãy chọn: {known or 'chưa có phiên họp nào'}."
    )


def reopen(
    sitting: Sitting, replaced: CouncilSession, dossiers: Sequence[Dossier], act: Act
) -> Reopened:
    """Put the replaced session's dossiers before the council again, with the events of that.

    One that was withdrawn since stays withdrawn. Raises Refused with every reason.
    """
    refuse_all(_faults(sitting, replaced, dossiers))
    own = {each.dossier for each in replaced.votes}
    reason = (
        f"Phiên họp ngày {sitting.held_on:%d/%m/%Y} thay thế biên bản số {replaced.number} ngày"
        f" {replaced.held_on:%d/%m/%Y}: {sitting.replace_reason}"
    )
    return tuple(
        move(each.model_copy(update={"rank": None}), Status.DU_DIEU_KIEN, act, reason)
        for each in dossiers
        if each.code in own and each.status in DECIDED
    )


def _replaced(session: CouncilSession, later: Sequence[CouncilSession]) -> bool:
    """Tell whether one of the later sessions, before another of the same number, replaces it."""
    for each in later:
        if each.replaces == session.number:
            return True
        if each.number == session.number:
            return False
    return False


def _faults(
    sitting: Sitting, replaced: CouncilSession, dossiers: Sequence[Dossier]
) -> Iterator[Refused]:
    if not sitting.replace_reason:
        yield InvalidForm(
            f"Chưa ghi lý do thay thế biên bản số {replaced.number}; hãy ghi rõ sai sót."
        )
    if sitting.held_on < replaced.held_on:
        yield DatesOutOfOrder(
            f"Ngày họp {sitting.held_on:%d/%m/%Y} trước ngày họp của biên bản số {replaced.number}"
            f" được thay thế ({replaced.held_on:%d/%m/%Y}); hãy sửa lại ngày họp."
        )
    for each in _sent_up(replaced, dossiers):
        yield InvalidTransition(
            f"Không thay thế được biên bản số {replaced.number}: hồ sơ {each.label} đang ở trạng"
            f" thái “{each.status.text}”."
        )


def _sent_up(session: CouncilSession, dossiers: Sequence[Dossier]) -> Iterator[Dossier]:
    own = {each.dossier for each in session.votes}
    settled = DECIDED | {Status.DA_RUT, Status.DU_DIEU_KIEN}
    return (each for each in dossiers if each.code in own and each.status not in settled)
