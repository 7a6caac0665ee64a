#!/usr/bin/env bash
# Prefect 3.8.8: a deployment with a schedule, paused by a person, then deployed again unchanged.
#
# Expected: code says when a flow runs, people say whether it may run at present. "prefect deploy"
# holds to that: a schedule with a slug that was paused stays paused when the same prefect.yaml is
# deployed again.
#
# Instead: the other documented way, Flow.to_deployment(...).apply(), which serve() calls at each
# start, switches the same schedule on again, and lifts the pause of the whole deployment too.
# Nothing is printed about it.
#
# For a program like ours: an office pauses the reminders over Tết; the machine is restarted, the
# runner serves its flows again, and the mails go out. Whether something is paused has to be read
# before serving and put back after it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL
mkdir "$work/project"
cat > "$work/project/steps.py" <<'PY'
from prefect import flow


@flow
def nhac_viec(): ...
PY
cat > "$work/project/prefect.yaml" <<'YAML'
name: mau
deployments:
- name: bang-lenh
  entrypoint: steps.py:nhac_viec
  work_pool: {name: phong}
  schedules:
  - {cron: "0 8 * * 1-5", timezone: Asia/Ho_Chi_Minh, slug: sang}
YAML
cat > "$work/project/show.py" <<'PY'
import asyncio, subprocess, sys
import prefect
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness
from steps import nhac_viec


async def by_serving():
    sang = Cron("0 8 * * 1-5", timezone="Asia/Ho_Chi_Minh", slug="sang")
    return await (await nhac_viec.ato_deployment("bang-serve", schedules=[sang])).aapply()


async def by_command():
    await asyncio.to_thread(
        subprocess.run, [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**__import__("os").environ, "PREFECT_API_URL": PREFECT_API_URL.value()})
    async with get_client() as client:
        return (await client.read_deployment_by_name("nhac-viec/bang-lenh")).id


async def paused_then_again(deploy):
    async with get_client() as client:
        deployment = await deploy()
        schedule = (await client.read_deployment(deployment)).schedules[0]
        await client.update_deployment_schedule(deployment, schedule.id, active=False)
        before = (await client.read_deployment(deployment)).schedules[0].active
        await deploy()
        return before, (await client.read_deployment(deployment)).schedules[0].active


async def whole_paused_then_served():
    async with get_client() as client:
        deployment = await by_serving()
        await client.pause_deployment(deployment)
        before = (await client.read_deployment(deployment)).paused
        await by_serving()
        return before, (await client.read_deployment(deployment)).paused


async def main():
    async with get_client() as client:
        await client.create_work_pool(WorkPoolCreate(name="phong", type="process"))
    return (await paused_then_again(by_command), await paused_then_again(by_serving),
            await whole_paused_then_served())


print("Prefect", prefect.__version__)
with prefect_test_harness(server_startup_timeout=90):
    command, serving, whole = asyncio.run(main())
print("schedule active, paused then deployed again by prefect deploy: %s, then %s" % command)
print("schedule active, paused then served again (apply):             %s, then %s" % serving)
print("whole deployment paused, then served again:                    %s, then %s" % whole)
print("expected: the same before and after in all three rows")
as_described = (command, serving, whole) == ((False, False), (False, True), (True, False))
sys.exit(0 if as_described else "behaviour has changed")
PY
cd "$work/project"
timeout 170 "$work/venv/bin/python" show.py
