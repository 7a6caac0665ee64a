"""A round of commendation by clicking in the Prefect UI, against the program as it is served."""

import re
from pathlib import Path

from storage.settings import Settings
from tests.documents.docx_text import text
from tests.people import PRESSING, RECEPTION
from tests.serving import Served
from tests.tools import needs
from tests.whole_way.builders import do, dump, office_at
from tests.whole_way.clicking import (
    Form,
    back_to_board,
    decide,
    fill_appraisal,
    fill_council,
    fill_issuance,
    fill_round,
    fill_signature,
    fill_submission,
    fill_supplement,
    open_filled,
    sample_forms,
)
from tests.whole_way.ui import Clerk

pytestmark = needs("chromium")

ROUND = "2026-HN-GK"
AFTER_THE_COUNCIL = "Hội đồng đề nghị khen thưởng: 6, Hội đồng không đề nghị: 3"


def test_a_round_goes_from_its_opening_to_the_decision_by_clicking(
    working: Clerk, tmp_path: Path
) -> None:
    working.board()
    _open_the_round(working)
    _take_the_dossiers_in(working)
    _appraise_them(working)
    _hold_the_council(working)
    _put_up_for_signature(working)
    _issue(working)
    _read_the_papers(working, tmp_path)
    assert working.asked_abroad() == []
    assert _traces(working.program) == []


def _open_the_round(working: Clerk) -> None:
    (form,) = sample_forms("open_round")
    fill_round(working, form)
    opened = working.send()
    assert opened["name"] == "Mở đợt xét khen thưởng – 2026-HN-GK"
    assert opened["state"]["name"] == "Đã mở đợt"
    assert "Chưa có hồ sơ" in _part(working.board(), ROUND)


def _take_the_dossiers_in(working: Clerk) -> None:
    by_hand, *by_link = sample_forms("submission")[:3]
    fill_submission(working, by_hand)
    taken = working.submit_twice()
    assert taken.name.startswith("Tiếp nhận hồ sơ – 2026-HN-GK – Trung tâm Phục vụ hành chính công")
    assert taken.state == "Đã tiếp nhận"
    assert _dossiers(back_to_board(working), ROUND) == _codes(3), "a double click doubles nothing"
    for form in by_link:
        open_filled(working, form)
        assert working.send()["state"]["name"] == "Đã tiếp nhận"
    board = working.board(PRESSING["appraisal"])
    assert "9 hồ sơ. Đã tiếp nhận: 9" in _part(board, ROUND)
    assert _dossiers(board, ROUND) == _codes(9)


def _appraise_them(working: Clerk) -> None:
    first, second = sample_forms("appraisal")
    fields = fill_appraisal(working, first)
    assert any(each.startswith(ROUND) for each in fields.offered("Đợt xét khen thưởng"))
    offered = fields.rows("Kết quả từng hồ sơ")[0].offered("Hồ sơ")
    assert set(_codes(9)) <= {each.partition(" · ")[0] for each in offered}
    appraised = working.send()
    assert appraised["name"] == "Thẩm định hồ sơ – 2026-HN-GK – Lý Thị Thẩm"
    assert appraised["state"]["name"] == "Đã thẩm định"
    board = _part(working.board(RECEPTION), ROUND)
    assert "Chờ bổ sung hồ sơ: 1, Đủ điều kiện, chờ Hội đồng: 8" in board
    fill_supplement(working, sample_forms("submission")[3])
    assert working.send()["state"]["name"] == "Đã tiếp nhận"
    working.board(PRESSING["appraisal"])
    fill_appraisal(working, second)
    assert working.send()["state"]["name"] == "Đã thẩm định"
    assert "Đủ điều kiện, chờ Hội đồng: 9" in _part(working.board(PRESSING["council"]), ROUND)


def _hold_the_council(working: Clerk) -> None:
    (form,) = sample_forms("council")
    fill_council(working, form)
    held = working.submit()
    assert (held.name, held.state) == (
        "Hội đồng xét – 2026-HN-GK – Đình Huy Hoàng",
        "Hội đồng đã xét",
    )
    assert "Biên bản họp Hội đồng ngày 05/11/2026" in working.read()
    board = _part(back_to_board(working), ROUND)
    assert AFTER_THE_COUNCIL in board
    assert "Tập thể: đã chọn 2/2" in board
    assert "Cá nhân: đã chọn 4/4" in board


def _put_up_for_signature(working: Clerk) -> None:
    (form,) = sample_forms("signature")
    fill_signature(working, form)
    proposed = working.submit()
    assert proposed.state == "Đã trình ký"
    page = working.read()
    assert "Tờ trình số 01/TTr-VHXH" in page
    order = re.findall(r"(?m)^(HS-2026-\d{4})\s", page)
    (council,) = sample_forms("council")
    assert order == council["selected"], "the order of clicking is the order of rank"
    assert "Đang trình Chủ tịch ký: 6" in _part(back_to_board(working), ROUND)


def _issue(working: Clerk) -> None:
    (form,) = sample_forms("issuance")
    fill_issuance(working, form)
    issued = working.submit_twice()
    assert issued.name == "Ban hành quyết định – 2026-HN-GK"
    assert "Đã ban hành Quyết định số 01/QĐ-UBND" in working.read()


def _read_the_papers(working: Clerk, folder: Path) -> None:
    """Download from the page of the result, then look on the board and on the desk."""
    decision = working.download("Quyết định số 01/QĐ-UBND", folder)
    assert decision.name == "Quyết định số 01-QĐ-UBND.docx"
    said = text(decision.read_bytes())
    assert "Số: 01/QĐ-UBND" in said
    assert "ngày 16 tháng 11 năm 2026" in said
    assert "02 (hai) tập thể và 04 (bốn) cá nhân" in said
    listed = working.download("Danh sách kèm theo Quyết định số 01/QĐ-UBND", folder)
    people = text(listed.read_bytes())
    for name in ("Bộ phận Một cửa số (tập thể mẫu)", "Phùng Thị Mẫu Mực", "Trần Quốc Thí Điểm"):
        assert name in people
    assert "Vi Văn Minh Họa" not in people
    packet = working.download("Tải toàn bộ văn bản của đợt", folder)
    assert packet.name == "Văn bản đợt 2026-HN-GK.zip"
    assert "Đã ban hành quyết định: 6" in _part(back_to_board(working), ROUND)
    held = dump(Settings(working.program.folder))["documents"]
    drawn = [each["number"] for each in held if each["kind"] == "QUYET_DINH" and each["number"]]
    assert set(drawn) == {"01/QĐ-UBND"}, "a double click draws one number"


def test_a_form_with_a_decision_left_empty_is_refused_and_comes_back_as_it_was_typed(
    working: Clerk,
) -> None:
    form = _two_dossiers_of_2027(working.program)
    working.board(PRESSING["appraisal"])
    fill_appraisal(working, form, undecided=["HS-2027-0002"])
    refused = working.submit()
    assert refused.state == "Bị từ chối"
    page = working.read()
    assert "Kết quả từng hồ sơ (dòng 2) › Kết quả thẩm định: chưa điền" in page
    assert "Chưa có gì thay đổi trong sổ" in page
    assert "Traceback" not in page
    assert _traces(working.program) == []

    fields = working.form("Mở lại phiếu với những gì đã ghi")
    assert fields.typed("Người thẩm định") == form["appraiser"]
    decided, undecided = fields.rows("Kết quả từng hồ sơ")
    assert decided.chosen("Kết quả thẩm định") == "Đủ điều kiện"
    assert undecided.chosen("Kết quả thẩm định") == "Select"
    decide(undecided, form["decisions"][1])
    assert working.submit().state == "Đã thẩm định"
    board = _part(back_to_board(working), form["round"])
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
    with office_at(Settings(folder=program.folder)) as services:
        do(services, "open_round", {**round_, **in_2027})
        do(services, "submission", {**submission, "round": code, "nominees": nominees})
    decisions = [
        {"dossier": "HS-2027-0001", "result": "DU_DIEU_KIEN"},
        {"dossier": "HS-2027-0002", "result": "KHONG_DU_DIEU_KIEN", "reason": "Chưa có sáng kiến"},
    ]
    appraisal = sample_forms("appraisal")[0]
    return {**appraisal, "round": code, "decisions": decisions}


def _part(board: str, round_: str) -> str:
    """The part of the board on a round."""
    start = board.index(f"{round_}: ")
    following = re.search(r"(?m)^\d{4}-HN-GK: ", board[start + 1 :])
    return board[start : start + 1 + following.start()] if following else board[start:]


def _dossiers(board: str, round_: str) -> list[str]:
    """The codes in the table of a round."""
    return re.findall(r"(?m)^(HS-\d{4}-\d{4})\s", _part(board, round_))


def _codes(count: int) -> list[str]:
    return [f"HS-2026-{number:04}" for number in range(1, count + 1)]


def _traces(program: Served) -> list[str]:
    """What Prefect logged with a traceback."""
    return [each["message"] for each in program.logs() if "Traceback" in each["message"]]
