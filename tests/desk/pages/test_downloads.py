"""Downloads: under their own names, whole, and only for those whom they concern."""

import io
import json
import re
import zipfile
from urllib.parse import unquote

import pytest
from docx import Document

from desk.access.responses import disposition
from desk.services import DeskServices
from dossiers.model.dossier import Status
from storage.schema.records import DocumentRecord
from tests.desk.conftest import CENTRE
from tests.desk.page_visitor import Visitor

ROUND = "2026-HN-GK"


def documents(services: DeskServices) -> tuple[DocumentRecord, ...]:
    with services.register.read_tx() as ledger:
        return ledger.documents(current_only=False)


def the(services: DeskServices, kind: str) -> DocumentRecord:
    """Find the current document of a kind."""
    return next(each for each in documents(services) if each.kind == kind and not each.superseded)


def test_a_document_is_downloaded_under_its_vietnamese_name(
    clerk: Visitor, finished: DeskServices
) -> None:
    answer = clerk.get(f"/tai-ve/{the(finished, 'QUYET_DINH').id}")
    told = answer.headers["content-disposition"]

    assert unquote(told.split("filename*=UTF-8''")[1]) == "Quyết định số 01-QĐ-UBND.docx"
    assert 'filename="quyet dinh so 01-qd-ubnd.docx"' in told
    assert answer.headers["x-content-type-options"] == "nosniff"
    paragraphs = Document(io.BytesIO(answer.content)).paragraphs
    assert "QUYẾT ĐỊNH" in "\n".join(each.text for each in paragraphs)


@pytest.mark.parametrize(
    "name", ['a"b; filename=c.exe.docx', "Tờ trình\r\nX: y.docx", "…\u202e.docx"]
)
def test_a_name_can_not_break_out_of_its_header(name: str) -> None:
    told = disposition(name)

    assert re.fullmatch(
        r'attachment; filename="[a-z0-9. _-]+"; filename\*=UTF-8\'\'[\w.%~-]+', told
    )
    assert unquote(told.partition("''")[2]) == name


def test_a_round_is_downloaded_whole_with_its_manifest_and_readable_names(clerk: Visitor) -> None:
    answer = clerk.get(f"/dot/{ROUND}.zip")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.testzip() is None
        manifest = json.loads(packed.read("manifest.json"))
        members = packed.infolist()
    names = {each.filename for each in members}
    assert {each["file"] for each in manifest["documents"]} | {"manifest.json"} == names
    assert "Quyết định số 01-QĐ-UBND.docx" in names
    assert all(each.flag_bits & 0x800 for each in members if not each.filename.isascii())


def test_the_packet_holds_what_lies_before_the_chairman(clerk: Visitor) -> None:
    answer = clerk.get(f"/dot/{ROUND}/trinh-ky.zip")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        names = " ".join(packed.namelist())
    for part in ("Tờ trình", "Quyết định", "Danh sách", "Biên bản họp", "thẩm định"):
        assert part in names
    assert "Giấy tiếp nhận" not in names
    assert "Hồ sơ trình ký" in unquote(answer.headers["content-disposition"])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tai-ve/khong-co", 404),
        ("/dot/khong-co.zip", 404),
        ("/dot/khong-co/trinh-ky.zip", 404),
        ("/tep/khong-co", 404),
        (f"/dot/{ROUND}/doc-soat.zip", 409),
    ],
)
def test_what_is_not_there_is_said_in_vietnamese(clerk: Visitor, path: str, status: int) -> None:
    answer = clerk.get(path)

    assert answer.status_code == status
    assert "hãy" in answer.text or "không có góp ý" in answer.text


def test_a_unit_gets_what_concerns_it_and_nothing_of_the_office(
    unit: Visitor, stranger: Visitor, finished: DeskServices
) -> None:
    with finished.register.read_tx() as ledger:
        own = {each.code for each in ledger.dossiers() if each.unit.name == CENTRE}
        issued = {each.code for each in ledger.dossiers(status=[Status.DA_BAN_HANH])}
    for each in documents(finished):
        concerned = own & set(each.dossiers)
        reaches = not each.superseded and (
            (each.kind in {"GIAY_TIEP_NHAN", "PHIEU_BO_SUNG"} and concerned)
            or (each.kind in {"QUYET_DINH", "DANH_SACH", "GIAY_KHEN"} and concerned & issued)
        )
        assert unit.get(f"/tai-ve/{each.id}").status_code == (200 if reaches else 404), each.title
        assert stranger.get(f"/tai-ve/{each.id}").status_code == 404
