"""The count of a secret ballot, read back."""

from tests.documents import rendered_papers
from tests.documents.builders import a_case
from tests.documents.docx_text import lines, rows, text


def test_tellers_and_ballots_are_named() -> None:
    said = lines(rendered_papers.counting_minutes(a_case()))
    assert "Số: 02/BB-HĐTĐKT" in said
    assert (
        "Tổ kiểm phiếu: Triệu Văn Mẫu Năm, Tổ trưởng; Nông Thị Mẫu Sáu, Thành viên; Đặng Văn Mẫu "
        "Chín, Thành viên." in said
    )
    assert (
        "Hội đồng có 09 (chín) thành viên; có mặt: 08 (tám); vắng mặt, gửi phiếu: 01 (một)." in said
    )
    for part in ("phát ra: 09", "thu về: 09", "Số phiếu hợp lệ: 09", "không hợp lệ: 00 (không)"):
        assert part in "\n".join(said)


def test_each_row_adds_up_to_its_ballots() -> None:
    case = a_case()
    table = rows(rendered_papers.counting_minutes(case), 1)[1:]
    assert len(table) == len(case.session.votes)
    for row in table:
        assert sum(map(int, row[4:7])) == int(row[3])
    assert {row[3] for row in table} == {"8", "9"}


def test_who_did_not_vote_on_whom_is_said() -> None:
    said = text(rendered_papers.counting_minutes(a_case()))
    assert "Hà Thị Mẫu Tám không tham gia biểu quyết đối với Chi hội Phụ nữ Tổ 5" in said


def test_all_tellers_sign() -> None:
    left, right = rows(rendered_papers.counting_minutes(a_case()), 2)[0]
    assert "Nông Thị Mẫu Sáu" in left
    assert "Đặng Văn Mẫu Chín" in left
    assert right.endswith("Triệu Văn Mẫu Năm")
