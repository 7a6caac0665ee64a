"""The template doctor as a button: findings named, a filled sample, the one in force safe."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from documents.papers.decision import QUYET_DINH
from dossiers.model.errors import InvalidForm, Refused
from flows.step_list import STEPS
from templates import template_bytes
from tests.documents.word_edits import edited, looking, retyped
from workflow.pages.links import file_link
from workflow.pages.result_page import refusal_page, report_page
from workflow.services import AppServices, put_file
from workflow.step import Report
from workflow.step_engine import carry_out

KIND = QUYET_DINH
STEP = STEPS["template_check"]
DESK = "http://127.0.0.1:8000"


def put(services: AppServices, folder: Path, data: bytes, name: str = "mau.docx") -> str:
    """Lay a template into the store, as staff upload it."""
    path, key = folder / name, f"inbox/{name}"
    path.write_bytes(data)
    put_file(services, path, key)
    return key


def check(services: AppServices, key: str, use: str = "CHI_KIEM_TRA", **changes: Any) -> Report:
    form = {"file": key, "kind": f"{KIND} · {KIND.title}", "use": use, "by": "Bàn Văn Mẫu"}
    return carry_out(STEP, {**form, **changes}, services)


def versions(services: AppServices) -> list[str]:
    """Return who brought each version of the template, the one in force last."""
    with services.register.read_tx() as ledger:
        return [each.added_by for each in ledger.templates() if each.kind == KIND.code]


def test_a_template_that_is_only_checked_is_filled_and_not_used(
    services: AppServices, tmp_path: Path
) -> None:
    before = versions(services)

    report = check(services, put(services, tmp_path, template_bytes(KIND)))

    (sample,) = report.files
    assert versions(services) == before
    with services.register.read_tx() as ledger:
        filled = docx.Document(BytesIO(services.objects.get(ledger.file(sample).sha256)))
        assert file_link(DESK, sample) in report_page(report, ledger, services)
    assert "QUYẾT ĐỊNH" in [each.text for each in filled.paragraphs]


def test_a_good_template_comes_into_force_once_and_again_after_another(
    services: AppServices, tmp_path: Path
) -> None:
    before = versions(services)
    one = edited(template_bytes(KIND), looking("QUYẾT ĐỊNH", italic=True))
    two = edited(template_bytes(KIND), looking("QUYẾT ĐỊNH", underline=True))
    keys = [
        put(services, tmp_path, each, name) for each, name in ((one, "1.docx"), (two, "2.docx"))
    ]

    assert "có hiệu lực" in check(services, keys[0], "DUA_VAO_DUNG").done
    assert check(services, keys[0], "DUA_VAO_DUNG").again
    check(services, keys[1], "DUA_VAO_DUNG")
    assert not check(services, keys[0], "Kiểm tra và đưa vào dùng").again
    assert versions(services) == [*before, *["Bàn Văn Mẫu"] * 3]


def test_a_broken_template_is_refused_by_paragraph_and_the_one_in_force_stays(
    services: AppServices, tmp_path: Path
) -> None:
    before = versions(services)
    broken = edited(template_bytes(KIND), retyped("{{ so_luong }}", "{{ so_luongg }}"))

    with pytest.raises(Refused) as refusal:
        check(services, put(services, tmp_path, broken), "DUA_VAO_DUNG")

    page = refusal_page(STEP, refusal.value, "", DESK)
    assert "bản đang dùng vẫn giữ nguyên" in page
    assert "Điều 1" in page
    assert "so_luongg" in page.replace("\\", "")
    assert versions(services) == before


def test_what_is_no_word_file_or_no_kind_is_refused(services: AppServices, tmp_path: Path) -> None:
    key = put(services, tmp_path, b"khong phai Word")

    with pytest.raises(Refused, match="chưa dùng được"):
        check(services, key)
    with pytest.raises(InvalidForm, match="hãy chọn"):
        check(services, key, kind="GIAY_GI")
