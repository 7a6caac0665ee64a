"""`python -m desk`: the desk on loopback, at the port of KHENTHUONG_DESK_PORT."""

import os

import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware

from desk.app import make_app
from storage.settings import Settings

HOST = "127.0.0.1"

if __name__ == "__main__":
    uvicorn.run(
        # Not for a page of another site that has its own name lead to this machine.
        TrustedHostMiddleware(
            make_app(Settings.read(), os.environ.get("KHENTHUONG_PREFECT_URL", "")),
            [HOST, "localhost"],
        ),
        host=HOST,
        port=int(os.environ.get("KHENTHUONG_DESK_PORT", "8000")),
        log_level="warning",
    )
