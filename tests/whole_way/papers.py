"""Draws the papers of a round for the staff guide: `python -m tests.whole_way.papers`.

Plays the story of 06 tập thể and 10 cá nhân, takes one document of each kind, and writes its pages
to docs/huong-dan/hinh/van-ban/<kind>-<page>.png: greys for papers, colours for the certificate.
"""

import json
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from documents.papers.certificate import GIAY_KHEN
from documents.papers.plan_decision import QUYET_DINH_KE_HOACH
from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from khenthuong.cli import run
from samples import story

PICTURES = Path(__file__).parents[2] / "docs" / "huong-dan" / "hinh" / "van-ban"
ROUND = "2030-TK-GK"
SHARPNESS = {True: "60", False: "80"}
"""Dots an inch of pages in colour and in greys: as much as a picture may weigh."""
COLOURED = (GIAY_KHEN.code, GIAY_KHEN_PHOI.code)
_SHADES = 17
"""A byte of grey over this is one of sixteen."""


def main() -> None:
    """Play, print and draw."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for kind, source in _papers(folder):
            for page, picture in enumerate(_pages(source, coloured=kind in COLOURED), start=1):
                (PICTURES / f"{kind}-{page}.png").write_bytes(picture)


def _papers(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield a document of each kind; of the certificates to print only the first page."""
    data = ["--data", str(folder / "data")]
    _do(
        "play", str(story("tong-ket-2030")), "--clock", "story", *data, "--out", str(folder / "out")
    )
    manifest = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))
    found = {each["kind"]: folder / "out" / each["file"] for each in manifest["documents"][::-1]}
    printer = ["--printer", "Máy in mẫu"]
    blanks, plan = folder / "phoi.docx", folder / "ke-hoach.docx"
    _do("certificates", ROUND, *printer, *data, "--out", str(blanks))
    _do("plan-decision", *data, "--out", str(plan))
    found |= {GIAY_KHEN_PHOI.code: blanks, QUYET_DINH_KE_HOACH.code: plan}
    yield from found.items()


def _do(*words: str) -> None:
    assert run(list(words)) == 0, words


def _pages(source: Path, *, coloured: bool) -> Iterator[bytes]:
    """Yield the pages as PNG; of a coloured document the first alone."""
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(source.parent), str(source)]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=120)
    pdf, stem = source.with_suffix(".pdf"), source.parent / "trang"
    style = ["-png", "-l", "1"] if coloured else ["-gray"]
    subprocess.run(["pdftoppm", "-r", SHARPNESS[coloured], *style, str(pdf), str(stem)], check=True)
    for page in sorted(source.parent.glob("trang-*")):
        data = page.read_bytes()
        page.unlink()
        yield data if coloured else grey_png(data)


def grey_png(portable: bytes) -> bytes:
    """Return a PNG of sixteen greys from what pdftoppm writes (PGM): a third of its own."""
    _, size, _, pixels = portable.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = (pixels[at * width : (at + 1) * width] for at in range(height))
    packed = b"".join(b"\0" + _packed(row) for row in rows)
    header = struct.pack(">2L5B", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _packed(row: bytes) -> bytes:
    """Return two pixels a byte."""
    even = row + b"\xff" * (len(row) % 2)
    pairs = zip(even[::2], even[1::2], strict=True)
    return bytes(round(left / _SHADES) << 4 | round(right / _SHADES) for left, right in pairs)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
