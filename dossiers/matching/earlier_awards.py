"""Earlier awards that look like a nominee's own, and what the law makes of them.

Law on emulation and commendation, article 5: an award may be given again, but not several times
or in several forms for one achievement. What merely looks alike is the officer's to decide.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.matching.achievements import AchievementLikeness, Sameness, achievement_likeness
from dossiers.matching.likeness import Grade, Likeness, Subject, likeness
from dossiers.matching.name_keys import kept_keys, sought_keys
from dossiers.model.dossier import Dossier, Status
from dossiers.model.finding import FieldFinding, FieldPlace, Finding
from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from dossiers.model.record import FrozenModel, Text, uncapitalised
from dossiers.model.submission import Submission, same_nominee
from dossiers.plan.plan import OneAwardRule, Plan
from dossiers.plan.validity import value_on

GRANTED = frozenset({Status.DA_BAN_HANH, Status.CAP_TINH_TANG})
"""Statuses of what was given, by whatever level."""


class EarlierAward(FrozenModel):
    """An award given before, or a dossier on its way to one; what is unknown stays empty.

    `code` is that of a dossier (HS-…) or of a line of the imported history (KT-…). Without a
    decision the award is not given yet: `round` and `status` tell where the dossier stands.
    """

    code: Text
    kind: NomineeKind
    name: Text
    honorific: Honorific | None = None
    unit: Text = ""
    birth_year: int | None = None
    citizen_id: Text = ""
    award: Text
    decision: Text = ""
    decided_on: date | None = None
    achievement: Text = ""
    round: Text = ""
    status: Status | None = None

    @property
    def subject(self) -> Subject:
        """Return who has, or may get, the award."""
        return Subject(
            self.kind, self.name, self.unit, self.birth_year, self.citizen_id, self.honorific
        )

    @property
    def decided(self) -> bool:
        """Tell whether it was given, by a decision that anybody may know of."""
        return self.status is None or self.status in GRANTED

    @property
    def text(self) -> str:
        """Return how staff recognise it: name, award, number and date of the decision."""
        if self.status is not None and not self.decided:
            return f"{self.name}, hồ sơ {self.code} đợt {self.round} (“{self.status.text}”)"
        return f"{self.name}, {self.award_text}"

    @property
    def award_text(self) -> str:
        """Return what was given, by which decision of which day."""
        dated = f" ngày {self.decided_on:%d/%m/%Y}" if self.decided_on else ""
        return f"{self.award}, Quyết định số {self.decision}{dated}"


class Match(FrozenModel):
    """An earlier award that looks like the nominee's own: how alike, and what it was given for.

    `rule` is the one by which achievements were compared.
    """

    earlier: EarlierAward
    likeness: Likeness
    achievement: AchievementLikeness
    rule: OneAwardRule

    @property
    def forbidden(self) -> bool:
        """Tell whether it is the same nominee and the same achievement."""
        same = self.likeness.grade is Grade.TRUNG_KHOP
        return same and self.achievement.sameness is Sameness.TRUNG

    @property
    def asked(self) -> bool:
        """Tell whether the officer must say what it is before the nominee can be found eligible."""
        if self.likeness.grade is Grade.CO_THE:
            return self.achievement.sameness is Sameness.TRUNG
        return self.achievement.sameness in {Sameness.TRUNG, Sameness.GAN_GIONG}

    @property
    def text(self) -> str:
        """Tell staff how alike, to whom, by which decision, for which achievement."""
        reasons = ", ".join(self.likeness.reasons)
        grade = f"{self.likeness.grade.text} ({self.likeness.score}/100: {reasons})"
        return f"{grade} với {self.earlier.text}; {self._achievement}"

    @property
    def _achievement(self) -> str:
        sameness = self.achievement.sameness
        if sameness is Sameness.CHUA_RO:
            return sameness.text
        return f"{sameness.text} ({self.achievement.score}%): “{self.earlier.achievement}”"


def subject_of(nominee: Nominee, unit: str) -> Subject:
    """Return who is nominated, by workplace if it is known, else by the unit that nominates."""
    return Subject(
        nominee.kind,
        nominee.name,
        nominee.workplace or unit,
        nominee.birth_year,
        nominee.citizen_id,
        nominee.honorific,
    )


def earlier_award(
    dossier: Dossier, award: str, decision: str, decided_on: date | None
) -> EarlierAward:
    """Return the dossier as others see it: an award given by a decision, or one on its way.

    `award` is its name, as staff read it.
    """
    subject = subject_of(dossier.nominee, dossier.unit.name)
    return EarlierAward(
        code=dossier.code,
        **subject._asdict(),
        award=award,
        decision=decision,
        decided_on=decided_on,
        achievement=dossier.nominee.achievement,
        round=dossier.round,
        status=dossier.status,
    )


def matches_of(
    nominee: Nominee, unit: str, earlier: Sequence[EarlierAward], plan: Plan, on: date
) -> tuple[Match, ...]:
    """Return the earlier awards that look like the nominee's own, the surest first.

    `on` is the day of reception. Raises NotInForce where the rule on second awards has lapsed.
    """
    subject = subject_of(nominee, unit)
    rule = value_on(OneAwardRule, plan.one_award, on)
    found = []
    for each in earlier:
        alike = likeness(subject, each.subject, plan.mergers)
        if alike is not None:
            done = achievement_likeness(nominee.achievement, each.achievement, rule)
            found.append(Match(earlier=each, likeness=alike, achievement=done, rule=rule))
    return tuple(sorted(found, key=_surest))


def _surest(match: Match) -> tuple[bool, bool, int, str]:
    return not match.forbidden, not match.asked, -match.likeness.score, match.earlier.code


def forbidden_text(name: str, match: Match) -> str:
    """Return why a nominee can't be awarded again."""
    return (
        f"{name} đã được đề nghị hoặc khen thưởng với cùng thành tích: {match.earlier.text}; một"
        f" thành tích chỉ khen một lần ({match.rule.source.text})."
    )


def pending_text(name: str, match: Match) -> str:
    """Return the like for a unit, which may not know of whom else a dossier is on its way."""
    return (
        f"{name} đang được đề nghị khen thưởng với cùng thành tích ở hồ sơ khác; một thành tích chỉ"
        f" khen một lần ({match.rule.source.text})."
    )


Found = Sequence[tuple[Match, ...]]
"""The matches of each nominee of a submission, in its order; empty when none were looked up."""


def one_award_misfits(handed: Submission, found: Found) -> Iterator[FieldFinding]:
    """Yield a fault for each nominee who has, or is put forward for, an award for this achievement.

    In the round itself the same name is refused already, with what can be done about it.
    """
    for place, (nominee, matches) in enumerate(zip(handed.nominees, found, strict=False)):
        match = next((each for each in matches if each.forbidden), None)
        if match is not None:
            hidden = handed.by_unit and not match.earlier.decided
            why = (
                pending_text(nominee.name, match) if hidden else forbidden_text(nominee.name, match)
            )
            said = (
                f"{why} Hãy bỏ dòng này, hoặc ghi rõ thành tích khác; nếu là người khác hãy ghi"
                " năm sinh hoặc số căn cước để phân biệt."
            )
            yield Finding(said, FieldPlace(place, "achievement"))


def match_warnings(handed: Submission, found: Found) -> Iterator[str]:
    """Yield what an officer should look at: earlier awards that look like those of the nominees.

    A unit is told of what was decided; of what is on its way, the appraiser is told later.
    """
    for nominee, matches in zip(handed.nominees, found, strict=False):
        for match in matches:
            if match.earlier.decided or not handed.by_unit:
                yield f"{nominee.name}: {uncapitalised(match.text)}."


def alike_warnings(nominees: Sequence[Nominee], unit: str, plan: Plan) -> Iterator[str]:
    """Return rows of one form that may well be the same nominee, typed in two ways."""
    kept: dict[str, list[int]] = defaultdict(list)
    for place, nominee in enumerate(nominees):
        facts = nominee.kind, nominee.name, nominee.citizen_id
        earlier = {each for key in sought_keys(*facts) for each in kept[key]}
        for other in sorted(earlier):
            yield from _alike(nominees[other], nominee, unit, plan)
        for key in kept_keys(*facts):
            kept[key].append(place)


def _alike(one: Nominee, other: Nominee, unit: str, plan: Plan) -> Iterator[str]:
    alike = likeness(subject_of(one, unit), subject_of(other, unit), plan.mergers)
    if alike is None or alike.grade is Grade.CO_THE or same_nominee(one, other):
        return
    yield (
        f"{one.name} và {other.name} trong cùng phiếu {alike.grade.text.lower()}"
        f" ({', '.join(alike.reasons)}); hãy kiểm tra có phải cùng một người, một đơn vị không."
    )
