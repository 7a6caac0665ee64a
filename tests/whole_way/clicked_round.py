"""A round of commendation by clicking in the Prefect UI, step by step, with what must be seen."""

import re
from pathlib import Path

from storage.settings import Settings
from tests.documents.docx_text import text
from tests.people import PRESSING, RECEPTION
from tests.serving import Served
from tests.whole_way.builders import dump
from tests.whole_way.clicking import (
    Form,
    back_to_board,
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

ROUND = "2026-HN-GK"
AFTER_THE_COUNCIL = "Hội đồng đề nghị khen thưởng: 6, Hội đồng không đề nghị: 3"


def open_the_round(working: Clerk) -> None:
    """Open the round from the board."""
    (form,) = sample_forms("open_round")
    fill_round(working, form)
    opened = working.send()
    assert opened["name"] == "Mở đợt xét khen thưởng – 2026-HN-GK"
    assert opened["state"]["name"] == "Đã mở đợt"
    assert "Chưa có hồ sơ" in part(working.board(), ROUND)


def take_the_dossiers_in(working: Clerk) -> None:
    """Take in the units' dossiers: one by hand, the others by filled links."""
    by_hand, *by_link = sample_forms("submission")[:3]
    take_in_by_hand(working, by_hand)
    for form in by_link:
        open_filled(working, form)
        assert working.send()["state"]["name"] == "Đã tiếp nhận"
    board = working.board(PRESSING["appraisal"])
    assert "9 hồ sơ. Đã tiếp nhận: 9" in part(board, ROUND)
    assert dossiers(board, ROUND) == codes(9)


def take_in_by_hand(working: Clerk, form: Form) -> None:
    """Type a unit's whole submission, and press twice."""
    fill_submission(working, form)
    taken = working.submit_twice()
    assert taken.name.startswith("Tiếp nhận hồ sơ – 2026-HN-GK – Trung tâm Phục vụ hành chính công")
    assert taken.state == "Đã tiếp nhận"
    assert dossiers(back_to_board(working), ROUND) == codes(3), "a double click doubles nothing"


def appraise_them(working: Clerk) -> None:
    """Appraise all, send one back, take its supplement in."""
    first, second = sample_forms("appraisal")
    fields = fill_appraisal(working, first)
    assert any(each.startswith(ROUND) for each in fields.offered("Đợt xét khen thưởng"))
    offered = fields.rows("Kết quả từng hồ sơ")[0].offered("Hồ sơ")
    assert set(codes(9)) <= {each.partition(" · ")[0] for each in offered}
    appraised = working.send()
    assert appraised["name"] == "Thẩm định hồ sơ – 2026-HN-GK – Lý Thị Thẩm"
    assert appraised["state"]["name"] == "Đã thẩm định"
    board = part(working.board(RECEPTION), ROUND)
    assert "Chờ bổ sung hồ sơ: 1, Đủ điều kiện, chờ Hội đồng: 8" in board
    fill_supplement(working, sample_forms("submission")[3])
    assert working.send()["state"]["name"] == "Đã tiếp nhận"
    working.board(PRESSING["appraisal"])
    fill_appraisal(working, second)
    assert working.send()["state"]["name"] == "Đã thẩm định"
    assert "Đủ điều kiện, chờ Hội đồng: 9" in part(working.board(PRESSING["council"]), ROUND)


def hold_the_council(working: Clerk) -> None:
    """Enter the session."""
    (form,) = sample_forms("council")
    fill_council(working, form)
    held = working.submit()
    assert (held.name, held.state) == (
        "Hội đồng xét – 2026-HN-GK – Đình Huy Hoàng",
        "Hội đồng đã xét",
    )
    assert "Biên bản họp Hội đồng ngày 05/11/2026" in working.read()
    board = part(back_to_board(working, PRESSING["signature"]), ROUND)
    assert AFTER_THE_COUNCIL in board
    assert "Tập thể: đã chọn 2/2" in board
    assert "Cá nhân: đã chọn 4/4" in board


def put_up_for_signature(working: Clerk) -> None:
    """Send the proposal up, in the council's order."""
    (form,) = sample_forms("signature")
    fill_signature(working, form)
    proposed = working.submit()
    assert proposed.state == "Đã trình ký"
    page = working.read()
    assert "Tờ trình số 01/TTr-VHXH" in page
    order = re.findall(r"(?m)^(HS-2026-\d{4})\s", page)
    (council,) = sample_forms("council")
    assert order == council["selected"], "the order of clicking is the order of rank"
    board = part(back_to_board(working, PRESSING["issuance"]), ROUND)
    assert "Đang trình Chủ tịch ký: 6" in board


def issue(working: Clerk) -> None:
    """Press issuance twice."""
    (form,) = sample_forms("issuance")
    fill_issuance(working, form)
    issued = working.submit_twice()
    assert issued.name == "Ban hành quyết định – 2026-HN-GK"
    assert "Đã ban hành Quyết định số 01/QĐ-UBND" in working.read()


def read_the_papers(working: Clerk, folder: Path) -> None:
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
    assert "Đã ban hành quyết định: 6" in part(back_to_board(working), ROUND)
    held = dump(Settings(working.program.folder))["documents"]
    drawn = [each["number"] for each in held if each["kind"] == "QUYET_DINH" and each["number"]]
    assert set(drawn) == {"01/QĐ-UBND"}, "a double click draws one number"


def part(board: str, round_: str) -> str:
    """Return the part of the board on a round."""
    start = board.index(f"{round_}: ")
    following = re.search(r"(?m)^\d{4}-HN-GK: ", board[start + 1 :])
    return board[start : start + 1 + following.start()] if following else board[start:]


def dossiers(board: str, round_: str) -> list[str]:
    """Return the codes in the table of a round."""
    return re.findall(r"(?m)^(HS-\d{4}-\d{4})\s", part(board, round_))


def codes(count: int) -> list[str]:
    """Return the codes of the first dossiers."""
    return [f"HS-2026-{number:04}" for number in range(1, count + 1)]


def traces(program: Served) -> list[str]:
    """Return what Prefect logged with a traceback."""
    return [each["message"] for each in program.logs() if "Traceback" in each["message"]]
