"""Whom the council selects (xét chọn): only those that passed, within the quota, ties decided."""

from collections.abc import Iterator

from dossiers.council.ranking import ByCode, favoured, of_kind, short_list, tied_at_cut
from dossiers.council.voting import Tally, threshold_text
from dossiers.model.dossier import Dossier
from dossiers.model.errors import InvalidForm, QuotaExceeded, Refused, refuse_all
from dossiers.model.record import FrozenModel
from dossiers.plan.plan import TieBreak
from dossiers.plan.quotas import QuotaCount
from dossiers.plan.voting_rule import VotingRule


class Selection(FrozenModel):
    """What a session selects: from which tallies, within which counts, by which rules.

    `ranked` are the tallies that pass, by merit; `selected` the codes in the council's order.
    """

    rule: VotingRule
    tie_break: TieBreak
    tallies: tuple[Tally, ...]
    ranked: tuple[Tally, ...]
    selected: tuple[str, ...]
    counts: tuple[QuotaCount, ...]
    tie_reason: str = ""


def check_selection(case: Selection, held: ByCode) -> None:
    """Refuse a selection with its reasons (plan IV: the quota; Decree 152/2025, Điều 4: ties)."""
    refuse_all(_named_faults(case, held))
    refuse_all(_quota_faults(case, held))


def selection_notes(case: Selection, held: ByCode) -> Iterator[str]:
    """Yield what staff should know of a selection that stands."""
    for count in case.counts:
        taken = _taken(case, held, count)
        if taken and count.maximum is None:
            yield f"{count.source}; Hội đồng chọn {taken}."
        elif taken and not count.confirmed:
            kind = count.kind.text.lower()
            yield f"Số lượng tối đa {count.maximum:02d} {kind} chưa xác nhận ({count.source})."
    yield from _tie_notes(case, held)
    yield from _law_notes(case, held)


def why_put_forward(case: Selection, tally: Tally, held: ByCode) -> str:
    """Return why the council puts a dossier forward, for its event."""
    return f"Đạt {tally.text}.{_tie_sentence(case, tally, held)}"


def why_passed_over(case: Selection, tally: Tally, held: ByCode) -> str:
    """Return why the council does not put a dossier forward, for its event."""
    if not tally.passed:
        return f"Chỉ đạt {tally.text}, cần {threshold_text(case.rule)}."
    count = _count_of(case, held[tally.dossier])
    if count is None or count.left is None or _taken(case, held, count) < count.left:
        return f"Đạt {tally.text} nhưng không được Hội đồng chọn."
    return (
        f"Đạt {tally.text} nhưng vượt số lượng tối đa {count.maximum:02d}"
        f" {count.kind.text.lower()} ({count.source}).{_tie_sentence(case, tally, held)}"
    )


def _named_faults(case: Selection, held: ByCode) -> Iterator[Refused]:
    counted = {each.dossier: each for each in case.tallies}
    selected = case.selected
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
                f" {threshold_text(case.rule)}; hãy bỏ khỏi danh sách chọn."
            )


def _quota_faults(case: Selection, held: ByCode) -> Iterator[Refused]:
    for count in case.counts:
        taken = _taken(case, held, count)
        if count.left is None or taken <= count.left:
            continue
        kind = count.kind.text.lower()
        earlier = f", đã có {count.used} trước đó" if count.used else ""
        ranked = of_kind(case.ranked, held, count.kind)
        decide = " Suất cuối có hồ sơ bằng phiếu: Hội đồng chọn và ghi lý do."
        tie = decide if _tied(case, held, count) else ""
        yield QuotaExceeded(
            f"Hội đồng chọn {taken} {kind}{earlier}, vượt tối đa {count.maximum:02d} {kind}"
            f" ({count.source}); hãy chọn lại trong số đạt phiếu:"
            f" {short_list(ranked, held, case.tie_break)}.{tie}"
        )


def _tie_notes(case: Selection, held: ByCode) -> Iterator[str]:
    """Equals at the last place, of whom some are taken: people decided that, and should say why."""
    if case.tie_reason:
        return
    for count in case.counts:
        tied = _tied(case, held, count)
        if _split(case, tied):
            yield (
                f"Các hồ sơ {short_list(tied, held, case.tie_break)} bằng phiếu ở suất cuối của"
                f" {count.maximum:02d} {count.kind.text.lower()} ({count.source}); Hội đồng chọn"
                " theo thứ tự đã nêu. Nên ghi lý do vào ô “Lý do chọn khi bằng phiếu”."
            )


def _split(case: Selection, tied: tuple[Tally, ...]) -> bool:
    return 0 < sum(each.dossier in case.selected for each in tied) < len(tied)


def _tied(case: Selection, held: ByCode, count: QuotaCount | None) -> tuple[Tally, ...]:
    if count is None or count.left is None:
        return ()
    ranked = of_kind(case.ranked, held, count.kind)
    return tied_at_cut(ranked, count.left, held, case.tie_break)


def _tie_sentence(case: Selection, tally: Tally, held: ByCode) -> str:
    tied = _tied(case, held, _count_of(case, held[tally.dossier]))
    if tally not in tied or not _split(case, tied):
        return ""
    reason = case.tie_reason or "theo thứ tự Hội đồng đã nêu."
    return f" Bằng phiếu ở suất cuối, Hội đồng quyết định: {reason}"


def _law_notes(case: Selection, held: ByCode) -> Iterator[str]:
    """Yield whom the law favours and the council passed over for an equal."""
    chosen = [each for each in case.ranked if each.dossier in case.selected]
    for tally in case.ranked:
        own = held[tally.dossier]
        if tally in chosen or not favoured(own.nominee, case.tie_break):
            continue
        if any(_yields_to(each, tally, case, held) for each in chosen):
            yield (
                f"Hồ sơ {own.label} bằng phiếu với hồ sơ được chọn và được ưu tiên theo quy định"
                f" ({case.tie_break.source.text}) nhưng không được chọn."
            )


def _yields_to(one: Tally, other: Tally, case: Selection, held: ByCode) -> bool:
    """Tell whether two of a kind have the same votes and the law does not favour the first."""
    nominee = held[one.dossier].nominee
    equal = (one.agree, one.disagree) == (other.agree, other.disagree)
    same_kind = nominee.kind is held[other.dossier].nominee.kind
    return equal and same_kind and not favoured(nominee, case.tie_break)


def _taken(case: Selection, held: ByCode, count: QuotaCount) -> int:
    return sum(held[code].nominee.kind is count.kind for code in case.selected)


def _count_of(case: Selection, dossier: Dossier) -> QuotaCount | None:
    return next((each for each in case.counts if each.kind is dossier.nominee.kind), None)
