"""Preview: pages as pictures, drawn once; without LibreOffice it is said, and nothing breaks."""

from pathlib import Path

import pytest

from desk import preview
from desk.office import DeskOffice
from tests.desk.test_downloads import the
from tests.desk.visiting import Visitor
from tests.tools import needs

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nothing is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_libreoffice_it_is_said_plainly(
    no_programs: None, clerk: Visitor, finished: DeskOffice
) -> None:
    answer = clerk.get(f"/xem/{the(finished, 'TO_TRINH').id}")

    assert answer.status_code == 200
    assert "chưa cài LibreOffice" in answer.text
    assert "Tải văn bản về" in answer.text


@needs("soffice", "pdftoppm")
def test_pages_are_drawn_once_and_kept(
    clerk: Visitor, finished: DeskOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record = the(finished, "TO_TRINH")
    page = clerk.get(f"/xem/{record.id}").text

    assert f'alt="Trang 1 của {record.title}"' in page
    first = clerk.get(f"/xem/{record.id}/1.png")
    assert first.headers["content-type"] == "image/png"
    assert first.content.startswith(PNG)
    assert clerk.get(f"/xem/{record.id}/999.png").status_code == 404
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clerk.get(f"/xem/{record.id}/1.png").content == first.content
    kept = finished.settings.folder / preview.FOLDER
    assert [each.name for each in kept.iterdir()] == [record.sha256]


def test_a_program_that_never_ends_is_killed(
    clerk: Visitor, finished: DeskOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("soffice", "pdftoppm"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(preview, "PATIENCE", 0.2)

    assert "quá lâu" in clerk.get(f"/xem/{the(finished, 'BIEN_BAN_HOP').id}").text


def test_old_pictures_make_room(
    clerk: Visitor, finished: DeskOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "pdftoppm").write_text('#!/bin/sh\nfor last; do :; done\necho x > "$last-1.png"\n')
    for name in ("soffice", "pdftoppm"):
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(preview, "MOST_KEPT", 3)
    kept = finished.settings.folder / preview.FOLDER

    for kind in ("QUYET_DINH", "DANH_SACH"):
        assert "<img" in clerk.get(f"/xem/{the(finished, kind).id}").text
    assert [each.name for each in kept.iterdir()] == [the(finished, "DANH_SACH").sha256]


def test_a_unit_previews_only_what_it_may_download(
    no_programs: None, unit: Visitor, finished: DeskOffice
) -> None:
    assert unit.get(f"/xem/{the(finished, 'QUYET_DINH').id}").status_code == 200
    for kind in ("TO_TRINH", "BIEN_BAN_HOP", "BAO_CAO_THAM_DINH"):
        assert unit.get(f"/xem/{the(finished, kind).id}").status_code == 404
        assert unit.get(f"/xem/{the(finished, kind).id}/1.png").status_code == 404
