"""What of Prefect a person may reach: one table of method and path. All else is refused to all.

Deleting, changing deployments, job variables, pull steps, blocks, settings: each is a way to run
code on this machine or to see a secret, so not even quản trị has it here.
"""

from desk.access.access_rules import ANY_ROLE, Rule, rule_of
from dossiers.model.role_duties import OFFICERS

PRESS = "/api/deployments/{id}/create_flow_run"
"""The one act: to start a step. The table of duties says which (dossiers/model/role_duties.py)."""


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
    *(Rule("GET", path, ANY_ROLE) for path in _SEEN_BY_ALL),
    *(Rule("POST", path, ANY_ROLE) for path in _ASKED_BY_ALL),
    *(Rule("GET", f"/api{path}", OFFICERS) for path in _READ),
    *(Rule("POST", f"/api{path}", OFFICERS) for path in _ASKED),
    Rule("POST", PRESS, ANY_ROLE),
    Rule("SOCKET", "/api/events/out", OFFICERS),
    Rule("SOCKET", "/api/logs/out", OFFICERS),
)


def prefect_rule(method: str, path: str) -> Rule | None:
    """Find the rule of a request to Prefect; "SOCKET" for a web socket. None: nobody may."""
    return rule_of(method, path, PREFECT_RULES)
