"""A step's run without Prefect: the same `run_step`, with a client that answers at once.

`python -m bench.own_share STEP FORM DEPLOYMENTS` (JSON each, the last as the server gives them)
begins as a run does, in a process that has imported everything. Prints as JSON the seconds that
importing our modules took after Prefect's, those of the step, and those of each rendering in it.
"""

import asyncio
import importlib
import json
import logging
import sys
from time import perf_counter
from types import SimpleNamespace
from typing import Any, Self
from uuid import UUID

from flows.hosting import (
    fork_server as warm,  # with it comes Prefect's runner, whose time is none of ours
)

NO_RUN = str(UUID(int=0))


class Answering:
    """What a run asks of Prefect's client, answered without a server."""

    def __init__(self, deployments: list[dict[str, Any]]) -> None:
        self._deployments = [SimpleNamespace(**each) for each in deployments]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def read_deployments(self, **_: object) -> list[SimpleNamespace]:
        """Return the buttons, as the server told them."""
        return self._deployments

    async def request(self, *_: object, **__: object) -> SimpleNamespace:
        """Return no page yet, so that each is written anew."""
        return SimpleNamespace(json=list)

    async def create_artifact(self, *_: object) -> None:
        """Forget the page."""

    async def update_flow_run(self, *_: object, **__: object) -> None:
        """Forget name and tags."""

    async def update_deployment(self, *_: object) -> None:
        """Forget the drop-downs."""


def importing() -> float:
    """Import what runs need, as the runner does once; the seconds of all that is not Prefect's."""
    for module in warm.PRELOADED:
        if module.startswith("prefect"):
            importlib.import_module(module)
    start = perf_counter()
    for module in warm.PRELOADED:
        importlib.import_module(module)
    return perf_counter() - start


def carried_out(step: str, form: dict[str, Any], deployments: list[dict[str, Any]]) -> float:
    """Carry a step out from its form to its pages; the seconds that it took."""
    from flows.hosting import run_step as running  # noqa: PLC0415
    from flows.step_list import STEPS  # noqa: PLC0415

    run = SimpleNamespace(get_id=lambda: NO_RUN, get_tags=list)
    vars(running).update(
        get_client=lambda: Answering(deployments), get_run_logger=logging.getLogger, flow_run=run
    )
    start = perf_counter()
    asyncio.run(running.run_step(STEPS[step], form))
    return perf_counter() - start


def watch_rendering() -> list[float]:
    """Note the seconds of each rendering from now on."""
    from documents.render import render  # noqa: PLC0415
    from workflow import step as work  # noqa: PLC0415
    from workflow.documents import drafts as drafting  # noqa: PLC0415

    taken: list[float] = []

    def watched(*given: Any) -> bytes:
        start = perf_counter()
        made = render(*given)
        taken.append(perf_counter() - start)
        return made

    vars(drafting)["render"] = vars(work)["render"] = watched
    return taken


def main() -> None:
    """Measure one step."""
    step, form, deployments = sys.argv[1], *map(json.loads, sys.argv[2:])
    imports = importing()
    rendering = watch_rendering()
    own = carried_out(step, form, deployments)
    print(json.dumps({"imports": imports, "own": own, "rendering": rendering}))


if __name__ == "__main__":
    main()
