"""What proofreading finds stops the step until it is mended, or answered for a lasting reason."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from docx.document import Document

from documents.papers.proposal_report import TO_TRINH
from dossiers.model.errors import FindingsOpen, InvalidForm
from dossiers.model.events import Event
from dossiers.model.steps import Step
from flows.hosting.publish import Deployment
from flows.hosting.run_step import refusal
from flows.signature import STEP
from templates import template_bytes
from tests.documents.word_edits import edited, paragraph
from tests.walks import SampleStep, Walk
from tests.workflow.test_step_engine import revision
from workflow.forms.review_rows import AnswerRow
from workflow.review.packet_review import annotated_copies
from workflow.services import AppServices

ROUND = "2026-HN-GK"
RETURNED: dict[str, Any] = {
    "outcome": "TRA_LAI",
    "signed_on": "2026-11-10",
    "reason": "sửa tên đơn vị",
    "signed_file": "",
    "number": None,
}


def _left_open(document: Document) -> None:
    paragraph(document, "(Kèm theo").add_run(" xxx")


def use_template(services: AppServices, data: bytes) -> None:
    """Put a template of the proposal into force."""
    with services.register.write_tx() as ledger:
        ledger.add_template(
            TO_TRINH.code,
            sha256=services.objects.put(data),
            file_name="to-trinh.docx",
            added_at=services.clock(),
            added_by="Mẫu",
        )


def answers_of(walk: Walk) -> list[Event]:
    """Return the answers in the history of the round."""
    with walk.services.register.read_tx() as ledger:
        told = ledger.events(round=ROUND)
        return [each for each in told if each.reason.startswith("Giải trình")]


@pytest.fixture
def open_place(walk_at: Callable[[int], Walk]) -> Walk:
    """Return the round before signature, its proposal's template with a place left open."""
    walk = walk_at(SampleStep.COUNCIL)
    use_template(walk.services, edited(template_bytes(TO_TRINH), _left_open))
    return walk


def refused(walk: Walk, place: int, **changes: Any) -> FindingsOpen:
    """Return the error with which a step is refused; nothing is changed."""
    before = revision(walk.services)
    with pytest.raises(FindingsOpen) as found:
        walk.take(place, **changes)
    assert revision(walk.services) == before
    return found.value


def test_a_finding_stops_the_step_and_is_named(open_place: Walk) -> None:
    error = refused(open_place, SampleStep.SIGNATURE)

    summary, finding = error.reasons
    assert "01 điểm" in summary
    assert "Tờ trình số 01-TTr-VHXH" in finding
    assert "“xxx”" in finding
    (row,) = error.again["answers"]
    code, _, _ = row["finding"].partition(" · ")
    assert finding.startswith(code)
    assert "reason" not in row


def test_the_same_finding_has_the_same_code(open_place: Walk) -> None:
    assert (
        refused(open_place, SampleStep.SIGNATURE).reasons
        == refused(open_place, SampleStep.SIGNATURE).reasons
    )


def test_an_answer_lets_the_step_go_on_and_stays(open_place: Walk) -> None:
    again = refused(open_place, SampleStep.SIGNATURE).again
    rows = [{**row, "reason": "mẫu đang sửa"} for row in again["answers"]]

    report = open_place.take(SampleStep.SIGNATURE, answers=rows)

    assert report.notes[0] == "Đã giải trình 01 điểm đọc soát."
    (event,) = answers_of(open_place)
    assert (event.by, event.step) == ("Hoàng Văn Mẫu Ba", Step.SIGNATURE)
    assert "mẫu đang sửa" in event.reason
    assert "xxx" in event.reason
    assert open_place.take(SampleStep.SIGNATURE, answers=rows).again
    assert len(answers_of(open_place)) == 1


def test_a_row_without_a_reason_is_no_answer(open_place: Walk) -> None:
    again = refused(open_place, SampleStep.SIGNATURE).again

    assert refused(open_place, SampleStep.SIGNATURE, **again).again == again


def test_an_answer_to_no_finding_is_refused_by_name(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    with pytest.raises(InvalidForm, match="ABCD1234"):
        walk.take(SampleStep.SIGNATURE, answers=[{"finding": "ABCD1234", "reason": "vì thế"}])
    walk.take(SampleStep.SIGNATURE, answers=[{"finding": "ABCD1234", "reason": ""}])


def test_two_answers_to_one_finding_are_refused(open_place: Walk) -> None:
    (row,) = refused(open_place, SampleStep.SIGNATURE).again["answers"]

    with pytest.raises(InvalidForm, match="hai dòng"):
        open_place.take(
            SampleStep.SIGNATURE, answers=[{**row, "reason": "a"}, {**row, "reason": "b"}]
        )


def test_issuance_reads_the_packet_again(open_place: Walk) -> None:
    rows = [
        {**row, "reason": "mẫu"}
        for row in refused(open_place, SampleStep.SIGNATURE).again["answers"]
    ]
    open_place.take(SampleStep.SIGNATURE, answers=rows)

    issuing = refused(open_place, SampleStep.ISSUANCE).again["answers"]
    open_place.take(SampleStep.ISSUANCE, answers=[{**row, "reason": "đã ký"} for row in issuing])

    assert [each.by for each in answers_of(open_place)] == ["Hoàng Văn Mẫu Ba", "Văn thư"]
    (copy,) = annotated_copies(open_place.services, ROUND)
    assert copy[0] == "Tờ trình số 01-TTr-VHXH (góp ý).docx"


def test_the_page_of_the_refusal_leads_back_to_the_form(open_place: Walk) -> None:
    error = refused(open_place, SampleStep.SIGNATURE)

    deployed = {Step.SIGNATURE: Deployment("0", {})}

    page = refusal(STEP, open_place.form(SampleStep.SIGNATURE), error, deployed)

    found = re.search(r"parameters=([^)>\s]+)", page)
    assert found is not None
    form = json.loads(unquote(found[1]))["form"]
    assert form == {**open_place.form(SampleStep.SIGNATURE), **error.again}
    assert "Chưa có gì thay đổi" in page
    assert "xxx" in page


def test_a_form_without_edits_and_answers_is_the_form_of_before(walk: Walk) -> None:
    form = STEP.form.model_validate(walk.form(SampleStep.SIGNATURE))

    assert "answers" not in form.canonical_values()
    answered = form.model_copy(update={"answers": (AnswerRow(finding="A", reason="b"),)})
    assert answered.canonical_values()["answers"] == [{"finding": "A", "reason": "b"}]


def test_a_returned_proposal_has_nothing_to_answer(open_place: Walk) -> None:
    (row,) = refused(open_place, SampleStep.SIGNATURE).again["answers"]
    open_place.take(SampleStep.SIGNATURE, answers=[{**row, "reason": "mẫu"}])

    with pytest.raises(InvalidForm, match="trả lại"):
        open_place.take(SampleStep.ISSUANCE, **RETURNED, answers=[{**row, "reason": "mẫu"}])


def test_names_and_posts_in_capitals_are_no_faults_of_form(walk: Walk) -> None:
    """The form check sees in a heading or a right what is only a name."""
    for place in range(SampleStep.COUNCIL):
        if walk.steps[place]["flow"] == "submission":
            for nominee in walk.steps[place]["form"]["nominees"]:
                nominee["achievement"] = "TM. HỘI ĐỒNG: 05 (năm) cá nhân, Bằng khen số 3/QĐ-UBND …"
    walk.up_to(SampleStep.SIGNATURE)
    proposer = {"name": "TRƯƠNG VĂN BA", "title": "Trưởng phòng"}
    walk.take(SampleStep.ISSUANCE, **RETURNED)

    assert "02/TTr-VHXH" in walk.take(SampleStep.SIGNATURE, proposer=proposer).done
    walk.take(SampleStep.ISSUANCE)
