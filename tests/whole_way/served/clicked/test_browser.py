"""What a clerk does by clicking in the Prefect UI, against the program as it is served."""

from functools import partial
from pathlib import Path

from storage.settings import Settings
from tests.people import PRESSING
from tests.serving import Served
from tests.tools import needs
from tests.whole_way.builders import do, dump, office_at
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
from tests.whole_way.clicking import Form, decide, fill_appraisal, sample_forms
from tests.whole_way.installation import eventually
from tests.whole_way.ui import Clerk
from workflow.pages.links import BOARD_KEY

pytestmark = needs("chromium")


def test_a_round_is_opened_taken_in_and_issued_by_clicking(working: Clerk, tmp_path: Path) -> None:
    """What lies between is carried out without the UI; `make test-long` clicks that too."""
    working.board()
    open_the_round(working)
    take_in_by_hand(working, sample_forms("submission")[0])
    _carry_out(working.program, _between(), "Đang trình Chủ tịch ký: **6**")
    board = working.board(PRESSING["issuance"])
    assert dossiers(board, ROUND) == codes(9)
    assert "Đang trình Chủ tịch ký: 6" in part(board, ROUND)
    issue(working)
    read_the_papers(working, tmp_path)
    assert working.asked_abroad() == []
    assert traces(working.program) == []


def _carry_out(program: Served, steps: list[tuple[str, Form]], shown: str) -> None:
    """Carry steps out beside the program, as a command does, until its board shows them."""
    with office_at(Settings(folder=program.folder)) as services:
        for flow, form in steps:
            do(services, flow, form)
    board = {"artifacts": {"key": {"any_": [BOARD_KEY]}}, "limit": 1}
    asked = partial(program.inside.post, "/api/artifacts/latest/filter", json=board)
    assert eventually(lambda: shown in asked().json()[0]["data"])


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
    form = _two_dossiers_of_another_round(working.program)
    working.board(PRESSING["appraisal"])
    fill_appraisal(working, form, undecided=[form["decisions"][1]["dossier"]])
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
    assert working.send()["state"]["name"] == "Đã thẩm định"
    board = part(working.board(), form["round"])
    assert "Đủ điều kiện, chờ Hội đồng: 1, Không đủ điều kiện: 1" in board
    assert working.asked_abroad() == []


def _two_dossiers_of_another_round(program: Served) -> Form:
    """Take in two dossiers of another round, without clicking; return the form to appraise them."""
    (round_,) = sample_forms("open_round")
    submission = sample_forms("submission")[0]
    code = "2026-KHAC"
    nominees = [
        {**each, "name": f"{each['name']} Khác", "achievement": f"Thành tích mới số {place}"}
        for place, each in enumerate(submission["nominees"][1:3])
    ]
    taken_in = {**submission, "round": code, "nominees": nominees}
    opened = {**round_, "code": code, "opens_on": None, "closes_on": None}
    taking_in: list[tuple[str, Form]] = [("open_round", opened), ("submission", taken_in)]
    _carry_out(program, taking_in, "2 hồ sơ. Đã tiếp nhận: **2**")
    held = dump(Settings(folder=program.folder))["dossiers"]
    one, other = (each["code"] for each in held if each["round"] == code)
    decisions = [
        {"dossier": one, "result": "DU_DIEU_KIEN"},
        {"dossier": other, "result": "KHONG_DU_DIEU_KIEN", "reason": "Chưa có sáng kiến"},
    ]
    appraisal = sample_forms("appraisal")[0]
    return {**appraisal, "round": code, "decisions": decisions}
