"""The desk: downloads under their own names, faults in Vietnamese."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import unquote

import anyio
import httpx
import pytest
from docx import Document
from fastapi import FastAPI

from desk.app import make_app
from flows.office import open_office
from flows.story import play
from samples import story
from storage.settings import Settings


class Visitor:
    """Asks the desk, in process."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, path: str) -> httpx.Response:
        """The answer to one request."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
                return await client.get(path)

        return anyio.run(ask)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """The desk over the finished sample round."""
    settings = Settings(folder=tmp_path_factory.mktemp("desk") / "data")
    office = open_office(settings)
    list(play(story("vong-2026"), office))
    office.close()
    return Visitor(make_app(settings, "http://127.0.0.1:4200"))


def links(desk: Visitor) -> list[str]:
    return [each.split('"')[0] for each in desk.get("/").text.split('href="')[1:]]


def test_the_first_page_lists_every_document_of_a_round(desk: Visitor) -> None:
    page = desk.get("/").text

    assert "2026-HN-GK: Giấy khen của Chủ tịch UBND phường" in page
    assert "Quyết định số 01/QĐ-UBND" in page
    assert sum(each.startswith("/tai-ve/") for each in links(desk)) == 21


def test_a_document_is_downloaded_under_its_vietnamese_name(desk: Visitor) -> None:
    decision = next(
        answer
        for path in links(desk)
        if path.startswith("/tai-ve/")
        and "Quy%E1%BA%BFt" in (answer := desk.get(path)).headers["content-disposition"]
    )

    name = unquote(decision.headers["content-disposition"].split("''")[1])
    assert name == "Quyết định số 01-QĐ-UBND.docx"
    assert "QUYẾT ĐỊNH" in "\n".join(
        each.text for each in Document(io.BytesIO(decision.content)).paragraphs
    )


def test_a_round_is_downloaded_whole_with_its_manifest(desk: Visitor) -> None:
    answer = desk.get("/dot/2026-HN-GK.zip")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        names = set(packed.namelist())
    assert {each["file"] for each in manifest["documents"]} | {"manifest.json"} == names


@pytest.mark.parametrize("path", ["/tai-ve/khong-co", "/dot/khong-co.zip"])
def test_what_is_not_there_is_said_in_vietnamese(desk: Visitor, path: str) -> None:
    answer = desk.get(path)

    assert answer.status_code == 404
    assert "Không có" in answer.text


def test_the_desk_says_that_it_is_well(desk: Visitor) -> None:
    assert desk.get("/suc-khoe").text == "tốt"


def test_nothing_of_the_desk_calls_out(desk: Visitor) -> None:
    pages = Path(__file__).parents[2] / "desk" / "pages"

    assert not any(
        "//" in each for page in pages.glob("*.html") for each in page.read_text().split('"')
    )
