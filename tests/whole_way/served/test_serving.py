"""`khenthuong serve` as a whole: what it lets in, what it gives out, and what it survives.

The tests share one program and some of them kill it, so they run in this order.
"""

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from storage.settings import Settings
from tests.people import COOKIE, PEOPLE, RECEPTION
from tests.servers import free_port
from tests.walks import SampleStep
from tests.whole_way.builders import ROUND, SAMPLE_STEPS, dump, form_of
from tests.whole_way.installation import Installation, eventually
from tests.whole_way.wording import assert_for_staff
from workflow.actor_token import LABEL

FOREIGN = "http://trang-la.example"
LISTENING = "0A"
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


def open_form(code: str) -> dict[str, object]:
    """Return the form that opens a round of this code."""
    return form_of(SampleStep.OPEN_ROUND, code=code)


def assert_a_click_works(installation: Installation, code: str) -> None:
    """Open a round by its button."""
    run = installation.served.run("open_round", open_form(code))
    installation.assert_completed(run)
    assert code in [each["code"] for each in dump(Settings(installation.folder))["rounds"]]


def test_it_says_that_it_is_ready_and_where(installation: Installation) -> None:
    for place in (installation.served.desk, installation.served.prefect):
        assert place in installation.served.output


def test_prefect_and_desk_listen_on_loopback_alone(installation: Installation) -> None:
    listening: dict[int, set[str]] = {}
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text(encoding="utf-8").splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            if state == LISTENING:
                address, port = local.split(":")
                listening.setdefault(int(port, 16), set()).add(address)
    assert all(listening[each] <= LOOPBACK for each in installation.ports)


def test_prefects_own_port_refuses_whatever_lacks_the_secret(installation: Installation) -> None:
    wrong = httpx.BasicAuth("khenthuong", "doan-mo")
    for known in (None, wrong):
        for path in ("/", "/v2/deployments", "/ui-settings", "/docs", "/api/health", "/api/docs"):
            answer = httpx.get(f"{installation.served.prefect}{path}", auth=known, timeout=30)
            assert answer.status_code == 401, path
        asked = httpx.post(
            f"{installation.served.prefect}/api/deployments/filter", json={}, auth=known, timeout=30
        )
        assert asked.status_code == 401
    with pytest.raises(InvalidStatus), connect(_socket(installation.served.prefect)):
        pass
    assert installation.served.inside.get("/api/health").is_success


def test_a_foreign_page_gets_no_leave_to_call_anything(installation: Installation) -> None:
    asked = {"Origin": FOREIGN, "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "content-type"
    for place in (installation.served.prefect, installation.served.desk):
        for path in ("/api/deployments/filter", "/api/flow_runs/filter", "/tai-len"):
            answer = httpx.options(f"{place}{path}", headers=asked, timeout=30)
            assert not answer.is_success
            assert "access-control-allow-origin" not in answer.headers


def test_a_foreign_name_that_is_led_to_this_machine_is_not_served(
    installation: Installation,
) -> None:
    for browser in (installation.served.inside, installation.served.office):
        answer = browser.get("/api/health", headers={"Host": "trang-la.example"})
        assert answer.is_client_error


def test_a_web_socket_needs_a_session_and_our_own_page(installation: Installation) -> None:
    address, ours = _socket(installation.served.desk), Origin(installation.served.desk)
    signed_in = {"Cookie": f"{COOKIE}={installation.served.cookies['chu.tich']}"}
    of_unit = {"Cookie": f"{COOKIE}={installation.served.cookies['don.vi']}"}
    for origin, cookie in ((Origin(FOREIGN), signed_in), (ours, {}), (ours, of_unit)):
        with (
            pytest.raises(InvalidStatus),
            connect(address, origin=origin, additional_headers=cookie),
        ):
            pass
    with connect(
        address, origin=ours, additional_headers=signed_in, subprotocols=[Subprotocol("prefect")]
    ) as stream:
        assert stream.subprotocol == "prefect"
        stream.send(json.dumps({"type": "auth", "token": None}))
        assert json.loads(stream.recv(timeout=30))["type"] == "auth_success"


def _socket(place: str) -> str:
    return f"{place}/api/events/out".replace("http://", "ws://")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_foreign_page_cannot_start_a_run_past_the_preflight(
    kind: str, installation: Installation
) -> None:
    deployment = installation.served.deployments()["open_round"]["id"]
    answer = httpx.post(
        f"{installation.served.api}/deployments/{deployment}/create_flow_run",
        content=json.dumps({"parameters": {"form": open_form("2026-LA")}}),
        headers={"Origin": FOREIGN} | ({"Content-Type": kind} if kind else {}),
        cookies={COOKIE: installation.served.cookies["tiep.nhan"]},
        timeout=30,
    )
    assert answer.status_code == 403


def test_the_register_shows_who_was_signed_in_and_not_what_was_typed(
    installation: Installation,
) -> None:
    form = form_of(SampleStep.FIRST_UNIT, round="2026-DAU", received_by="Chủ tịch giả danh")
    somebody = {**form["nominees"][1], "name": "Người Chưa Từng Khen"}
    taken_in = {**form, "nominees": [somebody]}
    for flow, filled in (("open_round", open_form("2026-DAU")), ("submission", taken_in)):
        installation.assert_completed(installation.served.run(flow, filled))
    held = dump(Settings(installation.folder))["events"]
    taken = [each for each in held if each["round"] == "2026-DAU" and each["dossier"]]
    signed_in = PEOPLE[RECEPTION]
    assert {(each["actor"], each["by"]) for each in taken} == {(signed_in.account, signed_in.name)}


def test_a_run_made_past_the_desk_cannot_claim_a_person(installation: Installation) -> None:
    deployment = installation.served.deployments()["open_round"]["id"]
    runs = installation.served.office.post("/api/flow_runs/filter", json={"limit": 50}).json()
    pressed = next(each for each in runs if LABEL in each["labels"])
    stolen = {LABEL: pressed["labels"][LABEL]}
    made = installation.served.inside.post(
        f"/api/deployments/{deployment}/create_flow_run",
        json={"parameters": {"form": open_form("2026-GIA")}, "labels": stolen},
    )
    ended = installation.served.wait(made.json()["id"])
    assert ended["state"]["name"] == "Bị từ chối"
    assert "không đúng" in ended["state"]["message"]
    assert "2026-GIA" not in [
        each["code"] for each in dump(Settings(installation.folder))["rounds"]
    ]


def test_every_answer_keeps_the_browser_on_this_machine(installation: Installation) -> None:
    for path in ("/v2/deployments", "/api/health", "/"):
        policy = installation.served.office.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "http" not in policy


def test_a_document_is_downloaded_under_its_name_with_accents(installation: Installation) -> None:
    documents = dump(Settings(installation.folder))["documents"]
    decision = next(
        each for each in documents if each["kind"] == "QUYET_DINH" and not each["superseded"]
    )
    answer = installation.served.office.get(f"/tai-ve/{decision['id']}")
    assert answer.is_success
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    named = answer.headers["content-disposition"]
    assert named.startswith("attachment; ")
    assert named.isascii()
    assert unquote(named.partition("filename*=UTF-8''")[2]) == "Quyết định số 01-QĐ-UBND.docx"


def test_a_round_is_downloaded_as_one_file_with_its_manifest(installation: Installation) -> None:
    answer = installation.served.office.get(f"/dot/{ROUND}.zip")
    assert unquote(answer.headers["content-disposition"]).endswith(f"Văn bản đợt {ROUND}.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        listed = json.loads(packed.read("manifest.json"))["documents"]
        assert packed.testzip() is None
        assert {each["file"] for each in listed} | {"manifest.json"} == set(packed.namelist())
    every = dump(Settings(installation.folder))["documents"]
    held = [each for each in every if each["round"] == ROUND and not each["superseded"]]
    assert {each["sha256"] for each in listed} == {each["sha256"] for each in held}
    assert len(listed) == len(held) > 20


@pytest.mark.parametrize("path", ["/tai-ve/khong-co", "/dot/KHONG-CO.zip", "/khong-co"])
def test_what_is_not_there_is_told_in_vietnamese(path: str, installation: Installation) -> None:
    answer = installation.served.office.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "không" in answer.text.lower()
    assert "Not Found" not in answer.text


def test_a_busy_port_is_told_and_leaves_the_running_program_alone(
    installation: Installation, tmp_path: Path
) -> None:
    prefect, desk = installation.ports
    asked = [(prefect, free_port()), (free_port(), desk)]
    with ThreadPoolExecutor() as both:  # each waits seconds for its port to become free
        refusals = list(both.map(lambda ports: _refused_start(tmp_path, *ports), asked))
    for busy, told in zip((prefect, desk), refusals, strict=True):
        assert str(busy) in told
        assert_for_staff(told.replace("--prefect-port, --desk-port", ""))
    assert installation.served.office.get("/api/health").is_success


def _refused_start(folder: Path, prefect: int, desk: int) -> str:
    """Start another program on these ports; return what it says when it exits with 1."""
    ports = ["--prefect-port", str(prefect), "--desk-port", str(desk)]
    ended = subprocess.run(
        [sys.executable, "-m", "khenthuong", "serve", "--data", str(folder), *ports],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    return ended.stderr


def test_a_refused_run_ends_failed_with_the_reason_and_changes_nothing(
    installation: Installation,
) -> None:
    before = dump(Settings(installation.folder))
    run = installation.served.run(
        "submission", {**SAMPLE_STEPS[SampleStep.FIRST_UNIT]["form"], "round": "2026-XX"}
    )
    assert (run["state"]["type"], run["state"]["name"]) == ("FAILED", "Bị từ chối")
    assert_for_staff(run["state"]["message"])
    assert "2026-XX" in run["state"]["message"]
    assert dump(Settings(installation.folder)) == before


def test_a_killed_runner_is_started_again_and_what_it_left_running_completes_once(
    installation: Installation,
) -> None:
    (runner,) = installation.processes("flows.hosting.runner")
    os.kill(runner, signal.SIGKILL)  # while it had nothing to do
    run = installation.served.trigger("open_round", open_form("2026-DO-DANG"))
    assert eventually(lambda: _state(installation, run) == "RUNNING")
    assert set(installation.processes("flows.hosting.runner")) - {runner}
    _kill_runner_and_runs(installation)
    ended = installation.served.wait(run, 180)
    installation.assert_completed(ended)
    held = dump(Settings(installation.folder))
    assert len([each for each in held["events"] if each["round"] == "2026-DO-DANG"]) == 1
    assert_a_click_works(installation, "2026-SAU-RUNNER")


def _state(installation: Installation, run: str) -> str:
    found = installation.served.office.get(f"/api/flow_runs/{run}").json()
    return str(found["state"]["type"])


def _kill_runner_and_runs(installation: Installation) -> None:
    """Kill the runner and whatever it started; server and desk stay."""
    for process, words in installation.processes().items():
        if not any(each in words for each in ("flows.hosting.prefect_server", "child desk")):
            os.kill(process, signal.SIGKILL)


def test_a_killed_launcher_takes_its_parts_with_it_and_starts_again_as_it_was(
    installation: Installation,
) -> None:
    before = dump(Settings(installation.folder))
    run = installation.served.trigger("open_round", open_form("2026-GIUA-CHUNG"))
    installation.served.process.kill()
    installation.served.process.wait()
    assert eventually(lambda: not installation.processes()), installation.processes()
    installation.start_again()
    ended = installation.served.wait(run, 180)
    installation.assert_completed(ended)
    after = dump(Settings(installation.folder))
    assert after["dossiers"] == before["dossiers"]
    assert len(after["rounds"]) == len(before["rounds"]) + 1
    assert_a_click_works(installation, "2026-SAU-LAUNCHER")


def test_ctrl_c_stops_everything_and_leaves_no_process(installation: Installation) -> None:
    process = installation.served.process
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    said = process.stdout.read()
    assert process.wait(60) == 0
    assert said.endswith("Đang dừng…\nĐã dừng.\n")
    assert eventually(lambda: not installation.processes(), 10), installation.processes()
    for address in (installation.served.prefect, installation.served.desk):
        with pytest.raises(httpx.ConnectError):
            httpx.get(address, timeout=5)
