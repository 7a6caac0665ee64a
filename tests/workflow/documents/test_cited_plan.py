"""The decision on the plan is cited with number and day, or not at all; they are asked for once."""

from typing import Any

import pytest

from dossiers.model.errors import CommendationError, NumberTaken
from tests.documents.docx_text import lines
from tests.walks import SampleStep, Walk, WalkAt
from workflow.book_keeping import enter_in_book
from workflow.documents.regenerate import Verdict, regenerate_documents
from workflow.forms.book_form import BookForm

ROUND = "2026-HN-GK"
GIVEN: dict[str, Any] = {"plan_decision_number": 412, "plan_decided_on": "2026-04-20"}
CITED = "Căn cứ Quyết định số 412/QĐ-UBND ngày 20 tháng 4 năm 2026 của Chủ tịch Ủy ban nhân dân"
PLAN = "của Chủ tịch Ủy ban nhân dân phường"


def cited(walk: Walk, kind: str) -> list[str]:
    """Return the lines of a current paper that cite the decision on the plan, read from Word."""
    with walk.services.register.read_tx() as ledger:
        (record,) = (each for each in ledger.documents(round=ROUND) if each.kind == kind)
    text = lines(walk.services.objects.get(record.sha256))
    return [each for each in text if each.startswith("Căn cứ") and PLAN in each]


def test_drafts_show_the_open_places_and_what_is_issued_has_no_such_line(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    (draft,) = cited(walk, "QUYET_DINH")
    assert draft.startswith("Căn cứ Quyết định số      /QĐ-UBND ngày    tháng    năm")
    assert cited(walk, "TO_TRINH") == []

    report = walk.take(SampleStep.ISSUANCE)

    assert cited(walk, "QUYET_DINH") == []
    assert any("Chưa có số, ngày của Quyết định ban hành Kế hoạch" in each for each in report.notes)


def test_what_the_form_of_issuance_says_is_printed_and_made_again_the_same(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)

    report = walk.take(SampleStep.ISSUANCE, **GIVEN)

    (line,) = cited(walk, "QUYET_DINH")
    assert line.startswith(CITED)
    assert not any("Chưa có số, ngày" in each for each in report.notes)
    found = {each.verdict for each in regenerate_documents(walk.services, ROUND)}
    assert found == {Verdict.GIONG}


def test_the_register_remembers_it_for_every_paper_that_follows(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    walk.take(SampleStep.SIGNATURE, **GIVEN)
    for kind in ("TO_TRINH", "QUYET_DINH"):
        assert cited(walk, kind)[0].startswith(CITED)
    back: dict[str, Any] = {"outcome": "TRA_LAI", "signed_on": "2026-11-12", "reason": "Sửa tên"}
    walk.take(SampleStep.ISSUANCE, **back)

    walk.take(SampleStep.SIGNATURE, proposed_on="2026-11-13")
    walk.take(SampleStep.ISSUANCE)

    for kind in ("TO_TRINH", "QUYET_DINH"):
        assert cited(walk, kind)[0].startswith(CITED)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"plan_decided_on": ""}, "phải ghi cả số và ngày"),
        ({"plan_decision_number": None}, "phải ghi cả số và ngày"),
        ({"plan_decided_on": "2026-11-17"}, "17/11/2026 sau ngày 16/11/2026"),
        ({"plan_decided_on": "2026-12-17"}, "17/12/2026 sau hôm nay"),
        (
            {"plan_decided_on": "2024-12-31"},
            "31/12/2024 quá sớm: phong trào bắt đầu ngày 15/04/2026",
        ),
        ({"outcome": "TRA_LAI", "reason": "Sửa", "signed_file": ""}, "bỏ trống số, ngày"),
    ],
)
def test_half_of_it_and_days_that_cannot_be_are_refused(
    walk_at: WalkAt, change: dict[str, Any], said: str
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)

    with pytest.raises(CommendationError, match=said):
        walk.take(SampleStep.ISSUANCE, **(GIVEN | change))


def test_the_decision_that_cites_it_does_not_take_its_number(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    first = GIVEN | {"plan_decision_number": 1}
    taken = r"số 1 năm 2026 của Sổ QĐ-UBND đã cấp cho Quyết định tặng Giấy khen, đợt 2026-HN-GK;"

    with pytest.raises(NumberTaken, match=taken):
        walk.take(SampleStep.ISSUANCE, **first)
    with pytest.raises(NumberTaken, match="số 412 năm 2026 của Sổ QĐ-UBND đã cấp cho"):
        walk.take(SampleStep.ISSUANCE, **GIVEN, number=412)
    walk.take(SampleStep.ISSUANCE, **first, number=413)


def test_nor_does_a_later_decision(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    walk.take(SampleStep.SIGNATURE, **GIVEN)

    with pytest.raises(NumberTaken, match="Số 412/QĐ-UBND năm 2026 là số của Quyết định ban hành"):
        walk.take(SampleStep.ISSUANCE, number=412)


def test_a_void_number_is_not_cited(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    spoiled = {"book": "QĐ-UBND", "act": "HUY_SO", "number": 1, "reason": "ghi nhầm", "by": "Hà"}
    enter_in_book(walk.services, BookForm.model_validate(spoiled))

    with pytest.raises(NumberTaken, match=r"số 1 năm 2026 của Sổ QĐ-UBND đã hủy \(ghi nhầm\)"):
        walk.take(SampleStep.ISSUANCE, **(GIVEN | {"plan_decision_number": 1}))


def test_another_number_than_the_known_one_is_refused(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    walk.take(SampleStep.SIGNATURE, **GIVEN)

    with pytest.raises(CommendationError, match=r"phiếu ghi số 413/QĐ-UBND .* sổ đã có số 412"):
        walk.take(SampleStep.ISSUANCE, **(GIVEN | {"plan_decision_number": 413}))
