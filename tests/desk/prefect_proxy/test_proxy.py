"""What reaches Prefect of a pressed button, and what a unit's person sees."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from tests.desk.desk_app import BUTTON, FLOWS, OWN_FILE, DeskApp, open_desk_app, press_of
from tests.people import PEOPLE
from workflow.actor_token import LABEL, account_of

pytestmark = pytest.mark.anyio
SUBMISSION = BUTTON.format(FLOWS.index("submission"))


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open one desk for all tests."""
    async with open_desk_app(tmp_path_factory.mktemp("cong") / "data") as opened:
        yield opened


async def press(app: DeskApp, who: str, flow: str, **asked: Any) -> dict[str, Any]:
    """Press a button; the body that reached Prefect."""
    answer = await app.ask(who, "POST", press_of(flow), json=asked)
    assert answer.is_success, answer.text
    return app.pressed()


async def test_a_run_bears_the_seal_of_who_pressed(app: DeskApp) -> None:
    run = await press(app, "tham.dinh", "appraisal", parameters={"form": {"a": 1}})
    deployment = BUTTON.format(FLOWS.index("appraisal"))

    assert run["parameters"] == {"form": {"a": 1}}
    assert run["tags"] == ["nguoi:tham.dinh"]
    key = run["idempotency_key"]
    assert account_of(app.services.secrets, run["labels"], deployment, key) == "tham.dinh"


async def test_only_what_is_known_of_a_run_reaches_prefect(app: DeskApp) -> None:
    run = await press(
        app,
        "tiep.nhan",
        "open_round",
        parameters={"form": {}},
        name="Đợt mới",
        state={
            "type": "RUNNING",
            "name": "x",
            "data": "x",
            "state_details": {"scheduled_time": "2026-12-01T00:00:00Z", "flow_run_id": "x"},
        },
        job_variables={"command": "touch /tmp/x"},
        infrastructure_document_id=SUBMISSION,
        pull_steps=[{"prefect.deployments.steps.run_shell_script": {"script": "id"}}],
        work_queue_name="x",
        parent_task_run_id=SUBMISSION,
        enforce_parameter_schema=False,
        empirical_policy={"retries": 9},
        context={"a": 1},
        tags=["nguoi:chu.tich"],
        labels={LABEL: "x", "nguoi": "chu.tich"},
    )

    assert set(run) == {"parameters", "state", "idempotency_key", "tags", "labels", "name"}
    assert run["state"] == {
        "type": "SCHEDULED",
        "state_details": {"scheduled_time": "2026-12-01T00:00:00Z"},
    }
    assert run["tags"] == ["nguoi:tiep.nhan"]
    assert set(run["labels"]) == {LABEL}


async def test_the_same_key_of_two_people_is_two_keys(app: DeskApp) -> None:
    keys = [
        (await press(app, who, "open_round", idempotency_key="a"))["idempotency_key"]
        for who in ("tiep.nhan", "tiep.nhan", "tham.dinh")
    ]

    assert keys[0] == keys[1] != keys[2]


DEEP = b'{"parameters":{"form":' + b'{"a":' * 30 + b"1" + b"}" * 32
ENDLESS = b'{"parameters":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
NO_FORM = [b"", b"[]", b"x", b'{"parameters": 1}', b'"a"', b"\xff", DEEP, ENDLESS]
NO_VALUE = [rb'"\ud800"', b"NaN", b"-Infinity", b"1e999", rb'"a\u0000"', b"9" * 5000]
"""Halves of letters, numbers that are none, and what no database keeps."""


@pytest.mark.parametrize(
    "body", [*NO_FORM, *(b'{"parameters":{"form":{"code":%b}}}' % each for each in NO_VALUE)]
)
async def test_a_body_of_another_shape_is_refused_in_vietnamese(body: bytes, app: DeskApp) -> None:
    app.behind.asked.clear()
    answer = await app.ask("tiep.nhan", "POST", press_of("open_round"), content=body)

    assert answer.status_code == 403
    assert "không đúng dạng" in answer.json()["detail"]
    assert not app.behind.asked


@pytest.mark.parametrize("key", [{"a": 1}, 7, "k" * 201])
async def test_a_key_that_is_no_short_word_is_none(key: object, app: DeskApp) -> None:
    run = await press(app, "tiep.nhan", "open_round", idempotency_key=key)

    assert len(run["idempotency_key"]) < 50


async def test_a_body_without_end_is_refused(app: DeskApp) -> None:
    answer = await app.ask("tiep.nhan", "POST", press_of("open_round"), content=b" " * (3 * 2**20))

    assert answer.status_code == 403
    assert "quá dài" in answer.json()["detail"]


@pytest.mark.parametrize("id_", ["1", f"{SUBMISSION}%3F", "{SUBMISSION}x", "a'b"])
async def test_a_button_is_named_by_its_id_alone(id_: str, app: DeskApp) -> None:
    path = f"/api/deployments/{id_}/create_flow_run"
    answer = await app.ask("tiep.nhan", "POST", path, json={"parameters": {"form": {}}})

    assert answer.status_code == 403


async def test_a_unit_hands_in_its_own_dossiers_alone(app: DeskApp) -> None:
    own, other = PEOPLE["don.vi"].unit, "Trường Tiểu học Khác"
    run = await press(app, "don.vi", "submission", parameters=_form(own))
    refused = await app.ask("don.vi", "POST", press_of("submission"), json=_asked(other))
    empty = await app.ask("don.vi", "POST", press_of("submission"), json={})

    assert run["tags"] == ["nguoi:don.vi"]
    assert refused.status_code == empty.status_code == 403
    assert "không nộp thay" in refused.json()["detail"]


@pytest.mark.parametrize(
    "named",
    [
        {"workbook": "inbox/don-vi-khac.xlsx"},
        {"workbook": "da-ky/quyet-dinh.pdf"},
        {"workbook": OWN_FILE, "components": [{"kind": "KHAC", "object": "inbox/khac/a.pdf"}]},
        {"components": [{"kind": "KHAC", "object": "../inbox/a.pdf"}]},
    ],
)
async def test_a_unit_names_no_file_of_others(named: dict[str, Any], app: DeskApp) -> None:
    form = {**_form(PEOPLE["don.vi"].unit)["form"], **named}
    asked = {"parameters": {"form": form}}
    answer = await app.ask("don.vi", "POST", press_of("submission"), json=asked)

    assert answer.status_code == 403
    assert "không phải của" in answer.json()["detail"]
    own = {"parameters": {"form": {**form, "workbook": OWN_FILE, "components": []}}}
    assert (await app.ask("don.vi", "POST", press_of("submission"), json=own)).is_success


def _form(unit: str) -> dict[str, Any]:
    return {"form": {"unit": {"name": unit}}}


def _asked(unit: str) -> dict[str, Any]:
    return {"parameters": _form(unit)}


async def test_a_units_form_offers_nothing_of_other_units(app: DeskApp) -> None:
    own = await app.ask("don.vi", "GET", f"/api/deployments/{SUBMISSION}")
    offices = await app.ask("uy.vien", "GET", f"/api/deployments/{SUBMISSION}")
    another = BUTTON.format(FLOWS.index("council"))

    assert "don-vi-khac" not in own.text
    assert OWN_FILE in own.text
    assert "HS-1" not in own.text
    assert json.loads(own.text)["parameter_openapi_schema"]["definitions"]["Form"]["properties"][
        "round"
    ]["enum"] == ["2026"]
    assert "don-vi-khac" in offices.text
    assert (await app.ask("don.vi", "GET", f"/api/deployments/{another}")).status_code == 403


async def test_a_unit_sees_its_own_runs_alone(app: DeskApp) -> None:
    assert (await app.ask("don.vi", "GET", "/api/flow_runs/don.vi")).is_success
    for run in ("tiep.nhan", "chu.tich", "1"):
        answer = await app.ask("don.vi", "GET", f"/api/flow_runs/{run}")
        assert answer.status_code == 403


async def test_a_unit_reads_the_result_and_the_log_of_its_own_runs_alone(app: DeskApp) -> None:
    own = UUID(int=1)
    sealed = {str(own): app.behind.sealed["don.vi"], str(UUID(int=2)): "x"}
    app.behind.sealed = {**app.behind.sealed, **sealed}
    app.behind.asked.clear()
    for run in (*sealed, "don.vi", "../artifacts"):
        asked = {"logs": {"flow_run_id": {"any_": [run]}}, "limit": 9}
        answer = await app.ask("don.vi", "POST", "/api/logs/filter", json=asked)
        assert answer.json() == []
    assert [each.method for each in app.behind.asked].count("POST") == 1
    assert str(own).encode() in app.behind.bodies[-2]
    others: list[dict[str, Any]] = [{}, {"logs": {}}]
    others.append({"logs": {"flow_run_id": {"any_": [str(own)] * 2}}})
    app.behind.asked.clear()
    endless = await app.ask("don.vi", "POST", "/api/logs/filter", content=ENDLESS)
    assert (endless.json(), app.behind.asked) == ([], [])
    for other in others:
        app.behind.asked.clear()
        await app.ask("don.vi", "POST", "/api/logs/filter", json=other)
        assert not app.behind.asked
    assert (await app.ask("don.vi", "GET", f"/api/artifacts/{own}")).is_success
    assert (await app.ask("don.vi", "GET", "/api/artifacts/chu.tich")).status_code == 403


async def test_the_prefect_ui_works_with_our_token_and_without_a_sign_in_of_its_own(
    app: DeskApp,
) -> None:
    settings = (await app.ask("tiep.nhan", "GET", "/ui-settings")).json()
    token = (await app.ask("tiep.nhan", "GET", "/api/csrf-token?client=x")).json()
    given = app.headers("tiep.nhan")
    given.pop("X-CSRF-Token")
    given["Prefect-Csrf-Token"] = token["token"]
    answer = await app.client.post("/api/flow_runs/filter", headers=given, json={})

    assert (settings["auth"], settings["csrf_enabled"], settings["api_url"]) == (None, True, "/api")
    assert (token["client"], answer.status_code) == ("x", 200)


async def test_scripts_of_the_ui_are_kept_by_the_browser_and_nothing_else_is(app: DeskApp) -> None:
    script = await app.ask("uy.vien", "GET", "/v2/assets/index-1.js")
    told = await app.ask("uy.vien", "GET", "/api/flow_runs/1")

    assert "immutable" in script.headers["cache-control"]
    assert told.headers["cache-control"] == "no-store"
