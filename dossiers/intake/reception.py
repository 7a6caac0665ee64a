"""An officer receives what units handed in themselves (tiếp nhận hồ sơ nộp qua mạng)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.model.events import Act, Event
from dossiers.model.round import Round
from dossiers.model.transitions import Moves, collect_moves, move, why_not


@dataclass(frozen=True)
class ReceptionCase:
    """The dossiers to be received, by their codes; `dossiers` are those that there are of them.

    `act` says who receives, on which day.
    """

    round: Round
    codes: Sequence[str]
    dossiers: Sequence[Dossier]
    act: Act

    @cached_property
    def held(self) -> Mapping[str, Dossier]:
        """Return the dossiers of the round by their codes."""
        return {each.code: each for each in self.dossiers if each.round == self.round.code}


def check_reception(case: ReceptionCase) -> Moves:
    """Return the moves in the form's order; raise Refused with every reason at once."""
    refuse_all(_faults(case))
    return collect_moves(_receive(case.held[code], case.act) for code in case.codes)


def _receive(dossier: Dossier, act: Act) -> tuple[Dossier, Event]:
    facts = {"received_on": act.on, "received_by": act.by}
    return move(dossier.model_copy(update=facts), Status.DA_TIEP_NHAN, act)


def _faults(case: ReceptionCase) -> Iterator[Refused]:
    if not case.codes:
        yield InvalidForm("Phiếu tiếp nhận chưa chọn hồ sơ nào; hãy chọn ít nhất một hồ sơ.")
    for code, times in Counter(case.codes).items():
        if times > 1:
            yield InvalidForm(f"Hồ sơ {code} có {times} lần trong phiếu; hãy chỉ giữ một.")
        if code in case.held:
            yield from _dossier_faults(case.held[code], case.act)
        else:
            yield UnknownDossier(
                f"Không có hồ sơ {code} trong đợt {case.round.code}; hãy kiểm tra mã hồ sơ."
            )


def _dossier_faults(dossier: Dossier, act: Act) -> Iterator[Refused]:
    if reasons := why_not(dossier, Status.DA_TIEP_NHAN, step=act.step):
        yield InvalidTransition(*reasons)
    elif act.on < dossier.received_on:
        yield DatesOutOfOrder(
            f"Ngày tiếp nhận {act.on:%d/%m/%Y} trước ngày đơn vị nộp hồ sơ {dossier.label}"
            f" ({dossier.received_on:%d/%m/%Y}); hãy sửa lại ngày tiếp nhận."
        )
