"""The request to supplement a dossier, read back."""

from datetime import date
from typing import Any

import pytest

from documents.papers.supplement_request import compose_supplement_request
from dossiers.model.dossier import Appraisal, AppraisalResult, Component, ComponentKind, Dossier
from dossiers.model.errors import InvalidForm
from tests.documents import rendered_papers
from tests.documents.builders import a_case, a_dossier, facts
from tests.documents.docx_text import lines, text

REASON = "Báo cáo thành tích chưa có số liệu"
COMPLETE = tuple(
    Component(kind=kind, object=kind) for kind in ComponentKind if kind is not ComponentKind.KHAC
)


def returned(reason: str = REASON, **changes: Any) -> Dossier:
    appraisal = Appraisal(
        appraiser="Ma Thị Mẫu Mười",
        appraised_on=date(2026, 10, 12),
        result=AppraisalResult.BO_SUNG,
        reason=reason,
    )
    return a_dossier(appraisal=appraisal, **changes)


def test_it_names_what_is_missing_and_what_to_mend() -> None:
    said = lines(rendered_papers.supplement_request(a_case(), returned(components=COMPLETE[:1])))
    assert "Số: 01/HDHS" in said
    assert "Bắc Kạn, ngày 12 tháng 10 năm 2026" in said
    assert "Kính gửi: Hội Phụ nữ Mẫu." in said
    place = said.index("Giấy tờ còn thiếu:")
    assert said[place + 1 : place + 3] == ["- Báo cáo thành tích;", "- Biên bản bình xét."]
    assert f"Nội dung cần bổ sung, hoàn thiện: {REASON}." in said
    assert said[-1] == "Hoàng Văn Mẫu Ba"


def test_within_the_sentence_a_person_is_addressed_in_small_letters() -> None:
    said = text(rendered_papers.supplement_request(a_case(), returned()))
    assert "cho bà Hoàng Thị Mẫu, kèm theo" in said


def test_what_is_not_asked_for_is_not_mentioned() -> None:
    said = text(rendered_papers.supplement_request(a_case(), returned(components=COMPLETE)))
    assert "còn thiếu" not in said
    said = text(rendered_papers.supplement_request(a_case(), returned(reason="")))
    assert "Nội dung cần bổ sung" not in said


def test_a_deadline_is_said_if_there_is_one() -> None:
    said = text(rendered_papers.supplement_request(a_case(), returned(), date(2026, 10, 20)))
    assert "chậm nhất ngày 20 tháng 10 năm 2026 để kịp trình Hội đồng xét./." in said
    assert "chậm nhất" not in text(rendered_papers.supplement_request(a_case(), returned()))


def test_without_number_it_is_a_draft() -> None:
    made = compose_supplement_request(facts(a_case()), returned(), None, None)
    assert (made.number.strip(), made.dated) == ("/HDHS", "ngày    tháng 10 năm 2026")


@pytest.mark.parametrize(
    ("dossier", "said"),
    [
        (a_dossier(appraisal=None), "chưa được thẩm định"),
        (returned(reason="", components=COMPLETE), "hãy ghi rõ lý do"),
    ],
)
def test_it_is_refused_if_it_asks_for_nothing(dossier: Dossier, said: str) -> None:
    with pytest.raises(InvalidForm, match=said):
        compose_supplement_request(facts(a_case()), dossier, 1, None)
