#!/usr/bin/env bash
# Prefect 3.8.8 with pydantic 2.14.4: a deployment with a date and a number among its parameters.
#
# Expected: pydantic describes a date as {"type": "string", "format": "date"} and an integer as
# {"type": "integer"}. With enforce_parameter_schema the server promises to refuse what does not
# fit, before a run exists; it does refuse a word in place of the number, with 409. The
# jsonschema package, which Prefect uses, checks "format" as well when it is given a FormatChecker.
#
# Instead: no such checker is given. "05/10/2026" or any other text passes as a date, the run is
# entered, a place in the queue is spent, and the flow ends as failed when pydantic reads it.
#
# For a program like ours: a clerk who types the day as people write it gets no mark at the field
# but a failed run some seconds later. Dates (and times, addresses, UUIDs) are to be checked by
# the program itself; "enforced" covers only type, range, pattern and presence.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4 jsonschema==4.26.0
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL
cat > "$work/show.py" <<'PY'
import asyncio, sys
from datetime import date
from importlib.metadata import version
import jsonschema
import prefect
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectHTTPStatusError
from prefect.testing.utilities import prefect_test_harness
from prefect.utilities.callables import parameter_schema


@flow
def ban_hanh(ngay: date, so: int): ...


GOOD = {"ngay": "2026-10-05", "so": 12}
WRONG_DAY = {"ngay": "05/10/2026", "so": 12}
WRONG_NUMBER = {"ngay": "2026-10-05", "so": "mười hai"}


async def answers():
    async with get_client() as client:
        schema = parameter_schema(ban_hanh).model_dump_for_openapi()
        deployment = await client.create_deployment(
            await client.create_flow(ban_hanh), "mau", parameter_openapi_schema=schema,
            enforce_parameter_schema=True)
        seen = []
        for form in (GOOD, WRONG_DAY, WRONG_NUMBER):
            try:
                run = await client.create_flow_run_from_deployment(deployment, parameters=form)
                seen.append(run.state.name)
            except PrefectHTTPStatusError as refusal:
                seen.append(refusal.response.status_code)
            print(form, "->", seen[-1])
        return schema, seen


print("Prefect", prefect.__version__, "jsonschema", version("jsonschema"))
with prefect_test_harness(server_startup_timeout=90):
    schema, seen = asyncio.run(answers())
    try:
        ban_hanh.validate_parameters(WRONG_DAY)
        read_by_flow = "taken"
    except Exception as refusal:
        read_by_flow = type(refusal).__name__
print("the flow itself, given 05/10/2026:", read_by_flow)
strict = jsonschema.Draft202012Validator(
    schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
told = [fault.message for fault in strict.iter_errors(WRONG_DAY)]
print("jsonschema with its FormatChecker:", told)
print("expected: the wrong day refused with 409 like the wrong number")
as_described = seen == ["Scheduled", "Scheduled", 409] and told and read_by_flow != "taken"
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py"
