"""Bulk work as a button: owed certificates, a kind anew from a newer template, in pieces."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest

from dossiers.model.errors import InvalidForm
from dossiers.model.steps import Step
from flows.bulk_documents import STEP
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, Edit, PendingDocument
from tests.documents.word_edits import edited, retyped
from tests.flows.promises import ROUND, promise
from tests.walks import SampleStep, Walk
from workflow.documents import decision_drafts, pending
from workflow.documents.drafts import render_and_store
from workflow.pages.status_board import board
from workflow.services import AppServices, open_services
from workflow.step import Report
from workflow.step_engine import carry_out

FORM = {"round": ROUND, "by": "Trần Thị Mẫu Hai"}


def press(services: AppServices, form: dict[str, Any] = FORM) -> Report:
    """Press the button where no Prefect is."""
    return carry_out(STEP, form, services)


def certificates(services: AppServices) -> list[DocumentRecord]:
    with services.register.read_tx() as ledger:
        return [each for each in ledger.documents(round=ROUND) if each.kind == "GIAY_KHEN"]


def revision(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return ledger.revision()


def renew_template(services: AppServices) -> None:
    """Put a newer certificate template in force, one that says the same a little otherwise."""
    with services.register.read_tx() as ledger:
        old = services.template(ledger.template("GIAY_KHEN"))
    new = edited(old, retyped("Số sổ vàng:", "Sổ vàng số:"))
    with services.register.write_tx() as ledger:
        ledger.add_template(
            "GIAY_KHEN",
            sha256=services.objects.put(new),
            file_name="giay-khen.docx",
            added_at=services.clock(),
            added_by="Trần Thị Mẫu Hai",
            in_force_from=None,
        )


def test_a_large_decision_promises_its_certificates_and_the_button_makes_them(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SampleStep.SIGNATURE)
    monkeypatch.setattr(decision_drafts, "MAX_AT_ONCE", 3)

    issued = walk.take(SampleStep.ISSUANCE)
    before = certificates(walk.services)
    report = press(walk.services)

    assert before == []
    assert any("6 Giấy khen" in each for each in issued.notes)
    assert report.done == "Đã dựng 6 Giấy khen"
    assert len(certificates(walk.services)) == 6


def test_promised_or_made_at_once_the_certificates_are_the_same_files(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    at_once = [(each.id, each.sha256, each.file_name) for each in certificates(walk.services)]
    promised = promise(walk.services, 2)

    press(walk.services)

    made = [(each.id, each.sha256, each.file_name) for each in certificates(walk.services)]
    assert made[: len(at_once)] == at_once
    assert [each[0] for each in made[len(at_once) :]] == [each.id for each in promised]


def test_pressed_twice_at_once_none_is_rendered_twice(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    promise(walk.services, 20)
    made: list[str] = []

    def noting(
        services: AppServices, ledger: Ledger, document: PendingDocument, at: datetime
    ) -> DocumentRecord:
        made.append(document.id)
        return render_and_store(services, ledger, document, at)

    monkeypatch.setattr(pending, "render_and_store", noting)

    def press_elsewhere(_number: int) -> str:
        with open_services(walk.services.settings) as services:
            return press(services).done

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(press_elsewhere, range(2)))

    assert sorted(told) == ["Không còn Giấy khen nào phải dựng", "Đã dựng 20 Giấy khen"]
    assert len(made) == len(set(made)) == 20


def test_with_nothing_left_to_make_nothing_changes(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    press(walk.services)
    before = revision(walk.services)

    report = press(walk.services)

    assert report.done == "Không còn Giấy khen nào phải dựng"
    assert revision(walk.services) == before


def test_a_newer_template_makes_the_kind_anew_and_keeps_what_was(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    old = certificates(walk.services)
    renew_template(walk.services)

    report = press(walk.services, {"year": 2026, "by": "Trần Thị Mẫu Hai"})

    new = certificates(walk.services)
    with walk.services.register.read_tx() as ledger:
        every = ledger.documents(round=ROUND, current_only=False)
        told = [each.reason for each in ledger.events(round=ROUND) if each.step == "bulk"]
    assert report.done == "Đã dựng 6 Giấy khen"
    assert [each.subject for each in new] == [each.subject for each in old]
    assert {each.template_version for each in new} == {old[0].template_version + 1}
    assert {each.id for each in old} <= {each.id for each in every if each.superseded}
    assert told == ["Dựng lại 6 Giấy khen theo bản mẫu mới."]


def test_what_people_edited_is_named_and_not_made_anew(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    mine = certificates(walk.services)[0]
    by_hand = Edit(by="Trần Thị Mẫu Hai", generated=mine.id, key="inbox/a.docx", sha256="0" * 64)
    with walk.services.register.write_tx() as ledger:
        ledger.add_document(mine.model_copy(update={"id": "sua-tay", "edited": by_hand}))
    renew_template(walk.services)

    report = press(walk.services)

    assert report.done == "Đã dựng 5 Giấy khen"
    assert report.notes == (f"{mine.title}: đã sửa tay, không dựng lại.",)
    assert "sua-tay" in {each.id for each in certificates(walk.services)}


@pytest.mark.parametrize(
    "form", [{"by": "A"}, {"by": "A", "round": ROUND, "year": 2026}], ids=["neither", "both"]
)
def test_the_form_names_a_round_or_a_year(walk: Walk, form: dict[str, Any]) -> None:
    walk.up_to(SampleStep.OPEN_ROUND)

    with pytest.raises(InvalidForm, match="một đợt, hoặc ghi năm"):
        press(walk.services, form)


def test_the_board_offers_the_button_while_certificates_are_owed(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SampleStep.SIGNATURE)
    monkeypatch.setattr(decision_drafts, "MAX_AT_ONCE", 3)
    walk.take(SampleStep.ISSUANCE)

    with walk.services.register.read_tx() as ledger:
        owing = board(walk.services, ledger, {Step.BULK: "nut-c"})
    press(walk.services)
    with walk.services.register.read_tx() as ledger:
        already_done = board(walk.services, ledger, {Step.BULK: "nut-c"})

    assert "[Dựng 6 Giấy khen](/v2/deployments/deployment/nut-c/run" in owing
    assert "Dựng 6 Giấy khen" not in already_done
