"""The one table of moves that a dossier can make (design, §2), and the only way to make them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossiers.model.dossier import AppraisalResult, Dossier, Status
from dossiers.model.errors import InvalidTransition
from dossiers.model.events import Act, Event, event_of
from dossiers.model.record import FrozenModel, uncapitalised
from dossiers.model.steps import Step

Check = Callable[[Dossier, str], tuple[str, ...]]
"""Given the dossier as it is to be kept and the reason of the move: the reasons why not."""


@dataclass(frozen=True)
class Transition:
    """A move from `source` (None: a new dossier) to `target`: who may make it, and what objects.

    `back` is a move by which a step takes back what it did, to do it anew.
    """

    source: Status | None
    target: Status
    step: Step
    who: str
    check: Check
    back: bool = False


def _free(_dossier: Dossier, _reason: str) -> tuple[str, ...]:
    return ()


def _has_reason(dossier: Dossier, reason: str) -> tuple[str, ...]:
    return () if reason else (f"Hồ sơ {dossier.label} chưa ghi lý do; hãy ghi rõ lý do.",)


def _has_rank(dossier: Dossier, _reason: str) -> tuple[str, ...]:
    if dossier.rank is not None:
        return ()
    return (f"Hồ sơ {dossier.label} chưa có thứ tự trong danh sách Hội đồng chọn; hãy xếp thứ tự.",)


def _not_held(way_out: str) -> Check:
    """Refuse to go on while discipline, an inquiry or a complaint is open (Decree 152)."""

    def check(dossier: Dossier, _reason: str) -> tuple[str, ...]:
        if dossier.hold is None:
            return ()
        return (
            f"Hồ sơ {dossier.label} đang {uncapitalised(dossier.hold.text)}; hãy {way_out}, hoặc"
            " làm bước “Tạm dừng xét hồ sơ” để bỏ tạm dừng khi đã có kết luận.",
        )

    return check


def _ranked_and(check: Check) -> Check:
    def both(dossier: Dossier, reason: str) -> tuple[str, ...]:
        return (*_has_rank(dossier, reason), *check(dossier, reason))

    return both


_VOTED_ON = _ranked_and(_not_held("bỏ hồ sơ này khỏi phiếu họp"))
_SENT_UP = _ranked_and(
    _not_held("cho Hội đồng họp lại, thay thế biên bản mà không xét hồ sơ này, hoặc rút hồ sơ")
)
_SIGNED = _not_held("ghi kết quả “Trả lại” để đưa hồ sơ ra khỏi Tờ trình")


def _found(result: AppraisalResult) -> Check:
    def check(dossier: Dossier, _reason: str) -> tuple[str, ...]:
        if dossier.appraisal is not None and dossier.appraisal.result is result:
            return ()
        return (
            f"Hồ sơ {dossier.label} chưa có kết quả thẩm định “{result.text}”; hãy thẩm định lại.",
        )

    return check


RECEIVER = "cán bộ tiếp nhận"
APPRAISER = "cán bộ thẩm định"
COUNCIL = "Hội đồng Thi đua - Khen thưởng"
PROPOSER = "người ký Tờ trình"
CHAIR = "Chủ tịch Ủy ban nhân dân phường"
UNIT = "đơn vị đề nghị"
PROVINCE = "cấp tỉnh"

WITHDRAWABLE = frozenset(
    {
        Status.DA_NOP,
        Status.DA_TIEP_NHAN,
        Status.CHO_BO_SUNG,
        Status.DU_DIEU_KIEN,
        Status.HOI_DONG_DE_NGHI,
    }
)
"""Where a unit may still take its dossier back: before it is sent up, and not yet closed."""

_APPRAISED = {
    AppraisalResult.DU_DIEU_KIEN: Status.DU_DIEU_KIEN,
    AppraisalResult.BO_SUNG: Status.CHO_BO_SUNG,
    AppraisalResult.KHONG_DU_DIEU_KIEN: Status.KHONG_DU_DIEU_KIEN,
}

TRANSITIONS = (
    Transition(None, Status.DA_NOP, Step.SUBMISSION, UNIT, _free),
    Transition(None, Status.DA_TIEP_NHAN, Step.SUBMISSION, RECEIVER, _free),
    Transition(Status.CHO_BO_SUNG, Status.DA_NOP, Step.SUBMISSION, UNIT, _free),
    Transition(Status.CHO_BO_SUNG, Status.DA_TIEP_NHAN, Step.SUBMISSION, RECEIVER, _free),
    Transition(Status.DA_NOP, Status.DA_TIEP_NHAN, Step.RECEPTION, RECEIVER, _free),
    *(
        Transition(Status.DA_TIEP_NHAN, target, Step.APPRAISAL, APPRAISER, _found(result))
        for result, target in _APPRAISED.items()
    ),
    Transition(Status.DU_DIEU_KIEN, Status.HOI_DONG_DE_NGHI, Step.COUNCIL, COUNCIL, _VOTED_ON),
    Transition(Status.DU_DIEU_KIEN, Status.KHONG_DE_NGHI, Step.COUNCIL, COUNCIL, _has_reason),
    *(
        # A session that replaces another takes its dossiers back before it decides on them anew.
        Transition(decided, Status.DU_DIEU_KIEN, Step.COUNCIL, COUNCIL, _has_reason, back=True)
        for decided in (Status.HOI_DONG_DE_NGHI, Status.KHONG_DE_NGHI)
    ),
    Transition(Status.HOI_DONG_DE_NGHI, Status.TRINH_KY, Step.SIGNATURE, PROPOSER, _SENT_UP),
    Transition(Status.TRINH_KY, Status.DA_BAN_HANH, Step.ISSUANCE, CHAIR, _SIGNED),
    Transition(Status.TRINH_KY, Status.HOI_DONG_DE_NGHI, Step.ISSUANCE, CHAIR, _has_reason),
    Transition(Status.HOI_DONG_DE_NGHI, Status.DA_TRINH_TINH, Step.PROVINCE, PROPOSER, _SENT_UP),
    Transition(Status.DA_TRINH_TINH, Status.CAP_TINH_TANG, Step.PROVINCE_RESULT, PROVINCE, _free),
    Transition(
        Status.DA_TRINH_TINH,
        Status.CAP_TINH_KHONG_TANG,
        Step.PROVINCE_RESULT,
        PROVINCE,
        _has_reason,
    ),
    Transition(
        Status.DA_TRINH_TINH, Status.HOI_DONG_DE_NGHI, Step.PROVINCE_RESULT, PROVINCE, _has_reason
    ),
    *(
        Transition(status, Status.DA_RUT, Step.WITHDRAWAL, UNIT, _has_reason)
        for status in Status
        if status in WITHDRAWABLE
    ),
    Transition(Status.DA_BAN_HANH, Status.DA_HUY, Step.REVOCATION, CHAIR, _has_reason),
)


def sources(step: Step) -> frozenset[Status]:
    """Return the statuses from which `step` can move a dossier on."""
    return frozenset(each.source for each in TRANSITIONS if each.step is step and each.source)


def onward(step: Step) -> frozenset[Status]:
    """Return those of `sources` that do not merely let `step` take back what it did."""
    going_on = (each for each in TRANSITIONS if each.step is step and not each.back)
    return frozenset(each.source for each in going_on if each.source)


def takes_back(event: Event) -> bool:
    """Tell whether the move of an event only takes back what its step did, to do it anew."""
    move_ = (event.source, event.target, event.step)
    return any(each.back for each in TRANSITIONS if (each.source, each.target, each.step) == move_)


def after_appraisal(result: AppraisalResult) -> Status:
    """Return where a finding of the appraisal brings a dossier."""
    return _APPRAISED[result]


def why_not(dossier: Dossier, target: Status, *, step: Step, reason: str = "") -> tuple[str, ...]:
    """Return the reasons why `step` can't bring `dossier` to `target`; none if it can."""
    for each in TRANSITIONS:
        if (each.source, each.target, each.step) == (dossier.status, target, step):
            return each.check(dossier, reason)
    return (_wrong_move(dossier, target, step),)


def move(dossier: Dossier, target: Status, act: Act, reason: str = "") -> tuple[Dossier, Event]:
    """Bring `dossier` to `target` by the act's step: the dossier moved and the event that says so.

    Raises InvalidTransition when the table has no such move or its check objects.
    """
    if reasons := why_not(dossier, target, step=act.step, reason=reason):
        raise InvalidTransition(*reasons)
    event = event_of(dossier, act, reason, dossier.status, target)
    return dossier.model_copy(update={"status": target, "since": act.at}), event


class Moves(FrozenModel):
    """The dossiers that an act moved and the events of that, in the same order."""

    dossiers: tuple[Dossier, ...]
    events: tuple[Event, ...]


def collect_moves(moves: Iterable[tuple[Dossier, Event]]) -> Moves:
    """Return what several moves come to."""
    made = tuple(moves)
    return Moves(dossiers=tuple(each for each, _ in made), events=tuple(each for _, each in made))


def _wrong_move(dossier: Dossier, target: Status, step: Step) -> str:
    begins = [each for each in TRANSITIONS if each.step is step and each.source]
    fitting = [each for each in begins if each.target is target] or begins
    stands = f"Hồ sơ {dossier.label} đang ở trạng thái “{dossier.status.text}”"
    if not fitting:
        return f"{stands}, bước “{step.text}” không thay đổi trạng thái hồ sơ."
    if dossier.status is target:
        return f"{stands} rồi, bước “{step.text}” không làm lại; hãy bỏ hồ sơ này khỏi phiếu."
    states = dict.fromkeys(f"“{each.source.text}”" for each in fitting if each.source)
    return (
        f"{stands}, chưa thể chuyển sang “{target.text}”: {fitting[0].who} chỉ làm bước"
        f" “{step.text}” khi hồ sơ ở trạng thái {' hoặc '.join(states)}."
    )
