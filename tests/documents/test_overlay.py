"""Certificates on pre-printed blanks: only their texts, each where the data says, in PDF too."""

import re
import subprocess
from pathlib import Path

import pytest

from documents.overlay import offset_document, printer_named
from documents.papers.certificate import GIAY_KHEN
from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from documents.render import render
from dossiers.model.errors import InvalidForm
from dossiers.model.record import Source
from dossiers.plan.plan import Printer
from templates import template_bytes
from templates.preprinted import PlacedText, preprinted
from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.docx_text import text
from tests.tools import needs
from wards import load_plan

KIND = GIAY_KHEN_PHOI
WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<')
POINT = 25.4 / 72


def a_printer(right: float = 0, down: float = 0) -> Printer:
    return Printer(name="Máy in mẫu", right=right, down=down, source=Source(text="đo thử"))


def placed(name: str) -> PlacedText:
    return next(each for each in preprinted().texts if each.name == name)


MOVES = ((0.0, 0.0), (3.5, -2.0))
"""How far a printer moves what it prints: right and down, in millimetres."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[float, float], Path]:
    """Return a certificate as PDF for a printer of each kind, laid out by LibreOffice at once."""
    folder = tmp_path_factory.mktemp("phoi")
    certificate = rendered_papers.certificates(a_case(), KIND)["HS-2026-0002"]
    sources = {move: folder / f"phoi-{place}.docx" for place, move in enumerate(MOVES)}
    for move, source in sources.items():
        source.write_bytes(offset_document(certificate, a_printer(*move)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    command = ["soffice", profile, *convert, *map(str, sources.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {move: source.with_suffix(".pdf") for move, source in sources.items()}


def words(pdf: Path) -> list[tuple[float, float, float, str]]:
    """Return each word of the PDF: left, top and right in millimetres, and what it says."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert boxes.count("<page ") == 1
    return [
        (float(left) * POINT, float(top) * POINT, float(right) * POINT, said)
        for left, top, right, said in WORD.findall(boxes)
    ]


def test_only_what_varies_is_printed() -> None:
    said = text(rendered_papers.certificates(a_case(), KIND)["HS-2026-0002"])
    assert said.split("\n") == [
        "Ông Nguyễn Văn Mẫu",
        "Chuyên viên, Trung tâm Phục vụ hành chính công phường",
        "Đã có thành tích xuất sắc trong Phong trào thi đua “Bắc Kạn thi đua đột phá phát triển "
        "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026 - 2030, năm 2026",
        "(Sáng kiến trợ lý ảo hướng dẫn người dân nộp hồ sơ trực tuyến, giảm 35% thời gian chờ)",
        "05/QĐ-UBND, ngày 16 tháng 11 năm 2026",
        "03",
        "Bắc Kạn, ngày 16 tháng 11 năm 2026",
        "CHỦ TỊCH",
        "Đình Huy Hoàng",
    ]


@needs("soffice", "pdftotext")
@pytest.mark.parametrize(("right", "down"), MOVES)
def test_texts_stand_within_a_millimetre_of_their_places(
    printed: dict[tuple[float, float], Path], right: float, down: float
) -> None:
    found = words(printed[right, down])
    for name, first, last in (
        ("ten", "Ông", "Mẫu"),
        ("so_quyet_dinh", "05/QĐ-UBND,", ""),
        ("so_so_vang", "03", ""),
        ("nguoi_ky", "Đình", "Hoàng"),
    ):
        place = placed(name)
        left, top, _, _ = next(word for word in found if word[3] == first)
        assert top == pytest.approx(place.y + down, abs=1), name
        if place.align == "LEFT":
            assert left == pytest.approx(place.x + right, abs=1), name
        else:
            end = next(word[2] for word in found if word[3] == last)
            middle = place.x + place.width / 2 + right
            assert (left + end) / 2 == pytest.approx(middle, abs=1), name


def test_a_template_is_moved_like_a_document_and_moved_back() -> None:
    template = template_bytes(KIND)
    sample = rendered_papers.certificates(a_case(), KIND)["HS-2026-0002"]
    there = offset_document(sample, a_printer(5, 5))
    assert there != sample
    assert text(there) == text(sample)
    assert offset_document(there, a_printer(-5, -5)) == offset_document(sample, a_printer())
    assert render(offset_document(template, a_printer()), GIAY_KHEN.sample_context())


def test_a_printer_that_pushes_text_off_the_page_is_refused() -> None:
    with pytest.raises(InvalidForm, match="ra ngoài tờ giấy"):
        offset_document(template_bytes(KIND), a_printer(right=-60))


def test_a_printer_is_found_by_its_name() -> None:
    plan = load_plan()
    assert printer_named(plan, "Máy in mẫu") == plan.printers[0]
    with pytest.raises(InvalidForm, match="hãy chọn: Máy in mẫu"):
        printer_named(plan, "Máy lạ")
