"""The glossary names identifiers that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest

GLOSSARY = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)*)`", GLOSSARY)))


def test_the_glossary_has_terms_with_identifiers() -> None:
    assert len(NAMED) > 40


@pytest.mark.parametrize("name", NAMED)
def test_an_identifier_of_the_glossary_exists(name: str) -> None:
    module, _, last = name.rpartition(".")
    if last[:1].isupper() or (module and not _is_module(name)):
        assert hasattr(import_module(module), last)
    else:
        import_module(name)


def _is_module(name: str) -> bool:
    root = Path(__file__).parents[1] / name.replace(".", "/")
    return root.is_dir() or root.with_suffix(".py").is_file()
