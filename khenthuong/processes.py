"""Parts of the program as processes: started with a log each, watched, and ended one by one."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from dossiers.model.errors import CommendationError
from storage.settings import HOST

START_TIMEOUT_S = 120.0
"""Seconds that the parts together may take to start, on a slow machine."""

STOP_TIMEOUT_S = 8.0
"""Seconds that a part may take to stop before it is killed."""

PORT_RELEASE_S = 3.0
"""Seconds in which the ports of a killed program become free."""

START_POLL_S = 0.1
WATCH_POLL_S = 0.5


class ServeError(CommendationError):
    """The program can't start or go on; the sentence says what to do."""


class ToldToStopError(Exception):
    """Ctrl-C, or a signal to end."""


@dataclass
class Part:
    """A process of the program: what it runs, and how to see that it answers."""

    name: str
    module: str
    answers: Callable[[], bool]
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def running(self) -> bool:
        """Tell whether the process was started and has not ended."""
        return self.process is not None and self.process.poll() is None


@dataclass(frozen=True)
class Launcher:
    """Starts parts with this environment, each with a log of its own in the folder."""

    parts: Sequence[Part]
    environment: Mapping[str, str]
    logs: Path

    def start_all(self) -> None:
        """Start every part and wait until all answer. Raise ServeError."""
        started = time.time()
        for part in self.parts:
            self._start(part)
        for part in self.parts:
            self._await(part, started)

    def watch(self) -> None:
        """Start a part again whenever it ends by itself; return never. Raise ServeError."""
        while True:
            for part in self.parts:
                if not part.running:
                    print(f"{part.name} đã dừng bất ngờ; đang chạy lại.", flush=True)
                    self._start(part)
                    self._await(part, time.time())
            time.sleep(WATCH_POLL_S)

    def stop_all(self) -> None:
        """End every part: the last one started first, so that no run is cut off."""
        for part in reversed(self.parts):
            _stop(part)

    def _log(self, part: Part) -> Path:
        return self.logs / f"{part.name.lower()}.log"

    def _start(self, part: Part) -> None:
        with self._log(part).open("ab") as log:
            part.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "khenthuong.child", part.module],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches the launcher alone, which stops the parts
            )

    def _await(self, part: Part, started: float) -> None:
        while not part.answers():
            if not part.running or time.time() > started + START_TIMEOUT_S:
                raise ServeError(
                    f"Không khởi động được {part.name}; hãy xem nhật ký {self._log(part)}"
                )
            time.sleep(START_POLL_S)


def _stop(part: Part) -> None:
    if part.process is None or not part.running:
        return
    part.process.send_signal(signal.SIGTERM)
    try:
        part.process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        part.process.kill()
        part.process.wait()


def await_free(port: int) -> None:
    """Wait until the port is free. Raise ServeError when another program keeps it."""
    until = time.monotonic() + PORT_RELEASE_S
    while _busy(port):
        if time.monotonic() > until:
            raise ServeError(
                f"Cổng {port} đang có chương trình khác dùng; hãy dừng chương trình đó, hoặc chọn"
                " cổng khác bằng --prefect-port, --desk-port"
            )
        time.sleep(START_POLL_S)


def _busy(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


@contextmanager
def told_to_stop() -> Iterator[None]:
    """Raise ToldToStopError inside at Ctrl-C or a signal to end."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise ToldToStopError

    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
