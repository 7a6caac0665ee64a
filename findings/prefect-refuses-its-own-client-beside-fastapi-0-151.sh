#!/usr/bin/env bash
# Prefect 3.8.8 beside FastAPI 0.151.0, which Prefect's own declared range allows.
#
# Expected: client and server come in one package, so whatever list the client asks for, the server
# answers, as it does beside FastAPI 0.150.0. The client sends "limit": null when the caller has
# set none; the server has always read null there as "the usual number".
#
# Instead: FastAPI 0.151 takes an explicit null in a body no longer for a value left out. Each list
# asked for without a limit (flow runs, deployments, flows, variables, artifacts) is refused with
# 422, "Input should be a valid integer", by the server of the same version. Single things can be
# read, and runs can be started, so that the fault shows first in tools that list. From FastAPI 0.155
# on the server cannot even be imported (an argument of Body() that Prefect passes is gone).
#
# For a program like ours: a lock file renewed within all declared ranges breaks the board and the
# deploy command. FastAPI has to be held below 0.151 by us, and the tests have to list things.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL PREFECT_UI_ENABLED=false
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import requires, version
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectHTTPStatusError
from prefect.testing.utilities import prefect_test_harness


def answer(question):
    try:
        return f"a list of {len(question())}"
    except PrefectHTTPStatusError as refusal:
        told = refusal.response.json()["exception_detail"][0]
        return f"{refusal.response.status_code}, {'.'.join(told['loc'])}: {told['msg']}"


declared = [r for r in requires("prefect") if r.lower().startswith("fastapi")]
print("Prefect", version("prefect"), "FastAPI", version("fastapi"), "declared:", *declared)
with prefect_test_harness(server_startup_timeout=90):
    client = get_client(sync_client=True)
    answers = [answer(client.read_flow_runs), answer(client.read_deployments),
               answer(client.read_flows)]
for name, got in zip(("flow runs", "deployments", "flows"), answers):
    print(" ", name.ljust(12), got)
want = sys.argv[1]
sys.exit(0 if all(got.startswith(want) for got in answers) else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py" "a list"
"$work/venv/bin/pip" install -qq --no-compile fastapi==0.151.0
timeout 170 "$work/venv/bin/python" "$work/show.py" "422"
"$work/venv/bin/pip" install -qq --no-compile fastapi==0.155.0
printf 'FastAPI 0.155.0, import of the server: '
if "$work/venv/bin/python" -c "import prefect.server.api.server" 2> "$work/told"; then
    echo "works; behaviour has changed" >&2; exit 1
fi
tail -n 1 "$work/told"
grep -q "unexpected keyword argument 'min_items'" "$work/told" || { echo "behaviour has changed" >&2; exit 1; }
echo "expected: lists in all three"
