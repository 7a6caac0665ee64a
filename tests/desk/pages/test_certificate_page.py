"""Certificates to print, from the desk: mode and printer are chosen, then one file comes."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document

from flows.replay import play
from samples import story
from storage.settings import Settings
from tests.desk.page_visitor import CLERK, Visitor, desk_services
from workflow.services import open_services

ADDRESS = "/dot/2026-HN-GK"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Open the desk after the sample round, visited by an officer."""
    settings = Settings(folder=tmp_path_factory.mktemp("desk") / "data")
    with open_services(settings) as services:
        list(play(story("vong-2026"), services))
    opened = desk_services(settings.folder)
    yield Visitor(opened, CLERK)
    opened.register.close()


def test_the_page_offers_the_wards_printers_and_both_modes(desk: Visitor) -> None:
    page = desk.get(f"{ADDRESS}/in-giay-khen").text

    assert "Máy in mẫu" in page
    assert "In trên phôi có sẵn" in page
    assert "In cả trang" in page


@pytest.mark.parametrize("chosen", ["kieu=phoi&may-in=Máy in mẫu", "kieu=trang"])
def test_what_was_chosen_comes_as_one_file(desk: Visitor, chosen: str) -> None:
    answer = desk.get(f"{ADDRESS}/giay-khen.docx?{chosen}")

    assert len(Document(BytesIO(answer.content)).sections) == 6


@pytest.mark.parametrize("chosen", ["kieu=phoi&may-in=khac", "kieu=khac"])
def test_what_there_is_not_is_refused_with_what_there_is(desk: Visitor, chosen: str) -> None:
    answer = desk.get(f"{ADDRESS}/giay-khen.docx?{chosen}")

    assert not answer.is_success
    assert "hãy chọn" in answer.text
