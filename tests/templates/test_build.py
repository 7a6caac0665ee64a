"""Building again gives the committed bytes."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from documents.kinds import DocumentKind
from templates import catalog, template_bytes
from templates.build import BUILDERS, built, write_all


@pytest.mark.parametrize("kind", DocumentKind)
def test_building_again_gives_the_committed_bytes(kind: DocumentKind) -> None:
    assert built(kind) == template_bytes(kind), "chạy lại: python -m templates.build"


def test_all_are_written_under_their_catalog_names(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {entry.file for entry in catalog()}


def test_every_kind_has_a_builder() -> None:
    assert set(BUILDERS) == set(DocumentKind)


@pytest.mark.parametrize("kind", DocumentKind)
def test_nothing_unused_comes_along(kind: DocumentKind) -> None:
    data = template_bytes(kind)
    assert len(data) < 80_000
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        assert len(package.read("word/styles.xml")) < 6_000
    assert not [name for name in names if "theme" in name or "customXml" in name]
    assert "docProps/thumbnail.jpeg" not in names
