"""Correcting a fact of a dossier (sửa thông tin) before its decision is issued.

What is corrected is judged as if it had been handed in so. A decision that is issued is replaced
when its content is wrong, and mended by công văn when its form is (Decree 30/2020, Điều 18).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dossiers.intake.submission_intake import quota_warnings
from dossiers.intake.submission_rules import OPEN_ANEW, nominee_faults
from dossiers.matching.earlier_awards import Match, match_warnings, one_award_misfits
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import InvalidForm, InvalidTransition, Refused, refuse_all
from dossiers.model.events import Act, Event, event_of
from dossiers.model.match_answers import Verdict
from dossiers.model.nominee import Nominee
from dossiers.model.record import FrozenModel, uncapitalised
from dossiers.model.role_duties import CORRECTED_BY
from dossiers.model.round import Round
from dossiers.model.standing import Standing
from dossiers.model.steps import Step
from dossiers.model.submission import ByNominee, Submission
from dossiers.plan.plan import Plan

CORRECTABLE_FACTS = (
    *("name", "honorific", "birth_year", "citizen_id", "position", "workplace", "address"),
    *("achievement", "criteria"),
)
"""The facts of a nominee that may be corrected, in the order of the form. Who is put forward, by
which unit, for which award is another nomination."""

CORRECTABLE = frozenset(CORRECTED_BY)
"""Where a dossier may still be corrected: on its way, not yet issued or sent up."""

TO_BE_CHOSEN = CORRECTABLE - {Status.HOI_DONG_DE_NGHI, Status.TRINH_KY}
"""Where the council has not chosen yet, so that a quota exceeded is to be told."""


class Change(FrozenModel):
    """A fact that is corrected: its title on the form, as it stood and as it is to stand."""

    field: str
    title: str
    old: str
    new: str

    @property
    def text(self) -> str:
        """Return what staff read: "họ và tên: “Nguyễn Văn Mẩu” thành “Nguyễn Văn Mẫu”"."""
        return f"{uncapitalised(self.title)}: {_quoted(self.old)} thành {_quoted(self.new)}"


def corrected_nominee(
    dossier: Dossier, given: Mapping[str, object], titles: Mapping[str, str]
) -> tuple[Nominee, tuple[Change, ...]]:
    """Return the nominee with the facts `given` by field, and which of them differ.

    Raises InvalidForm, naming each, when none does.
    """
    nominee = dossier.nominee
    differing = {field: new for field, new in given.items() if new != getattr(nominee, field)}
    if not differing:
        same = "; ".join(
            f"{titles[field]}: {_quoted(_shown(getattr(nominee, field)))}" for field in given
        )
        said = f" các ô đã ghi vẫn như cũ ({same})" if same else " chưa ghi thông tin nào cần sửa"
        raise InvalidForm(f"Hồ sơ {dossier.label}:{said}; hãy ghi giá trị mới vào ô cần sửa.")
    changes = tuple(
        Change(
            field=field, title=titles[field], old=_shown(getattr(nominee, field)), new=_shown(new)
        )
        for field, new in differing.items()
    )
    return Nominee.model_validate({**dict(nominee), **differing}), changes


def check_open(dossier: Dossier) -> None:
    """Raise InvalidTransition, with the way to go, where a dossier can no longer be corrected."""
    if dossier.status not in CORRECTABLE:
        stands = f"Hồ sơ {dossier.label} đang ở trạng thái “{dossier.status.text}”"
        raise InvalidTransition(f"{stands}, {_WAYS.get(dossier.status, _CLOSED)}")


_CLOSED = "không còn đang xét nên không sửa thông tin."
_WAYS = {
    Status.DA_BAN_HANH: (
        "văn bản đã ban hành nên không sửa thông tin ở bước này nữa: sai nội dung thì ban hành"
        " quyết định thay thế (bước replacement), sai thể thức, kỹ thuật trình bày thì đính chính"
        " bằng công văn (bước erratum), theo Nghị định số 30/2020/NĐ-CP, Điều 18."
    ),
    Status.DA_TRINH_TINH: (
        "hồ sơ đang ở cấp tỉnh nên không sửa thông tin: hãy đề nghị cấp tỉnh trả lại, ghi kết quả"
        f" “Trả lại” ở bước “{Step.PROVINCE_RESULT.text}” rồi sửa."
    ),
    Status.CAP_TINH_TANG: (
        "quyết định là của cấp tỉnh nên không sửa thông tin ở đây: hãy đề nghị cơ quan đã ban hành"
        " đính chính hoặc thay thế."
    ),
}


@dataclass(frozen=True)
class CorrectionCase:
    """A dossier to be corrected, with what the correction is judged by.

    `others` are the other dossiers of such nominees in its round, `matches` the earlier awards that
    look like those of the nominee as it is to stand; `standings` count the dossiers of all rounds
    on the round's quota.
    """

    dossier: Dossier
    nominee: Nominee
    round: Round
    plan: Plan
    others: Sequence[Dossier]
    matches: tuple[Match, ...] = ()
    standings: Sequence[Standing] = ()

    @property
    def submission(self) -> Submission:
        """Return what the unit would have handed in."""
        return Submission(
            round=self.round,
            unit=self.dossier.unit,
            nominees=(self.nominee,),
            received_on=self.dossier.received_on,
        )

    @property
    def open_matches(self) -> tuple[Match, ...]:
        """Return the matches that no officer has found to be of others."""
        others = {each.award for each in self.dossier.matches if each.verdict is Verdict.KHAC_NGUOI}
        return tuple(each for each in self.matches if each.earlier.code not in others)


def check_correction(case: CorrectionCase) -> tuple[str, ...]:
    """Return what staff should heed; raise Refused with every reason, as a submission would be."""
    handed, found = case.submission, (case.open_matches,)
    again = one_award_misfits(handed, found)
    faults = chain(nominee_faults(case.nominee, handed, case.plan), again)
    refuse_all(chain((each.refused() for each in faults), _held_faults(case)))
    return (*_quota_warnings(case), *match_warnings(handed, found))


def _held_faults(case: CorrectionCase) -> Iterator[Refused]:
    """Yield the dossiers of the round that the corrected one would be taken for."""
    held = ByNominee(case.round, case.others)
    for each in held.same(case.nominee):
        if each.status not in OPEN_ANEW:
            yield Refused(
                f"{case.nominee.kind.text} {case.nominee.name} đã có hồ sơ {each.code} trong đợt"
                f" này, trạng thái “{each.status.text}”; nếu là người khác hãy ghi số căn cước của"
                " cả hai hồ sơ hoặc tên đầy đủ để phân biệt, nếu là một thì rút một hồ sơ."
            )
    for each in held.sharing_number(case.nominee):
        if each.status not in OPEN_ANEW:
            yield Refused(
                f"Số căn cước của {case.nominee.name} đã ghi cho hồ sơ {each.label}; hãy kiểm tra"
                " lại số căn cước."
            )


def _quota_warnings(case: CorrectionCase) -> Iterator[str]:
    if case.dossier.status in TO_BE_CHOSEN:
        yield from quota_warnings(case.plan, case.round, case.nominee.kind, case.standings)


def correct(
    dossier: Dossier, nominee: Nominee, changes: Sequence[Change], act: Act, reason: str
) -> tuple[Dossier, Event]:
    """Return the dossier corrected, and the event that tells old and new value and the reason."""
    said = "; ".join(each.text for each in changes)
    former = dossier.former_names
    if nominee.name != dossier.nominee.name:
        kept = (each for each in (*former, dossier.nominee.name) if each != nominee.name)
        former = tuple(dict.fromkeys(kept))
    corrected = dossier.model_copy(update={"nominee": nominee, "former_names": former})
    return corrected, event_of(dossier, act, f"Sửa {said}. Lý do: {reason}")


def _shown(value: object) -> str:
    """Return a fact as staff read it, "" for one that is not known."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "(trống)"
