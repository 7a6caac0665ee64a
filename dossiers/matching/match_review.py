"""The officer's review of earlier awards that look like the nominee's own, one answer each.

An answer and its reason stay with the dossier. Nobody is found eligible while an award that may be
for the same achievement is unanswered (Law on emulation and commendation, article 5).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.matching.achievements import Sameness
from dossiers.matching.earlier_awards import Match, forbidden_text
from dossiers.matching.likeness import SURE
from dossiers.model.dossier import Dossier
from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.match_answers import MatchAnswer, Verdict
from dossiers.model.record import FrozenModel, Text
from dossiers.plan.quotas import CHOSEN


class MatchLine(FrozenModel):
    """A line of the form: what is said of one earlier award. Without a verdict nothing is said."""

    award: str
    verdict: Verdict | None = None
    reason: Text = ""


def answered(
    dossier: Dossier, lines: Sequence[MatchLine], by: str, on: date
) -> tuple[MatchAnswer, ...]:
    """Merge all answers of the dossier: a new one takes the place of an earlier one."""
    answers = {each.award: each for each in dossier.matches}
    for line in lines:
        if line.verdict is not None:
            answers[line.award] = MatchAnswer(
                award=line.award, verdict=line.verdict, reason=line.reason, by=by, on=on
            )
    return tuple(answers.values())


def line_faults(
    dossier: Dossier, lines: Sequence[MatchLine], matches: Sequence[Match]
) -> Iterator[Refused]:
    """Yield what is wrong with the answers themselves."""
    known = {each.earlier.code: each for each in matches}
    codes = [each.award for each in lines]
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield InvalidForm(f"Hồ sơ {dossier.label} trả lời hai lần về {code}; hãy chỉ giữ một dòng.")
    for line in lines:
        if line.award not in known:
            offered = ", ".join(known) or "không có lần khen nào giống"
            yield InvalidForm(
                f"Hồ sơ {dossier.label} không có lần khen trước “{line.award}” để trả lời;"
                f" các lần khen giống: {offered}."
            )
        elif line.verdict is not None and not line.reason:
            yield InvalidForm(
                f"Hồ sơ {dossier.label} trả lời “{line.verdict.text}” về {line.award} nhưng chưa"
                " ghi lý do; hãy ghi vì sao biết."
            )


def eligibility_faults(dossier: Dossier, matches: Sequence[Match]) -> Iterator[Refused]:
    """Yield why the nominee can't be found eligible, by the answers that the dossier holds."""
    said = {each.award: each.verdict for each in dossier.matches}
    for match in matches:
        verdict = said.get(match.earlier.code)
        if verdict is None:
            yield from _unanswered(dossier, match)
        elif verdict is Verdict.CUNG_THANH_TICH or _same_after_all(match, verdict):
            yield Refused(
                f"Hồ sơ {dossier.label}: {forbidden_text(dossier.nominee.name, match)} Hãy"
                " chọn “Không đủ điều kiện”, hoặc trả lại để đơn vị ghi rõ thành tích khác."
            )
        elif verdict is Verdict.KHAC_NGUOI and match.likeness.score == SURE:
            yield Refused(
                f"Hồ sơ {dossier.label} trùng số căn cước với {match.earlier.text}, không thể là"
                " người khác; hãy chọn lại câu trả lời hoặc sửa số căn cước."
            )


def second_award_faults(dossier: Dossier, matches: Sequence[Match]) -> Iterator[Refused]:
    """Yield why the dossier can't go on: its nominee was awarded for the same meanwhile."""
    said = {each.award: each.verdict for each in dossier.matches}
    for match in matches:
        firm = match.earlier.status is None or match.earlier.status in CHOSEN
        if match.forbidden and firm and said.get(match.earlier.code) is not Verdict.KHAC_NGUOI:
            yield Refused(
                f"Hồ sơ {dossier.label}: {forbidden_text(dossier.nominee.name, match)} Hãy"
                " đưa hồ sơ ra khỏi danh sách chọn hoặc rút hồ sơ."
            )


def _same_after_all(match: Match, verdict: Verdict) -> bool:
    """Return the same nominee, by the officer's word, and the same achievement, word for word."""
    return verdict is Verdict.CUNG_NGUOI and match.achievement.sameness is Sameness.TRUNG


def _unanswered(dossier: Dossier, match: Match) -> Iterator[Refused]:
    if match.forbidden or match.asked:
        yield Refused(
            f"Hồ sơ {dossier.label}: {match.text}. Một thành tích chỉ khen một lần"
            f" ({match.rule.source.text}); ở dòng của hồ sơ này, mục “Lần khen trước giống hồ"
            f" sơ này”, hãy chọn {match.earlier.code}, trả lời và ghi lý do."
        )
