#!/usr/bin/env bash
# FastAPI 0.150.0 with python-multipart: an HTML form in which a prefilled box has been emptied.
#
# Expected: a browser sends an emptied text box as "ghi_chu=", a name with an empty text (HTML
# standard, "constructing the entry list"). The default of a parameter is for a box that is not
# there at all. Starlette's request.form(), below FastAPI, gives the empty text, and FastAPI itself
# does so for the same model in JSON and for the same name in the address (?ghi_chu=).
#
# Instead: for forms FastAPI takes an empty text as "not sent". The default comes back in its place;
# the model's fields_set does not contain the field; a text that is required is reported missing
# although it was sent. In a list of texts of the same form, empty ones are kept.
#
# For a program like ours: a clerk wipes the note that the page had filled in, presses Save, and
# the old note is stored again with a message of success. Boxes that may be emptied have to be read
# from request.form(), or must have the empty text as their default.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq fastapi==0.150.0 starlette==1.10.0 pydantic==2.14.4 httpx==0.28.1 \
    python-multipart==0.0.32
cat > "$work/show.py" <<'PY'
import asyncio, sys
from importlib.metadata import version
from typing import Annotated
import fastapi, httpx, pydantic
from fastapi import Form, Request


class Phieu(pydantic.BaseModel):
    ghi_chu: str = "như lần trước"


app = fastapi.FastAPI()


def told(phieu):
    return {"ghi_chu": phieu.ghi_chu, "set": sorted(phieu.model_fields_set)}


@app.post("/form")
def by_form(phieu: Annotated[Phieu, Form()]):
    return told(phieu)


@app.post("/json")
def by_json(phieu: Phieu):
    return told(phieu)


@app.get("/address")
def by_address(ghi_chu: str = "như lần trước"):
    return {"ghi_chu": ghi_chu}


@app.post("/starlette")
async def by_starlette(request: Request):
    return dict(await request.form())


@app.post("/required")
def required(ghi_chu: Annotated[str, Form()]):
    return {"ghi_chu": ghi_chu}


async def ask():
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://thu") as client:
        emptied = {"ghi_chu": ""}
        return {"form": (await client.post("/form", data=emptied)).json(),
                "JSON": (await client.post("/json", json=emptied)).json(),
                "address": (await client.get("/address", params=emptied)).json(),
                "Starlette's form": (await client.post("/starlette", data=emptied)).json(),
                "form, required": (await client.post("/required", data=emptied)).json()}


print("FastAPI", fastapi.__version__, "python-multipart", version("python-multipart"))
seen = asyncio.run(ask())
for way, got in seen.items():
    print(way.ljust(17), "->", got)
print("expected: the empty text in every row")
as_described = (seen["form"] == {"ghi_chu": "như lần trước", "set": []}
                and seen["JSON"] == {"ghi_chu": "", "set": ["ghi_chu"]}
                and seen["address"] == seen["Starlette's form"] == {"ghi_chu": ""}
                and seen["form, required"]["detail"][0]["type"] == "missing")
sys.exit(0 if as_described else "behaviour has changed")
PY
timeout 60 "$work/venv/bin/python" "$work/show.py"
