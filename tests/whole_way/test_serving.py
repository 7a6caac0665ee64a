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
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from storage.settings import Settings
from tests.servers import free_port
from tests.whole_way.builders import ROUND, STEPS, dump, form_of
from tests.whole_way.house import House, eventually
from tests.whole_way.wording import assert_for_staff

pytestmark = pytest.mark.xdist_group("served")

FOREIGN = "http://trang-la.example"
LISTENING = "0A"
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


def open_form(code: str) -> dict[str, object]:
    """The form that opens a round of this code."""
    return form_of(1, code=code)


def assert_a_click_works(house: House, code: str) -> None:
    """Open a round by its button."""
    run = house.served.run("open_round", open_form(code))
    house.assert_completed(run)
    assert code in [each["code"] for each in dump(Settings(house.folder))["rounds"]]


def test_prefect_and_desk_listen_on_loopback_alone(house: House) -> None:
    listening: dict[int, set[str]] = {}
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text(encoding="utf-8").splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            if state == LISTENING:
                address, port = local.split(":")
                listening.setdefault(int(port, 16), set()).add(address)
    assert all(listening[each] <= LOOPBACK for each in house.ports)


def test_a_foreign_page_gets_no_leave_to_call_prefect(house: House) -> None:
    asked = {"Origin": FOREIGN, "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "content-type"
    for path in ("/deployments/filter", "/flow_runs/filter", "/admin/settings"):
        answer = httpx.options(f"{house.served.api}{path}", headers=asked, timeout=30)
        assert not answer.is_success
        assert FOREIGN not in answer.headers.get("access-control-allow-origin", "")
    read = httpx.get(f"{house.served.api}/health", headers={"Origin": FOREIGN}, timeout=30)
    assert read.headers.get("access-control-allow-origin") not in {"*", FOREIGN}


def test_a_foreign_name_that_is_led_to_this_machine_is_not_served(house: House) -> None:
    for address in (f"{house.served.api}/health", f"{house.served.desk}/"):
        answer = httpx.get(address, headers={"Host": "trang-la.example"}, timeout=30)
        assert answer.is_client_error, address


def test_a_foreign_page_cannot_open_a_web_socket(house: House) -> None:
    address = f"{house.served.api}/events/in".replace("http://", "ws://")
    with pytest.raises(InvalidStatus), connect(address, origin=Origin(FOREIGN)):
        pass
    with connect(address, origin=Origin(house.served.prefect)):
        pass


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_foreign_page_cannot_start_a_run_past_the_preflight(kind: str, house: House) -> None:
    deployment = house.served.deployments()["open_round"]["id"]
    answer = httpx.post(
        f"{house.served.api}/deployments/{deployment}/create_flow_run",
        content=json.dumps({"parameters": {"form": open_form("2026-LA")}}),
        headers={"Origin": FOREIGN} | ({"Content-Type": kind} if kind else {}),
        timeout=30,
    )
    assert answer.is_client_error


def test_every_answer_of_prefect_keeps_the_browser_on_this_machine(house: House) -> None:
    for path in ("/v2/deployments", "/api/health", "/api/khong-co"):
        policy = httpx.get(f"{house.served.prefect}{path}", timeout=30).headers[
            "content-security-policy"
        ]
        assert "default-src 'self'" in policy
        assert "http" not in policy


def test_a_document_is_downloaded_under_its_name_with_accents(house: House) -> None:
    documents = dump(Settings(house.folder))["documents"]
    decision = next(
        each for each in documents if each["kind"] == "QUYET_DINH" and not each["superseded"]
    )
    answer = httpx.get(f"{house.served.desk}/tai-ve/{decision['id']}", timeout=30)
    assert answer.is_success
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    named = answer.headers["content-disposition"]
    assert named.startswith("attachment; filename*=UTF-8''")
    assert named.isascii()
    assert unquote(named.partition("''")[2]) == "Quyết định số 01-QĐ-UBND.docx"


def test_a_round_is_downloaded_as_one_file_with_its_manifest(house: House) -> None:
    answer = httpx.get(f"{house.served.desk}/dot/{ROUND}.zip", timeout=60)
    assert unquote(answer.headers["content-disposition"]).endswith(f"Văn bản đợt {ROUND}.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        listed = json.loads(packed.read("manifest.json"))["documents"]
        assert packed.testzip() is None
        assert {each["file"] for each in listed} | {"manifest.json"} == set(packed.namelist())
    assert len(listed) == 21


@pytest.mark.parametrize("path", ["/tai-ve/khong-co", "/dot/KHONG-CO.zip", "/khong-co"])
def test_what_is_not_there_is_told_in_vietnamese(path: str, house: House) -> None:
    answer = httpx.get(f"{house.served.desk}{path}", timeout=30)
    assert answer.status_code == 404
    assert "không" in answer.text.lower()
    assert "Not Found" not in answer.text


def test_the_desk_lists_every_document_of_the_round(house: House) -> None:
    page = httpx.get(f"{house.served.desk}/", timeout=30).text
    current = [each for each in dump(Settings(house.folder))["documents"] if not each["superseded"]]
    assert all(f"/tai-ve/{each['id']}" in page for each in current)


@pytest.mark.parametrize("which", [0, 1])
def test_a_busy_port_is_told_and_leaves_the_running_program_alone(
    which: int, house: House, tmp_path: Path
) -> None:
    ports = ["--prefect-port", str(free_port()), "--desk-port", str(free_port())]
    ports[2 * which + 1] = str(house.ports[which])
    ended = subprocess.run(
        [sys.executable, "-m", "khenthuong", "serve", "--data", str(tmp_path), *ports],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert str(house.ports[which]) in ended.stderr
    assert_for_staff(ended.stderr.replace("--prefect-port, --desk-port", ""))
    assert httpx.get(f"{house.served.api}/health", timeout=30).is_success


def test_a_refused_run_ends_failed_with_the_reason_and_changes_nothing(house: House) -> None:
    before = dump(Settings(house.folder))
    run = house.served.run("submission", {**STEPS[1]["form"], "round": "2026-XX"})
    assert (run["state"]["type"], run["state"]["name"]) == ("FAILED", "Bị từ chối")
    assert_for_staff(run["state"]["message"])
    assert "2026-XX" in run["state"]["message"]
    assert dump(Settings(house.folder)) == before


def test_a_killed_runner_is_started_again_and_clicks_work(house: House) -> None:
    (runner,) = house.processes("flows.runner")
    os.kill(runner, signal.SIGKILL)
    assert eventually(lambda: set(house.processes("flows.runner")) - {runner})
    assert_a_click_works(house, "2026-SAU-RUNNER")


def test_a_run_that_a_killed_runner_left_running_is_set_right_and_completes_once(
    house: House,
) -> None:
    run = house.served.trigger("open_round", open_form("2026-DO-DANG"))
    assert eventually(lambda: _state(house, run) == "RUNNING")
    _kill_runner_and_runs(house)
    ended = house.served.wait(run, 180)
    house.assert_completed(ended)
    held = dump(Settings(house.folder))
    assert len([each for each in held["events"] if each["round"] == "2026-DO-DANG"]) == 1


def _state(house: House, run: str) -> str:
    found = httpx.get(f"{house.served.api}/flow_runs/{run}", timeout=30).json()
    return str(found["state"]["type"])


def _kill_runner_and_runs(house: House) -> None:
    """The runner and whatever it started; server and desk stay."""
    for process, words in house.processes().items():
        if not any(each in words for each in ("flows.server", "child desk")):
            os.kill(process, signal.SIGKILL)


def test_a_killed_launcher_takes_its_parts_with_it_and_starts_again_as_it_was(
    house: House,
) -> None:
    before = dump(Settings(house.folder))
    run = house.served.trigger("open_round", open_form("2026-GIUA-CHUNG"))
    house.served.process.kill()
    house.served.process.wait()
    assert eventually(lambda: not house.processes()), house.processes()
    house.start_again()
    ended = house.served.wait(run, 180)
    house.assert_completed(ended)
    after = dump(Settings(house.folder))
    assert after["dossiers"] == before["dossiers"]
    assert len(after["rounds"]) == len(before["rounds"]) + 1
    assert_a_click_works(house, "2026-SAU-LAUNCHER")


def test_ctrl_c_stops_everything_and_leaves_no_process(house: House) -> None:
    process = house.served.process
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    said = process.stdout.read()
    assert process.wait(60) == 0
    assert said.endswith("Đang dừng…\nĐã dừng.\n")
    assert eventually(lambda: not house.processes(), 10), house.processes()
    for address in (house.served.prefect, house.served.desk):
        with pytest.raises(httpx.ConnectError):
            httpx.get(address, timeout=5)
