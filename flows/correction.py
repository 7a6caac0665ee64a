"""Step 7a, correction (sửa thông tin): a fact of a dossier, at any time before it is issued."""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from dossiers.council.recusal import corrected_notes
from dossiers.council.replacement import standing
from dossiers.intake.correction_rules import (
    CorrectionCase,
    check_correction,
    check_open,
    correct,
    corrected_nominee,
)
from dossiers.model.citizen_ids import masked
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import Honorific, Nominee
from dossiers.model.role_duties import check_corrector
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.corrected_papers import remake_papers
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Choice, Code, Line, OptionalCitizenId, OptionalCount, OptionalLine
from workflow.forms.nominee_form import NomineeForm
from workflow.intake.award_history import Alike, Sought
from workflow.shared_quota import standings_in_quota
from workflow.step import Report, StepContext, StepDefinition

_LINE = WithJsonSchema({"type": "string"})
_CODES = WithJsonSchema({"type": "array", "items": {"type": "string"}})

TITLES = {name: field.title or name for name, field in NomineeForm.model_fields.items()}
"""What staff call each fact: as on the form by which it came."""


DASH = "-"
"""What stands for nothing in a box: one that is emptied is not sent, and changes nothing."""

DASHES = (DASH, "–", "—")
"""The same as keyboards and Word write it."""

Clearable = Annotated[
    OptionalLine | None,
    BeforeValidator(lambda value: "" if value in DASHES else value),
    WithJsonSchema({"type": "string"}),
]
"""A fact that may be unknown; a dash says that it is."""

CLEARED_BY_DASH = f"Muốn bỏ trống: gõ dấu {DASH}"


def fact(name: str, hint: str = "", **extra: Any) -> Any:
    """Return the field of a fact; left empty, the fact stays as it is."""
    return optional(None, TITLES[name], hint, **extra)


class ChangesForm(Form, title="Thông tin cần sửa"):
    """Những thông tin cần sửa."""

    name: Annotated[Line | None, _LINE] = fact("name")
    honorific: Annotated[Honorific | None, Choice()] = fact("honorific")
    birth_year: OptionalCount = fact("birth_year", "Muốn bỏ trống: ghi 0")
    citizen_id: Annotated[OptionalCitizenId | None, _LINE] = fact(
        "citizen_id", f"Không hiện số đang lưu; chỉ ghi khi cần sửa. {CLEARED_BY_DASH}"
    )
    position: Clearable = fact("position", CLEARED_BY_DASH)
    workplace: Clearable = fact("workplace", CLEARED_BY_DASH)
    address: Clearable = fact("address", CLEARED_BY_DASH)
    achievement: Annotated[Line | None, _LINE] = fact("achievement")
    criteria: Annotated[tuple[Code, ...] | None, _CODES] = fact("criteria", choices="criterion")

    @property
    def given(self) -> dict[str, object]:
        """Return the facts that were filled in, by field; the year 0 is none."""
        filled = {field: value for field, value in dict(self).items() if value is not None}
        return filled | ({"birth_year": None} if self.birth_year == 0 else {})


class CorrectionForm(Form, title="Phiếu sửa thông tin hồ sơ"):
    """Sửa thông tin một hồ sơ chưa ban hành quyết định."""

    dossier: Code = required("Hồ sơ", choices="dossier")
    changes: ChangesForm = required(
        "Thông tin cần sửa",
        "Sửa ô nào sai, để nguyên ô đúng; sai đơn vị, đối tượng, hình thức thì rút hồ sơ, nộp lại",
    )
    reason: Line = required("Lý do sửa", "Căn cứ vào giấy tờ nào; sẽ lưu trong hồ sơ")
    by: Line = required("Người sửa")


def act(form: CorrectionForm, step: StepContext) -> Report:
    """Correct the dossier, and make anew whatever open paper says what was corrected."""
    before = step.ledger.dossier(form.dossier)
    check_open(before)
    if step.run.actor:
        check_corrector(step.run.actor, before)
    nominee, changes = corrected_nominee(before, form.changes.given, TITLES)
    notes = check_correction(_case(before, nominee, step))
    act = step.act(form.by, step.services.today())
    after, event = correct(before, nominee, changes, act, form.reason)
    step.save_moves([after], [event])
    sessions = standing(step.ledger.sessions(after.round))
    conflicts = corrected_notes(before, after, sessions, step.services.plan.roster)
    return Report(
        done=f"Đã sửa thông tin hồ sơ {after.label}",
        round=after.round,
        notes=(
            *(f"Đã sửa {masked(each.text)}." for each in changes),
            *notes,
            *conflicts,
            *remake_papers(before, after, step),
        ),
        corrected=tuple(each.field for each in changes),
    )


def _case(dossier: Dossier, nominee: Nominee, step: StepContext) -> CorrectionCase:
    plan, round_ = step.services.plan, step.ledger.round(dossier.round)
    sought = Sought(nominee, dossier.unit.name, dossier.received_on)
    alike = Alike(step.ledger, [nominee])
    (matches,) = alike.matches(plan, [sought], without=(dossier.code,))
    others = [each for each in alike.dossiers if each.code != dossier.code]
    standings = standings_in_quota(plan, step.ledger, round_)
    return CorrectionCase(dossier, nominee, round_, plan, others, matches, standings)


def _changed_since(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether what the form corrected was corrected otherwise since: then it is a new act."""
    form = CorrectionForm.model_validate(record.form)
    now, given = ledger.dossier(form.dossier).nominee, form.changes.given
    return any(getattr(now, field) != given[field] for field in record.summary["corrected"])


STEP = StepDefinition(
    Step.CORRECTION,
    CorrectionForm,
    act,
    done="Đã sửa thông tin",
    names=("dossier", "by"),
    undone=_changed_since,
)
