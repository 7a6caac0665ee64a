"""Required blanks."""

import pytest

from documents.catalog import CONTEXTS
from documents.contexts import Context
from documents.doctoring.required import REQUIRED, required_of
from documents.doctoring.shapes import shape_of


def test_every_context_says_what_it_requires() -> None:
    assert set(REQUIRED) == {context.__name__ for context in CONTEXTS.values()}


@pytest.mark.parametrize("context", CONTEXTS.values())
def test_only_blanks_that_exist_are_required_each_once(context: type[Context]) -> None:
    paths = [shape.path for shape in shape_of(context).below()]
    required = required_of(context)
    assert set(required) <= set(paths)
    assert len(set(required)) == len(required)
