"""What of Prefect a person may reach: one table of method and path. All else is refused to all.

Deleting, changing deployments, job variables, pull steps, blocks, settings: each is a way to run
code on this machine or to see a secret, so not even quản trị has it here.
"""

import re
from typing import NamedTuple

from desk.access.access_rules import ANY_ROLE, pattern_of
from dossiers.model.duties import OFFICERS
from dossiers.model.people import Person, Role

PRESS = "/api/deployments/{id}/create_flow_run"
"""The one act: to start a step. Which step, the table of duties says (dossiers/model/duties.py)."""


class PrefectRule(NamedTuple):
    """Who may do this; paths as FastAPI writes them."""

    method: str
    path: str
    roles: frozenset[Role]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of the addresses that the rule speaks of."""
        return pattern_of(self.path)


_SEEN_BY_ALL = (
    "/ui-settings",
    "/v2",
    "/v2/{path:path}",
    "/api/csrf-token",
    "/api/health",
    "/api/ready",
    "/api/hello",
    "/api/version",
    "/api/admin/settings",
    "/api/admin/version",
    "/api/deployments/{id}",
    "/api/flows/{id}",
    "/api/flow_runs/{id}",
    "/api/flow_runs/{id}/graph-v2",
    "/api/artifacts/{id}",
)
"""What the pages need that a unit's person sees too; unit_filter.py narrows what they hold."""

_ASKED_BY_ALL = (
    "/api/artifacts/filter",
    "/api/flow_runs/count",
    "/api/flow_runs/paginate",
    "/api/logs/filter",
    "/api/task_runs/count",
    "/api/task_runs/paginate",
)

_READ = (
    "/artifacts/{key}/latest",
    "/automations/related-to/{resource_id}",
    "/collections/views/{view}",
    "/deployments/name/{flow_name}/{deployment_name}",
    "/deployments/{id}/schedules",
    "/deployments/{id}/work_queue_check",
    "/events/filter/next",
    "/flow_run_states/",
    "/flow_run_states/{id}",
    "/flow_runs/{id}/graph",
    "/flow_runs/{id}/logs/download",
    "/flows/name/{name}",
    "/saved_searches/{id}",
    "/task_run_states/",
    "/task_run_states/{id}",
    "/task_runs/{id}",
    "/ui/task_runs/{id}",
    "/v2/concurrency_limits/{id_or_name}",
    "/work_pools/{name}",
    "/work_pools/{work_pool_name}/queues/{name}",
    "/work_queues/name/{name}",
    "/work_queues/{id}",
    "/work_queues/{id}/status",
)

_ASKED = (
    "/artifacts/count",
    "/artifacts/latest/count",
    "/artifacts/latest/filter",
    "/automations/count",
    "/automations/filter",
    "/block_documents/filter",
    "/concurrency_limits/filter",
    "/deployments/count",
    "/deployments/filter",
    "/deployments/paginate",
    "/events/count-by/{countable}",
    "/events/filter",
    "/flow_runs/filter",
    "/flow_runs/history",
    "/flow_runs/lateness",
    "/flow_runs/{id}/input/filter",
    "/flows/count",
    "/flows/filter",
    "/flows/paginate",
    "/saved_searches/filter",
    "/task_runs/filter",
    "/task_runs/history",
    "/task_workers/filter",
    "/ui/flow_runs/count-task-runs",
    "/ui/flow_runs/history",
    "/ui/flows/count-deployments",
    "/ui/flows/next-runs",
    "/ui/schemas/validate",
    "/ui/task_runs/count",
    "/ui/task_runs/dashboard/counts",
    "/v2/concurrency_limits/filter",
    "/work_pools/count",
    "/work_pools/filter",
    "/work_pools/{name}/concurrency_status",
    "/work_pools/{work_pool_name}/queues/filter",
    "/work_pools/{work_pool_name}/workers/filter",
    "/work_queues/filter",
    "/work_queues/{id}/concurrency_status",
)
"""Questions that Prefect takes by POST; they change nothing."""

PREFECT_RULES = (
    *(PrefectRule("GET", path, ANY_ROLE) for path in _SEEN_BY_ALL),
    *(PrefectRule("POST", path, ANY_ROLE) for path in _ASKED_BY_ALL),
    *(PrefectRule("GET", f"/api{path}", OFFICERS) for path in _READ),
    *(PrefectRule("POST", f"/api{path}", OFFICERS) for path in _ASKED),
    PrefectRule("POST", PRESS, ANY_ROLE),
    PrefectRule("SOCKET", "/api/events/out", OFFICERS),
    PrefectRule("SOCKET", "/api/logs/out", OFFICERS),
)


def prefect_rule(method: str, path: str) -> PrefectRule | None:
    """Find the rule of a request to Prefect; "SOCKET" for a web socket. None: nobody may."""
    wanted = "GET" if method == "HEAD" else method
    for rule in PREFECT_RULES:
        if rule.method == wanted and rule.pattern.match(path):
            return rule
    return None


def may_reach(rule: PrefectRule | None, person: Person) -> bool:
    """Tell whether the rule lets this person through."""
    return rule is not None and not rule.roles.isdisjoint(person.roles)
