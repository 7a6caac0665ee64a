"""The page at the end of a run: what it tells beside what was done."""

from datetime import date

from tests.walks import SampleStep, Walk, at_noon
from workflow.pages.result_page import MAX_LISTED, report_page

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


def test_a_page_lists_the_first_and_tells_how_many_more_there_are(walk: Walk) -> None:
    report = walk.up_to(SampleStep.FIRST_UNIT)
    many = report.model_copy(
        update={
            "dossiers": report.dossiers * MAX_LISTED,
            "documents": report.documents * MAX_LISTED,
            "notes": ("Thiếu biên bản",) * (MAX_LISTED + 7),
        }
    )
    with walk.services.register.read_tx() as ledger:
        page = report_page(many, ledger, walk.services)

    more = 3 * MAX_LISTED - MAX_LISTED
    assert f"Còn {more} hồ sơ khác." in page
    assert f"Còn {more} văn bản khác." in page
    assert page.count("Thiếu biên bản") == MAX_LISTED
    assert "Còn 7 điều cần lưu ý khác." in page
