"""Office tool A, the template doctor as a button: the same as `khenthuong templates check|add`."""

from pathlib import PurePosixPath

from documents.kind_registry import kind_of
from dossiers.model.events import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.template_store import checked, put_in_force
from workflow.forms.tool_forms import TemplateForm, TemplateUse
from workflow.step import Button, Report, StepContext


def act(form: TemplateForm, step: StepContext) -> Report:
    """Say everything wrong with the template, or fill it to look at and, if asked, use it."""
    kind = kind_of(form.kind)
    name = PurePosixPath(form.file).name
    data = step.services.objects.get(step.ledger.file(form.file).sha256)
    filled = checked(kind, data, name)
    sample = f"dien-thu/{kind.code}/{name}"
    step.ledger.put_file(sample, step.services.objects.put(filled), len(filled), step.at)
    done = f"Mẫu {kind.title} ({name}) không có lỗi"
    if form.use is TemplateUse.DUA_VAO_DUNG:
        version = put_in_force(step.services, step.ledger, kind, data, file_name=name, by=form.by)
        done = f"{done}; bản {version} có hiệu lực từ bây giờ"
    return Report(done=done, files=(sample,))


def _replaced(record: StepRecord, ledger: Ledger) -> bool:
    """Whether another version came into force since this one did."""
    form = TemplateForm.model_validate(record.form)
    if form.use is TemplateUse.CHI_KIEM_TRA:
        return False
    return ledger.template(form.kind).sha256 != ledger.file(form.file).sha256


BUTTON = Button(
    Step.TEMPLATE_CHECK,
    TemplateForm,
    act,
    done="Mẫu dùng được",
    names=("kind", "by"),
    files=lambda form: (form.file,),
    undone=_replaced,
)
