"""Preview: pages as pictures, drawn once; without LibreOffice it is said, and nothing breaks."""

import io
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Lock

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from desk.pages import preview
from desk.services import DeskServices
from storage.settings import PREVIEWS
from tests.desk.page_visitor import Visitor
from tests.desk.pages.test_downloads import the
from tests.servers import http_server
from tests.tools import needs

PNG = b"\x89PNG\r\n\x1a\n"
LINKED = """\
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<wp:inline><wp:extent cx="1800000" cy="1800000"/><wp:docPr id="1" name="x"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="1800000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
"""A picture as Word links to it, without a copy in the file."""


def a_docx_linking_to(*addresses: str) -> bytes:
    """Make a Word file whose pictures lie elsewhere."""
    document, whole = Document(), io.BytesIO()
    for address in addresses:
        link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        document.add_paragraph().add_run()._r.append(parse_xml(LINKED.format(link=link)))
    document.save(whole)
    return whole.getvalue()


def a_noisy_picture(side: int = 200) -> bytes:
    """Make a PNG that no compression makes small, so that a page that holds it is large."""
    rows = b"".join(b"\0" + os.urandom(3 * side) for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return PNG + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """Serve, and yield where and whatever was asked there."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode())

    with http_server(Listener) as address:
        yield address, asked


def fake_programs(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Put programs that draw one page in the place of those that take seconds."""
    folder.mkdir()
    (folder / "soffice").write_text("#!/bin/sh\nexit 0\n")
    (folder / "pdftoppm").write_text('#!/bin/sh\nfor last; do :; done\necho x > "$last-1.png"\n')
    for name in ("soffice", "pdftoppm"):
        (folder / name).chmod(0o755)
    patch.setenv("PATH", str(folder))


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pretend that nothing is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_libreoffice_it_is_said_plainly(
    no_programs: None, clerk: Visitor, finished: DeskServices
) -> None:
    answer = clerk.get(f"/xem/{the(finished, 'TO_TRINH').id}")

    assert answer.status_code == 200
    assert "chưa cài LibreOffice" in answer.text
    assert "Tải văn bản về" in answer.text


@needs("soffice", "pdftoppm")
def test_pages_are_drawn_without_calling_for_what_they_link_to(
    empty: DeskServices, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(a_noisy_picture())
    with listener() as (address, asked):
        linked = empty.objects.put(a_docx_linking_to(f"{address}/a.png", picture.as_uri()))
        pages = preview.Preview(tmp_path / "kept", Lock()).pages(empty.objects, linked)

    assert [each.read_bytes()[: len(PNG)] for each in pages] == [PNG]
    assert asked == []
    assert pages[0].stat().st_size < picture.stat().st_size / 2, "a file of this machine was drawn"


def test_pages_are_drawn_once_and_kept(
    clerk: Visitor, finished: DeskServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawing = tmp_path / "drawing"
    fake_programs(drawing, monkeypatch)
    record = the(finished, "TO_TRINH")
    page = clerk.get(f"/xem/{record.id}").text

    assert f'alt="Trang 1 của {record.title}"' in page
    first = clerk.get(f"/xem/{record.id}/1.png")
    assert first.headers["content-type"] == "image/png"
    assert first.content == b"x\n"
    assert clerk.get(f"/xem/{record.id}/999.png").status_code == 404
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert clerk.get(f"/xem/{record.id}/1.png").content == first.content
    kept = finished.settings.folder / PREVIEWS
    assert [each.name for each in kept.iterdir()] == [record.sha256]


def test_a_program_that_never_ends_is_killed(
    clerk: Visitor, finished: DeskServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("soffice", "pdftoppm"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(preview, "TIMEOUT_S", 0.2)

    assert "quá lâu" in clerk.get(f"/xem/{the(finished, 'BIEN_BAN_HOP').id}").text


def test_old_pictures_make_room(
    clerk: Visitor, finished: DeskServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_programs(tmp_path / "drawing", monkeypatch)
    monkeypatch.setattr(preview, "MAX_CACHE_BYTES", 3)
    kept = finished.settings.folder / PREVIEWS

    for kind in ("QUYET_DINH", "DANH_SACH"):
        assert "<img" in clerk.get(f"/xem/{the(finished, kind).id}").text
    assert [each.name for each in kept.iterdir()] == [the(finished, "DANH_SACH").sha256]


def test_a_unit_previews_only_what_it_may_download(
    no_programs: None, unit: Visitor, finished: DeskServices
) -> None:
    assert unit.get(f"/xem/{the(finished, 'QUYET_DINH').id}").status_code == 200
    for kind in ("TO_TRINH", "BIEN_BAN_HOP", "BAO_CAO_THAM_DINH"):
        assert unit.get(f"/xem/{the(finished, kind).id}").status_code == 404
        assert unit.get(f"/xem/{the(finished, kind).id}/1.png").status_code == 404
