"""The page at the end of a run: what it tells beside what was done."""

from datetime import date

from tests.walks import SampleStep, Walk, at_noon
from workflow.pages.result_page import report_page

LAPSING = "còn 89 ngày: Nghị định số 152/2025/NĐ-CP hết hiệu lực từ ngày 01/03/2027"


def test_officers_are_told_what_lapses_and_units_are_not(walk: Walk) -> None:
    report = walk.take(SampleStep.OPEN_ROUND)
    with walk.services.register.read_tx() as ledger:
        now = report_page(report, ledger, walk.services)
        office = at_noon(walk.services, date(2026, 12, 2))
        later = report_page(report, ledger, office)
        units = report_page(report, ledger, office, of_unit=True)

    assert LAPSING in later
    assert "hết hiệu lực" not in now
    assert "hết hiệu lực" not in units
