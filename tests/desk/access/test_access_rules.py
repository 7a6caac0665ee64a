"""Every route of the desk and every path of Prefect's API, tried as everybody and signed out."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import yaml
from fastapi import FastAPI

from desk.access.access_rules import DESK_RULES
from desk.app import make_pages
from desk.prefect_proxy.forwarding import PrefectClient
from dossiers.model.role_duties import PRESSED_BY
from tests.desk.desk_app import BUTTON, FLOWS, DeskApp, cheap_hashing, open_desk_app, press_of
from tests.people import PEOPLE

ROOT = Path(__file__).parents[3]
NOBODY = None
EVERYBODY = (*(each for each in PEOPLE if each != "tham.dinh"), NOBODY)
"""One person of each role, and who is not signed in."""
OFFICE = {"tiep.nhan", "tham.dinh", "lanh.dao", "thu.ky", "uy.vien", "van.thu", "chu.tich"}
OFFICE |= {"quan.tri"}
UPLOADERS = {"don.vi", "tiep.nhan", "tham.dinh", "lanh.dao", "thu.ky", "van.thu"}
OPEN = {"/suc-khoe", "/static/{path}", "/dang-nhap", "/lan-dau"}
OPEN |= {"/dang-nhap/oidc", "/dang-nhap/oidc/ve"}
SHUT = {401, 403, 404, 303}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open one desk for all tests: nothing that passes here changes anything."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_hashing(patch)
        async with open_desk_app(tmp_path_factory.mktemp("ma-tran") / "data") as opened:
            yield opened


def plain(path: str) -> str:
    """Write a path as OpenAPI does."""
    return path.replace(":path}", "}")


def filled(path: str) -> str:
    """Fill the path to an address that it stands for."""
    return re.sub(r"\{[^}]+\}", "1", path)


def desk_routes(app: DeskApp) -> Iterator[tuple[str, str]]:
    """List method and path of every page of the desk."""
    pages: FastAPI = make_pages(app.services, app.sessions, PrefectClient("http://x", "a:b"))
    for path, methods in pages.openapi()["paths"].items():
        yield from ((method.upper(), path) for method in methods)
    yield "GET", "/static/{path}"


PRESSING = {
    "open_round": {"tiep.nhan", "tham.dinh", "lanh.dao"},
    "submission": {"tiep.nhan", "tham.dinh", "lanh.dao", "don.vi"},
    "appraisal": {"tiep.nhan", "tham.dinh", "lanh.dao"},
    "invitation": {"thu.ky"},
    "council": {"thu.ky"},
    "signature": {"lanh.dao"},
    "issuance": {"van.thu", "chu.tich"},
    "withdrawal": {"tiep.nhan", "tham.dinh", "lanh.dao"},
    "correction": {"tiep.nhan", "tham.dinh", "lanh.dao", "thu.ky"},
    "template_check": {"van.thu", "quan.tri"},
    "bulk": {"van.thu", "chu.tich"},
}
"""Who may press which button."""


async def test_each_page_opens_to_those_whom_the_table_names_alone(app: DeskApp) -> None:
    everybodys = {"/dang-xuat", "/dang-xuat-moi-noi", "/tai-khoan", "/tai-khoan/mat-khau"}
    tables = {(each.method, plain(each.path)): each for each in DESK_RULES}
    for method, path in desk_routes(app):
        assert (method, path) in tables, f"{method} {path} has no rule"
    for (method, path), rule in tables.items():
        for who in EVERYBODY:
            if path in everybodys and who is not None and method == "POST":
                continue  # they end sessions; tests/desk/test_sign_in.py tries them
            roles = set(PEOPLE[who].roles) if who else set()
            may = path in OPEN or (rule.roles is not None and bool(rule.roles & roles))
            answer = await app.ask(who, method, filled(path))
            if path == "/tai-len":
                assert may == (who in UPLOADERS)
            if not may:
                assert answer.status_code in SHUT - {404}, (who, method, path)
            else:
                assert answer.status_code != 403 or who == "don.vi", (who, method, path)
                assert answer.status_code != 401 or path in OPEN, (who, method, path)


async def test_no_page_without_a_rule_is_reached(app: DeskApp) -> None:
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        for path in ("/khong-co", "/docs", "/openapi.json", "/redoc", "/tai-khoan/khac"):
            answer = await app.ask("quan.tri", method, path)
            assert answer.status_code == 404, (method, path)


def prefect_paths() -> list[tuple[str, str]]:
    """List method and path of everything in Prefect's API."""
    from prefect.server.api.server import create_api_app  # noqa: PLC0415 - takes seconds

    listed = create_api_app().openapi()["paths"]
    return [
        (method.upper(), f"/api{path}") for path, methods in listed.items() for method in methods
    ]


ASKING = re.compile(
    r"/(filter|count|paginate|history|lateness|next-runs|count-deployments|count-task-runs"
    r"|counts|validate|concurrency_status)$|/events/count-by/"
)
"""What a question that Prefect takes by POST is called."""

SECRET = re.compile(r"/(block_\w+|variables|admin|templates)\b")
UNITS = {
    ("GET", "/api/csrf-token"),
    ("GET", "/api/health"),
    ("GET", "/api/ready"),
    ("GET", "/api/hello"),
    ("GET", "/api/version"),
    ("GET", "/api/admin/settings"),
    ("GET", "/api/admin/version"),
    ("GET", "/api/deployments/{id}"),
    ("GET", "/api/flows/{id}"),
    ("GET", "/api/flow_runs/{id}"),
    ("GET", "/api/artifacts/{id}"),
    ("POST", "/api/artifacts/filter"),
    ("GET", "/api/flow_runs/{id}/graph-v2"),
    ("POST", "/api/flow_runs/count"),
    ("POST", "/api/task_runs/count"),
    ("POST", "/api/flow_runs/paginate"),
    ("POST", "/api/logs/filter"),
    ("POST", "/api/task_runs/paginate"),
    ("POST", "/api/deployments/{id}/create_flow_run"),
}
"""All that a unit's person may ask of Prefect, where it is about their own."""

OURS = {"/api/csrf-token", "/api/admin/settings", "/api/block_documents/filter"}
"""What the desk answers itself: no secret of Prefect's is in it."""


async def test_of_prefects_api_only_questions_and_the_persons_own_steps_pass(app: DeskApp) -> None:
    listed = prefect_paths()
    assert len(listed) > 150
    for method, path in listed:
        address = path.replace("{id}", BUTTON.format(1))
        address = filled(address)
        for who in EVERYBODY:
            app.behind.asked.clear()
            answer = await app.ask(who, method, address, json={} if method != "GET" else None)
            acts = [each for each in app.behind.asked if each.method not in {"GET", "HEAD"}]
            if who is None:
                empty = path == "/api/csrf-token" and answer.json()["token"] == ""
                assert answer.status_code == 401 or empty, (method, path)
                assert not app.behind.asked
            elif path.endswith("/create_flow_run"):
                assert bool(acts) == (who in PRESSING["submission"] - {"don.vi"}), (who, path)
            else:
                answered = path in OURS and answer.is_success
                passed = bool(app.behind.asked) or answered
                _assert_harmless(who, method, path, passed, answer.status_code)


def _assert_harmless(who: str, method: str, path: str, passed: bool, status: int) -> None:
    case = (who, method, path)
    assert passed == (status != 403) or (method, path) in UNITS, case
    if not passed:
        return
    assert method == "GET" or (method == "POST" and ASKING.search(path)), case
    assert path in OURS or path == "/api/admin/version" or not SECRET.search(path), case
    assert who in OFFICE or (method, path) in UNITS, case


async def test_each_button_is_pressed_by_its_own_people_alone(app: DeskApp) -> None:
    listed = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert {each["entrypoint"].partition(":")[2] for each in listed} <= set(PRESSED_BY)
    unit = {"parameters": {"form": {"unit": {"name": PEOPLE["don.vi"].unit}}}}
    for flow in FLOWS:
        for who in PEOPLE:
            answer = await app.ask(who, "POST", press_of(flow), json=unit)
            assert answer.is_success == (who in PRESSING[flow]), (who, flow)
            if not answer.is_success:
                assert answer.status_code == 403
                assert "không được làm bước" in answer.json()["detail"]
