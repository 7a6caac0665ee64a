"""Certificates to print: a page a recipient in the order of the list, the register untouched."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from dossiers.model.errors import InvalidForm, Refused
from dossiers.plan.plan import Printer
from flows.replay import play
from samples import story
from storage.settings import Settings
from workflow.documents.print_run import PrintMode, certificates_to_print
from workflow.services import AppServices, open_services

ROUND = "2026-HN-GK"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServices]:
    """Yield the office after the sample round."""
    with open_services(Settings(folder=tmp_path_factory.mktemp("in") / "data")) as opened:
        list(play(story("vong-2026"), opened))
        yield opened


def printed(
    services: AppServices, mode: PrintMode, printer: str = "Máy in mẫu"
) -> docx.document.Document:
    with services.register.read_tx() as ledger:
        data = certificates_to_print(services.plan, ledger, services.objects, ROUND, mode, printer)
    return docx.Document(BytesIO(data))


@pytest.mark.parametrize("mode", list(PrintMode))
def test_every_recipient_has_a_page_in_the_order_of_the_list(
    issued: AppServices, mode: PrintMode
) -> None:
    with issued.register.read_tx() as ledger:
        before = ledger.revision()
        wanted = [
            ledger.dossier(each).nominee.addressed for each in ledger.decisions(ROUND)[0].dossiers
        ]

    document = printed(issued, mode)

    said = "\n".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    places = [said.index(name) for name in wanted]
    assert len(document.sections) == len(wanted) == 6
    assert places == sorted(places)
    with issued.register.read_tx() as ledger:
        assert ledger.revision() == before


def test_the_blank_has_only_what_varies_and_the_full_page_all(issued: AppServices) -> None:
    texts = {
        mode: "".join(
            each.text or "" for each in printed(issued, mode).element.body.iter(qn("w:t"))
        )
        for mode in PrintMode
    }

    assert texts[PrintMode.TRANG].count("GIẤY KHEN") == 6
    assert "GIẤY KHEN" not in texts[PrintMode.PHOI]


def test_the_printers_offset_moves_every_text(issued: AppServices) -> None:
    (usual,) = issued.plan.printers
    moved = Printer(**{**usual.model_dump(), "name": "Máy in lệch", "right": 2.0})
    plan = issued.plan.model_copy(update={"printers": (usual, moved)})
    with issued.register.read_tx() as ledger:
        files = [
            certificates_to_print(plan, ledger, issued.objects, ROUND, PrintMode.PHOI, each.name)
            for each in plan.printers
        ]
    places = [
        [
            int(each.get(qn("w:x")))
            for each in docx.Document(BytesIO(data)).element.iter(qn("w:framePr"))
        ]
        for data in files
    ]

    assert {after - before for before, after in zip(*places, strict=True)} == {113}


def test_without_printer_or_certificates_nothing_is_printed(issued: AppServices) -> None:
    with pytest.raises(InvalidForm, match="hãy chọn: Máy in mẫu"):
        printed(issued, PrintMode.PHOI, "")
    with issued.register.read_tx() as ledger, pytest.raises(Refused, match="Không có đợt xét"):
        certificates_to_print(issued.plan, ledger, issued.objects, "2099", PrintMode.TRANG)


def test_a_round_without_a_decision_has_nothing_to_print(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path / "data")) as services:
        next(play(story("vong-2026"), services))
        with pytest.raises(Refused, match="chưa có Giấy khen"):
            printed(services, PrintMode.TRANG)
