"""The desk on a real port, without Prefect behind it: for browsers."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from desk.app import open_desk
from storage.settings import Settings
from tests.servers import free_port

TIMEOUT_S = 30.0


@contextmanager
def served_desk(settings: Settings, public: str = "") -> Iterator[str]:
    """Serve the desk and yield its address, for people who know it as `public`."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    addresses = {"prefect_url": "http://127.0.0.1:9", "desk_url": public or address}
    desk = open_desk(settings.model_copy(update=addresses))
    server = uvicorn.Server(uvicorn.Config(desk, port=port, log_level="warning"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until = time.monotonic() + TIMEOUT_S
    while not server.started:
        if time.monotonic() > until:
            raise TimeoutError("the desk has not started")
        time.sleep(0.02)
    try:
        yield address
    finally:
        server.should_exit = True
        running.join(TIMEOUT_S)
