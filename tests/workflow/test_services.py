"""The templates that the program ships are laid in the store, over none of the office's own."""

from pathlib import Path

import pytest
from docx.document import Document

from documents.kind_registry import document_kinds
from documents.papers.certificate import GIAY_KHEN
from storage.schema.records import TemplateRecord
from storage.settings import Settings
from templates import template_bytes
from tests.documents.word_edits import edited
from workflow.documents.template_store import put_in_force
from workflow.services import SYSTEM, open_services

KIND = GIAY_KHEN


def noted(text: str) -> bytes:
    """Return the shipped template with a paragraph more."""

    def add(document: Document) -> None:
        document.add_paragraph(text)

    return edited(template_bytes(KIND), add)


def in_force(folder: Path) -> TemplateRecord:
    """Return the version that an office has in force when it is opened anew."""
    with open_services(Settings(folder=folder)) as services, services.register.read_tx() as ledger:
        return ledger.template(KIND.code)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the data of an office that has the shipped templates."""
    assert in_force(tmp_path).version == 1
    return tmp_path


def ship(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let the program ship another template."""
    shipped = {kind: template_bytes(kind) for kind in document_kinds()} | {KIND: data}
    monkeypatch.setattr("workflow.services.template_bytes", shipped.__getitem__)


def test_a_newer_shipped_template_takes_the_place_of_an_older_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, noted("mới"))

    assert (in_force(folder).version, in_force(folder).added_by) == (2, SYSTEM)


def test_it_does_not_take_the_place_of_the_offices_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = noted("Quốc huy")
    with open_services(Settings(folder=folder)) as services, services.register.write_tx() as ledger:
        put_in_force(services, ledger, KIND, own, file_name="mau.docx", by="Văn thư")
    ship(monkeypatch, noted("mới"))

    assert (in_force(folder).version, in_force(folder).added_by) == (2, "Văn thư")
