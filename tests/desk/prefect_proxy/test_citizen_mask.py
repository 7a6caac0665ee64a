"""Of what Prefect keeps of forms, a citizen number is told to whom the table of duties names."""

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import pytest

from desk.prefect_proxy.citizen_mask import hide
from tests.desk.desk_app import DeskApp, open_desk_app

pytestmark = pytest.mark.anyio
NUMBER, MASKED = "019088000123", "•••••••••123"
FORM = {"nominees": [{"name": "Mẫu", "citizen_id": NUMBER, "birth_year": 1988}], "number": NUMBER}
RUN: dict[str, Any] = {"id": f"00000000-0000-4000-8000-{NUMBER}", "parameters": {"form": FORM}}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DeskApp]:
    """Open one desk for all tests."""
    async with open_desk_app(tmp_path_factory.mktemp("che-so") / "data") as opened:
        yield opened


@pytest.mark.parametrize("who", ["uy.vien", "van.thu", "chu.tich", "thu.ky", "quan.tri"])
async def test_runs_tell_no_number_to_whom_the_table_does_not_name(
    app: DeskApp, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.behind, "found", [RUN])
    answer = await app.ask(who, "POST", "/api/flow_runs/filter", json={})
    (run,) = answer.json()
    assert run["parameters"]["form"]["nominees"][0]["citizen_id"] == MASKED
    assert run["id"] == RUN["id"], "what only looks like a number stays"


async def test_who_receives_reads_the_form_as_it_was_sent(
    app: DeskApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.behind, "found", [RUN])
    answer = await app.ask("tiep.nhan", "POST", "/api/flow_runs/filter", json={})
    assert answer.json() == [RUN]


@pytest.mark.parametrize("typed", [NUMBER, "019 088 000 123", "019.088.000.123", "088000123"])
def test_however_a_form_is_written_down_the_number_in_it_is_hidden(typed: str) -> None:
    form = json.dumps({"citizen_id": typed})
    link = quote(form, safe="")
    written = json.dumps({"data": f"[Mở lại](/v2/run?parameters={link}) {form}"})
    for each in (form, written, link.replace("%20", "+")):
        said = hide(each.encode()).decode()
        assert "•••123" in said
        assert not any(part in said for part in ("088", "0880", "000"))


def test_what_is_no_form_stays_as_it_is() -> None:
    for each in (b'{"citizen_id": ""}', b'{"citizen_id": null}', f'"{NUMBER}"'.encode(), b""):
        assert hide(each) == each
