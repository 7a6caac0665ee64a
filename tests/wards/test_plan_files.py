import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import wards
from dossiers.model.dossier import UnitGroup
from dossiers.model.errors import PlanFault
from dossiers.model.nominee import NomineeKind
from dossiers.plan.plan import Plan
from dossiers.plan.validity import LegalValue, value_lists
from wards import load_plan

WARDS = Path(str(files("wards")))
VOTING, BONUS = "awards-voting.toml", "awards-bonus.toml"
MOVEMENT = "awards-quotas-2026-2030.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the ward's own files, to be spoilt."""
    for file in WARDS.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def spoil(folder: Path, name: str, before: str, after: str) -> str:
    """Replace the first `before` in the file, and tell why the plan is no longer taken."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(PlanFault) as caught:
        load_plan(folder)
    return str(caught.value)


def test_the_plan_that_comes_with_the_program_is_sound(folder: Path) -> None:
    assert load_plan() == load_plan(folder)


def test_every_value_names_its_source() -> None:
    plan = load_plan()
    (movement,) = plan.movements
    dated: list[Any] = [
        *plan.voting,
        *plan.awards,
        *(each.subjects for each in plan.awards),
        *plan.salaries,
        *plan.coefficients,
        *plan.bonus_rules,
        *plan.legal_bases,
        *plan.roster,
        *plan.officers,
        *(component for each in plan.awards for component in each.components),
        *plan.printers,
        *plan.tie_breaks,
        movement.reviews,
        *movement.quotas,
        *movement.criteria,
        movement,
        plan.ward,
    ]
    assert all(each.source.text for each in dated)


def test_what_the_references_leave_unsure_is_marked_as_unconfirmed() -> None:
    plan = load_plan()
    assert not any(each.source.confirmed for each in plan.roster)
    assert not any(each.source.confirmed for each in plan.voting)
    unsure = {(each.award, each.kind) for each in plan.coefficients if not each.source.confirmed}
    assert unsure == {(each, NomineeKind.HO_GIA_DINH) for each in ("GIAY_KHEN", "BANG_KHEN")}
    assert not plan.movements[0].source.confirmed
    assert not plan.movements[0].reviews.source.confirmed


def test_made_up_people_are_recognisable() -> None:
    plan = load_plan()
    assert len(plan.roster) == 9
    names = [each.name for each in plan.roster] + [each.name for each in plan.officers]
    assert all(each == "Đình Huy Hoàng" or "Mẫu" in each for each in names)


def test_every_group_of_units_has_criteria() -> None:
    criteria = load_plan().movements[0].criteria
    assert {group for each in criteria for group in each.groups} == set(UnitGroup)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "bonus.toml").unlink()
    with pytest.raises(PlanFault, match=r"Thiếu tệp wards/bonus\.toml"):
        load_plan(folder)


def test_a_missing_movement_or_folder_is_told(folder: Path) -> None:
    (folder / MOVEMENT).unlink()
    with pytest.raises(PlanFault, match="chưa có tệp awards-quotas"):
        load_plan(folder)
    with pytest.raises(PlanFault, match="Thiếu tệp wards/"):
        load_plan(folder / "khong-co")


def test_a_file_that_is_not_text_is_named(folder: Path) -> None:
    (folder / "ward.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(PlanFault, match=r"ward\.toml không phải UTF-8"):
        load_plan(folder)
    (folder / "ward.toml").unlink()
    (folder / "ward.toml").mkdir()
    with pytest.raises(PlanFault, match=r"Không đọc được tệp wards/ward\.toml"):
        load_plan(folder)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        (VOTING, "[[rules]]", "[[rules]", "Tệp wards/awards-voting.toml sai cú pháp TOML"),
        ("bonus.toml", "amount = 1800000\n", "", "bonus.toml: mục salaries.thứ 1.amount còn thiếu"),
        ("ward.toml", "place =", "plaec =", "mục ward.plaec là mục lạ"),
        ("deadlines.toml", "soon = 2\n", "", "deadlines.toml: mục limits.soon còn thiếu"),
        ("awards.toml", '"PHUONG"', '"XA"', "mục awards.thứ 1.level không thuộc các giá trị"),
        (BONUS, '"0.6"', '"sáu"', "coefficients.thứ 1.coefficient có giá trị không hợp lệ"),
    ],
)
def test_a_broken_file_is_told_by_file_and_field(
    folder: Path, name: str, before: str, after: str, said: str
) -> None:
    assert said in spoil(folder, name, before, after)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        (MOVEMENT, "ends_on = 2030", "ends_on = 2025", "ends_on trước starts_on"),
        (MOVEMENT, '"III.1.đ"', '"III.1.d"', "hai tiêu chí cùng mã III.1.d"),
        (MOVEMENT, "[2027]", "[2031]", "years ngoài thời gian phong trào"),
        (MOVEMENT, "[2027]", "[]", "SO_KET TAP_THE: years ngoài"),
        (MOVEMENT, "maximum = 2", "maximum = -2", "maximum là số âm"),
        (MOVEMENT, 'kind = "CA_NHAN"', 'kind = "TAP_THE"', "ghi hai lần"),
        (VOTING, '"CO_THI_DUA"', '"BANG_KHEN"', "awards-voting.toml chưa có rules"),
        (VOTING, '"CO_THI_DUA"', '"BANG_KHEN"', "BANG_KHEN từ ngày 2025-07-01: ghi hai lần"),
        ("awards.toml", '\nkinds = ["TAP_THE"]', "\nkinds = []", "có trong awards.toml, subjects"),
        (VOTING, '"GIAY_KHEN"', '"GIAY"', "rules: hình thức GIAY không có trong awards"),
        (BONUS, '"CO_THI_DUA"', '"CO"', "coefficients: hình thức CO không có trong awards"),
        (MOVEMENT, '"CO_THI_DUA"', '"CO"', "movement, quotas: hình thức CO không có trong awards"),
        (VOTING, "quorum = [2, 3]", "quorum = [4, 3]", "GIAY_KHEN: quorum phải từ trên 0"),
        (VOTING, "threshold = [1, 2]", "threshold = [0, 2]", "threshold phải từ"),
        (
            "council-tie-breaks.toml",
            "women = [70, 100]",
            "women = [101, 100]",
            "tie_breaks: women phải từ",
        ),
        (
            "bonus.toml",
            "from = 2024-07",
            "from = 2023-07",
            "[[salaries]] từ ngày 2023-07-01: ghi hai",
        ),
        ("bonus.toml", "amount = 1800000", "amount = 0", "amount phải là số dương"),
        ("bonus.toml", "rounding = 10000", "rounding = 0", "rounding phải là số dương"),
        (BONUS, '"0.45"', '"0"', "coefficient phải là số dương"),
        (BONUS, '"HO_GIA_DINH"', '"CA_NHAN"', "thiếu GIAY_KHEN HO_GIA_DINH"),
        (BONUS, '"HO_GIA_DINH"', '"CA_NHAN"', "GIAY_KHEN CA_NHAN từ ngày 2025-07-01: ghi hai lần"),
        ("legal-bases.toml", "2025-07-01", "2022-07-01", "98/2023/NĐ-CP: lapsed_on trước"),
        ("bonus.toml", '152/2025/NĐ-CP"', '152/NĐ-CP"', "legal-bases.toml không có 152/NĐ-CP"),
        ("legal-bases.toml", '["98/2023', '["99/2023', "legal-bases.toml không có 99/2023/NĐ-CP"),
        (
            "roster-and-signers.toml",
            "from_on",
            "until_on = 2020-01-01\nfrom_on",
            "until_on trước from_on",
        ),
        ("awards.toml", '"BIEN_BAN"', '"TO_TRINH"', "GIAY_KHEN: components ghi hai lần"),
        ("awards.toml", '["TAP_THE"]\nkind', '["CA_NHAN"]\nkind', "không tặng cho CA_NHAN"),
        ("awards.toml", '"signature"', '"issuance"', "GIAY_KHEN: steps ghi hai lần issuance"),
        ("awards.toml", '"signature"', '"issuance"', "steps phải có signature và issuance"),
        ("awards.toml", '"signature"', '"council"', "bước council là của mọi hình thức"),
        ("awards.toml", '"PHUONG"', '"TINH"', "cấp tỉnh quyết định thì steps không có signature"),
        ("awards.toml", 'tịch {uy_ban}"', 'tịch {uyban}"', "decided_by có chỗ trống lạ {uyban}"),
        ("awards.toml", '"BANG_KHEN"', '"GIAY_KHEN"', "hai hình thức cùng code GIAY_KHEN"),
        (
            "awards.toml",
            '"Cờ thi đua của UBND tỉnh"',
            '"Bằng khen của Chủ tịch UBND tỉnh"',
            "cùng name",
        ),
        ("printers.toml", "right = 0.0", "right = -20.5", "phải trong khoảng ±20 mm"),
        ("conditions.toml", "alike = 80", "alike = 98", "one_award: phải có 0 < alike < same"),
        ("conditions.toml", "KHIEU_NAI", "KY_LUAT", "mỗi lý do tạm dừng phải có quy định"),
        ("units.toml", "phường Huyền Tụng", "phường Sông Cầu", "phường Sông Cầu nhập vào hai nơi"),
        (
            "units.toml",
            '["phường Nguyễn Thị Minh Khai", "phường Huyền Tụng"]',
            "[]",
            "phường Đức Xuân: before còn trống",
        ),
        ("ward.toml", 'linh = "linh"', 'linh = "linhh"', "mục ward.linh có giá trị không hợp lệ"),
    ],
)
def test_files_that_contradict_each_other_are_refused(
    folder: Path, name: str, before: str, after: str, said: str
) -> None:
    assert said in spoil(folder, name, before, after)


def test_two_movements_of_one_code_are_refused(folder: Path) -> None:
    shutil.copy(folder / MOVEMENT, folder / "awards-quotas-khac.toml")
    with pytest.raises(PlanFault, match="hai phong trào cùng mã BK-KHCN-2026-2030"):
        load_plan(folder)


def test_a_plan_without_a_council_is_refused(folder: Path) -> None:
    text = (folder / "roster-and-signers.toml").read_text(encoding="utf-8")
    officers = text[text.index("[[officers]]") :]
    (folder / "roster-and-signers.toml").write_text(f"roster = []\n{officers}", encoding="utf-8")
    with pytest.raises(PlanFault, match=r"roster-and-signers\.toml: roster còn trống"):
        load_plan(folder)


def test_an_award_has_its_subjects_once(folder: Path) -> None:
    extra = (
        '\n[awards.subjects]\nkinds = []\nin_force_from = 2026-01-01\nsource = { text = "Mẫu" }\n'
    )
    with (folder / "awards.toml").open("a", encoding="utf-8") as file:
        file.write(extra)
    with pytest.raises(PlanFault, match=r"awards\.toml sai cú pháp TOML"):
        load_plan(folder)


def test_a_limit_of_its_own_is_at_least_a_day(folder: Path) -> None:
    extra = (
        '\n[[awards.results]]\ndays = 0\nin_force_from = 2026-01-01\nsource = { text = "Mẫu" }\n'
    )
    with (folder / "awards.toml").open("a", encoding="utf-8") as file:
        file.write(extra)
    with pytest.raises(PlanFault, match="HUAN_CHUONG_LAO_DONG: days phải từ 1 ngày trở lên"):
        load_plan(folder)


def test_rows_beside_come_in_files_of_the_same_names(folder: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "nghi-dinh.toml").write_text("", encoding="utf-8")
    with pytest.raises(PlanFault, match=r"tệp lạ nghi-dinh\.toml"):
        load_plan(folder, beside)


WITH_TERMS_OF_THEIR_OWN = {"roster", "officers", "movements", "mergers", "calendar", "books"}
"""Terms of office, years of a movement and its quotas, the day of a merger, years of a book."""
NO_LAW = {"ward", "printers"}


def test_every_other_list_of_the_data_holds_values_with_terms() -> None:
    plan = load_plan()
    for field in set(Plan.model_fields) - WITH_TERMS_OF_THEIR_OWN - NO_LAW - {"limits"}:
        rows = getattr(plan, field)
        assert all(isinstance(each, LegalValue) for each in rows), field
    assert plan.limits is not None
    limits = (*plan.limits.steps, *plan.limits.results, *plan.limits.yearly)
    assert all(isinstance(each, LegalValue) for each in limits)


def test_a_value_says_in_which_file_and_list_it_is_entered() -> None:
    """The place is what staff are told when it lapses."""
    folder = Path(wards.__file__).parent
    for values in value_lists(load_plan()):
        file, _, entry = values[0].PLACE.removeprefix("wards/").partition(", mục ")
        assert entry in (folder / file).read_text(encoding="utf-8").splitlines(), values[0].PLACE
