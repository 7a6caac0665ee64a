#!/usr/bin/env bash
# Prefect 3.8.8, server: GET /artifacts/{key}/latest.
#
# Expected: it answers with the newest artifact of the key, in the same form as GET
# /artifacts/{id} (the server declares the same response, Artifact, for both, where the endpoints
# about the inner records of keys say ArtifactCollection),
# so that its "id" is the artifact's, to be read, updated, deleted or linked to.
#
# Instead: text and key are the newest artifact's, but "id" is that of an inner record of the key.
# Asked for by that id, the server knows no such artifact: reading, updating and deleting answer
# 404. The real id is found by POST /artifacts/filter only.
#
# For a program like ours: a board kept as one artifact, found by its key at each start and then
# updated by the id just received, is never updated again, or a new one is made beside it each time.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL PREFECT_UI_ENABLED=false
cat > "$work/show.py" <<'PY'
import sys
import httpx, prefect
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.server.api.artifacts import router
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness

print("Prefect", prefect.__version__)
with (prefect_test_harness(server_startup_timeout=90),
      httpx.Client(base_url=PREFECT_API_URL.value()) as http):
    made = get_client(sync_client=True).create_artifact(
        ArtifactCreate(key="bang-viec", type="markdown", data="Việc chờ xử lý: 3"))
    latest = http.get("/artifacts/bang-viec/latest").json()
    print("made  ", made.id)
    print("latest", latest["id"], latest["data"])
    answers = {"read": http.get(f"/artifacts/{latest['id']}").status_code,
               "update": http.patch(f"/artifacts/{latest['id']}", json={"data": "2"}).status_code,
               "delete": http.delete(f"/artifacts/{latest['id']}").status_code}
    own = http.get(f"/artifacts/{made.id}")
print("by the id that latest gave:", answers, "| by the id given when made:", own.status_code)
for route in router.routes:
    if route.path in ("/artifacts/{id:uuid}", "/artifacts/{key}/latest") and "GET" in route.methods:
        print("declared answer of GET", route.path, "is", route.response_model.__name__)
print("expected: both ids the same, so 200, 204, 204")
as_described = (latest["data"] == made.data and latest["id"] != str(made.id)
                and set(answers.values()) == {404} and own.status_code == 200)
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py"
