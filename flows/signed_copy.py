"""Step 6a, signed_copy (bản đã ký): the signed scan or PDF of a paper that is issued already."""

from collections.abc import Sequence

from documents.files.attachments import SIGNED_KINDS, FileKind, inspect
from documents.files.pdf_text import has_pages
from documents.kind_registry import kind_of
from dossiers.model.errors import InvalidForm, Refused, UnusableFile
from dossiers.model.events import event_of
from dossiers.model.steps import Step
from storage.schema.records import DocumentRecord
from workflow.forms.base import Form, optional, required, round_field
from workflow.forms.fields import Code, Line, OptionalCode, OptionalLine, bare_number
from workflow.review.signed_copies import tie_signed_copy
from workflow.step import Report, StepContext, StepDefinition


class SignedCopyForm(Form, title="Phiếu đưa bản đã ký lên"):
    """Bản quét hoặc bản ký số của một văn bản đã ban hành."""

    round: Code = round_field()
    kind: Code = required("Văn bản đã ban hành", choices="template")
    file: Code = required("Tệp đã ký", "Tên tệp đã đưa vào kho", choices="signed")
    by: Line = required("Người đưa lên")
    dossier: OptionalCode = optional(
        "", "Mã hồ sơ", "Chỉ khi mỗi hồ sơ có một văn bản loại này, ví dụ Giấy khen"
    )
    number: OptionalLine = optional(
        "", "Số văn bản", "Chỉ khi đợt có nhiều văn bản loại này, ví dụ 02/QĐ-UBND"
    )
    reason: OptionalLine = optional(
        "", "Lý do giữ thêm một bản", "Chỉ khi văn bản đã có một bản ký khác"
    )


def act(form: SignedCopyForm, step: StepContext) -> Report:
    """Tie the file to the paper, on every dossier that it concerns."""
    record = _paper(form, step)
    _check_kind(form.file, step)
    copy = tie_signed_copy(record, form.file, form.by, step, form.reason)
    acting = step.act(form.by, step.services.today())
    said = f"Bản đã ký của {record.title}: {form.file}"
    said += f"; {form.reason}" if form.reason else ""
    dossiers = step.ledger.dossiers_by_code(record.dossiers)
    step.ledger.add_events([event_of(each, acting, said) for each in dossiers])
    return Report(
        done=f"Đã đưa bản đã ký của {record.title} lên; tệp đã khóa",
        round=form.round,
        notes=copy.remarks,
    )


def _paper(form: SignedCopyForm, step: StepContext) -> DocumentRecord:
    """Return the issued paper that is meant. Raise Refused for none, InvalidForm for several."""
    kind, round_ = kind_of(form.kind), step.ledger.round(form.round)
    papers = step.ledger.documents(round=round_.code)
    issued = [each for each in papers if each.kind == kind.code and each.state == "BAN_HANH"]
    fitting = [
        each
        for each in issued
        if form.dossier in ("", *each.dossiers) and _has_number(each, form.number)
    ]
    if not fitting:
        raise Refused(_no_paper(form, kind.title, issued))
    if len(fitting) > 1:
        shown = ", ".join(f"{each.title} (số {each.number})" for each in fitting[:MAX_NAMED])
        raise InvalidForm(
            f"Đợt {form.round} có {len(fitting)} văn bản loại “{kind.title}”: {shown}; hãy ghi thêm"
            " mã hồ sơ hoặc số văn bản."
        )
    return fitting[0]


def _has_number(record: DocumentRecord, asked: str) -> bool:
    """Tell whether the paper has the number, written with its symbol or not; blank is any."""
    number, _, symbol = record.number.partition("/")
    said = bare_number(asked, symbol) or ""
    return not asked or said.lstrip("0") == number.lstrip("0")


MAX_NAMED = 5
"""How many papers one sentence names."""


def _no_paper(form: SignedCopyForm, title: str, issued: Sequence[DocumentRecord]) -> str:
    of_dossier = f" của hồ sơ {form.dossier}" if form.dossier else ""
    numbered = f" số {form.number}" if form.number else ""
    there = ", ".join(dict.fromkeys(each.number for each in issued))
    has = f" (đợt có số {there})" if there else ""
    return (
        f"Đợt {form.round} chưa ban hành “{title}”{of_dossier}{numbered}{has}; bản đã ký chỉ đưa"
        " lên sau khi văn bản đã vào số."
    )


def _check_kind(key: str, step: StepContext) -> None:
    data = step.services.objects.get(step.ledger.file(key).sha256)
    attachment = inspect(data, key)
    if attachment.kind not in SIGNED_KINDS:
        raise UnusableFile(
            f"Tệp {key} là {attachment.kind.text}; văn bản đã ký phải là PDF hoặc bản quét."
        )
    if attachment.kind is FileKind.PDF and not has_pages(data):  # it would be locked for good
        raise UnusableFile(f"Tệp PDF {key} bị hỏng, không có trang nào; hãy quét hoặc lưu lại")


STEP = StepDefinition(
    Step.SIGNED_COPY,
    SignedCopyForm,
    act,
    done="Đã đưa bản đã ký lên",
    names=("round", "kind", "by"),
    files=lambda form: [form.file],
)
