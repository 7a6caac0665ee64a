#!/usr/bin/env bash
# Prefect 3.8.8, server and client: one idempotency key used with two deployments of one flow.
#
# Expected: the key says "this order again, don't start it twice". An order is for a deployment
# (the address is /deployments/<id>/create_flow_run), so a key used with deployment A has nothing
# to do with deployment B. APIs with such keys that notice different content refuse it aloud (the
# IETF draft on the Idempotency-Key header asks for 422).
#
# Instead: the key is unique for the flow. B's order is answered with A's old run: status 200, A's
# deployment id, A's parameters. Nothing of B is started, and the client raises nothing.
#
# For a program like ours: two buttons made from one flow, both keyed by "dossier 12", and the
# second button does nothing while looking successful. The deployment has to be part of the key,
# and the answer's deployment id has to be compared.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL
cat > "$work/show.py" <<'PY'
import asyncio, sys
import prefect
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.testing.utilities import prefect_test_harness


@flow
def nhac_viec(phong: str): ...


async def two_orders():
    async with get_client() as client:
        flow_id = await client.create_flow(nhac_viec)
        a = await client.create_deployment(flow_id, "van-hoa")
        b = await client.create_deployment(flow_id, "noi-vu")
        first = await client.create_flow_run_from_deployment(
            a, parameters={"phong": "Văn hóa"}, idempotency_key="ho-so-12")
        second = await client.create_flow_run_from_deployment(
            b, parameters={"phong": "Nội vụ"}, idempotency_key="ho-so-12")
        names = {a: "A", b: "B"}
        for order, run in (("A", first), ("B", second)):
            print(f"ordered from {order}: got run of {names[run.deployment_id]}, {run.parameters}")
        print("one and the same run:", first.id == second.id)
        return first.id == second.id and second.deployment_id == a


print("Prefect", prefect.__version__)
with prefect_test_harness(server_startup_timeout=90):
    as_described = asyncio.run(two_orders())
print("expected: two runs, each of the deployment that was asked")
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py"
