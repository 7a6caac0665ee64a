"""Draws the pictures of the staff guide: `python -m tests.whole_way.pictures`.

Plays the sample round by clicking, in a folder of its own, and writes docs/huong-dan/hinh/*.png.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FloatRect

from tests.desk.screenshots import main as draw_desk
from tests.serving import served
from tests.whole_way.clicking import (
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
from tests.whole_way.ui import Clerk, Fields, chromium, clerk

PICTURES = Path(__file__).parents[2] / "docs" / "huong-dan" / "hinh"


BOARD: FloatRect = {"x": 256, "y": 0, "width": 1024, "height": 1180}
PARTS: dict[str, FloatRect] = {
    "da-bam-submit": {"x": 880, "y": 790, "width": 400, "height": 110},
    "trang-lan-chay": {"x": 256, "y": 0, "width": 1024, "height": 570},
}
"""What is worth seeing of pages that else show Prefect's own matters."""

SETTLING = 1500
"""Milliseconds in which a page of the Prefect UI has drawn itself."""


def main() -> None:
    """Play and draw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    draw_desk()
    with (
        TemporaryDirectory() as folder,
        served(Path(folder)) as program,
        chromium() as browser,
        clerk(browser, program, draw_once) as working,
    ):
        _open_the_round(working)
        _take_the_dossiers_in(working)
        _appraise_them(working)
        _withdraw_none(working)
        _hold_the_council(working)
        _put_up_for_signature(working)
        _issue(working)


def draw_once(working: Clerk, name: str) -> None:
    """Draw the part that the guide speaks of, the first time that a step shows it."""
    file = PICTURES / f"{name}.png"
    if not file.exists():
        # Not until the network is idle: a request that a reload cut off counts as open for ever.
        working.page.wait_for_timeout(SETTLING)
        working.page.screenshot(path=file, animations="disabled", clip=PARTS[name])


def draw(working: Clerk, name: str) -> None:
    """Draw what is on the screen."""
    working.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def draw_board(working: Clerk, name: str) -> None:
    """Draw the board down into its table, beyond the screen."""
    file = PICTURES / f"{name}.png"
    working.page.screenshot(path=file, animations="disabled", full_page=True, clip=BOARD)


def _open_the_round(working: Clerk) -> None:
    working.board()
    draw(working, "bang-theo-doi-ban-dau")
    fill_round(working, sample_forms("open_round")[0])
    _top(working, "1-mo-dot")
    working.submit()
    draw(working, "1-ket-qua")
    back_to_board(working)
    draw(working, "1-bang-theo-doi")


def _take_the_dossiers_in(working: Clerk) -> None:
    first, *others = sample_forms("submission")[:3]
    fields = fill_submission(working, first)
    _top(working, "2-don-vi")
    rows = fields.rows("Danh sách đề nghị")
    _at(working, rows[1], "2-mot-ca-nhan")
    _end(working, "2-cuoi-phieu")
    working.submit_twice()
    draw(working, "2-ket-qua")
    for form in others:
        open_filled(working, form)
        working.send()
    working.board()
    draw_board(working, "bang-theo-doi")


def _appraise_them(working: Clerk) -> None:
    first, second = sample_forms("appraisal")
    fields = fill_appraisal(working, first, undecided=["HS-2026-0003"])
    _top(working, "3-tham-dinh")
    _at(working, fields.rows("Kết quả từng hồ sơ")[5], "3-tra-lai-bo-sung")
    working.submit()
    draw(working, "bi-tu-choi")
    fields = working.form("Mở lại phiếu với những gì đã ghi")
    _at(working, fields.rows("Kết quả từng hồ sơ")[2], "mo-lai-phieu")
    decide(fields.rows("Kết quả từng hồ sơ")[2], first["decisions"][2])
    working.submit()
    draw(working, "3-ket-qua")
    back_to_board(working)
    draw_board(working, "3-bang-theo-doi")
    fill_supplement(working, sample_forms("submission")[3])
    _top(working, "3-nhan-bo-sung")
    working.send()
    working.board()
    fill_appraisal(working, second)
    working.send()
    working.board()


def _withdraw_none(working: Clerk) -> None:
    """Fill in the form of a withdrawal, and leave it."""
    fields = working.form("Rút một hồ sơ")
    fields.choose("Hồ sơ", "HS-2026-0009")
    fields.type("Lý do rút", "Đơn vị đề nghị rút để hoàn thiện và trình vào đợt sau")
    fields.type("Người đề nghị rút", "Nông Văn Mẫu")
    _top(working, "7-rut-ho-so")
    working.board()


def _hold_the_council(working: Clerk) -> None:
    fields = fill_council(working, sample_forms("council")[0])
    _top(working, "4-phien-hop")
    _at(working, fields.rows("Thành viên Hội đồng")[6], "4-vang-mat")
    _at(working, fields.rows("Kết quả từng hồ sơ")[4], "4-bo-phieu")
    _end(working, "4-thu-tu-chon")
    working.submit()
    draw(working, "4-ket-qua")
    back_to_board(working)


def _put_up_for_signature(working: Clerk) -> None:
    fill_signature(working, sample_forms("signature")[0])
    _top(working, "5-trinh-ky")
    working.submit()
    draw(working, "5-ket-qua")
    back_to_board(working)


def _issue(working: Clerk) -> None:
    fill_issuance(working, sample_forms("issuance")[0])
    _top(working, "6-ban-hanh")
    working.submit()
    draw(working, "6-ket-qua")
    back_to_board(working)
    draw_board(working, "6-bang-theo-doi")
    working.page.goto(working.program.desk)
    draw(working, "6-tai-van-ban")


def _top(working: Clerk, name: str) -> None:
    """Draw the beginning of a form."""
    working.page.locator("form label").first.scroll_into_view_if_needed()
    working.page.evaluate("document.querySelectorAll('*').forEach(each => each.scrollTop = 0)")
    draw(working, name)


def _end(working: Clerk, name: str) -> None:
    """Draw the end of a form, with the button Submit."""
    working.page.get_by_role("button", name="Submit", exact=True).scroll_into_view_if_needed()
    draw(working, name)


def _at(working: Clerk, part: Fields, name: str) -> None:
    """Draw a part of a form."""
    part.box.evaluate("each => each.scrollIntoView({block: 'start'})")
    draw(working, name)


if __name__ == "__main__":
    main()
