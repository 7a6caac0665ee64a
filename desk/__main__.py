"""`python -m desk`: the desk on loopback, at the port of KHENTHUONG_DESK_PORT.

People beyond this machine reach it through a TLS proxy on it, whose address KHENTHUONG_PUBLIC_URL
tells; only then is the proxy believed when it says where a request comes from.
"""

import os

import uvicorn

from desk.app import open_desk
from storage.settings import Settings

HOST = "127.0.0.1"
KEEP_ALIVE_S = 150
"""Seconds for which a silent line stays open: longer than a proxy in front goes on using it."""


def main() -> None:
    """Serve until told to stop."""
    port = int(os.environ.get("KHENTHUONG_DESK_PORT", "8000"))
    address = os.environ.get("KHENTHUONG_DESK_URL") or f"http://{HOST}:{port}"
    behind_proxy = address.startswith("https://")
    uvicorn.run(
        open_desk(
            Settings.read(),
            prefect=os.environ.get("KHENTHUONG_PREFECT_URL", ""),
            address=address,
        ),
        host=HOST,
        port=port,
        proxy_headers=behind_proxy,
        forwarded_allow_ips=HOST,
        server_header=False,
        ws_max_size=2**20,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
