"""Office tool A, the template doctor as a button: the same as `khenthuong templates check|add`."""

from pathlib import PurePosixPath
from typing import Annotated

from prefect import flow
from pydantic import Field

from documents.kinds import kind_of
from dossiers.events import Step
from flows.office_forms import TemplateForm, TemplateUse
from flows.running import State, run_step
from flows.templating import checked, put_in_force
from flows.work import Button, Report, Work
from storage.ledger import Ledger
from storage.records import StepRecord


def act(form: TemplateForm, work: Work) -> Report:
    """Say everything wrong with the template, or fill it to look at and, if asked, use it."""
    kind = kind_of(form.kind)
    name = PurePosixPath(form.file).name
    data = work.office.objects.get(work.ledger.file(form.file).sha256)
    filled = checked(kind, data, name)
    sample = f"dien-thu/{kind.value}/{name}"
    work.ledger.put_file(sample, work.office.objects.put(filled), len(filled), work.at)
    done = f"Mẫu {kind.title} ({name}) không có lỗi"
    if form.use is TemplateUse.DUA_VAO_DUNG:
        version = put_in_force(work.office, work.ledger, kind, data, file_name=name, by=form.by)
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


@flow(name="Kiểm tra mẫu văn bản", validate_parameters=False)
async def template_check(
    form: Annotated[TemplateForm, Field(json_schema_extra={"title": "Kiểm tra mẫu văn bản"})],
) -> State:
    """Đọc một mẫu sửa trong Word: nói mọi lỗi, hoặc điền thử để xem và đưa vào dùng."""
    return await run_step(BUTTON, form)
