"""Steps are done once, wholly or not at all, and found again."""

import pytest

from dossiers.model.errors import Refused, StorageUnreachable
from storage.export import files_of
from tests.walks import SampleStep, Walk
from workflow.services import AppServices


def statuses(services: AppServices) -> dict[str, str]:
    with services.register.read_tx() as ledger:
        return {each.code: each.status.value for each in ledger.dossiers()}


def revision(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return ledger.revision()


def test_the_same_form_again_changes_nothing_and_reports_the_same(walk: Walk) -> None:
    first = walk.up_to(SampleStep.FIRST_UNIT)
    before = revision(walk.services)

    again = walk.take(SampleStep.FIRST_UNIT)

    assert again.again
    assert (again.done, again.dossiers) == (first.done, first.dossiers)
    assert revision(walk.services) == before


def test_a_label_or_a_code_is_the_same_form(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)

    assert walk.take(SampleStep.FIRST_UNIT, round="2026-HN-GK · Giấy khen").again


def test_a_refused_step_leaves_nothing_behind(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    before, kept = revision(walk.services), statuses(walk.services)

    with pytest.raises(Refused):
        walk.take(SampleStep.COUNCIL)

    assert (revision(walk.services), statuses(walk.services)) == (before, kept)


def test_a_store_that_fails_in_the_middle_undoes_the_step(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SampleStep.SIGNATURE)
    put, calls = walk.services.objects.put, []

    def failing(data: bytes) -> str:
        calls.append(data)
        if len(calls) > 3:
            raise StorageUnreachable("Kho tệp không trả lời; hãy thử lại sau")
        return put(data)

    monkeypatch.setattr(walk.services.objects, "put", failing)
    before, kept = revision(walk.services), statuses(walk.services)
    with pytest.raises(StorageUnreachable):
        walk.take(SampleStep.ISSUANCE)
    assert (revision(walk.services), statuses(walk.services)) == (before, kept)

    monkeypatch.undo()
    assert "01/QĐ-UBND" in walk.take(SampleStep.ISSUANCE).done


def test_a_lost_document_is_made_again_with_the_same_bytes(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    with walk.services.register.read_tx() as ledger:
        before = dict(files_of(ledger, walk.services.objects, "2026-HN-GK"))
    for blob in (walk.services.settings.folder / "objects" / "blobs").rglob("*"):
        if blob.is_file() and blob.read_bytes() in before.values():
            blob.unlink()

    for place in range(SampleStep.ISSUANCE + 1):
        walk.take(place)

    with walk.services.register.read_tx() as ledger:
        assert dict(files_of(ledger, walk.services.objects, "2026-HN-GK")) == before
