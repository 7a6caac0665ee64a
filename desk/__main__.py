"""`python -m desk`: the desk on loopback, at the port of KHENTHUONG_DESK_PORT.

People beyond this machine reach it through a TLS proxy on it, whose address KHENTHUONG_PUBLIC_URL
tells; only then is the proxy believed when it says where a request comes from.
"""

import uvicorn

from desk.app import open_desk
from storage.settings import HOST, Settings

KEEP_ALIVE_S = 150
"""Seconds for which a silent line stays open: longer than a proxy in front goes on using it."""


def main() -> None:
    """Serve until told to stop."""
    settings = Settings()
    uvicorn.run(
        open_desk(settings),
        host=HOST,
        port=settings.desk_port,
        proxy_headers=settings.desk_address.startswith("https://"),
        forwarded_allow_ips=HOST,
        server_header=False,
        ws_max_size=2**20,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
