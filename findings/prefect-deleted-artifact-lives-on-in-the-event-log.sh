#!/usr/bin/env bash
# Prefect 3.8.8, server and client: the text of an artifact that has been deleted.
#
# Expected: events say what happened to a thing and name it by its id; that is what
# "prefect.artifact.created" does (key and type, no text). When the artifact is deleted through
# the API, its text is gone from the server.
#
# Instead: the first artifact of a key also makes an event "prefect.artifact-collection.created"
# that carries the whole text, and each update of an artifact makes "prefect.artifact.updated"
# with the whole new text. Deleting the last artifact of a key makes one more event that repeats
# its text. All of these stay, and anybody who may read events reads the text there.
#
# For a program like ours: a board with names and reasons for refusals, kept as one artifact that
# is brought up to date all day, is copied into the event log each time. Deleting it deletes
# nothing that matters, and the log grows by the size of the board at every click.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL PREFECT_UI_ENABLED=false
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
from served import server

FIRST, SECOND = "Hồ sơ của ông Nguyễn Văn Mẫu", "Hồ sơ của bà Trần Thị Ví Dụ"

KINDS = {FIRST: {"prefect.artifact-collection.created"},
         SECOND: {"prefect.artifact.updated", "prefect.artifact-collection.deleted"}}


def texts_in_events(client):
    asked = {"filter": {"event": {"prefix": ["prefect.artifact"]}}, "limit": 50}
    found = {}
    for event in client.post("/events/filter", json=asked).json()["events"]:
        for text in (FIRST, SECOND):
            if text in str(event["payload"]):
                found.setdefault(text, set()).add(event["event"])
    return found


with server(sys.argv[1]) as up:
    assert up, open(sys.argv[1]).read()[-2000:]
    import prefect
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
    print("Prefect", prefect.__version__)
    client = get_client(sync_client=True)
    board = client.create_artifact(ArtifactCreate(key="bang-viec", type="markdown", data=FIRST))
    client.update_artifact(board.id, ArtifactUpdate(data=SECOND))
    client.delete_artifact(board.id)
    left = client._client.post("/artifacts/filter", json={}).json()
    latest = client._client.post("/artifacts/latest/filter", json={}).json()
    print("artifacts left:", len(left), "latest of keys left:", len(latest))
    for _ in range(30):
        held = texts_in_events(client._client)
        if KINDS[FIRST] <= held.get(FIRST, set()) and KINDS[SECOND] <= held.get(SECOND, set()):
            break
        time.sleep(1)
for text, kinds in held.items():
    print(f"still in the log: {text!r} in {', '.join(sorted(kinds))}")
print("expected: no text of a deleted artifact anywhere")
as_described = left == [] and latest == [] and all(
    kinds <= held.get(text, set()) for text, kinds in KINDS.items())
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py" "$work/server.log"
