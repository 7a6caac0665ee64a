#!/usr/bin/env bash
# Prefect 3.8.8: RunInput.with_initial_data, the documented way to prefill the form that a paused
# flow shows to a person.
#
# Expected: a prefilled field is the same field with a value in it: same title, same explanation,
# same limits. (In plain pydantic a subclass with another default is written with the same Field,
# and a form library that prefills keeps its validators.)
#
# Instead: each prefilled field is made anew from its bare type and the value. Its title turns
# into the Python name in English dress, its description is gone, and so are its limits, in the
# form's schema and in the class that checks the answer: 99 votes of 15 pass. Fields that are not
# prefilled keep everything.
#
# For a program like ours: showing people what is already known switches off the check of just
# those values. Whatever comes back has to be validated by the original class once more, and
# titles have to be put back by hand.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile prefect==3.8.8 fastapi==0.150.0 \
    starlette==1.10.0 sqlalchemy==2.0.58 pydantic==2.14.4
export PREFECT_HOME="$work/home" PREFECT_SERVER_ANALYTICS_ENABLED=false DO_NOT_TRACK=1
export PREFECT_LOGGING_LEVEL=CRITICAL
cat > "$work/show.py" <<'PY'
import sys
import prefect, pydantic
from prefect.input import RunInput
from pydantic import Field


class BieuQuyet(RunInput):
    thuan: int = Field(title="Số phiếu thuận", description="Không kể phiếu trắng", ge=0, le=15)
    ly_do: str = Field(title="Lý do", min_length=10)


ANSWER = {"thuan": 99, "ly_do": "đã họp và biểu quyết"}


def takes(model):
    try:
        model(**ANSWER)
        return True
    except pydantic.ValidationError:
        return False


print("Prefect", prefect.__version__, "pydantic", pydantic.VERSION)
prefilled = BieuQuyet.with_initial_data(thuan=7)
for model, name in ((BieuQuyet, "as written"), (prefilled, "prefilled ")):
    print(name, model.model_json_schema()["properties"]["thuan"], "| takes 99:", takes(model))
print("field not prefilled:", prefilled.model_json_schema()["properties"]["ly_do"])
print("expected: as written, plus a default of 7")
now = prefilled.model_json_schema()["properties"]
as_described = (not takes(BieuQuyet) and takes(prefilled)
                and now["thuan"] == {"default": 7, "title": "Thuan", "type": "integer"}
                and now["ly_do"]["minLength"] == 10)
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 170 "$work/venv/bin/python" "$work/show.py"
