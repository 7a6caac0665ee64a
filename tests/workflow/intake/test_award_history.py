"""One nominee is not awarded twice for one achievement, whatever round it is put forward in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dossiers.model.errors import Refused
from flows.step_list import STEPS
from tests.dossiers.builders import the_rehearsed_plan
from tests.walks import SampleStep, Walk, at_noon
from workflow.forms.prefill import FormFacts, appraisal_form
from workflow.intake.award_history import dossier_matches
from workflow.pages.status_board import board
from workflow.step_engine import carry_out

ISSUED, NEXT = 9, "2027-HN-GK"
TODAY = date(2027, 10, 6)


def next_round(walk: Walk) -> None:
    """Open the round of 2027, by what the samples assume of the law of that year."""
    rehearsed = replace(walk.services, plan=the_rehearsed_plan())
    walk.services = at_noon(rehearsed, date(2027, 10, 20))
    form = {
        **walk.form(SampleStep.OPEN_ROUND),
        "code": NEXT,
        "year": 2027,
        "opens_on": "",
        "closes_on": "",
    }
    carry_out(STEPS["open_round"], form, walk.services)


def submit(walk: Walk, **change: Any) -> tuple[str, ...]:
    """Submit the person of the first submission again, next year."""
    form = walk.form(SampleStep.FIRST_UNIT)
    unit = {**form["unit"], "proposal_date": "2027-10-01"}
    nominee = {**form["nominees"][1], **change}
    form |= {"round": NEXT, "unit": unit, "nominees": [nominee], "received_on": "2027-10-05"}
    report = carry_out(STEPS["submission"], form, walk.services)
    assert report.dossiers
    return report.notes


def test_an_award_issued_is_known_in_the_next_round(walk: Walk) -> None:
    walk.up_to(ISSUED)
    next_round(walk)
    with pytest.raises(Refused, match=r"cùng thành tích.*Quyết định số 01/QĐ-UBND ngày"):
        submit(walk)
    with pytest.raises(Refused, match="cùng thành tích"):
        submit(walk, name="ThS. NGUYEN VAN MAU")

    notes = submit(walk, achievement="Xây dựng bản đồ số 12 tổ dân phố năm 2027")

    assert any("01/QĐ-UBND" in each and "thành tích khác" in each for each in notes)
    with walk.services.register.read_tx() as ledger:
        round_ = ledger.round(NEXT)
        waiting = ledger.dossiers(round=NEXT)
        found = dossier_matches(ledger, walk.services.plan, waiting)
        assert "01/QĐ-UBND" in board(walk.services, ledger, {})
    (row,) = appraisal_form(FormFacts(walk.services.plan, round_, waiting, TODAY, found))[
        "decisions"
    ]
    assert "matches" not in row


def test_what_is_alike_is_asked_in_the_prefilled_form(walk: Walk) -> None:
    walk.up_to(ISSUED)
    next_round(walk)
    said = walk.form(SampleStep.FIRST_UNIT)["nominees"][1]["achievement"]
    submit(walk, achievement=f"{said} tại phường")
    with walk.services.register.read_tx() as ledger:
        waiting = ledger.dossiers(round=NEXT)
        found = dossier_matches(ledger, walk.services.plan, waiting)
        case = FormFacts(walk.services.plan, ledger.round(NEXT), waiting, TODAY, found)
    (row,) = appraisal_form(case)["decisions"]
    (asked,) = row["matches"]
    assert asked["award"].startswith("HS-2026-0002 · Nguyễn Văn Mẫu, Giấy khen")

    decision = {**row, "result": "DU_DIEU_KIEN"}
    form = {"round": NEXT, "appraiser": "Ma Thị Mẫu", "appraised_on": "2027-10-20"}
    with pytest.raises(Refused, match="hãy chọn HS-2026-0002"):
        carry_out(STEPS["appraisal"], {**form, "decisions": [decision]}, walk.services)
    decision["matches"] = [{**asked, "verdict": "CUNG_NGUOI", "reason": "Triển khai đợt hai"}]
    carry_out(STEPS["appraisal"], {**form, "decisions": [decision]}, walk.services)


def test_a_dossier_on_its_way_counts_and_a_withdrawn_one_does_not(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    next_round(walk)
    with pytest.raises(Refused, match=r"hồ sơ HS-2026-0002 đợt 2026-HN-GK \(“Đã tiếp nhận”\)"):
        submit(walk)
    withdrawn = {"dossier": "HS-2026-0002", "reason": "Chuyển đợt", "by": "Lý Thị Mẫu"}
    carry_out(STEPS["withdrawal"], withdrawn, walk.services)
    assert submit(walk) is not None
