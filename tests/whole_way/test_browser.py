"""What a clerk does by clicking in the Prefect UI, against the program as it is served."""

from pathlib import Path

from tests.serving import Served
from tests.tools import needs
from tests.whole_way.clicked_round import (
    ROUND,
    codes,
    dossiers,
    issue,
    open_the_round,
    part,
    read_the_papers,
    take_in_by_hand,
    traces,
)
from tests.whole_way.clicking import Form, back_to_board, decide, fill_appraisal, sample_forms
from tests.whole_way.ui import Clerk

pytestmark = needs("chromium")


def test_a_round_is_opened_taken_in_and_issued_by_clicking(working: Clerk, tmp_path: Path) -> None:
    """What lies between is sent as the UI sends it; `make test-long` clicks that too."""
    open_the_round(working)
    take_in_by_hand(working, sample_forms("submission")[0])
    for flow, form in _between():
        assert working.program.run(flow, form)["state"]["type"] == "COMPLETED"
    board = working.board()
    assert dossiers(board, ROUND) == codes(9)
    assert "Đang trình Chủ tịch ký: 6" in part(board, ROUND)
    issue(working)
    read_the_papers(working, tmp_path)
    assert working.asked_abroad() == []
    assert traces(working.program) == []


def _between() -> list[tuple[str, Form]]:
    """Return the steps from the second submission to the signature."""
    submissions, appraisals = sample_forms("submission"), sample_forms("appraisal")
    return [
        *(("submission", each) for each in submissions[1:3]),
        ("appraisal", appraisals[0]),
        ("submission", submissions[3]),
        ("appraisal", appraisals[1]),
        ("council", sample_forms("council")[0]),
        ("signature", sample_forms("signature")[0]),
    ]


def test_a_form_with_a_decision_left_empty_is_refused_and_comes_back_as_it_was_typed(
    working: Clerk,
) -> None:
    form = _two_dossiers_of_2027(working.program)
    working.board()
    fill_appraisal(working, form, undecided=["HS-2027-0002"])
    refused = working.submit()
    assert refused.state == "Bị từ chối"
    page = working.read()
    assert "Kết quả từng hồ sơ (dòng 2) › Kết quả thẩm định: chưa điền" in page
    assert "Chưa có gì thay đổi trong sổ" in page
    assert "Traceback" not in page
    assert traces(working.program) == []

    fields = working.form("Mở lại phiếu với những gì đã ghi")
    assert fields.typed("Người thẩm định") == form["appraiser"]
    decided, undecided = fields.rows("Kết quả từng hồ sơ")
    assert decided.chosen("Kết quả thẩm định") == "Đủ điều kiện"
    assert undecided.chosen("Kết quả thẩm định") == "Select"
    decide(undecided, form["decisions"][1])
    assert working.submit().state == "Đã thẩm định"
    board = part(back_to_board(working), form["round"])
    assert "Đủ điều kiện, chờ Hội đồng: 1, Không đủ điều kiện: 1" in board
    assert working.asked_abroad() == []


def _two_dossiers_of_2027(program: Served) -> Form:
    """Another round with two dossiers, taken in without clicking; the form that appraises them."""
    (round_,) = sample_forms("open_round")
    submission = sample_forms("submission")[0]
    code = "2027-HN-GK"
    in_2027 = {"code": code, "year": 2027, "opens_on": None, "closes_on": None}
    nominees = [
        {**each, "name": f"{each['name']} Khác", "achievement": f"Thành tích mới số {place}"}
        for place, each in enumerate(submission["nominees"][1:3])
    ]
    for flow, form in (
        ("open_round", {**round_, **in_2027}),
        ("submission", {**submission, "round": code, "nominees": nominees}),
    ):
        assert program.run(flow, form)["state"]["type"] == "COMPLETED"
    decisions = [
        {"dossier": "HS-2027-0001", "result": "DU_DIEU_KIEN"},
        {"dossier": "HS-2027-0002", "result": "KHONG_DU_DIEU_KIEN", "reason": "Chưa có sáng kiến"},
    ]
    appraisal = sample_forms("appraisal")[0]
    return {**appraisal, "round": code, "decisions": decisions}
