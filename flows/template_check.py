"""Tool A, the template doctor as a step: the same as `khenthuong templates check|add`."""

from pathlib import PurePosixPath
from typing import Annotated

from documents.kind_registry import kind_of
from dossiers.model.labels import LabelledEnum
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from storage.schema.records import StepRecord
from workflow.documents.template_store import check_template, put_in_force
from workflow.forms.base import Form, required
from workflow.forms.fields import Choice, Code, Line
from workflow.step import Report, StepContext, StepDefinition


class TemplateUse(LabelledEnum):
    """What to do with a template that has no fault."""

    CHI_KIEM_TRA = "CHI_KIEM_TRA", "Chỉ kiểm tra"
    DUA_VAO_DUNG = "DUA_VAO_DUNG", "Kiểm tra và đưa vào dùng"


class TemplateForm(Form, title="Kiểm tra mẫu văn bản"):
    """Kiểm tra một mẫu văn bản sửa trong Word."""

    file: Code = required("Tệp mẫu trong kho", "Tệp .docx đã đưa vào kho", choices="file")
    kind: Code = required("Là mẫu của văn bản nào", choices="template")
    use: Annotated[TemplateUse, Choice()] = required("Việc cần làm")
    by: Line = required("Người thực hiện")


def act(form: TemplateForm, step: StepContext) -> Report:
    """Say everything wrong with the template, or fill it to look at and, if asked, use it."""
    kind = kind_of(form.kind)
    name = PurePosixPath(form.file).name
    data = step.services.objects.get(step.ledger.file(form.file).sha256)
    filled = check_template(kind, data, name)
    sample = f"dien-thu/{kind.code}/{name}"
    step.ledger.put_file(sample, step.services.objects.put(filled), len(filled), step.at)
    done = f"Mẫu {kind.title} ({name}) không có lỗi"
    if form.use is TemplateUse.DUA_VAO_DUNG:
        version = put_in_force(step.services, step.ledger, kind, data, file_name=name, by=form.by)
        done = f"{done}; bản {version} có hiệu lực từ bây giờ"
    return Report(done=done, files=(sample,))


def _replaced(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether another version came into force since this one did."""
    form = TemplateForm.model_validate(record.form)
    if form.use is TemplateUse.CHI_KIEM_TRA:
        return False
    return ledger.template(form.kind).sha256 != ledger.file(form.file).sha256


STEP = StepDefinition(
    Step.TEMPLATE_CHECK,
    TemplateForm,
    act,
    done="Mẫu dùng được",
    names=("kind", "by"),
    files=lambda form: (form.file,),
    undone=_replaced,
)
