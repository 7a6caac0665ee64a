"""A document edited in Word becomes a version of its own, and is never overwritten in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document

from documents.readback import read_back
from dossiers.model.errors import DamagedDocument, FindingsOpen, InvalidForm, Refused, UnusableFile
from flows.step_list import STEPS
from storage.export import files_of
from storage.schema.records import DocumentRecord
from tests.documents.word_edits import edited, paragraph, retyped
from tests.walks import SampleStep, Walk
from tests.workflow.documents.test_decision_drafts import session_on
from tests.workflow.review.test_answers import RETURNED, ROUND
from workflow.services import put_file
from workflow.step import Report
from workflow.step_engine import carry_out

KEY = "inbox/quyet-dinh-sua.docx"


def versions(walk: Walk, kind: str) -> list[DocumentRecord]:
    """Return all versions of a document, oldest first."""
    with walk.services.register.read_tx() as ledger:
        made = ledger.documents(round=ROUND, current_only=False)
        return [each for each in made if each.kind == kind]


def put(walk: Walk, folder: Path, data: bytes, key: str = KEY) -> None:
    """Return a file as the office lays it in the store."""
    path = folder / "tep.docx"
    path.write_bytes(data)
    put_file(walk.services, path, key)


def with_edit(document: str = "QUYET_DINH", key: str = KEY) -> list[dict[str, str]]:
    """Return the rows of the form's field."""
    return [{"document": document, "object": key}]


@pytest.fixture
def drafted(walk_at: Callable[[int], Walk], tmp_path: Path) -> Walk:
    """Return the round up for signature, and its draft decision edited in Word."""
    walk = walk_at(SampleStep.SIGNATURE)
    put(walk, tmp_path, reworded(walk))
    return walk


def reworded(walk: Walk) -> bytes:
    """Return the draft decision with a wording of the office's own, which says nothing wrong."""
    return edited(walk.services.objects.get(versions(walk, "QUYET_DINH")[-1].sha256), _worded)


def _worded(document: Document) -> None:
    found = paragraph(document, "Điều 3.")
    found.runs[-1].text = found.runs[-1].text.replace("chịu trách nhiệm", "có trách nhiệm")


def issued_by_hand(walk: Walk) -> Report:
    return walk.take(SampleStep.ISSUANCE, edited=with_edit())


def test_an_edited_draft_is_issued_with_number_and_day(drafted: Walk) -> None:
    report = issued_by_hand(drafted)

    draft, generated, by_hand = versions(drafted, "QUYET_DINH")
    assert draft.superseded
    assert generated.superseded
    assert not by_hand.superseded
    assert by_hand.edited is not None
    assert (by_hand.edited.generated, by_hand.edited.key) == (generated.id, KEY)
    assert (by_hand.edited.by, by_hand.title.endswith("bản sửa trong Word")) == ("Văn thư", True)
    assert by_hand.sha256 != generated.sha256
    said = [
        each.text for each in read_back(drafted.services.objects.get(by_hand.sha256)).paragraphs
    ]
    assert "Số: 01/QĐ-UBND" in said
    assert by_hand.id in report.documents


def test_the_same_form_again_is_done_and_a_lost_edit_comes_back(drafted: Walk) -> None:
    issued_by_hand(drafted)
    with drafted.services.register.read_tx() as ledger:
        before = dict(files_of(ledger, drafted.services.objects, ROUND))
    by_hand = versions(drafted, "QUYET_DINH")[-1]
    blobs = drafted.services.settings.folder / "objects" / "blobs"
    (blobs / by_hand.sha256[:2] / by_hand.sha256).unlink()

    assert issued_by_hand(drafted).again
    with drafted.services.register.read_tx() as ledger:
        assert dict(files_of(ledger, drafted.services.objects, ROUND)) == before


def test_a_file_that_is_as_generated_is_no_edit(drafted: Walk, tmp_path: Path) -> None:
    put(drafted, tmp_path, drafted.services.objects.get(versions(drafted, "QUYET_DINH")[-1].sha256))

    issued_by_hand(drafted)

    assert [each.edited for each in versions(drafted, "QUYET_DINH")] == [None, None]


@pytest.fixture
def resigned(drafted: Walk, tmp_path: Path) -> Walk:
    """Return the round returned, and up for signature again with the draft as it was edited."""
    drafted.take(SampleStep.ISSUANCE, **RETURNED)
    data = drafted.services.objects.get(_file(drafted))
    put(drafted, tmp_path, edited(data, retyped("01/TTr-VHXH", "02/TTr-VHXH")))
    drafted.take(SampleStep.SIGNATURE, edited=with_edit())
    return drafted


def _file(walk: Walk) -> str:
    with walk.services.register.read_tx() as ledger:
        return ledger.file(KEY).sha256


def test_an_old_citation_in_an_edited_draft_is_found(drafted: Walk) -> None:
    drafted.take(SampleStep.ISSUANCE, **RETURNED)

    with pytest.raises(FindingsOpen, match="02/TTr-VHXH"):
        drafted.take(SampleStep.SIGNATURE, edited=with_edit())


def test_an_edit_is_set_aside_only_when_staff_say_so(resigned: Walk) -> None:
    with pytest.raises(FindingsOpen, match="đã sửa văn bản này trong Word") as refused:
        resigned.take(SampleStep.ISSUANCE)

    assert versions(resigned, "QUYET_DINH")[-1].edited is not None
    assert refused.value.again["edited"] == with_edit()
    resigned.take(SampleStep.ISSUANCE, **refused.value.again)
    assert versions(resigned, "QUYET_DINH")[-1].edited is not None


def test_the_generated_one_is_used_for_a_reason(resigned: Walk) -> None:
    with pytest.raises(FindingsOpen) as refused:
        resigned.take(SampleStep.ISSUANCE)
    rows = [{**row, "reason": "dùng bản mẫu"} for row in refused.value.again["answers"]]

    resigned.take(SampleStep.ISSUANCE, answers=rows)

    *earlier, last = versions(resigned, "QUYET_DINH")
    assert last.edited is None
    kept = [each for each in earlier if each.edited]
    assert [each.superseded for each in kept] == [True]
    assert resigned.services.objects.has(kept[0].sha256)


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"PK\3\4 hong", UnusableFile), (b"%PDF-1.7\n%%EOF", Refused)],
    ids=["damaged", "pdf"],
)
def test_what_is_no_word_file_is_refused(
    drafted: Walk, tmp_path: Path, data: bytes, error: type[Refused]
) -> None:
    put(drafted, tmp_path, data, "inbox/la.docx")

    with pytest.raises((error, DamagedDocument), match=r"inbox/la\.docx"):
        drafted.take(SampleStep.ISSUANCE, edited=with_edit(key="inbox/la.docx"))
    assert len(versions(drafted, "QUYET_DINH")) == 1


def test_a_document_that_the_step_does_not_make_is_refused_by_name(drafted: Walk) -> None:
    with pytest.raises(InvalidForm, match="GIAY_KHEN"):
        drafted.take(SampleStep.ISSUANCE, edited=with_edit("GIAY_KHEN"))
    with pytest.raises(InvalidForm, match="hai tệp"):
        drafted.take(SampleStep.ISSUANCE, edited=with_edit() * 2)


def test_an_edit_with_a_slip_stops_the_step(drafted: Walk, tmp_path: Path) -> None:
    draft = drafted.services.objects.get(versions(drafted, "QUYET_DINH")[-1].sha256)

    def slip(document: Document) -> None:
        found = paragraph(document, "6.080.000")
        for run in found.runs:
            run.text = run.text.replace("6.080.000", "6.800.000")

    put(drafted, tmp_path, edited(draft, slip))
    with pytest.raises(FindingsOpen, match=r"6\.800\.000"):
        issued_by_hand(drafted)
    assert len(versions(drafted, "QUYET_DINH")) == 1


def test_minutes_may_be_edited_before_they_are_sent_up(
    walk_at: Callable[[int], Walk], tmp_path: Path
) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    minutes = walk.services.objects.get(versions(walk, "BIEN_BAN_HOP")[-1].sha256)

    def place(document: Document) -> None:
        paragraph(document, "Địa điểm").add_run(" (tầng 2)")

    put(walk, tmp_path, edited(minutes, place))
    walk.take(SampleStep.SIGNATURE, edited=with_edit("BIEN_BAN_HOP"))

    assert [bool(each.edited) for each in versions(walk, "BIEN_BAN_HOP")] == [False, True]


def test_minutes_made_anew_do_not_take_the_place_of_a_later_sessions(
    walk_at: Callable[[int], Walk], tmp_path: Path
) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=True))
    walk.take(SampleStep.COUNCIL, **session_on(walk, half=False, held_on="2026-11-06"))
    first, second = (each for each in versions(walk, "BIEN_BAN_HOP"))
    form = {"dossier": first.dossiers[0], "changes": {"name": "Tổ Mẫu"}, "reason": "x", "by": "Mẫu"}
    carry_out(STEPS["correction"], form, walk.services)
    put(walk, tmp_path, edited(walk.services.objects.get(second.sha256), lambda _document: None))
    walk.take(SampleStep.SIGNATURE, edited=with_edit("BIEN_BAN_HOP"))

    (by_hand,) = (each for each in versions(walk, "BIEN_BAN_HOP") if each.edited)
    assert by_hand.subject == second.subject
