#!/usr/bin/env bash
# Prefect 3.8.8 beside SQLAlchemy 2.1.9, which Prefect's own declared range allows and which plain
# "pip install prefect==3.8.8" brings.
#
# Expected: a deployment with a schedule gets its coming runs entered ahead of time, as it does
# beside SQLAlchemy 2.0.58. What pip takes from within the declared range works, or is refused aloud.
#
# Instead: the server starts, says that it is healthy, takes the deployment and shows its schedule
# as active, but no run is ever entered. Only the server's log has a traceback at each turn of the
# scheduler: SQLAlchemy 2.1 no longer takes a column that Prefect writes through a hybrid property
# in a bulk insert ("Can't evaluate bulk DML statement"). Runs started by hand work, so nobody notices.
#
# For a program like ours: reminders and deadlines that hang on a schedule stay silent after a
# routine update. SQLAlchemy has to be held below 2.1, and a test has to wait for a scheduled run.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL PREFECT_UI_ENABLED=false PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS=3
cat > "$work/served.py" <<'PY'
import contextlib, os, signal, socket, subprocess, sys, time, urllib.request


@contextlib.contextmanager
def server(log):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port]
    with open(log, "w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    try:
        for _ in range(90):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(os.environ["PREFECT_API_URL"] + "/health")
                break
            if process.poll() is not None:
                break
            time.sleep(1)
        yield process.poll() is None
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
PY
cat > "$work/show.py" <<'PY'
import sys, time
from importlib.metadata import requires, version
from served import server

with server(sys.argv[1]) as up:
    assert up, open(sys.argv[1]).read()[-2000:]
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import DeploymentScheduleCreate
    from prefect.client.schemas.schedules import CronSchedule

    @flow
    def nhac_viec(): ...

    client = get_client(sync_client=True)
    daily = CronSchedule(cron="0 8 * * 1-5", timezone="Asia/Ho_Chi_Minh")
    deployment = client.create_deployment(
        client.create_flow(nhac_viec), "sang", schedules=[DeploymentScheduleCreate(schedule=daily)])
    client.create_flow_run_from_deployment(deployment)
    active = client.read_deployment(deployment).schedules[0].active
    for _ in range(20):
        runs = client.read_flow_runs()
        if len(runs) > 1:
            break
        time.sleep(1)
told = "Can't evaluate bulk DML statement" in open(sys.argv[1]).read()
declared = [r for r in requires("prefect") if r.lower().startswith("sqlalchemy")]
ahead = sum(bool(run.auto_scheduled) for run in runs)
print("Prefect", version("prefect"), "SQLAlchemy", version("sqlalchemy"), "declared:", *declared)
print(f"schedule active: {active} | by hand: {len(runs) - ahead} | entered ahead: {ahead}"
      f" | traceback in the log: {told}")
want = sys.argv[2] == "entered"
sys.exit(0 if active and (ahead > 0) is want and told is not want else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py" "$work/first.log" entered
"$work/venv/bin/pip" install -qq --no-compile sqlalchemy==2.1.9
export PREFECT_HOME="$work/second-home"
timeout 170 "$work/venv/bin/python" "$work/show.py" "$work/second.log" silent
echo "expected: runs entered ahead in both"
