"""Commands of `khenthuong` as processes that start at once, so that many can be killed.

`python -m tests.whole_way.nursery` imports the program, then forks a process for each command
that it is told; what such a process does is what `khenthuong` does, without the second of imports.
"""

import contextlib
import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 120.0
"""Seconds that a command may take on a busy machine."""


class Landing(NamedTuple):
    """Where a process was stopped: how many steps stood in the register, and whether it wrote."""

    steps: int
    writing: bool


class Command(NamedTuple):
    """Words of `khenthuong`, settings by environment, and where to keep what it says."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = MappingProxyType({})
    said: Path = Path(os.devnull)


class Nursery:
    """Runs a command that can be looked at and killed, or several that begin together."""

    def __init__(self, told: IO[str], tells: IO[str]) -> None:
        self._told, self._tells = told, tells
        self._process = 0

    def start(self, command: Command) -> None:
        """Start a command."""
        (self._process,) = self._start([command])

    def ended(self, seconds: float = TIMEOUT_S) -> int | None:
        """Return the exit code if the command ends within the time; negative when killed."""
        codes = self._ended(seconds)
        return codes[0] if codes else None

    def run(self, command: Command) -> int | None:
        """Run a command to its end."""
        self.start(command)
        return self.ended()

    def together(self, commands: Sequence[Command]) -> list[int] | None:
        """Run commands in processes that all begin at the same instant; their exit codes."""
        self._start(commands)
        return self._ended(TIMEOUT_S)

    def _start(self, commands: Sequence[Command]) -> list[int]:
        told = [[each.words, dict(each.environment), str(each.said)] for each in commands]
        print(json.dumps(told), file=self._told, flush=True)
        started: list[int] = json.loads(self._tells.readline())
        return started

    def _ended(self, seconds: float) -> list[int] | None:
        readable, _, _ = select.select([self._tells], [], [], seconds)
        statuses = json.loads(self._tells.readline()) if readable else []
        return [os.waitstatus_to_exitcode(each) for each in statuses] or None

    def look(self, folder: Path) -> Landing:
        """Stop the process and see where it is; it stays stopped."""
        self._signal(signal.SIGSTOP)
        return landing(folder)

    def go_on(self) -> None:
        """Let the stopped process go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> bool:
        """SIGKILL; False when the process had just ended by itself."""
        self._signal(signal.SIGKILL)
        return self.ended() == -signal.SIGKILL

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):  # it may just have ended
            os.kill(self._process, number)


def landing(folder: Path) -> Landing:
    """Return what the register in the folder shows while its writer, if any, stands still."""
    try:
        address = f"file:{folder / 'register.db'}?mode=rw"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=0)) as looker:
            steps = _count_steps(looker)
            looker.isolation_level = None
            looker.execute("BEGIN IMMEDIATE")
            looker.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return Landing(0 if "unable" in str(error) else steps, "locked" in str(error))
    return Landing(steps, writing=False)


def _count_steps(looker: sqlite3.Connection) -> int:
    try:
        return int(looker.execute("SELECT count(*) FROM steps").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # no table yet, or locked while it is made


@contextmanager
def nursery() -> Iterator[Nursery]:
    """Open a nursery that is ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.whole_way.nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield Nursery(process.stdin, process.stdout)
        finally:
            process.stdin.close()


def main() -> None:
    """Fork a process for each command of a line; tell their ids, then how they ended."""
    import khenthuong.play_command  # noqa: F401, PLC0415 - the imports that every process shall have made

    print("ready", flush=True)  # noqa: T201 - how it answers
    for line in sys.stdin:
        waits, opens = os.pipe()
        processes = [_born(Command(*told), waits, opens) for told in json.loads(line)]
        print(json.dumps(processes), flush=True)  # noqa: T201
        os.close(waits)
        os.close(opens)
        print(json.dumps([os.waitpid(each, 0)[1] for each in processes]), flush=True)  # noqa: T201


def _born(command: Command, waits: int, opens: int) -> int:
    """Return a process that begins with its command when the last writer closes the pipe."""
    from khenthuong.cli import run  # noqa: PLC0415

    if process := os.fork():
        return process
    os.environ.update(command.environment)
    kept = os.open(command.said, os.O_WRONLY | os.O_CREAT)
    os.dup2(kept, 1)
    os.dup2(kept, 2)
    os.close(opens)
    os.read(waits, 1)
    code = run(list(command.words))
    sys.stdout.flush()
    os._exit(code)


NEAR, FAR = 0.001, 0.005
"""Seconds between two looks, at the step that is sought and before it."""


def seek(raised: Nursery, folder: Path, wanted: Landing) -> Landing | None:
    """Let the process go on until it is where it is wanted, or past it; None when it ended."""
    pause = NEAR
    while raised.ended(pause) is None:
        found = raised.look(folder)
        if found == wanted or found.steps > wanted.steps:
            return found
        pause = NEAR if found.steps + 1 >= wanted.steps else FAR
        raised.go_on()
        time.sleep(0)
    return None


if __name__ == "__main__":
    main()
