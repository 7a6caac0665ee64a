"""Contexts: blanks, JSON, samples."""

import json
import re

import pytest
from pydantic import ValidationError

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN, CertificateContext
from dossiers.model.errors import InvalidForm


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_a_sample_survives_the_way_through_json(kind: DocumentKind) -> None:
    blanks = kind.sample_context().blanks()
    assert kind.context.model_validate(json.loads(json.dumps(blanks))).blanks() == blanks


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_every_blank_is_plain_vietnamese_and_explained(kind: DocumentKind) -> None:
    for name, field in kind.context.model_fields.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", field.alias or ""), name
        assert field.description, name


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_every_loop_of_a_sample_runs(kind: DocumentKind) -> None:
    empty = [name for name, value in kind.sample_context().blanks().items() if value == []]
    assert empty in ([], ["co_quan_chu_quan"])


def test_refuses_a_blank_that_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="ten_la"):
        CertificateContext.model_validate(GIAY_KHEN.sample_context().blanks() | {"ten_la": "x"})


def test_refuses_a_control_character_with_a_sentence_for_staff() -> None:
    with pytest.raises(InvalidForm, match="ký tự không in được"):
        CertificateContext.model_validate(GIAY_KHEN.sample_context().blanks() | {"ten": "a\x07"})
