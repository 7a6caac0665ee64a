"""Stories played again, and forms sent again, where the same thing stands in them twice."""

from pathlib import Path
from typing import Any

import pytest

from flows.replay import play
from storage.settings import Settings
from tests.desk.text_pdfs import text_pdf
from tests.walks import SampleStep
from tests.whole_way import workbooks
from tests.whole_way.builders import (
    ROUND,
    SAMPLE_STEPS,
    do,
    dump,
    form_of,
    office_at,
    play_up_to,
    steps_up_to,
    write_story,
)

SIGNED = "da-ky/quyet-dinh.pdf"
RETURN = {
    "flow": "issuance",
    "form": {"round": ROUND, "outcome": "TRA_LAI", "signed_on": "2026-11-10", "reason": "Sửa câu"},
}


def workbook_form() -> dict[str, Any]:
    """Return a submission by workbook."""
    return form_of(SampleStep.FIRST_UNIT, nominees=[], workbook="inbox/tot.xlsx")


def scanned(step: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the step with a scan put under the key of the signed decision first."""
    return {**step, "files": {SIGNED: path}}


SUBMITTED_AT_LAST = [
    SAMPLE_STEPS[SampleStep.OPEN_ROUND],
    {"flow": "submission", "form": workbook_form(), "expect": "refused"},
    {"flow": "submission", "form": workbook_form(), "files": {"inbox/tot.xlsx": "tot.xlsx"}},
]
RETURNED_TWICE = [
    *steps_up_to(SampleStep.SIGNATURE),
    RETURN,
    SAMPLE_STEPS[SampleStep.SIGNATURE],
    RETURN,
    SAMPLE_STEPS[SampleStep.SIGNATURE],
    SAMPLE_STEPS[SampleStep.ISSUANCE],
]
SCANNED_TWICE = [
    *steps_up_to(SampleStep.COUNCIL),
    scanned(SAMPLE_STEPS[SampleStep.SIGNATURE], "mot.pdf"),
    scanned(
        {
            **SAMPLE_STEPS[SampleStep.ISSUANCE],
            "form": form_of(SampleStep.ISSUANCE, signed_file=SIGNED),
        },
        "hai.pdf",
    ),
]


SIGNED_LATER = [
    *steps_up_to(SampleStep.ISSUANCE),
    scanned(
        {
            "flow": "signed_copy",
            "form": {"round": ROUND, "kind": "QUYET_DINH", "file": SIGNED, "by": "Văn thư Mẫu"},
        },
        "ky.pdf",
    ),
]


@pytest.mark.parametrize(
    "steps",
    [SUBMITTED_AT_LAST, RETURNED_TWICE, SCANNED_TWICE, SIGNED_LATER],
    ids=["refused-then-done", "returned-twice", "file-replaced-then-locked", "signed-later"],
)
def test_a_story_played_again_changes_nothing(steps: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "tot.xlsx").write_bytes(workbooks.GOOD)
    (tmp_path / "mot.pdf").write_bytes(b"%PDF-1.7 ban quet mot")
    (tmp_path / "hai.pdf").write_bytes(b"%PDF-1.7 ban quet hai")
    (tmp_path / "ky.pdf").write_bytes(text_pdf("Số: 01/QĐ-UBND", "ngày 16 tháng 11 năm 2026"))
    told = write_story(tmp_path, steps)
    with office_at(Settings(tmp_path / "data")) as services:
        list(play(told, services))
        before = dump(services.settings)
        assert all(each.again for each in play(told, services))
        assert dump(services.settings) == before


def test_a_form_whose_dossiers_were_withdrawn_since_receives_nothing_anew(tmp_path: Path) -> None:
    with office_at(Settings(tmp_path)) as services:
        play_up_to(services, SampleStep.FIRST_UNIT)
        for code in ("HS-2026-0001", "HS-2026-0002", "HS-2026-0003"):
            do(services, "withdrawal", {"dossier": code, "reason": "Xin rút", "by": "Mẫu"})
        before = dump(services.settings)
        assert do(services, "submission", form_of(SampleStep.FIRST_UNIT)).again
        assert dump(services.settings) == before
