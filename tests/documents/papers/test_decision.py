"""The decision, read back."""

from dataclasses import replace
from datetime import date

import pytest

from documents.papers.decision import compose_decision
from dossiers.decision.award_decision import Authority
from dossiers.model.nominee import NomineeKind
from tests.documents import rendered_papers
from tests.documents.builders import a_case, facts
from tests.documents.docx_text import lines, text


def test_an_issued_decision_carries_number_and_date() -> None:
    said = lines(rendered_papers.decision(a_case()))
    assert "Số: 05/QĐ-UBND" in said
    assert "Bắc Kạn, ngày 16 tháng 11 năm 2026" in said


def test_a_draft_leaves_number_and_day_open() -> None:
    said = lines(rendered_papers.decision(a_case(), draft=True))
    assert "Số:      /QĐ-UBND" in said
    assert "Bắc Kạn, ngày    tháng 11 năm 2026" in said


def test_article_1_counts_in_figures_and_words() -> None:
    assert "cho 02 (hai) tập thể và 04 (bốn) cá nhân (có Danh sách" in text(
        rendered_papers.decision(a_case())
    )
    said = text(rendered_papers.decision(a_case("tong-ket-2030")))
    assert "cho 06 (sáu) tập thể và 10 (mười) cá nhân (có Danh sách" in said


def test_article_2_sums_the_bonuses_in_figures_and_words() -> None:
    said = text(rendered_papers.decision(a_case()))
    assert "6.080.000 đồng (Bằng chữ: Sáu triệu không trăm tám mươi nghìn đồng)" in said
    assert "1.520.000 đồng/tập thể; 760.000 đồng/cá nhân" in said
    assert "trích từ Quỹ thi đua, khen thưởng của phường" in said


def test_the_bonus_is_that_of_the_day_of_signing() -> None:
    case = a_case()
    early = case.proposal.model_copy(update={"proposed_on": date(2026, 6, 20)})
    signed_before, signed_after = (
        compose_decision(facts(case), early, case.dossiers, case.session, 5, day).total
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    )
    assert (signed_before, signed_after) == ("5.660.000 đồng", "6.080.000 đồng")


def test_legal_bases_end_with_the_proposal() -> None:
    cited = [
        line for line in lines(rendered_papers.decision(a_case())) if line.startswith("Căn cứ")
    ]
    assert all(line.endswith(";") for line in cited)
    assert cited[1] == (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 được sửa đổi, bổ sung một số"
        " điều theo Luật ngày 23 tháng 4 năm 2026;"
    )
    assert not [line for line in cited if "98/2023" in line or "01/2024" in line]
    assert (
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 07/TTr-VHXH "
        "ngày 10 tháng 11 năm 2026." in lines(rendered_papers.decision(a_case()))
    )


@pytest.mark.parametrize(
    ("received", "amended"),
    [
        ((date(2026, 9, 30), date(2026, 9, 1)), False),
        ((date(2026, 9, 30), date(2026, 10, 1)), True),
        ((date(2026, 10, 1), date(2026, 10, 9)), True),
    ],
)
def test_the_amended_law_is_cited_unless_all_dossiers_came_before_it(
    received: tuple[date, date], amended: bool
) -> None:
    """Luật 06/2026/QH16, in force 01/10/2026: dossiers received before keep the law as it was."""
    case = a_case()
    dossiers = tuple(
        each.model_copy(update={"received_on": received[place % 2]})
        for place, each in enumerate(case.dossiers)
    )
    said = lines(rendered_papers.decision(replace(case, dossiers=dossiers)))
    (law,) = [line for line in said if line.startswith("Căn cứ Luật Thi đua")]
    assert ("được sửa đổi, bổ sung" in law) is amended
    assert "06/2026" not in law


def test_the_minutes_are_cited_with_number_and_date() -> None:
    assert "Biên bản số 01/BB-HĐTĐKT ngày 05 tháng 11 năm 2026" in text(
        rendered_papers.decision(a_case())
    )


def test_the_plan_is_cited_with_its_date_once_it_has_one() -> None:
    case = a_case()
    dated = case.movement.model_copy(
        update={
            "plan_decision": "Quyết định của Chủ tịch về Kế hoạch",
            "plan_decision_number": 12,
            "plan_decided_on": date(2026, 4, 20),
        }
    )
    said = text(rendered_papers.decision(replace(case, movement=dated)))
    assert "số 12/QĐ-UBND ngày 20 tháng 4 năm 2026 của Chủ tịch về Kế hoạch;" in said


def test_the_chair_signs_without_tm_and_a_deputy_for_the_chair() -> None:
    case = a_case()
    said = lines(rendered_papers.decision(case))
    assert said[said.index("CHỦ TỊCH") + 1] == "Đình Huy Hoàng"
    assert "TM." not in "\n".join(said)
    deputy = case.proposal.signatory.model_copy(update={"authority": Authority.KT_CHU_TICH})
    proposal = case.proposal.model_copy(update={"signatory": deputy})
    said = lines(rendered_papers.decision(replace(case, proposal=proposal)))
    assert said[said.index("KT. CHỦ TỊCH") + 1] == "PHÓ CHỦ TỊCH"


def test_those_who_carry_it_out_are_of_the_kinds_that_it_names() -> None:
    case = a_case()
    first, *others = case.dossiers
    household = {"kind": NomineeKind.HO_GIA_DINH, "honorific": None}
    home = first.model_copy(update={"nominee": first.nominee.model_copy(update=household)})
    proposal = case.proposal.model_copy(update={"dossiers": (home.code,)})
    said = text(
        rendered_papers.decision(replace(case, dossiers=(home, *others), proposal=proposal))
    )
    assert "các hộ gia đình có tên tại Điều 1 chịu trách nhiệm thi hành" in said


def test_copies_end_with_the_archive() -> None:
    said = lines(rendered_papers.decision(a_case()))
    assert "- Như Điều 3;" in said
    assert "- Lưu: VT, VHXH." in said
