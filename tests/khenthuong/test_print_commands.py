"""Papers laid ready to print; with them every kind of document that there is gets drawn up."""

import json
from pathlib import Path

import pytest
from docx import Document

from documents.kind_registry import document_kinds
from documents.papers.plan_decision import QUYET_DINH_KE_HOACH
from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from khenthuong.cli import run
from samples import story

ROUND = "2030-TK-GK"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of a round with 06 tập thể, 10 cá nhân, its documents beside it in "out"."""
    folder = tmp_path_factory.mktemp("print")
    words = [
        "play",
        str(story("tong-ket-2030")),
        "--clock",
        "story",
        "--data",
        str(folder / "data"),
    ]
    assert run([*words, "--out", str(folder / "out")]) == 0
    return folder / "data"


TO_PROVINCE = {"TO_TRINH_TINH", "DANH_SACH_TINH", "MUC_LUC_HO_SO", "TRICH_BIEN_BAN"}
"""Made of a round that goes up to the province: tests/flows/test_province.py."""


def test_a_round_and_the_commands_give_every_kind_of_document(data: Path, tmp_path: Path) -> None:
    manifest = json.loads((data.parent / "out" / "manifest.json").read_text("utf-8"))
    made = {each["kind"] for each in manifest["documents"]}
    blanks, plan = tmp_path / "in" / "phoi.docx", tmp_path / "in" / "ke-hoach.docx"
    words = ["--data", str(data), "--out"]

    assert run(["certificates", ROUND, "--printer", "Máy in mẫu", *words, str(blanks)]) == 0
    assert run(["plan-decision", *words, str(plan)]) == 0

    assert len(Document(str(blanks)).sections) == 16
    assert any("Ban hành Kế hoạch" in each.text for each in Document(str(plan)).paragraphs)
    drawn_up = {GIAY_KHEN_PHOI.code, QUYET_DINH_KE_HOACH.code}
    assert made | drawn_up == {kind.code for kind in document_kinds()} - TO_PROVINCE


def test_a_printer_that_the_ward_does_not_have_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "phoi.docx"

    assert run(["certificates", ROUND, "--data", str(data), "--out", str(out)]) == 1
    assert "hãy chọn: Máy in mẫu" in capsys.readouterr().err
    assert not out.exists()


def test_an_unknown_movement_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan-decision", "--movement", "KHAC", "--data", str(data), "--out"]

    assert run([*words, str(tmp_path / "x.docx")]) == 1
    assert "BK-KHCN-2026-2030" in capsys.readouterr().err
