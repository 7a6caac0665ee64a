"""Reminders as Prefect runs them: the schedule, the page at its address, the mail."""

import asyncio
from datetime import date
from typing import Any

import pytest
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import State

from dossiers.plan.deadlines import YearlyDue
from flows.hosting.publish import shown_page
from flows.hosting.reminders_run import remind
from tests.flows.mail_server import letter, mail_server
from tests.servers import free_port
from tests.whole_way.installation import Installation, eventually
from workflow.pages.digest import Digest
from workflow.pages.links import REMINDERS_KEY
from workflow.pages.mail import URL

DAY = date(2026, 11, 18)
REPORT = YearlyDue(
    what="Báo cáo", who="Phòng Mẫu", due_on=date(2026, 11, 19), left=1, over=False, confirmed=True
)
FOUND = Digest(on=DAY, late=(), soon=(), unknown=(), yearly=(REPORT,))


def reminded(installation: Installation, *times: bool) -> tuple[list[State[Any]], str]:
    """Return how each run ends, pressed or not, and the page that is shown then."""

    async def run() -> tuple[list[State[Any]], str]:
        api = f"{installation.served.prefect}/api"
        async with PrefectClient(api, auth_string=installation.served.secret) as client:
            states = [await remind(client, FOUND, pressed=pressed) for pressed in times]
            return states, await shown_page(client, REMINDERS_KEY)

    return asyncio.run(run())


def tomorrow(installation: Installation, deployment: str) -> list[dict[str, Any]]:
    """Return the runs that Prefect has put down for mornings to come."""
    wanted = {
        "deployments": {"id": {"any_": [deployment]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    found: list[dict[str, Any]] = installation.served.inside.post(
        "/api/flow_runs/filter", json=wanted
    ).json()
    return found


def test_the_button_shows_the_page_and_runs_each_morning(installation: Installation) -> None:
    deployment = installation.served.deployments()["reminders"]
    (schedule,) = deployment["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "30 7 * * *"
    assert schedule["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"
    assert eventually(lambda: tomorrow(installation, deployment["id"]), 90)

    run = installation.served.run("reminders", {})

    installation.assert_completed(run)
    assert run["state"]["name"] == "Đã nhắc việc"
    _, page = reminded(installation)
    assert page.startswith("# Nhắc việc đến hạn, ngày ")
    assert "thư" not in page.split("\n\n")[-2]


def test_the_mail_of_a_morning_is_sent_once_and_again_when_asked_for(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server() as server:
        monkeypatch.setenv(URL, server.url)
        states, page = reminded(installation, False, False)
        assert len(server.mails) == 1
        reminded(installation, True)
        assert len(server.mails) == 2

    assert [each.name for each in states] == ["Đã nhắc việc"] * 2
    assert "Đã gửi thư nhắc việc ngày 18/11/2026" in page
    assert "Phòng Mẫu: Báo cáo, hạn 19/11/2026" in letter(server.mails[0]).get_content()


def test_a_mail_that_fails_is_told_on_the_page_and_in_the_state(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, f"smtp://127.0.0.1:{free_port()}?from=a@b.vn&to=c@d.vn")
    (state,), page = reminded(installation, True)

    assert (state.type.value, state.name) == ("FAILED", "Chưa gửi được thư nhắc")
    assert "Chưa gửi được thư nhắc: Máy chủ thư 127.0.0.1" in page
    assert "Phòng Mẫu: Báo cáo" in page
