"""What a council session comes to: who is put forward, in which order, within the quota."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from dossiers.council import (
    CouncilSession,
    Sitting,
    Tally,
    sitting_faults,
    tally,
    threshold_text,
    vote_faults,
    voting_rule,
)
from dossiers.dossier import Dossier, NomineeKind, Status
from dossiers.errors import (
    DatesOutOfOrder,
    InvalidForm,
    InvalidTransition,
    QuotaExceeded,
    Refused,
    UnknownDossier,
    refuse_all,
)
from dossiers.events import Event, Step
from dossiers.facts import Fact
from dossiers.names import same_name
from dossiers.plan import Plan, Round, VotingRule
from dossiers.rounds import QuotaCount, quota_counts
from dossiers.transitions import move, why_not


class Conclusion(Fact):
    """The session as kept, the count of each dossier, the dossiers moved, and what staff note."""

    session: CouncilSession
    tallies: tuple[Tally, ...]
    dossiers: tuple[Dossier, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()


def conclude(
    sitting: Sitting,
    *,
    number: int,
    plan: Plan,
    round_: Round,
    dossiers: Sequence[Dossier],
    others: Sequence[Dossier] = (),
    at: datetime,
    run: str = "",
) -> Conclusion:
    """Refuse the session with its reasons, or draw what follows from its votes.

    `dossiers` are those of the round; `others` those of other rounds that draw on the same quota
    (`rounds.same_quota`). A dossier that passes but isn't selected isn't put forward either.
    """
    rule = voting_rule(plan, round_.award)
    held = {each.code: each for each in dossiers if each.round == round_.code}
    refuse_all(chain(sitting_faults(sitting, rule), _vote_faults(sitting, round_, held)))
    tallies = tuple(tally(sitting, vote, rule) for vote in sitting.votes)
    selected = sitting.selected or tuple(each.dossier for each in passing(tallies))
    refuse_all(_selection_faults(selected, tallies, held, rule))
    elsewhere = [each for each in others if each.round != round_.code]
    counts = quota_counts(plan, round_, [*held.values(), *elsewhere])
    refuse_all(_quota_faults(selected, tallies, held, counts))
    verdicts = [_verdict(each, selected, held, counts, rule) for each in tallies]
    moves = [_settle(verdict, sitting, at=at, run=run) for verdict in verdicts]
    return Conclusion(
        session=CouncilSession(
            **sitting.model_dump(exclude={"selected"}), number=number, selected=selected
        ),
        tallies=tallies,
        dossiers=tuple(dossier for dossier, _ in moves),
        events=tuple(event for _, event in moves),
        notes=tuple(_notes(sitting, selected, held, counts)),
    )


def passing(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """Those that pass: most in favour first, then fewest against, then in order of reception."""
    passed = [each for each in tallies if each.passed]
    return tuple(sorted(passed, key=lambda each: (-each.agree, each.disagree, each.dossier)))


Held = Mapping[str, Dossier]
Verdict = tuple[Dossier, Status, str]


def _vote_faults(sitting: Sitting, round_: Round, held: Held) -> Iterator[Refused]:
    codes = [each.dossier for each in sitting.votes]
    if not codes:
        yield InvalidForm("Phiếu họp chưa có kết quả của hồ sơ nào; hãy ghi số phiếu từng hồ sơ.")
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {code} có hai dòng kết quả biểu quyết; hãy chỉ giữ một dòng.")
    for vote in sitting.votes:
        if vote.dossier not in held:
            yield UnknownDossier(
                f"Không có hồ sơ {vote.dossier} trong đợt {round_.code}; hãy kiểm tra mã hồ sơ."
            )
            continue
        yield from _dossier_faults(sitting, held[vote.dossier])
        yield from vote_faults(sitting, held[vote.dossier].label, vote)


def _dossier_faults(sitting: Sitting, dossier: Dossier) -> Iterator[Refused]:
    reasons = why_not(_at_rank(dossier, 1), Status.HOI_DONG_DE_NGHI, step=Step.COUNCIL)
    if reasons:
        yield InvalidTransition(*reasons)
    elif dossier.appraisal is not None and sitting.held_on < dossier.appraisal.appraised_on:
        yield DatesOutOfOrder(
            f"Ngày họp {sitting.held_on:%d/%m/%Y} trước ngày thẩm định hồ sơ {dossier.label}"
            f" ({dossier.appraisal.appraised_on:%d/%m/%Y}); hãy sửa lại ngày họp."
        )


def _selection_faults(
    selected: Sequence[str], tallies: Sequence[Tally], held: Held, rule: VotingRule
) -> Iterator[Refused]:
    counted = {each.dossier: each for each in tallies}
    for code in dict.fromkeys(code for code in selected if selected.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {code} được chọn hai lần; hãy chỉ ghi một lần.")
    for code in dict.fromkeys(selected):
        label = held[code].label if code in held else code
        if code not in counted:
            yield Refused(
                f"Hồ sơ {label} được chọn nhưng không có kết quả biểu quyết; hãy ghi số phiếu hoặc"
                " bỏ khỏi danh sách chọn."
            )
        elif not counted[code].passed:
            yield Refused(
                f"Hồ sơ {label} được chọn nhưng chỉ đạt {counted[code].text}, cần"
                f" {threshold_text(rule)}; hãy bỏ khỏi danh sách chọn."
            )


def _quota_faults(
    selected: Sequence[str], tallies: Sequence[Tally], held: Held, counts: Sequence[QuotaCount]
) -> Iterator[Refused]:
    for count in counts:
        taken = sum(held[code].nominee.kind is count.kind for code in selected)
        if count.left is None or taken <= count.left:
            continue
        kind = count.kind.text.lower()
        earlier = f", đã có {count.used} trước đó" if count.used else ""
        yield QuotaExceeded(
            f"Hội đồng chọn {taken} {kind}{earlier}, vượt tối đa {count.maximum:02d} {kind}"
            f" ({count.source}); hãy chọn lại trong số đạt phiếu:"
            f" {_short_list(count.kind, tallies, held)}."
        )


def _short_list(kind: NomineeKind, tallies: Sequence[Tally], held: Held) -> str:
    own = [each for each in passing(tallies) if held[each.dossier].nominee.kind is kind]
    lines = [
        f"({place}) {held[each.dossier].label} {each.text}" for place, each in enumerate(own, 1)
    ]
    return ", ".join(lines)


def _verdict(
    counted: Tally,
    selected: Sequence[str],
    held: Held,
    counts: Sequence[QuotaCount],
    rule: VotingRule,
) -> Verdict:
    dossier = held[counted.dossier]
    if counted.dossier in selected:
        first = max((each.rank or 0 for each in held.values()), default=0) + 1
        ranked = _at_rank(dossier, first + selected.index(counted.dossier))
        return ranked, Status.HOI_DONG_DE_NGHI, f"Đạt {counted.text}."
    if not counted.passed:
        return dossier, Status.KHONG_DE_NGHI, _failed(counted, rule)
    return dossier, Status.KHONG_DE_NGHI, _passed_over(counted, dossier, selected, held, counts)


def _failed(counted: Tally, rule: VotingRule) -> str:
    return f"Chỉ đạt {counted.text}, cần {threshold_text(rule)}."


def _passed_over(
    counted: Tally,
    dossier: Dossier,
    selected: Sequence[str],
    held: Held,
    counts: Sequence[QuotaCount],
) -> str:
    kind = dossier.nominee.kind
    limit = next((each for each in counts if each.kind is kind), None)
    taken = sum(held[code].nominee.kind is kind for code in selected)
    if limit is None or limit.left is None or taken < limit.left:
        return f"Đạt {counted.text} nhưng không được Hội đồng chọn."
    return (
        f"Đạt {counted.text} nhưng vượt số lượng tối đa {limit.maximum:02d}"
        f" {kind.text.lower()} ({limit.source})."
    )


def _settle(verdict: Verdict, sitting: Sitting, *, at: datetime, run: str) -> tuple[Dossier, Event]:
    dossier, target, reason = verdict
    return move(
        dossier,
        target,
        step=Step.COUNCIL,
        by=sitting.chair,
        on=sitting.held_on,
        at=at,
        reason=reason,
        run=run,
    )


def _at_rank(dossier: Dossier, rank: int) -> Dossier:
    return dossier.model_copy(update={"rank": rank})


def _notes(
    sitting: Sitting, selected: Sequence[str], held: Held, counts: Sequence[QuotaCount]
) -> Iterator[str]:
    voted = {each.dossier for each in sitting.votes}
    for each in held.values():
        if each.status is Status.DU_DIEU_KIEN and each.code not in voted:
            yield f"Hồ sơ {each.label} chưa được biểu quyết, vẫn chờ Hội đồng."
    for count in counts:
        taken = sum(held[code].nominee.kind is count.kind for code in selected)
        if taken and count.maximum is None:
            yield f"{count.source}; Hội đồng chọn {taken}."
    yield from _interest_notes(sitting, held)


def _interest_notes(sitting: Sitting, held: Held) -> Iterator[str]:
    for vote in sitting.votes:
        dossier = held[vote.dossier]
        for member in sitting.members:
            named = same_name(member.name, dossier.nominee.name)
            if named and not any(same_name(member.name, each) for each in vote.recused):
                yield (
                    f"Thành viên {member.name} trùng tên với hồ sơ {dossier.label} nhưng vẫn biểu"
                    " quyết; hãy kiểm tra có phải cùng một người không."
                )
