"""Preview: a document's pages as pictures, drawn by LibreOffice and poppler where they are found.

Drawn once and kept by the hash of the document, in the data folder; one at a time, each in a
profile of its own, since two LibreOffices in one profile don't start.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from desk.access.access_rules import person
from desk.access.visibility import sees_document
from desk.services import DeskServices
from documents.files.office_program import WRITER, ProgramFailedError, conversion, run_program
from dossiers.model.errors import CommendationError, UnknownObject
from storage.blobs.port import Objects
from storage.schema.records import DocumentRecord

FOLDER = "xem-truoc"
TIMEOUT_S = 60.0
"""Seconds that one program may take, and that one waits for the preview before it."""

MAX_PAGES = 40
MAX_CACHE_BYTES = 200 * 2**20
"""Bytes of pictures kept; beyond that those looked at longest ago go."""

DOTS = "80"
"""Dots per inch: an A4 page is then 660 points wide, readable and light."""


class NoPreviewError(CommendationError):
    """There is no picture; the sentence says why, and the document can still be downloaded."""


@dataclass(frozen=True)
class Preview:
    """Draws documents and keeps the pictures in a folder."""

    folder: Path
    lock: Lock

    def pages(self, objects: Objects, sha256: str) -> list[Path]:
        """Return the pictures of a document, page by page. Raise NoPreviewError."""
        kept = self.folder / sha256
        if not kept.is_dir():
            writer, drawer = _program(WRITER), _program("pdftoppm")
            if not self.lock.acquire(timeout=TIMEOUT_S):
                raise NoPreviewError("Máy đang dựng ảnh của văn bản khác; hãy thử lại sau ít phút.")
            try:
                if not kept.is_dir():
                    self._draw(writer, drawer, objects.get(sha256), kept)
            finally:
                self.lock.release()
        os.utime(kept)
        return sorted(kept.glob("*.png"))

    def _draw(self, writer: str, drawer: str, data: bytes, kept: Path) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            work = Path(name)
            (work / "a.docx").write_bytes(data)
            _run(conversion(writer, work / "profile", [work / "a.docx"], work))
            drawn = work / "pages"
            drawn.mkdir()
            pages = ["-png", "-r", DOTS, "-l", str(MAX_PAGES)]
            _run([drawer, *pages, str(work / "a.pdf"), str(drawn / "page")])
            if not any(drawn.iterdir()):
                raise NoPreviewError("Không dựng được ảnh của văn bản này; hãy tải về để xem.")
            drawn.rename(kept)
        self._make_room()

    def _make_room(self) -> None:
        """Forget the pictures looked at longest ago, until the rest fits."""
        kept = (each for each in self.folder.iterdir() if each.is_dir())
        total = 0
        for each in sorted(kept, key=lambda each: each.stat().st_mtime, reverse=True):
            total += sum(file.stat().st_size for file in each.iterdir())
            if total > MAX_CACHE_BYTES:
                shutil.rmtree(each)


def router(services: DeskServices) -> APIRouter:
    """Make the routes of the page with the pictures, and of each picture."""
    made = APIRouter()
    preview = Preview(services.settings.folder / FOLDER, Lock())

    @made.get("/xem/{document}")
    def look(request: Request, document: str) -> Response:
        record = _seen(services, request, document)
        count, why_not = 0, ""
        try:
            count = len(preview.pages(services.objects, record.sha256))
        except NoPreviewError as error:
            why_not = str(error)
        return services.page(
            request, "preview.html", record=record, count=count, why_not=why_not, most=MAX_PAGES
        )

    @made.get("/xem/{document}/{page}.png")
    def picture(request: Request, document: str, page: int) -> Response:
        pages = preview.pages(services.objects, _seen(services, request, document).sha256)
        if not 1 <= page <= len(pages):
            raise UnknownObject(f"Văn bản này không có trang {page}.")
        return FileResponse(pages[page - 1], media_type="image/png")

    return made


def _seen(services: DeskServices, request: Request, document: str) -> DocumentRecord:
    with services.register.read_tx() as ledger:
        record = ledger.document(document)
        if not sees_document(person(request), record, ledger, services.plan):
            raise UnknownObject("Không có văn bản này trong phần của đơn vị; hãy mở lại từ hồ sơ.")
    return record


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NoPreviewError(
            "Máy chủ chưa cài LibreOffice và poppler nên chưa xem trước được; hãy tải văn bản về"
            " để xem."
        )
    return found


def _run(command: Sequence[str]) -> None:
    """Run a program to its end. Raise NoPreviewError when it fails or takes too long."""
    try:
        run_program(command, TIMEOUT_S)
    except TimeoutError:
        raise NoPreviewError("Dựng ảnh quá lâu; hãy tải văn bản về để xem.") from None
    except ProgramFailedError:
        raise NoPreviewError("Không dựng được ảnh của văn bản này; hãy tải về để xem.") from None
