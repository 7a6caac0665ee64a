"""Building again gives the committed bytes."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from templates import template_bytes
from templates.build import build_template, write_all


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_building_again_gives_the_committed_bytes(kind: DocumentKind) -> None:
    assert build_template(kind) == template_bytes(kind), "chạy lại: python -m templates.build"


def test_all_are_written_under_the_names_of_their_kinds(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        kind.template_file for kind in document_kinds()
    }


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_nothing_unused_comes_along(kind: DocumentKind) -> None:
    data = template_bytes(kind)
    assert len(data) < 80_000
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        assert len(package.read("word/styles.xml")) < 6_000
    assert not [name for name in names if "theme" in name or "customXml" in name]
    assert "docProps/thumbnail.jpeg" not in names
