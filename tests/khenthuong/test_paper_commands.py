"""The commands about papers: form check, and templates from Word."""

import unicodedata
from pathlib import Path

import pytest
from docx import Document

from documents.papers.decision import QUYET_DINH
from khenthuong.cli import run
from samples import story
from templates import template_bytes


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return the official template of the decision, as staff would open it."""
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(template_bytes(QUYET_DINH))
    return path


def spoiled(template: Path) -> Path:
    """Return the template with a slip in the name of a blank."""
    document = Document(str(template))
    for paragraph in document.paragraphs:
        for run_ in paragraph.runs:
            run_.text = run_.text.replace("so_luong", "so_luongg")
    path = template.with_name("hong.docx")
    document.save(str(path))
    return path


def test_a_good_template_is_said_to_be_good_and_filled(
    template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = template.with_name("thu.docx")
    words = ["templates", "check", str(template), "--kind", "QUYET_DINH", "--sample", str(sample)]

    assert run(words) == 0
    assert "dùng được" in capsys.readouterr().out
    assert "QUYẾT ĐỊNH" in [each.text for each in Document(str(sample)).paragraphs]


def test_a_slip_is_named_with_its_paragraph_and_the_right_name(
    template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["templates", "check", str(spoiled(template)), "--kind", "QUYET_DINH"]) == 1

    said = capsys.readouterr().err
    assert "{{ so_luongg }}" in said
    assert "{{ so_luong }}" in said
    assert "Điều 1" in said


def test_a_broken_template_leaves_the_one_in_force(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    good = ["templates", "add", str(template), "--kind", "QUYET_DINH", "--by", "Mẫu", *data]
    bad = ["templates", "add", str(spoiled(template)), "--kind", "QUYET_DINH", "--by", "Mẫu", *data]

    assert run(bad) == 1
    assert run(good) == 0
    assert run(["templates", "list", *data]) == 0

    listed = [each for each in capsys.readouterr().out.splitlines() if "QUYET_DINH " in each]
    assert [each.split()[2] for each in listed] == ["1", "2"]


def test_an_unknown_kind_and_a_missing_file_are_said(
    template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["templates", "check", str(template), "--kind", "GIAY_GI"]) == 1
    assert "hãy chọn" in capsys.readouterr().err
    assert run(["check", "khong-co.docx"]) == 1
    assert "khong-co.docx" in capsys.readouterr().err


def test_a_paper_typed_by_hand_is_told_what_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document()
    document.add_paragraph("QUYẾT ĐỊNH")
    document.save(str(tmp_path / "tay.docx"))

    assert run(["check", str(tmp_path / "tay.docx")]) == 1
    assert "chỗ cần sửa" in capsys.readouterr().err


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the data of the finished sample round, and its documents in a folder."""
    folder = tmp_path_factory.mktemp("papers")
    words = ["play", str(story("vong-2026")), "--data", str(folder / "data")]
    assert run([*words, "--out", str(folder / "out")]) == 0
    return folder / "data", folder / "out"


def test_the_documents_of_a_round_agree_with_the_register(
    issued: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = issued

    assert run(["proofread", "2026-HN-GK", "--data", str(data), "--dir", str(folder)]) == 0
    assert "Không phát hiện" in capsys.readouterr().out


def test_a_file_that_is_no_document_of_the_round_is_named_and_not_passed_over(
    issued: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = issued
    proofread = ["proofread", "2026-HN-GK", "--data", str(data), "--dir"]
    decision = (folder / "Quyết định số 01-QĐ-UBND.docx").read_bytes()
    (tmp_path / "Quyết định đã sửa.docx").write_bytes(decision)
    (tmp_path / "~$yết định số 01-QĐ-UBND.docx").write_bytes(b"Word")

    assert run([*proofread, str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "Chưa đọc 1 tệp" in said
    assert "Quyết định đã sửa.docx" in said

    assert run([*proofread, str(tmp_path / "khong-co")]) == 1
    assert "Không có thư mục" in capsys.readouterr().err


def test_a_file_named_in_another_unicode_form_is_read(
    issued: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, _ = issued
    name = unicodedata.normalize("NFD", "Quyết định số 01-QĐ-UBND.docx")
    (tmp_path / name).write_bytes(b"hong")

    assert run(["proofread", "2026-HN-GK", "--data", str(data), "--dir", str(tmp_path)]) == 1
    assert "Quyết định số 01-QĐ-UBND.docx" in capsys.readouterr().err


def test_a_slip_by_hand_is_found_and_noted_in_a_copy(
    issued: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = issued
    path = folder / "Quyết định số 01-QĐ-UBND.docx"
    document = Document(str(path))
    for paragraph in document.paragraphs:
        for run_ in paragraph.runs:
            run_.text = run_.text.replace("6.080.000", "6.800.000")
    document.save(str(path))

    assert run(["proofread", "2026-HN-GK", "--data", str(data), "--dir", str(folder)]) == 1
    assert "6.800.000" in capsys.readouterr().out
    noted = Document(str(folder / "Quyết định số 01-QĐ-UBND (góp ý).docx"))
    assert any("6.800.000" in each.text for each in noted.comments)


def test_a_round_is_made_again_from_the_register(
    issued: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = issued
    words = ["regenerate", "2026-HN-GK", "--data", str(data), "--out", str(tmp_path / "lap-lai")]

    assert run(words) == 0
    assert "không có văn bản nào khác" in capsys.readouterr().out
    made = {each.read_bytes() for each in (tmp_path / "lap-lai").iterdir()}
    assert {each.read_bytes() for each in folder.glob("Giấy khen*.docx")} <= made

    assert run(["regenerate", "KHONG-CO", "--data", str(data)]) == 1
    assert "KHONG-CO" in capsys.readouterr().err


def test_a_document_that_is_made_otherwise_is_named(
    issued: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.documents.regenerate.regenerate_document", lambda *_: b"khac")

    assert run(["regenerate", "2026-HN-GK", "--data", str(issued[0])]) == 1
    assert "Tờ trình số 01/TTr-VHXH" in capsys.readouterr().err
