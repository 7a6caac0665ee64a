"""Documents laid out by LibreOffice: how many pages, which fonts, what stands where."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from documents.binding import merge_documents
from documents.files.pdf_text import pdf_text
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN
from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from documents.proofread import StoredDocument
from documents.proofread.signed_text import Comparison, GeneratedPaper, compare
from dossiers.decision.award_decision import Authority
from dossiers.model.dossier import Appraisal, AppraisalResult
from templates.preprinted import preprinted
from tests.documents import rendered_papers
from tests.documents.builders import Case, a_case, a_nominee
from tests.tools import needs

TOOLS = ("soffice", "pdfinfo", "pdffonts", "pdftotext")
pytestmark = needs(*TOOLS)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return all documents of two rounds, and the hardest certificate, as PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    for name, data in _documents():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    sources = sorted(map(str, folder.glob("*.docx")))
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *sources,
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder


def _documents() -> Iterator[tuple[str, bytes]]:
    for name, case in (("nho", a_case()), ("lon", a_case("tong-ket-2030"))):
        yield f"quyet-dinh-{name}", rendered_papers.decision(case)
        yield f"danh-sach-{name}", rendered_papers.commendation_list(case)
        yield f"bien-ban-{name}", rendered_papers.minutes(case)
        yield f"to-trinh-{name}", rendered_papers.proposal_report(case)
        yield f"bao-cao-{name}", rendered_papers.appraisal_report(case)
    yield from _around()
    yield "du-thao", rendered_papers.decision(a_case(), draft=True)
    for place, data in enumerate(rendered_papers.certificates(hardest()).values()):
        yield f"giay-khen-{place}", data
    for kind in (GIAY_KHEN, GIAY_KHEN_PHOI):
        yield (
            f"de-in-{kind}",
            merge_documents(list(rendered_papers.certificates(hardest(), kind).values())),
        )


def _around() -> Iterator[tuple[str, bytes]]:
    """Return the papers around a round's main documents."""
    case = a_case()
    dossier = case.dossiers[0].model_copy(update={"appraisal": returned()})
    yield "giay-tiep-nhan", rendered_papers.receipt_slip(case, dossier, date(2026, 12, 5))
    yield "phieu-bo-sung", rendered_papers.supplement_request(case, dossier)
    yield "giay-moi", rendered_papers.invitation(case)
    yield "kiem-phieu", rendered_papers.counting_minutes(case)
    yield "ke-hoach", rendered_papers.plan_decision(case)


def returned() -> Appraisal:
    return Appraisal(
        appraiser="Ma Thị Mẫu Mười",
        appraised_on=date(2026, 10, 20),
        result=AppraisalResult.BO_SUNG,
        reason="Báo cáo thành tích chưa có số liệu chứng minh",
    )


def hardest() -> Case:
    """Long names, posts and achievements, signed by a deputy: the fullest certificate."""
    case = a_case()
    body = ("Hợp tác xã Dịch vụ nông nghiệp công nghệ cao và chuyển đổi số " * 2)[:120]
    long = a_nominee(
        name=body,
        position="Phó Chủ tịch Hội đồng quản trị kiêm Trưởng ban Chuyển đổi số",
        workplace=body,
        achievement="Đổi mới sáng tạo, chuyển đổi số toàn diện; " * 20,
    )
    dossiers = tuple(each.model_copy(update={"nominee": long}) for each in case.dossiers)
    signatory = case.proposal.signatory.model_copy(update={"authority": Authority.KT_CHU_TICH})
    proposal = case.proposal.model_copy(update={"signatory": signatory})
    return Case(**vars(case) | {"dossiers": dossiers, "proposal": proposal})


@pytest.mark.parametrize("name", ["quyet-dinh-nho", "danh-sach-lon"])
def test_what_was_printed_reads_as_what_was_generated(pdfs: Path, name: str) -> None:
    """Vietnamese in embedded fonts, lines broken by the layout, names in cells of a table."""
    generated = StoredDocument("", name, (pdfs / f"{name}.docx").read_bytes())
    said = " ".join(each.text for each in generated.sheet.paragraphs if each.text)
    case = a_case("tong-ket-2030" if name.endswith("lon") else "vong-2026")
    people = tuple(each.nominee.name for each in case.dossiers)
    assert all(each in said for each in people) is name.startswith("danh-sach")
    paper = GeneratedPaper(said, "05/QĐ-UBND", case.signed_on, people)
    printed = pdf_text((pdfs / f"{name}.pdf").read_bytes())
    assert compare(printed, paper) == Comparison()
    other = replace(paper, text=said.replace("05/QĐ", "06/QĐ"), number="06/QĐ-UBND")
    assert compare(printed, other).other == "05/QĐ-UBND"


def told(tool: str, *arguments: str) -> str:
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def pages(pdf: Path) -> list[str]:
    return told("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]


def every(folder: Path, pattern: str = "*.pdf") -> list[Path]:
    found = sorted(folder.glob(pattern))
    assert found
    return found


def test_only_the_decree_font_is_used(pdfs: Path) -> None:
    for pdf in every(pdfs):
        fonts = told("pdffonts", str(pdf)).splitlines()[2:]
        assert {font.split()[0].split("+")[-1].split("-")[0] for font in fonts} <= {
            "LiberationSerif",
            "TimesNewRomanPSMT",
            "TimesNewRomanPS",
        }


def test_no_page_is_empty(pdfs: Path) -> None:
    for pdf in every(pdfs):
        assert all(len(page.split()) > 5 for page in pages(pdf)), pdf.name


def test_the_nation_stands_on_one_line(pdfs: Path) -> None:
    for pdf in every(pdfs):
        if not pdf.name.startswith(("danh-sach", "de-in-GIAY_KHEN_PHOI")):
            assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages(pdf)[0], pdf.name


def test_a_certificate_is_one_page(pdfs: Path) -> None:
    for pdf in every(pdfs, "giay-khen-*.pdf"):
        assert len(pages(pdf)) == 1, pdf.name


@pytest.mark.parametrize("kind", [GIAY_KHEN, GIAY_KHEN_PHOI])
def test_certificates_bound_to_print_have_a_page_each(pdfs: Path, kind: DocumentKind) -> None:
    found = pages(pdfs / f"de-in-{kind}.pdf")
    assert len(found) == len(hardest().proposal.dossiers)
    assert [f"{place:02d}" in page for place, page in enumerate(found, 1)] == [True] * len(found)


def test_long_texts_on_a_preprinted_blank_do_not_run_into_each_other(pdfs: Path) -> None:
    laid = told("pdftotext", "-bbox-layout", str(pdfs / "de-in-GIAY_KHEN_PHOI.pdf"), "-")
    page = laid.split("<page ")[1]
    lines = [list(map(float, each)) for each in _LINE.findall(page)]
    assert len(lines) > len(preprinted().texts)
    for one, other in combinations(lines, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across < 0 or down < _TOUCHING, (one, other)


_LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"')
_TOUCHING = 3.0
"""Points by which the boxes of neighbouring lines, marks and tails in, may lie over each other."""

SIGNED = ["quyet-dinh-*", "to-trinh-*", "bao-cao-*", "bien-ban-*", "phieu-bo-sung", "giay-moi"]


@pytest.mark.parametrize("kind", [*SIGNED, "kiem-phieu", "ke-hoach"])
def test_the_signature_is_never_alone_on_a_page(pdfs: Path, kind: str) -> None:
    for pdf in every(pdfs, f"{kind}.pdf"):
        last = pages(pdf)[-1]
        assert "./." in last, pdf.name
        assert last.index("./.") < last.index("Nơi nhận:"), pdf.name


def test_the_header_row_of_a_long_list_repeats(pdfs: Path) -> None:
    long = pages(pdfs / "danh-sach-lon.pdf")
    assert len(long) > 1
    assert all("STT" in page for page in long)


def test_pages_but_the_first_carry_their_number(pdfs: Path) -> None:
    for pdf in every(pdfs, "danh-sach-*.pdf"):
        numbers = [page.split()[0] for page in pages(pdf)]
        assert numbers[0] == "Phụ"
        assert numbers[1:] == [str(each) for each in range(2, len(numbers) + 1)]


@pytest.mark.parametrize("name", ["giay-tiep-nhan", "phieu-bo-sung"])
def test_what_goes_to_a_unit_is_one_page(pdfs: Path, name: str) -> None:
    assert len(pages(pdfs / f"{name}.pdf")) == 1


def test_the_plans_decision_is_two_pages_like_the_wards_own(pdfs: Path) -> None:
    assert len(pages(pdfs / "ke-hoach.pdf")) == 2
