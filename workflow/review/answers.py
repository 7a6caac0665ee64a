"""Before a step ends, its packet is read back: each finding is mended, or answered with a reason.

A finding stops the step. Staff mend what it names, or say in the form why it may stay; the answer
becomes an event of the round, which nothing can change.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossiers.model.errors import FindingsOpen, InvalidForm
from dossiers.model.events import Event
from dossiers.model.finding import Finding, Passage, TextFinding
from storage.export import file_name
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.forms.fields import labelled
from workflow.forms.review_rows import AnswerRow, EditedRow
from workflow.review.edited_documents import superseded_edits
from workflow.review.packet_review import finding_text, read_back, with_answer_code
from workflow.step import StepContext

MAX_SHOWN_LETTERS = 80
"""Letters of a finding in the form's row: the whole of it stands on the page of the refusal."""

MAX_ROWS = 40
"""Rows in one prefilled form: the link carries the form, and a longer link is refused."""


def require_answers(
    answers: Sequence[AnswerRow],
    edited: Sequence[EditedRow],
    kept: Sequence[DocumentRecord],
    event: Event,
    step: StepContext,
) -> tuple[str, ...]:
    """Read the packet of `event`'s round back and keep the answers; return the report's notes.

    `kept` is what was edited in Word before the step, `event` says who answers, in which step.
    Raises FindingsOpen with every finding that has no answer, InvalidForm for an answer to none.
    """
    aside = list(superseded_edits(kept, step.ledger, event.round))
    findings = {each.answer_code: each for each in _findings(aside, event.round, step)}
    given = _given(answers)
    strange = [_strange(code) for code in given if code not in findings]
    if left := [each for code, each in findings.items() if code not in given]:
        files = [*(each.model_dump() for each in edited), *_offered(aside, step.ledger)]
        again = _again(list(findings.values()), given, files)
        raise FindingsOpen(*_said(left), *strange, again=again)
    if strange:
        raise InvalidForm(*strange)
    step.ledger.add_events(
        event.model_copy(
            update={
                "reason": f"Giải trình điểm đọc soát {code}: {reason}. Điểm này: "
                f"{finding_text(findings[code])}"
            }
        )
        for code, reason in given.items()
    )
    return (f"Đã giải trình {len(given):02d} điểm đọc soát.",) if given else ()


def _findings(
    aside: Sequence[DocumentRecord], round_: str, step: StepContext
) -> Iterator[TextFinding]:
    for record in aside:
        by = record.edited.by if record.edited else ""
        sentence = (
            f"{by} đã sửa văn bản này trong Word, mà bước này lập lại từ mẫu; hãy chọn tệp đã sửa"
            " ở mục “Văn bản đã sửa trong Word”, hoặc ghi lý do dùng bản lập lại."
        )
        edited = Finding(sentence, Passage(document=file_name(record)), "SUA_TAY")
        yield with_answer_code(record, edited)
    yield from read_back(step.services, step.ledger, round_)


def _given(answers: Sequence[AnswerRow]) -> dict[str, str]:
    """Return the reasons by finding; a row without a reason is no answer yet."""
    given = [each for each in answers if each.reason]
    for code, times in Counter(each.finding for each in given).items():
        if times > 1:
            raise InvalidForm(f"Điểm đọc soát {code} có hai dòng giải trình; hãy chỉ giữ một dòng.")
    return {each.finding: each.reason for each in given}


def _strange(code: str) -> str:
    return (
        f"Không có điểm đọc soát mã “{code}” (đã sửa xong, hoặc ghi sai mã); hãy bỏ dòng giải"
        " trình này."
    )


def _said(left: Sequence[TextFinding]) -> Iterator[str]:
    yield (
        f"Đọc soát thấy {len(left):02d} điểm trước khi ký. Hãy sửa, hoặc mở lại phiếu và ghi lý do"
        " để nguyên vào từng dòng giải trình."
    )
    for each in left:
        yield f"{each.answer_code} · {finding_text(each)}"


def _again(
    findings: Sequence[TextFinding], given: Mapping[str, str], edited: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    """Return the form's rows: one a finding, with the reason that was given or an empty one."""
    rows = [_row(each, given.get(each.answer_code)) for each in findings]
    rows.sort(key=lambda row: "reason" not in row)
    return {"answers": rows[: MAX_ROWS + len(given)], **({"edited": edited} if edited else {})}


def _row(each: TextFinding, reason: str | None) -> dict[str, str]:
    row = {"finding": labelled(each.answer_code, finding_text(each)[:MAX_SHOWN_LETTERS])}
    return {**row, "reason": reason} if reason else row


def _offered(aside: Sequence[DocumentRecord], ledger: Ledger) -> Iterator[dict[str, str]]:
    """Yield the edited drafts again: their number and day are open, so the file still fits."""
    for each in aside:
        edit = each.edited
        if edit and each.state == "DU_THAO" and ledger.file(edit.key).sha256 == edit.sha256:
            yield {"document": each.kind, "object": edit.key}
