"""The report on appraisal, read back."""

from dataclasses import replace

import pytest

from dossiers.model.errors import PlanFault
from tests.documents import rendered_papers
from tests.documents.builders import a_case, a_dossier
from tests.documents.docx_text import lines, rows, text


def test_it_is_numbered_dated_and_addressed_to_the_council() -> None:
    said = lines(rendered_papers.appraisal_report(a_case()))
    assert "Số: 03/BC-VHXH" in said
    assert "Bắc Kạn, ngày 20 tháng 10 năm 2026" in said
    assert "Kính gửi: Hội đồng Thi đua - Khen thưởng phường Bắc Kạn." in said


def test_a_draft_has_neither_number_nor_day() -> None:
    said = lines(rendered_papers.appraisal_report(a_case(), number=None))
    assert "Số:      /BC-VHXH" in said
    assert "Bắc Kạn, ngày    tháng 10 năm 2026" in said


def test_every_dossier_stands_with_result_and_reason() -> None:
    case = a_case()
    table = rows(rendered_papers.appraisal_report(case), 1)[1:]
    assert [row[1] for row in table] == [dossier.code for dossier in case.dossiers]
    assert table[5][4:] == [
        "Trả lại để bổ sung",
        "Báo cáo thành tích chưa có số liệu; đề nghị bổ sung số buổi tập huấn và số người tham gia",
    ]


def test_it_counts_what_it_found() -> None:
    said = text(rendered_papers.appraisal_report(a_case()))
    assert "Đã thẩm định 09 (chín) hồ sơ của 03 (ba) đơn vị." in said
    assert "08 (tám) hồ sơ, gồm 03 (ba) tập thể và 05 (năm) cá nhân;" in said
    assert "Không đủ điều kiện: 00 (không) hồ sơ." in said


def test_a_dossier_not_yet_appraised_is_left_out() -> None:
    case = a_case()
    waiting = replace(case, dossiers=(*case.dossiers, a_dossier(code="HS-2026-0099")))
    assert "HS-2026-0099" not in text(rendered_papers.appraisal_report(waiting))


def test_an_office_without_a_head_is_a_fault_of_the_plan() -> None:
    case = a_case()
    headless = replace(case, plan=case.plan.model_copy(update={"officers": ()}))
    with pytest.raises(PlanFault, match="Phòng Văn hóa - Xã hội"):
        rendered_papers.appraisal_report(headless)
