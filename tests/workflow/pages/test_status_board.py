"""The board: current, with links to the next step's form, its facts filled and decisions empty."""

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

from dossiers.model.steps import Step
from tests.walks import SampleStep, Walk, at_noon
from workflow.pages.status_board import board

DEPLOYMENTS = {step: f"id-{step.value}" for step in Step}


def shown(walk: Walk) -> str:
    with walk.services.register.read_tx() as ledger:
        return board(walk.services, ledger, DEPLOYMENTS)


def form_behind(text: str, label: str) -> dict[str, object]:
    """Return the prefilled form of the link whose text begins so."""
    found = re.search(rf"\[{re.escape(label)}[^]]*\]\(([^)]+)\)", text)
    assert found, f"no link {label!r} on the board"
    form: dict[str, object] = json.loads(parse_qs(urlsplit(found[1]).query)["parameters"][0])[
        "form"
    ]
    return form


def test_an_empty_register_offers_to_open_a_round(walk: Walk) -> None:
    assert "Chưa có đợt xét nào" in shown(walk)
    assert form_behind(shown(walk), "Mở đợt xét mới") == {}


def test_appraisal_is_offered_with_a_row_a_dossier_and_no_result(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    form = form_behind(shown(walk), "Thẩm định hồ sơ")

    assert form["decisions"] == [
        {"dossier": "HS-2026-0001 · Bộ phận Một cửa số (tập thể mẫu)"},
        {"dossier": "HS-2026-0002 · Nguyễn Văn Mẫu"},
        {"dossier": "HS-2026-0003 · Hoàng Thị Thử"},
    ]


def test_a_returned_dossier_is_offered_to_be_supplemented_with_its_facts(walk: Walk) -> None:
    walk.up_to(SampleStep.APPRAISAL)
    form = form_behind(shown(walk), "Nhận bổ sung: Phùng Thị Mẫu Mực")

    assert form["nominees"][0]["achievement"]  # type: ignore[index]
    assert form["unit"]["group"] == "Mặt trận Tổ quốc và tổ chức chính trị - xã hội"  # type: ignore[index]


def test_the_council_is_offered_with_roster_and_rows_but_no_votes(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)
    form = form_behind(shown(walk), "Hội đồng xét")

    members, votes = form["members"], form["votes"]
    assert isinstance(members, list)
    assert isinstance(votes, list)
    assert len(members) == 9
    assert all(set(each) == {"name", "role"} for each in members)
    assert all(set(each) == {"dossier"} for each in votes)


def test_signature_and_issuance_are_offered_in_their_turn(walk: Walk) -> None:
    walk.up_to(SampleStep.COUNCIL)
    signing = form_behind(shown(walk), "Trình ký")
    assert signing["signatory"] == {"name": "Đình Huy Hoàng", "title": "Chủ tịch"}
    assert "proposed_on" not in signing

    walk.take(SampleStep.SIGNATURE)
    assert set(form_behind(shown(walk), "Ban hành quyết định")) == {"round"}

    walk.take(SampleStep.ISSUANCE)
    assert "Ban hành quyết định (" not in shown(walk)
    assert "Đã ban hành quyết định" in shown(walk)


def test_quotas_are_counted_with_their_source(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)

    assert "Tập thể: đã chọn 2/2" in shown(walk)
    assert "Cá nhân: đã chọn 4/4" in shown(walk)
    assert "Kế hoạch không quy định số lượng" in shown(walk)


def test_names_cannot_change_the_page(walk: Walk) -> None:
    walk.take(SampleStep.OPEN_ROUND)
    form = walk.form(SampleStep.FIRST_UNIT)
    form["nominees"][0]["name"] = "Tổ <b>1</b> | [x](http://xau) `y`"
    walk.take(SampleStep.FIRST_UNIT, nominees=form["nominees"])

    assert r"Tổ \<b\>1\</b\> \| \[x\]\(http://xau\) \`y\`" in shown(walk)


def test_each_dossier_shows_how_long_the_office_still_has(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)  # received on 5 October, looked at on 23 November
    assert "**trễ 30 ngày làm việc (hạn 12/10/2026)**".replace("(", r"\(").replace(")", r"\)") in (
        shown(walk)
    )

    for place in range(2, 10):
        walk.take(place)
    assert "hạn" not in shown(walk).partition("Mã hồ sơ")[2]


def test_what_lapses_is_told_from_ninety_days_before(walk: Walk) -> None:
    assert "hết hiệu lực" not in shown(walk)
    walk.services = at_noon(walk.services, date(2026, 12, 1))
    assert "còn 90 ngày: Nghị định số 152/2025/NĐ-CP hết hiệu lực từ ngày 01/03/2027" in shown(walk)
