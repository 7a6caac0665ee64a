"""Ten staff who click at once, in the program as it is served on SQLite."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import httpx

from storage.settings import Settings
from tests.walks import SampleStep
from tests.whole_way.builders import Form, dump, form_of
from tests.whole_way.installation import Installation

ROUND = "2026-DONG"
CLICKS = 10
CREATED = 201
SERVER_FAULT = 500


def unit_form(number: int) -> Form:
    """Return the submission of a unit of its own, with two people of its own."""
    form = form_of(SampleStep.FIRST_UNIT, round=ROUND)
    person = form["nominees"][1]
    people = [{**person, "name": f"Người Mẫu {number} {letter}"} for letter in ("A", "B")]
    unit = {**form["unit"], "name": f"Tổ dân phố Mẫu {number}", "group": "KHAC"}
    return {**form, "unit": unit, "nominees": people}


def test_ten_clicks_at_once_lose_nothing_double_nothing_and_meet_no_fault(
    installation: Installation,
) -> None:
    opened = installation.served.run("open_round", form_of(SampleStep.OPEN_ROUND, code=ROUND))
    installation.assert_completed(opened)
    address = _click_address(installation)
    presser = installation.served.office
    forms = [unit_form(number) for number in range(CLICKS - 1)] + [unit_form(0)]
    begin, done = Barrier(CLICKS), Event()

    def click(form: Form) -> httpx.Response:
        begin.wait()
        return presser.post(address, json=_click(form))

    with ThreadPoolExecutor(CLICKS + 1) as crowd:
        watched = crowd.submit(_watch, installation, done)
        try:
            clicked = list(crowd.map(click, forms))
            assert [each.status_code for each in clicked] == [CREATED] * CLICKS, _said(clicked)
            runs = [installation.served.wait(each.json()["id"], 300) for each in clicked]
        finally:
            done.set()  # else the watcher watches for ever
        seen = watched.result()
    for run in runs:
        installation.assert_completed(run)
    assert seen
    assert max(seen) < SERVER_FAULT, seen
    _assert_received_once(installation)


def _said(clicked: list[httpx.Response]) -> list[str]:
    return [each.text for each in clicked if each.status_code != CREATED]


def _click_address(installation: Installation) -> str:
    deployment = installation.served.deployments()["submission"]["id"]
    return f"/api/deployments/{deployment}/create_flow_run"


def _click(form: Form) -> dict[str, Any]:
    return {"parameters": {"form": form}, "state": {"type": "SCHEDULED"}}


def _watch(installation: Installation, done: Event) -> Counter[int]:
    """Look at the runs all the while, as open browsers do; how often each status code came."""
    seen: Counter[int] = Counter()
    browser = installation.served.person("chu.tich")
    while not done.wait(0.2):
        for page in ("flow_runs", "deployments", "artifacts/latest"):
            seen[browser.post(f"/api/{page}/filter", json={"limit": 50}).status_code] += 1
    return seen


def _assert_received_once(installation: Installation) -> None:
    held = dump(Settings(installation.folder))
    received = [each for each in held["dossiers"] if each["round"] == ROUND]
    assert Counter(each["unit"] for each in received) == {
        f"Tổ dân phố Mẫu {number}": 2 for number in range(CLICKS - 1)
    }
    of_2026 = [each for each in held["dossiers"] if each["code"].startswith("HS-2026-")]
    ordinals = [each["ordinal"] for each in of_2026]
    assert ordinals == list(range(1, len(ordinals) + 1))
    events = Counter(each["dossier"] for each in held["events"] if each["round"] == ROUND)
    assert set(events.values()) == {1}
