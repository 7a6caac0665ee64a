"""Faults of a form in Vietnamese, all at once, each by the title of its field."""

import re

import pytest

from dossiers.model.errors import InvalidForm
from flows.appraisal import AppraisalForm
from flows.council import CouncilForm
from flows.open_round import RoundForm
from flows.submission import SubmissionForm
from wards import load_plan
from workflow.forms.parsing import field_names, read_form


def reasons(kind: type, raw: object) -> tuple[str, ...]:
    with pytest.raises(InvalidForm) as caught:
        read_form(kind, raw, load_plan().awards)
    return caught.value.reasons


def test_every_fault_is_said_with_its_row() -> None:
    votes = [{"dossier": "HS-1", "agree": 9}, {"dossier": "", "agree": -1, "khac": 1}]
    said = reasons(CouncilForm, {"round": "A", "held_on": "x", "votes": votes})

    assert "Kết quả từng hồ sơ (dòng 1) › Số không đồng ý: chưa điền – HS-1" in said
    assert "Kết quả từng hồ sơ (dòng 2) › Hồ sơ: chưa điền" in said
    assert any(each.startswith("Kết quả từng hồ sơ (dòng 2) › Số đồng ý: quá nhỏ") for each in said)
    assert any("“khac”: không có trường này" in each for each in said)
    assert any(each.startswith("Ngày họp: không phải ngày") for each in said)
    assert "Chủ trì: chưa điền" in said


def test_an_empty_decision_is_refused() -> None:
    raw = {"round": "A", "appraiser": "B", "decisions": [{"dossier": "HS-1", "result": ""}]}

    assert reasons(AppraisalForm, raw) == (
        "Kết quả từng hồ sơ (dòng 1) › Kết quả thẩm định: chưa điền – HS-1",
    )


@pytest.mark.parametrize("raw", [None, [], "phiếu", 3])
def test_what_is_no_form_at_all_is_refused(raw: object) -> None:
    assert "Phiếu trống hoặc không đúng dạng" in reasons(RoundForm, raw)[0]


def test_a_wrong_choice_shows_what_was_given() -> None:
    raw = {"code": "A", "award": "HUAN_CHUONG", "occasion": "HANG_NAM", "year": 2026}

    assert reasons(RoundForm, raw) == (
        "Hình thức khen thưởng: phải chọn một mục trong danh sách (đang ghi “HUAN_CHUONG”)",
    )


@pytest.mark.parametrize("award", ["GIAY_KHEN", "Giấy khen  của Chủ tịch UBND phường "])
def test_an_award_is_known_by_code_and_by_the_name_that_staff_read(award: str) -> None:
    raw = {"code": "A", "award": award, "occasion": "HANG_NAM", "year": 2026}

    assert read_form(RoundForm, raw, load_plan().awards).award == "GIAY_KHEN"
    assert read_form(RoundForm, {**raw, "award": "GIAY_KHEN"}).award == "GIAY_KHEN"


@pytest.mark.parametrize("award", ["", None])
def test_an_award_left_out_is_not_filled_in(award: str | None) -> None:
    raw = {"code": "A", "award": award, "occasion": "HANG_NAM", "year": 2026}

    assert reasons(RoundForm, raw) == ("Hình thức khen thưởng: chưa điền",)


def test_names_along_a_path_go_into_nested_forms() -> None:
    path = ("nominees", 2, "criteria", 0)

    assert field_names(SubmissionForm, path) == [
        "Danh sách đề nghị (dòng 3)",
        "Tiêu chí đạt được (dòng 1)",
    ]


@pytest.mark.parametrize("typed", ["019088000123x", 19088000123, "0190 8800 0123 4"])
def test_a_wrong_citizen_number_is_not_told_in_full(typed: object) -> None:
    raw = {"nominees": [{"name": "Mẫu", "citizen_id": typed}]}
    (said,) = (each for each in reasons(SubmissionForm, raw) if "Số căn cước" in each)

    assert "đang ghi “•" in said
    assert not re.search(r"\d{4}", said.partition("đang ghi")[2])


@pytest.mark.parametrize("field", ["cccd", "birth_year"])
def test_a_citizen_number_in_another_field_is_not_told_either(field: str) -> None:
    raw = {"nominees": [{"name": "Mẫu", field: "019088000123"}]}
    told = [each for each in reasons(SubmissionForm, raw) if "đang ghi" in each]

    assert [each.partition("đang ghi ")[2] for each in told] == ["“•••••••••123”) – Mẫu"]
