import pytest

from dossiers.matching.achievements import Sameness, achievement_likeness
from tests.dossiers.builders import the_plan

DONE = "Số hóa 12.500 hồ sơ lưu trữ, giảm 35% thời gian tra cứu năm 2026"


@pytest.mark.parametrize(
    ("other", "sameness"),
    [
        (DONE, Sameness.TRUNG),
        (DONE.upper(), Sameness.TRUNG),
        ("So hoa 12500 ho so luu tru giam 35% thoi gian tra cuu nam 2026.", Sameness.TRUNG),
        ("Số hóa 12.500 hồ sơ lưu trữ; giảm 35% thời gian tra cứu, năm 2026", Sameness.TRUNG),
        (DONE.replace("12.500", "12.000"), Sameness.GAN_GIONG),
        ("Đã số hóa 12.500 hồ sơ lưu trữ năm 2026", Sameness.GAN_GIONG),
        (DONE.replace("2026", "2027"), Sameness.KHAC),
        ("Vận động 210 hội viên dùng dịch vụ công trực tuyến", Sameness.KHAC),
        ("Tổ chức tập huấn an toàn trên không gian mạng", Sameness.KHAC),
        ("", Sameness.CHUA_RO),
    ],
)
def test_words_and_figures_tell_whether_two_achievements_are_one(
    other: str, sameness: Sameness
) -> None:
    (rule,) = the_plan().one_award
    assert achievement_likeness(DONE, other, rule).sameness is sameness
    assert achievement_likeness(other, DONE, rule).sameness is sameness


def test_numbered_texts_are_of_different_achievements() -> None:
    (rule,) = the_plan().one_award
    assert achievement_likeness("Sáng kiến số 1", "Sáng kiến số 2", rule).sameness is Sameness.KHAC
