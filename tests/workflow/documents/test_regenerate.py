"""Documents are made again from the register alone, and are the same bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossiers.model.errors import UnknownObject
from tests.walks import SampleStep, Walk
from tests.workflow.review.test_answers import ROUND
from tests.workflow.review.test_edited_documents import issued_by_hand, put, reworded
from workflow.documents.regenerate import Verdict, regenerate_documents


def test_every_document_of_a_round_is_made_again(
    walk_at: Callable[[int], Walk], tmp_path: Path
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    put(walk, tmp_path, reworded(walk))
    issued_by_hand(walk)

    found = list(regenerate_documents(walk.services, ROUND))

    assert [each.record.kind for each in found if each.verdict is Verdict.SUA_TAY] == ["QUYET_DINH"]
    assert {each.verdict for each in found} == {Verdict.GIONG, Verdict.SUA_TAY}
    assert {each.record.superseded for each in found} == {True, False}
    (one,) = regenerate_documents(walk.services, found[0].record.id)
    assert one == found[0]


def test_what_differs_is_said(
    walk_at: Callable[[int], Walk], monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    monkeypatch.setattr("workflow.documents.regenerate.digest", lambda _data: "0" * 64)

    assert {each.verdict for each in regenerate_documents(walk.services, ROUND)} == {Verdict.KHAC}


def test_what_cannot_be_made_is_said(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    walk.services.template_cache.clear()
    with walk.services.register.read_tx() as ledger:
        template = ledger.template("QUYET_DINH").sha256
    blob = walk.services.settings.folder / "objects" / "blobs" / template[:2] / template
    blob.unlink()

    made = {each.record.kind: each for each in regenerate_documents(walk.services, ROUND)}

    assert made["QUYET_DINH"].verdict is Verdict.HONG
    assert not made["QUYET_DINH"].proved
    assert made["TO_TRINH"].proved


def test_a_name_of_nothing_is_refused(walk_at: Callable[[int], Walk]) -> None:
    with pytest.raises(UnknownObject, match="KHONG-CO"):
        list(regenerate_documents(walk_at(SampleStep.SIGNATURE).services, "KHONG-CO"))
