"""What is wrong with a unit's nominations, each fault with the row and field that it is in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from dossiers.intake.components import new_components
from dossiers.matching.written_names import name_fault
from dossiers.model.dossier import Dossier, Status, Unit
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, Refused
from dossiers.model.finding import FieldFinding, FieldPlace, Finding
from dossiers.model.names import same_name
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.record import FrozenModel
from dossiers.model.steps import Step
from dossiers.model.submission import ByNominee, Submission, name_key, same_nominee
from dossiers.plan.plan import Criterion, Plan
from dossiers.plan.validity import refuse_lapsed

AGES = range(6, 121)
"""Ages that a nominee can plausibly have; outside it the birth year is a slip of the pen."""

OPEN_ANEW = frozenset({Status.DA_RUT, Status.KHONG_DU_DIEU_KIEN})
"""Closed without the council's word: the nominee may be put forward again in the same round."""


class Entry(FrozenModel):
    """One nominee of the form, with the dossier that it supplements, if any."""

    nominee: Nominee
    supplements: Dossier | None = None


def submission_faults(
    submission: Submission, plan: Plan, held: ByNominee
) -> Iterator[FieldFinding]:
    """Yield every fault, in the order of the form. `held` are the dossiers of the round."""
    if not submission.nominees:
        yield _fault(
            "",
            f"Phiếu của {submission.unit.name} chưa có tập thể, cá nhân nào; hãy ghi ít nhất một"
            " dòng.",
        )
    yield from _date_faults(submission, plan)
    for place, nominee in enumerate(submission.nominees):
        for fault in chain(
            nominee_faults(nominee, submission, plan),
            _former_name_faults(nominee, submission, held),
            _namesake_faults(nominee, submission, held),
            _existing_faults(nominee, submission, held),
        ):
            yield replace(fault, where=replace(fault.where, row=place))
    yield from _double_faults(submission.nominees)


def nominee_faults(nominee: Nominee, submission: Submission, plan: Plan) -> Iterator[FieldFinding]:
    """Yield what is wrong with a nominee of the submission, whoever else is put forward."""
    criteria = plan.movement(submission.round.movement).criteria
    yield from _person_faults(nominee, submission.received_on)
    yield from _women_faults(nominee)
    yield from _award_faults(nominee, submission, plan)
    yield from _criteria_faults(nominee, submission.unit, criteria)


def adds_papers(dossier: Dossier, nominee: Nominee, submission: Submission) -> bool:
    """Tell whether the same nomination comes again, while it waits, with papers that it lacked."""
    return (
        dossier.status is Status.DA_TIEP_NHAN
        and same_name(dossier.unit.name, submission.unit.name)
        and dossier.nominee == nominee
        and bool(new_components(dossier, submission.components))
    )


def comes_anew(dossier: Dossier, nominee: Nominee, submission: Submission) -> bool:
    """Tell whether the unit itself hands in again, otherwise, what nobody has received yet."""
    changed = (dossier.nominee, dossier.unit) != (nominee, submission.unit)
    return (
        dossier.status is Status.DA_NOP
        and submission.by_unit
        and same_name(dossier.unit.name, submission.unit.name)
        and (changed or bool(new_components(dossier, submission.components)))
    )


def _fault(field: str, sentence: str, refusal: type[Refused] = InvalidForm) -> FieldFinding:
    return Finding(sentence, FieldPlace(field=field), refusal=refusal)


def _date_faults(submission: Submission, plan: Plan) -> Iterator[FieldFinding]:
    movement = plan.movement(submission.round.movement)
    unit, on = submission.unit, submission.received_on
    if on < unit.proposal_date:
        said = (
            f"Ngày nhận {on:%d/%m/%Y} trước ngày tờ trình số {unit.proposal_number} của"
            f" {unit.name} ({unit.proposal_date:%d/%m/%Y}); hãy sửa lại ngày."
        )
        yield _fault("", said, DatesOutOfOrder)
    if on.year < movement.starts_on.year:
        said = (
            f"Ngày nhận {on:%d/%m/%Y} trước năm bắt đầu phong trào thi đua"
            f" ({movement.starts_on.year}); hãy sửa lại ngày nhận."
        )
        yield _fault("", said, DatesOutOfOrder)


def _person_faults(nominee: Nominee, received_on: date) -> Iterator[FieldFinding]:
    person = nominee.kind is NomineeKind.CA_NHAN
    if not nominee.name:
        said = "Có dòng chưa ghi tên người hoặc tập thể được đề nghị; hãy ghi đủ tên."
        yield _fault("name", said)
    elif fault := name_fault(nominee.kind, nominee.name):
        yield _fault("name", f"{fault[:1].upper()}{fault[1:]}.")
    if not nominee.achievement:
        said = f"{nominee.name} chưa có tóm tắt thành tích; hãy ghi thành tích."
        yield _fault("achievement", said)
    if person and nominee.honorific is None:
        said = f"Cá nhân {nominee.name} chưa có Ông/Bà; hãy chọn Ông hoặc Bà."
        yield _fault("honorific", said)
    if not person and nominee.honorific is not None:
        said = f"{nominee.kind.text} {nominee.name} không dùng Ông/Bà; hãy bỏ trống ô Ông/Bà."
        yield _fault("honorific", said)
    if nominee.birth_year is not None and received_on.year - nominee.birth_year not in AGES:
        said = f"Năm sinh {nominee.birth_year} của {nominee.name} không hợp lý; hãy kiểm tra lại."
        yield _fault("birth_year", said)


def _women_faults(nominee: Nominee) -> Iterator[FieldFinding]:
    """Check how many are women: a tie of votes may hang on it (Decree 152/2025, Điều 4)."""
    if nominee.women is None:
        return
    if nominee.kind is not NomineeKind.TAP_THE:
        said = f"Chỉ tập thể mới ghi số nữ; hãy bỏ trống ô này của {nominee.name}."
        yield _fault("women", said)
    elif nominee.members is None or nominee.women > nominee.members:
        people = "chưa ghi" if nominee.members is None else f"chỉ có {nominee.members}"
        said = f"{nominee.name} ghi {nominee.women} nữ nhưng {people} số người; hãy sửa lại."
        yield _fault("women", said)


def _award_faults(nominee: Nominee, submission: Submission, plan: Plan) -> Iterator[FieldFinding]:
    round_, on = submission.round, submission.received_on
    award = plan.award(round_.award)
    allowed = award.subjects
    refuse_lapsed(award, on, award.name)
    refuse_lapsed(allowed, on, f"{allowed.TITLE} {award.short_name}")
    if nominee.kind not in allowed.kinds:
        kinds = ", ".join(each.text.lower() for each in allowed.kinds)
        said = (
            f"{award.name} chỉ tặng {kinds} ({allowed.source.text});"
            f" hãy đưa {nominee.name} ra khỏi đợt {round_.code}."
        )
        yield _fault("kind", said, Refused)


def _criteria_faults(
    nominee: Nominee, unit: Unit, criteria: Sequence[Criterion]
) -> Iterator[FieldFinding]:
    own = [each for each in criteria if nominee.kind in each.kinds and unit.group in each.groups]
    offered = ", ".join(each.code for each in own)
    if not nominee.criteria:
        said = f"{nominee.name} chưa nêu tiêu chí nào; hãy chọn ít nhất một tiêu chí: {offered}."
        yield _fault("criteria", said)
    known = {each.code for each in criteria}
    for code in nominee.criteria:
        if code not in known:
            said = f"Kế hoạch không có tiêu chí “{code}” (của {nominee.name}); hãy chọn: {offered}."
            yield _fault("criteria", said)
        elif code not in {each.code for each in own}:
            said = (
                f"Tiêu chí {code} không dành cho {nominee.kind.text.lower()} {nominee.name} thuộc"
                f" khối {unit.group.text}; hãy chọn: {offered}."
            )
            yield _fault("criteria", said)


def _existing_faults(
    nominee: Nominee, submission: Submission, held: ByNominee
) -> Iterator[FieldFinding]:
    for each in held.sharing_number(nominee):
        if each.status not in OPEN_ANEW and _hidden(each, submission):
            yield _fault("citizen_id", _held_elsewhere(nominee), Refused)
        elif each.status not in OPEN_ANEW:
            said = (
                f"Số căn cước của {nominee.name} đã ghi cho hồ sơ {each.label}; hãy kiểm tra lại,"
                " nếu chỉ sửa tên thì cán bộ làm bước “Sửa thông tin hồ sơ”."
            )
            yield _fault("citizen_id", said, Refused)
    for each in held.same(nominee):
        if each.status not in OPEN_ANEW and _hidden(each, submission):
            yield _fault("name", _held_elsewhere(nominee), Refused)
        elif each.status is Status.CHO_BO_SUNG:
            yield from _supplement_faults(each, submission)
        elif adds_papers(each, nominee, submission):
            yield from _added_faults(each, submission)
        elif comes_anew(each, nominee, submission):
            continue
        elif each.status not in OPEN_ANEW:
            yield _fault("name", _held_already(each, nominee), Refused)


def _former_name_faults(
    nominee: Nominee, submission: Submission, held: ByNominee
) -> Iterator[FieldFinding]:
    """Yield the unit's own dossiers that had this name before it was corrected."""
    for each in held.formerly(nominee):
        own = same_name(each.unit.name, submission.unit.name)
        if own and each.status not in OPEN_ANEW and each not in held.same(nominee):
            said = (
                f"Hồ sơ {each.code} của {submission.unit.name} đã được sửa tên từ {nominee.name}"
                f" thành {each.nominee.name}; hãy ghi tên đã sửa, nếu là người khác hãy ghi số căn"
                " cước của cả hai để phân biệt."
            )
            yield _fault("name", said, Refused)


def _namesake_faults(
    nominee: Nominee, submission: Submission, held: ByNominee
) -> Iterator[FieldFinding]:
    """Yield that the unit has two dossiers of this name, and nothing tells which is meant."""
    own = held.namesakes(nominee, submission.unit.name)
    if len(own) > 1:
        codes = ", ".join(each.code for each in own)
        said = (
            f"{submission.unit.name} có {len(own)} hồ sơ cùng tên {nominee.name} ({codes}); hãy ghi"
            " số căn cước để biết là hồ sơ nào."
        )
        yield _fault("citizen_id", said, Refused)


def _hidden(dossier: Dossier, submission: Submission) -> bool:
    """Tell whether who hands in may not learn whose dossier it is, nor what became of it."""
    return submission.by_unit and not same_name(dossier.unit.name, submission.unit.name)


def _held_elsewhere(nominee: Nominee) -> str:
    return (
        f"{nominee.kind.text} {nominee.name} đã có hồ sơ do đơn vị khác đề nghị trong đợt này; hãy"
        " hỏi Phòng Văn hóa - Xã hội hoặc bỏ dòng này, nếu là người khác hãy ghi số căn cước hoặc"
        " tên đầy đủ để phân biệt."
    )


def _held_already(dossier: Dossier, nominee: Nominee) -> str:
    how = _WAYS_ON.get(dossier.status, "")
    return (
        f"{nominee.kind.text} {nominee.name} đã có hồ sơ {dossier.code} trong đợt này, trạng"
        f" thái “{dossier.status.text}”; hãy bỏ dòng này, nếu là người khác hãy ghi số căn"
        f" cước hoặc tên đầy đủ để phân biệt{how}."
    )


_WAYS_ON = {
    Status.DA_NOP: f"; hồ sơ đã nộp qua mạng thì cán bộ làm bước “{Step.RECEPTION.text}”",
    Status.DA_TIEP_NHAN: (
        "; muốn nộp thêm giấy tờ thì giữ nguyên các ô như lần trước và ghi giấy tờ mới"
    ),
}
"""What to do instead with a dossier that is there already, by where it stands."""


def _supplement_faults(dossier: Dossier, submission: Submission) -> Iterator[FieldFinding]:
    if not same_name(dossier.unit.name, submission.unit.name):
        said = (
            f"Hồ sơ {dossier.label} đang chờ {dossier.unit.name} bổ sung, không phải"
            f" {submission.unit.name}; hãy ghi đúng tên đơn vị đã đề nghị."
        )
        yield _fault("name", said, Refused)
    if dossier.appraisal is not None and submission.received_on < dossier.appraisal.appraised_on:
        said = (
            f"Ngày nhận bổ sung {submission.received_on:%d/%m/%Y} của hồ sơ {dossier.label} trước"
            f" ngày trả lại {dossier.appraisal.appraised_on:%d/%m/%Y}; hãy sửa lại ngày nhận."
        )
        yield _fault("name", said, DatesOutOfOrder)


def _added_faults(dossier: Dossier, submission: Submission) -> Iterator[FieldFinding]:
    if submission.received_on < dossier.received_on:
        said = (
            f"Ngày nhận thêm giấy tờ {submission.received_on:%d/%m/%Y} của hồ sơ {dossier.label}"
            f" trước ngày nhận hồ sơ {dossier.received_on:%d/%m/%Y}; hãy sửa lại ngày nhận."
        )
        yield _fault("name", said, DatesOutOfOrder)


def _double_faults(nominees: Sequence[Nominee]) -> Iterator[FieldFinding]:
    """Yield each row that says again what an earlier one says, once."""
    named: dict[tuple[NomineeKind, str], list[int]] = defaultdict(list)
    numbered: dict[tuple[NomineeKind, str], int] = {}
    for place, one in enumerate(nominees):
        earlier = named[name_key(one)]
        twin = next((each for each in earlier if same_nominee(nominees[each], one)), None)
        sharer = numbered.get((one.kind, one.citizen_id)) if one.citizen_id else None
        if twin is not None:
            where = FieldPlace(place, "name", twin)
            yield Finding(_double(nominees[twin]), where, refusal=InvalidForm)
        elif sharer is not None:
            where = FieldPlace(place, "citizen_id", sharer)
            yield Finding(_shared_number(nominees[sharer], one), where, refusal=InvalidForm)
        earlier.append(place)
        numbered.setdefault((one.kind, one.citizen_id), place)


def _double(nominee: Nominee) -> str:
    return (
        f"{nominee.kind.text} {nominee.name} có hai dòng trong phiếu; hãy bỏ một dòng, nếu là hai"
        " người hãy ghi số căn cước của cả hai."
    )


def _shared_number(one: Nominee, other: Nominee) -> str:
    return f"{one.name} và {other.name} cùng một số căn cước; hãy kiểm tra lại số căn cước."
