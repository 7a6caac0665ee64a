"""A report that nobody has programmed: a paper of a movement's year, outside any round.

docs/adr/0012 tells of it. Paper, template and step are the test's own; register, export, proof,
bulk work and desk know nothing of them.
"""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pydantic import Field

from documents import kind_registry
from documents.contexts import Context, Line
from documents.kinds import DocumentKind
from dossiers.model.movement_year import MovementYear
from dossiers.model.steps import Step
from flows import bulk_documents
from storage.backup import back_up, restore
from storage.blobs.opening import open_objects
from storage.export import write_folder
from storage.ledger.register_ledger import Ledger
from storage.register import open_register
from storage.schema.records import DocumentRecord, StepRecord
from storage.settings import Settings
from tests.desk.conftest import of_unit
from tests.desk.page_visitor import CLERK, Visitor, desk_services
from tests.documents.docx_text import lines
from workflow.documents.drafts import Draft
from workflow.documents.regenerate import Verdict, regenerate_documents
from workflow.forms.base import Form, required
from workflow.forms.fields import Count
from workflow.forms.fields import Line as TypedLine
from workflow.pages.result_page import report_page
from workflow.services import AppServices
from workflow.step import Report, StepContext, StepDefinition
from workflow.step_engine import carry_out

YEAR = MovementYear(movement="BK-KHCN-2026-2030", year=2026)
ADDRESS = "/ngoai-dot/BK-KHCN-2026-2030/2026.zip"


class YearContext(Context):
    """What the report says."""

    number: Line = Field(alias="so_bao_cao", description="Số và ký hiệu")
    year: Line = Field(alias="nam", description="Năm")
    text: Line = Field(alias="danh_gia", description="Đánh giá chung")


BAO_CAO_THU = DocumentKind(
    code="BAO_CAO_THU",
    title="Báo cáo năm",
    symbol="BC-THU",
    order=990,
    context=YearContext,
    required=("so_bao_cao",),
    sample={"so_bao_cao": "01/BC-THU", "nam": "2026", "danh_gia": "Tốt"},
)


class YearForm(Form, title="Báo cáo năm"):
    """Báo cáo năm."""

    year: Count = required("Năm")
    text: TypedLine = required("Đánh giá chung")


def act(form: YearForm, step: StepContext) -> Report:
    """Draw up the report on the year."""
    number = step.draw_number(BAO_CAO_THU, date(form.year, 11, 15), BAO_CAO_THU.title)
    symbol, of = BAO_CAO_THU.numbered(number), YEAR.model_copy(update={"year": form.year})
    context = YearContext(number=symbol, year=str(form.year), text=form.text)
    name = f"{BAO_CAO_THU.title} {form.year} số {symbol}"
    draft = Draft(of, name, name, (), by="Mẫu", number=symbol, dated=date(form.year, 11, 15))
    step.make(BAO_CAO_THU, context, draft)
    return Report(done=f"Đã lập {name}")


def replaced(record: StepRecord, ledger: Ledger) -> bool:
    """Tell whether a later report took its place."""
    return any(ledger.document(each).superseded for each in record.summary["documents"])


STEP = StepDefinition(Step.HISTORY, YearForm, act, done="Xong", names=("year",), undone=replaced)


def put_template(services: AppServices, text: str) -> None:
    """Put a template into force that says this and the number."""
    blank, file = Document(), io.BytesIO()
    blank.add_paragraph("Số: {{ so_bao_cao }}")
    blank.add_paragraph(text)
    blank.save(file)
    with services.register.write_tx() as ledger:
        ledger.add_template(
            BAO_CAO_THU.code,
            sha256=services.objects.put(file.getvalue()),
            file_name="bao-cao.docx",
            added_at=services.clock(),
            added_by="Mẫu",
        )


@pytest.fixture
def office(services: AppServices) -> AppServices:
    """Return an office that has the report's template, and no round at all."""
    put_template(services, "Năm {{ nam }}: {{ danh_gia }}")
    return services


def press(services: AppServices, text: str = "tốt", year: int = 2026) -> Report:
    return carry_out(STEP, {"year": year, "text": text}, services)


def made(services: AppServices, *, current_only: bool = True) -> tuple[DocumentRecord, ...]:
    with services.register.read_tx() as ledger:
        return ledger.documents(YEAR, current_only=current_only)


def test_it_is_made_once_and_a_later_one_takes_its_place(office: AppServices) -> None:
    done, again = press(office), press(office)
    assert done.done == "Đã lập Báo cáo năm 2026 số 01/BC-THU"
    assert (again.again, len(made(office))) == (True, 1)

    press(office, "rất tốt")
    press(office, year=2027)
    (current,) = made(office)
    assert lines(office.objects.get(current.sha256)) == ["Số: 02/BC-THU", "Năm 2026: rất tốt"]
    assert [each.number for each in made(office, current_only=False)] == ["01/BC-THU", "02/BC-THU"]
    assert not press(office).again, "the first one was replaced: it is a new act"


def test_its_run_ends_on_a_page_with_all_of_its_year(office: AppServices) -> None:
    report = press(office)
    with office.register.read_tx() as ledger:
        page = report_page(report, ledger, office)
        units = report_page(report, ledger, office, of_unit=True)
    assert f"/tai-ve/{report.documents[0]})" in page
    assert f"{ADDRESS})" in page
    assert ADDRESS not in units


def test_it_is_proved_made_again_exported_and_restored(office: AppServices, tmp_path: Path) -> None:
    press(office)
    press(office, "rất tốt")
    assert [each.verdict for each in regenerate_documents(office, YEAR.code)] == [Verdict.GIONG] * 2
    with office.register.read_tx() as ledger:
        assert ledger.prove(office.objects).faults == ()
        assert write_folder(ledger, office.objects, YEAR.code, tmp_path / "ra") == 1
    told = json.loads((tmp_path / "ra" / "manifest.json").read_text("utf-8"))
    assert told["movement_year"] == YEAR.code
    assert (tmp_path / "ra" / told["documents"][0]["file"]).is_file()

    back_up(office.settings, tmp_path / "a.zip")
    again = Settings(tmp_path / "moi")
    assert restore(again, tmp_path / "a.zip").faults == ()
    with open_register(None, again.folder) as register, register.read_tx() as ledger:
        assert ledger.documents(YEAR) == made(office)
        assert open_objects(again).has(made(office)[0].sha256)


def test_whoever_moves_it_to_another_year_is_found(office: AppServices) -> None:
    press(office)
    with office.register.write_tx() as ledger:
        ledger._connection.exec_driver_sql(
            "UPDATE documents SET movement_year = 'BK-KHCN-2026-2030/2027'"
        )
    with office.register.read_tx() as ledger:
        (fault,) = ledger.prove(office.objects).faults
    assert fault == "Văn bản Báo cáo năm 2026 số 01/BC-THU đã bị sửa ngoài chương trình"


def test_bulk_work_for_its_year_makes_it_anew_from_a_newer_template(
    office: AppServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = (*kind_registry.document_kinds(), BAO_CAO_THU)
    monkeypatch.setattr(kind_registry, "document_kinds", lambda: kinds)
    press(office)
    put_template(office, "Nhận xét năm {{ nam }}: {{ danh_gia }}")
    form = {"year": 2026, "kind": BAO_CAO_THU.code, "by": "Mẫu"}

    assert carry_out(bulk_documents.STEP, form, office).done == "Đã dựng 1 Báo cáo năm"
    assert carry_out(bulk_documents.STEP, form, office).done.startswith("Không còn")
    (current,) = made(office)
    assert lines(office.objects.get(current.sha256))[1] == "Nhận xét năm 2026: tốt"


def test_the_desk_lists_it_for_officers_and_hands_it_out(office: AppServices) -> None:
    (document,) = press(office).documents
    press(office, year=2027)
    opened = desk_services(office.settings.folder)
    officer, unit = Visitor(opened, CLERK), Visitor(opened, of_unit())
    page = officer.get("/ngoai-dot").text
    packet = officer.get(ADDRESS)

    assert page.index("Năm 2027: Phong trào") < page.index("Năm 2026: Phong trào")
    assert f'<a href="/tai-ve/{document}">' in page
    assert f'<a href="{ADDRESS}">' in page
    assert zipfile.ZipFile(io.BytesIO(packet.content)).namelist() == [
        "Báo cáo năm 2026 số 01-BC-THU.docx",
        "manifest.json",
    ]
    assert officer.get(f"/tai-ve/{document}").is_success
    assert not unit.get(f"/tai-ve/{document}").is_success
    assert 'href="/ngoai-dot"' in officer.get("/").text
    assert 'href="/ngoai-dot"' not in unit.get("/").text
    opened.register.close()
