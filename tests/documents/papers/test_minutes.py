"""The minutes, read back."""

from dataclasses import replace

from tests.documents import rendered_papers
from tests.documents.builders import Case, a_case
from tests.documents.docx_text import lines, rows, text


def names(case: Case) -> dict[str, str]:
    return {dossier.code: dossier.nominee.addressed for dossier in case.dossiers}


def test_they_have_a_number_but_no_place_and_date_on_top() -> None:
    said = lines(rendered_papers.minutes(a_case()))
    assert "Số: 01/BB-HĐTĐKT" in said
    assert not [line for line in said if line.startswith("Bắc Kạn, ngày")]


def test_attendance_is_counted_and_named() -> None:
    said = lines(rendered_papers.minutes(a_case()))
    assert (
        "Thành phần tham dự: Hội đồng Thi đua - Khen thưởng phường Bắc Kạn có "
        "09 (chín) thành viên." in said
    )
    assert "Có mặt: 08 (tám), gồm:" in said
    assert "- Đặng Văn Mẫu Chín, Ủy viên." in said
    assert "Vắng mặt: 01 (một)." in said
    assert [line for line in said if line.startswith("- Bàn Văn Mẫu Bảy, Ủy viên: Vắng mặt vì")]


def test_an_absent_member_without_opinion_is_said_to_have_none() -> None:
    case = a_case()
    silent = case.session.members[-1].model_copy(update={"present": False})
    session = case.session.model_copy(update={"members": (*case.session.members[:-1], silent)})
    said = lines(rendered_papers.minutes(replace(case, session=session)))
    assert "Vắng mặt: 02 (hai)." in said
    assert "- Đặng Văn Mẫu Chín, Ủy viên: không có ý kiến bằng văn bản." in said


def test_the_votes_are_those_of_the_session() -> None:
    case = a_case()
    table = rows(rendered_papers.minutes(case), 1)[1:]
    counted = {row[1]: tuple(int(cell) for cell in row[3:6]) for row in table}
    assert counted == {
        names(case)[vote.dossier]: (vote.agree, vote.disagree, vote.abstain)
        for vote in case.session.votes
    }


def test_a_recused_member_is_named_and_not_counted() -> None:
    said = rendered_papers.minutes(a_case())
    assert "Hà Thị Mẫu Tám không tham gia biểu quyết đối với Chi hội Phụ nữ Tổ 5" in text(said)
    assert [row[6] for row in rows(said, 1) if row[1].startswith("Chi hội")] == ["8/8 (100%)"]


def test_the_conclusion_counts_and_names_whom_it_recommends() -> None:
    case = a_case()
    said = rendered_papers.minutes(case)
    assert "cho 02 (hai) tập thể và 04 (bốn) cá nhân, theo thứ tự:" in text(said)
    recommended = [row[1] for row in rows(said, 2)[1:]]
    assert recommended == [names(case)[code] for code in case.session.selected]
    verdicts = {row[1]: row[7] for row in rows(said, 1)[1:]}
    assert {name for name, said in verdicts.items() if said == "Đề nghị"} == set(recommended)


def test_a_session_that_recommends_none_says_so() -> None:
    case = a_case()
    empty = case.session.model_copy(update={"selected": ()})
    said = text(rendered_papers.minutes(replace(case, session=empty)))
    assert "Hội đồng thống nhất không đề nghị khen thưởng hồ sơ nào." in said
    assert "theo thứ tự" not in said


def test_the_secretary_signs_on_the_left_and_the_chair_on_the_right() -> None:
    left, right = rows(rendered_papers.minutes(a_case()), 3)[0]
    assert left.split("\n")[0] == "THƯ KÝ"
    assert "Lý Thị Mẫu Tư" in left
    assert right.split("\n")[0] == "CHỦ TỌA"
    assert right.endswith("Đình Huy Hoàng")
