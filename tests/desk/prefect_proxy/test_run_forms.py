"""The way into the Prefect UI: the right button, filled with what waits, for those whose it is."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import pytest

from desk.services import DeskServices
from dossiers.intake.correction_rules import CORRECTABLE_FACTS
from dossiers.model.roles import Person, Role
from flows.replay import play
from samples import story
from storage.settings import Settings
from tests.desk.conftest import CENTRE, of_unit
from tests.desk.page_visitor import CLERK, Visitor, a_person, desk_services
from tests.dossiers.builders import a_dossier, a_nominee, a_round, the_plan
from tests.servers import http_server
from workflow.forms.prefill import correction_form
from workflow.services import open_services

ROUND = "2026-HN-GK"


class Buttons(BaseHTTPRequestHandler):
    """What Prefect answers when it is asked for the buttons."""

    asked: list[str]

    def do_POST(self) -> None:
        """List all buttons, for whoever knows the secret."""
        self.asked.append(self.headers["Authorization"])
        self.rfile.read(int(self.headers["Content-Length"]))
        names = (
            "open_round",
            "submission",
            "reception",
            "appraisal",
            "council",
            "withdrawal",
            "holding",
            "correction",
        )
        told = [{"id": f"nut-{each}", "entrypoint": f"flows/x.py:{each}"} for each in names]
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def prefect() -> Iterator[tuple[str, list[str]]]:
    """Serve what answers like Prefect; its address, and the secrets that it was shown."""
    asked: list[str] = []
    handler = type("Asked", (Buttons,), {"asked": asked})
    with http_server(handler) as address:
        yield address, asked


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DeskServices, list[str]]]:
    """Open the desk after reception, before Prefect."""
    settings = Settings(folder=tmp_path_factory.mktemp("buoc") / "data")
    with open_services(settings) as services:
        played = play(story("vong-2026"), services)
        for _ in range(4):
            next(played)
    with prefect() as (address, asked):
        opened = desk_services(settings.folder, address)
        yield opened, asked
        opened.register.close()


def opened_form(services: DeskServices, who: Person, path: str) -> tuple[str, dict[str, Any]]:
    """Tell which button's form opens, and what it is filled with."""
    answer = Visitor(services, who).get(path)
    assert answer.status_code == 303, answer.text
    link = httpx.URL(answer.headers["location"])
    form: dict[str, Any] = json.loads(link.params["parameters"])["form"]
    return link.path.split("/")[-2], form


def test_a_rounds_form_is_filled_with_what_waits(received: tuple[DeskServices, list[str]]) -> None:
    services, asked = received
    button, form = opened_form(services, CLERK, f"/buoc/appraisal?dot={ROUND}")

    assert button == "nut-appraisal"
    assert form["round"].startswith(ROUND)
    assert len(form["decisions"]) == 9
    assert not any("result" in each for each in form["decisions"]), "nobody decides by default"
    secret = b64encode(services.secrets.prefect.encode()).decode()
    assert asked == [f"Basic {secret}"]


def test_one_dossiers_form_holds_it_alone(received: tuple[DeskServices, list[str]]) -> None:
    services, _ = received
    code = "HS-2026-0003"
    _, appraisal = opened_form(services, CLERK, f"/buoc/appraisal?dot={ROUND}&ho-so={code}")
    _, withdrawal = opened_form(services, CLERK, f"/buoc/withdrawal?ho-so={code}")
    _, holding = opened_form(services, CLERK, f"/buoc/holding?dot={ROUND}&ho-so={code}")

    assert [each["dossier"][:12] for each in appraisal["decisions"]] == [code]
    assert withdrawal["dossier"].startswith(code)
    assert holding == withdrawal, "what is to be done is for the officer to say"


def test_a_correction_opens_with_the_facts_as_they_stand(
    received: tuple[DeskServices, list[str]],
) -> None:
    services, _ = received
    code = "HS-2026-0003"
    _, form = opened_form(services, CLERK, f"/buoc/correction?dot={ROUND}&ho-so={code}")
    _, empty = opened_form(services, CLERK, f"/buoc/correction?dot={ROUND}")

    assert form["dossier"].startswith(code)
    assert form["changes"]["name"] == "Hoàng Thị Thử"
    assert form["changes"]["honorific"] == "Bà"
    assert form["changes"]["criteria"][0].startswith("III.4.a · ")
    assert set(form) == {"dossier", "changes"}, "why and who is for the officer to say"
    assert set(form["changes"]) < set(CORRECTABLE_FACTS), "what is unknown is left out"
    assert empty == {}


def test_a_correction_carries_no_citizen_number_in_its_address() -> None:
    dossier = a_dossier(nominee=a_nominee(citizen_id="019088000123"))
    form = correction_form(the_plan(), a_round(), dossier)
    assert form["changes"]["name"] == dossier.nominee.name
    assert "019088000123" not in str(form)


def test_a_fresh_submission_names_the_round_and_the_persons_own_unit(
    received: tuple[DeskServices, list[str]],
) -> None:
    services, _ = received
    _, of_office = opened_form(services, CLERK, f"/buoc/submission?dot={ROUND}")
    _, own = opened_form(services, of_unit(), f"/buoc/submission?dot={ROUND}")

    assert set(of_office) == {"round"}
    assert own["unit"] == {"name": CENTRE}
    assert opened_form(services, CLERK, "/buoc/open_round") == ("nut-open_round", {})


def test_what_units_handed_in_is_received_together_or_one_by_one(handed_in: DeskServices) -> None:
    with prefect() as (address, _):
        services = desk_services(handed_in.settings.folder, address)
        button, form = opened_form(services, CLERK, f"/buoc/reception?dot={ROUND}")
        one = f"dot={ROUND}&ho-so=HS-2026-0002"
        _, single = opened_form(services, CLERK, f"/buoc/reception?{one}")
        _, anew = opened_form(services, of_unit(), f"/buoc/submission?{one}")
        services.register.close()
    codes = [each.partition(" · ")[0] for each in form["dossiers"]]
    assert (button, codes) == ("nut-reception", [f"HS-2026-000{n}" for n in (1, 2, 3)])
    assert [each[:12] for each in single["dossiers"]] == ["HS-2026-0002"]
    assert anew["unit"]["proposal_number"] == "15/TTr-TTPVHCC"
    assert [each["name"] for each in anew["nominees"]] == ["Nguyễn Văn Mẫu"]


@pytest.mark.parametrize(
    ("who", "path", "status", "why"),
    [
        (a_person(Role.UY_VIEN), f"/buoc/appraisal?dot={ROUND}", 409, "không được làm bước"),
        (of_unit(), f"/buoc/appraisal?dot={ROUND}", 409, "không được làm bước"),
        (of_unit("Khác"), "/buoc/submission?ho-so=HS-2026-0001", 404, "Không có hồ sơ"),
        (CLERK, "/buoc/xoa-het", 409, "Không có bước"),
        (CLERK, "/buoc/appraisal?dot=khong-co", 404, "Không có đợt xét"),
        (a_person(Role.LANH_DAO_VHXH), f"/buoc/signature?dot={ROUND}", 409, "chưa được cài"),
    ],
)
def test_others_are_told_why_not(
    who: Person, path: str, status: int, why: str, received: tuple[DeskServices, list[str]]
) -> None:
    answer = Visitor(received[0], who).get(path)

    assert answer.status_code == status
    assert why in answer.text


def test_while_prefect_does_not_answer_it_is_said(tmp_path: Path) -> None:
    services = desk_services(tmp_path / "data", "http://127.0.0.1:9")
    answer = Visitor(services, CLERK).get("/buoc/open_round")
    services.register.close()

    assert answer.status_code == 409
    assert "chưa trả lời" in answer.text
