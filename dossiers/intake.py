"""Receiving a unit's nominations (tiếp nhận hồ sơ): what is refused, what is only warned of."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any

from dossiers.dossier import Component, Dossier, Nominee, NomineeKind, Status, Unit
from dossiers.errors import DatesOutOfOrder, InvalidForm, Refused, refuse_all
from dossiers.events import Event, Step
from dossiers.facts import Fact
from dossiers.names import same_name
from dossiers.plan import Criterion, Plan, Round
from dossiers.rounds import movement_of, quota, subjects
from dossiers.transitions import move

AGES = range(6, 121)
"""Ages that a nominee can plausibly have; outside it the birth year is a slip of the pen."""

OPEN_ANEW = frozenset({Status.DA_RUT, Status.KHONG_DU_DIEU_KIEN})
"""Closed without the council's word: the nominee may be put forward again in the same round."""

CLOSED = OPEN_ANEW | {Status.KHONG_DE_NGHI, Status.DA_HUY}
"""No longer a candidate of the round."""


class Entry(Fact):
    """One nominee of the form, with the dossier that it supplements, if any."""

    nominee: Nominee
    supplements: Dossier | None = None


class Intake(Fact):
    """What a submission comes to: an entry a nominee, in the form's order, and warnings."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()


def check_intake(
    round_: Round,
    plan: Plan,
    unit: Unit,
    nominees: Sequence[Nominee],
    *,
    received_on: date,
    existing: Sequence[Dossier],
) -> Intake:
    """Refuse a submission with every reason at once, or say what each of its nominees becomes.

    `existing` are the dossiers of the round. Criteria: plan III; chain of dates: plan VI.2.1.
    """
    held = [each for each in existing if each.round == round_.code]
    refuse_all(_faults(round_, plan, unit, nominees, received_on=received_on, held=held))
    entries = tuple(
        Entry(nominee=each, supplements=_supplemented(each, unit, held)) for each in nominees
    )
    warnings = (
        *_day_warnings(round_, entries, received_on),
        *_quota_warnings(round_, plan, entries, held),
    )
    return Intake(entries=entries, warnings=warnings)


def receive(
    entry: Entry,
    *,
    code: str,
    round_: Round,
    unit: Unit,
    components: Sequence[Component],
    received_on: date,
    received_by: str,
    at: datetime,
    run: str = "",
) -> tuple[Dossier, Event]:
    """The dossier received, with its event: a new one under `code`, or the one supplemented.

    A supplemented dossier keeps its code and its earlier components and is appraised anew; what
    it was found lacking stays in the events.
    """
    receipt = {"unit": unit, "received_on": received_on, "received_by": received_by}
    if entry.supplements is not None:
        mended = _mended(entry.supplements, entry.nominee, components).model_copy(update=receipt)
        return _again(mended, at, run)
    facts: dict[str, Any] = {"nominee": entry.nominee, "components": tuple(components), **receipt}
    dossier = Dossier(code=code, round=round_.code, status=Status.DA_TIEP_NHAN, since=at, **facts)
    return dossier, _first_event(dossier, run)


def same_nominee(one: Nominee, other: Nominee) -> bool:
    """Whether two nominations mean the same: kind, name, and citizen number where both have it."""
    if one.kind is not other.kind or not same_name(one.name, other.name):
        return False
    return one.citizen_id == other.citizen_id or not (one.citizen_id and other.citizen_id)


def _mended(dossier: Dossier, nominee: Nominee, components: Sequence[Component]) -> Dossier:
    added = tuple(each for each in components if each not in dossier.components)
    changes = {
        "nominee": nominee,
        "components": dossier.components + added,
        "appraisal": None,
    }
    return dossier.model_copy(update=changes)


def _again(dossier: Dossier, at: datetime, run: str) -> tuple[Dossier, Event]:
    return move(
        dossier,
        Status.DA_TIEP_NHAN,
        step=Step.SUBMISSION,
        by=dossier.received_by,
        on=dossier.received_on,
        at=at,
        run=run,
    )


def _first_event(dossier: Dossier, run: str) -> Event:
    return Event(
        round=dossier.round,
        dossier=dossier.code,
        step=Step.SUBMISSION,
        target=dossier.status,
        by=dossier.received_by,
        on=dossier.received_on,
        at=dossier.since,
        run=run,
    )


def _supplemented(nominee: Nominee, unit: Unit, held: Sequence[Dossier]) -> Dossier | None:
    for each in held:
        waits = each.status is Status.CHO_BO_SUNG and same_name(each.unit.name, unit.name)
        if waits and same_nominee(each.nominee, nominee):
            return each
    return None


def _faults(
    round_: Round,
    plan: Plan,
    unit: Unit,
    nominees: Sequence[Nominee],
    *,
    received_on: date,
    held: Sequence[Dossier],
) -> Iterator[Refused]:
    if not nominees:
        yield InvalidForm(
            f"Phiếu của {unit.name} chưa có tập thể, cá nhân nào; hãy ghi ít nhất một dòng."
        )
    yield from _date_faults(round_, plan, unit, received_on)
    for nominee in nominees:
        yield from _person_faults(nominee, received_on)
        yield from _award_faults(nominee, round_, plan)
        yield from _criteria_faults(nominee, unit, movement_of(plan, round_).criteria)
        yield from _existing_faults(nominee, unit, received_on, held)
    yield from _double_faults(nominees)


def _date_faults(round_: Round, plan: Plan, unit: Unit, received_on: date) -> Iterator[Refused]:
    movement = movement_of(plan, round_)
    if received_on < unit.proposal_date:
        yield DatesOutOfOrder(
            f"Ngày nhận {received_on:%d/%m/%Y} trước ngày tờ trình số {unit.proposal_number} của"
            f" {unit.name} ({unit.proposal_date:%d/%m/%Y}); hãy sửa lại ngày."
        )
    if received_on.year < movement.starts_on.year:
        yield DatesOutOfOrder(
            f"Ngày nhận {received_on:%d/%m/%Y} trước năm bắt đầu phong trào thi đua"
            f" ({movement.starts_on.year}); hãy sửa lại ngày nhận."
        )


def _person_faults(nominee: Nominee, received_on: date) -> Iterator[Refused]:
    person = nominee.kind is NomineeKind.CA_NHAN
    if not nominee.name:
        yield InvalidForm("Có dòng chưa ghi tên người hoặc tập thể được đề nghị; hãy ghi đủ tên.")
    if not nominee.achievement:
        yield InvalidForm(f"{nominee.name} chưa có tóm tắt thành tích; hãy ghi thành tích.")
    if person and nominee.honorific is None:
        yield InvalidForm(f"Cá nhân {nominee.name} chưa có Ông/Bà; hãy chọn Ông hoặc Bà.")
    if not person and nominee.honorific is not None:
        yield InvalidForm(
            f"{nominee.kind.text} {nominee.name} không dùng Ông/Bà; hãy bỏ trống ô Ông/Bà."
        )
    if nominee.birth_year is not None and received_on.year - nominee.birth_year not in AGES:
        yield InvalidForm(
            f"Năm sinh {nominee.birth_year} của {nominee.name} không hợp lý; hãy kiểm tra lại."
        )


def _award_faults(nominee: Nominee, round_: Round, plan: Plan) -> Iterator[Refused]:
    allowed = subjects(plan, round_.award)
    if nominee.kind not in allowed.kinds:
        kinds = ", ".join(each.text.lower() for each in allowed.kinds)
        yield Refused(
            f"{round_.award.text} chỉ tặng {kinds} ({allowed.source.text});"
            f" hãy đưa {nominee.name} ra khỏi đợt {round_.code}."
        )


def _criteria_faults(
    nominee: Nominee, unit: Unit, criteria: Sequence[Criterion]
) -> Iterator[Refused]:
    own = [each for each in criteria if nominee.kind in each.kinds and unit.group in each.groups]
    offered = ", ".join(each.code for each in own)
    if not nominee.criteria:
        yield InvalidForm(
            f"{nominee.name} chưa nêu tiêu chí nào; hãy chọn ít nhất một tiêu chí: {offered}."
        )
    known = {each.code for each in criteria}
    for code in nominee.criteria:
        if code not in known:
            yield InvalidForm(
                f"Kế hoạch không có tiêu chí “{code}” (của {nominee.name}); hãy chọn: {offered}."
            )
        elif code not in {each.code for each in own}:
            yield InvalidForm(
                f"Tiêu chí {code} không dành cho {nominee.kind.text.lower()} {nominee.name} thuộc"
                f" khối {unit.group.text}; hãy chọn: {offered}."
            )


def _existing_faults(
    nominee: Nominee, unit: Unit, received_on: date, held: Sequence[Dossier]
) -> Iterator[Refused]:
    for each in held:
        if each.status in OPEN_ANEW:
            continue
        if _shares_citizen_id(each.nominee, nominee):
            yield Refused(
                f"Số căn cước của {nominee.name} đã ghi cho hồ sơ {each.label}; hãy kiểm tra lại,"
                " nếu sửa tên thì rút hồ sơ cũ rồi nộp lại."
            )
        if not same_nominee(each.nominee, nominee):
            continue
        if each.status is Status.CHO_BO_SUNG:
            yield from _supplement_faults(each, unit, received_on)
        else:
            yield Refused(
                f"{nominee.kind.text} {nominee.name} đã có hồ sơ {each.code} trong đợt này, trạng"
                f" thái “{each.status.text}”; hãy bỏ dòng này, nếu là người khác hãy ghi số căn"
                " cước hoặc tên đầy đủ để phân biệt."
            )


def _supplement_faults(dossier: Dossier, unit: Unit, received_on: date) -> Iterator[Refused]:
    if not same_name(dossier.unit.name, unit.name):
        yield Refused(
            f"Hồ sơ {dossier.label} đang chờ {dossier.unit.name} bổ sung, không phải {unit.name};"
            " hãy ghi đúng tên đơn vị đã đề nghị."
        )
    if dossier.appraisal is not None and received_on < dossier.appraisal.appraised_on:
        yield DatesOutOfOrder(
            f"Ngày nhận bổ sung {received_on:%d/%m/%Y} của hồ sơ {dossier.label} trước ngày trả lại"
            f" {dossier.appraisal.appraised_on:%d/%m/%Y}; hãy sửa lại ngày nhận."
        )


def _double_faults(nominees: Sequence[Nominee]) -> Iterator[Refused]:
    for one, other in combinations(nominees, 2):
        if same_nominee(one, other):
            yield InvalidForm(
                f"{one.kind.text} {one.name} có hai dòng trong phiếu; hãy bỏ một dòng, nếu là hai"
                " người hãy ghi số căn cước của cả hai."
            )
        elif _shares_citizen_id(one, other):
            yield InvalidForm(
                f"{one.name} và {other.name} cùng một số căn cước; hãy kiểm tra lại số căn cước."
            )


def _shares_citizen_id(one: Nominee, other: Nominee) -> bool:
    same = bool(one.citizen_id) and one.citizen_id == other.citizen_id
    return same and one.kind is other.kind and not same_name(one.name, other.name)


def _day_warnings(round_: Round, entries: Sequence[Entry], received_on: date) -> Iterator[str]:
    if all(each.supplements for each in entries):
        return
    if round_.opens_on and received_on < round_.opens_on:
        yield (
            f"Nhận ngày {received_on:%d/%m/%Y}, trước ngày bắt đầu nhận hồ sơ của đợt"
            f" ({round_.opens_on:%d/%m/%Y})."
        )
    if round_.closes_on and received_on > round_.closes_on:
        yield (
            f"Nhận ngày {received_on:%d/%m/%Y}, sau hạn nhận hồ sơ của đợt"
            f" ({round_.closes_on:%d/%m/%Y})."
        )


def _quota_warnings(
    round_: Round, plan: Plan, entries: Sequence[Entry], held: Sequence[Dossier]
) -> Iterator[str]:
    standing = [each.nominee.kind for each in held if each.status not in CLOSED]
    added = [each.nominee.kind for each in entries if each.supplements is None]
    for kind in dict.fromkeys(added):
        limit = quota(plan, round_, kind)
        total = standing.count(kind) + added.count(kind)
        if limit is not None and total > limit.maximum:
            yield (
                f"Đợt có {total} {kind.text.lower()} được đề nghị, tối đa được khen"
                f" {limit.maximum:02d} ({limit.source.text}); Hội đồng sẽ phải chọn."
            )
