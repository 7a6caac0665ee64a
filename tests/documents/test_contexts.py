"""Contexts: blanks, JSON, samples."""

import json
import re

import pytest
from pydantic import ValidationError

from documents.catalog import CONTEXTS
from documents.contexts import CertificateContext, Context
from dossiers.model.errors import InvalidForm

ALL = sorted(CONTEXTS.values(), key=lambda context: context.__name__)


@pytest.mark.parametrize("context", ALL)
def test_a_sample_survives_the_way_through_json(context: type[Context]) -> None:
    blanks = context.sample().blanks()
    assert context.model_validate(json.loads(json.dumps(blanks))).blanks() == blanks


@pytest.mark.parametrize("context", ALL)
def test_every_blank_is_plain_vietnamese_and_explained(context: type[Context]) -> None:
    for name, field in context.model_fields.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", field.alias or ""), name
        assert field.description, name


@pytest.mark.parametrize("context", ALL)
def test_every_loop_of_a_sample_runs(context: type[Context]) -> None:
    empty = [name for name, value in context.sample().blanks().items() if value == []]
    assert empty in ([], ["co_quan_chu_quan"])


def test_refuses_a_blank_that_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="ten_la"):
        CertificateContext.model_validate(CertificateContext.sample().blanks() | {"ten_la": "x"})


def test_refuses_a_control_character_with_a_sentence_for_staff() -> None:
    with pytest.raises(InvalidForm, match="ký tự không in được"):
        CertificateContext.model_validate(CertificateContext.sample().blanks() | {"ten": "a\x07"})
