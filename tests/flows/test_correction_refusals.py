"""Step 7a: what cannot be corrected, and by whom; nothing changes then."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.errors import InvalidForm, Refused, UnknownDossier
from dossiers.model.roles import Role
from storage.settings import Settings
from tests.flows.corrections import CODE, NEW, OLD, WalkAt, correct, who
from tests.walks import NOW, SampleStep, Stages, Walk, sample_clock
from workflow.services import open_services

REFUSED: list[tuple[dict[str, Any], type[Refused], str]] = [
    ({"changes": {"name": OLD}}, InvalidForm, f"vẫn như cũ .*Họ và tên.*“{OLD}”"),
    ({"changes": {}}, InvalidForm, "chưa ghi thông tin nào cần sửa"),
    ({"changes": {"name": " "}}, InvalidForm, "Họ và tên hoặc tên tập thể: chưa điền"),
    ({"changes": {"unit": "Trường khác"}}, InvalidForm, "“unit”: không có trường này"),
    ({"changes": {"award": "BANG_KHEN"}}, InvalidForm, "“award”: không có trường này"),
    ({"changes": {"kind": "TAP_THE"}}, InvalidForm, "“kind”: không có trường này"),
    ({"changes": {"nickname": "Mẫu"}}, InvalidForm, "“nickname”: không có trường này"),
    ({"changes": {"citizen_id": "123"}}, InvalidForm, "Số căn cước: phải đủ 12 chữ số"),
    ({"changes": {"birth_year": 2025}}, InvalidForm, "Năm sinh 2025 .* không hợp lý"),
    ({"changes": {"criteria": ["IX.9"]}}, InvalidForm, "Kế hoạch không có tiêu chí “IX.9”"),
    ({"changes": {"criteria": []}}, InvalidForm, "chưa nêu tiêu chí nào"),
    ({"changes": {"name": "Hoàng Thị Thử", "honorific": "Bà"}}, Refused, "đã có hồ sơ HS-2026-"),
    ({"changes": "Nguyễn"}, InvalidForm, "Thông tin cần sửa"),
    ({"reason": ""}, InvalidForm, "Lý do sửa: chưa điền"),
    ({"by": ""}, InvalidForm, "Người sửa: chưa điền"),
    ({"dossier": "HS-2026-9999"}, UnknownDossier, "Không có hồ sơ “HS-2026-9999”"),
]


@pytest.fixture(scope="module")
def received(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Yield the round with all its dossiers received, for forms that change nothing."""
    folder = tmp_path_factory.mktemp("sua") / "data"
    shutil.copytree(stages(SampleStep.LAST_UNIT).folder, folder)
    with open_services(Settings(folder=folder), sample_clock) as opened:
        yield Walk(opened)


@pytest.mark.parametrize(("change", "kind", "said"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_refused_by_name_and_changes_nothing(
    change: dict[str, Any], kind: type[Refused], said: str, received: Walk
) -> None:
    with received.services.register.read_tx() as ledger:
        revision = ledger.revision()
    with pytest.raises(kind, match=said):
        correct(received, **change)
    with received.services.register.read_tx() as ledger:
        assert ledger.revision() == revision


BY_STAGE = {
    SampleStep.LAST_UNIT: {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH},
    SampleStep.COUNCIL: {Role.CHUYEN_VIEN, Role.LANH_DAO_VHXH, Role.THU_KY},
    SampleStep.SIGNATURE: {Role.LANH_DAO_VHXH},
}


@pytest.mark.parametrize("place", BY_STAGE)
def test_who_corrects_depends_on_where_the_dossier_stands(
    place: SampleStep, walk_at: WalkAt
) -> None:
    walk = walk_at(place)
    for role in Role:
        if role in BY_STAGE[place]:
            continue
        with pytest.raises(Refused, match=f"{who(role).name} không được"):
            correct(walk, role)
    for position, role in enumerate(sorted(BY_STAGE[place])):
        assert not correct(walk, role, changes={"name": f"{NEW} {position}"}).again


def test_a_name_that_another_award_has_is_refused_or_told_as_at_submission(walk_at: WalkAt) -> None:
    walk = walk_at(SampleStep.COUNCIL)
    with walk.services.register.write_tx() as ledger:
        nominee = ledger.dossier(CODE).nominee
        earlier = EarlierAward(
            code="",
            kind=nominee.kind,
            name="Nguyễn Vần Mẫu",
            unit=nominee.workplace,
            birth_year=nominee.birth_year,
            award="Giấy khen",
            decision="12/QĐ-UBND",
            decided_on=date(2025, 12, 1),
            achievement=nominee.achievement,
        )
        ledger.add_past_awards([earlier], by="Mẫu", at=NOW)
    with pytest.raises(Refused, match="một thành tích chỉ khen một lần"):
        correct(walk, changes={"name": "Nguyễn Vần Mẫu"})
    report = correct(walk, changes={"name": "Nguyễn Vần Mẫu", "achievement": "Việc khác hẳn"})
    assert any("12/QĐ-UBND" in each for each in report.notes)
