"""Commands of `khenthuong` as processes that start at once, so that many can be killed.

`python -m tests.whole_way.forked_processes` imports the program, then forks a process for each
command that it is sent; what such a process does is what `khenthuong` does, without the second of
imports.
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
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 120.0
"""Seconds that a command may take on a busy machine."""

NEAR_POLL_S, FAR_POLL_S = 0.001, 0.005
"""Seconds between two looks at a process, at the step that is sought and before it."""


class Progress(NamedTuple):
    """How far a stopped process had come: steps in the register, and whether it was writing."""

    steps: int
    writing: bool


class Command(NamedTuple):
    """Words of `khenthuong`, settings by environment, and the file that keeps its output."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = MappingProxyType({})
    output: Path = Path(os.devnull)


class ForkedProcesses:
    """Runs a command that can be looked at and killed, or several that begin together."""

    def __init__(self, requests: IO[str], answers: IO[str]) -> None:
        self._requests, self._answers = requests, answers
        self._process = 0

    def start(self, command: Command) -> None:
        """Start a command."""
        (self._process,) = self._start([command])

    def wait(self, seconds: float = TIMEOUT_S) -> int | None:
        """Return the exit code, negative when killed; None while the command goes on."""
        codes = self._wait(seconds)
        return codes[0] if codes else None

    def run(self, command: Command) -> int | None:
        """Run a command to its end; return its exit code."""
        self.start(command)
        return self.wait()

    def run_together(self, commands: Sequence[Command]) -> list[int] | None:
        """Run commands in processes that all begin at the same instant; return their exit codes."""
        self._start(commands)
        return self._wait(TIMEOUT_S)

    def _start(self, commands: Sequence[Command]) -> list[int]:
        request = [[each.words, dict(each.environment), str(each.output)] for each in commands]
        print(json.dumps(request), file=self._requests, flush=True)
        started: list[int] = json.loads(self._answers.readline())
        return started

    def _wait(self, seconds: float) -> list[int] | None:
        readable, _, _ = select.select([self._answers], [], [], seconds)
        statuses = json.loads(self._answers.readline()) if readable else []
        return [os.waitstatus_to_exitcode(each) for each in statuses] or None

    def stop(self, folder: Path) -> Progress:
        """Stop the process where it is, and return how far it has come in the data folder."""
        self._signal(signal.SIGSTOP)
        return progress(folder)

    def resume(self) -> None:
        """Let the stopped process go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> bool:
        """Send SIGKILL; return False when the process had just ended by itself."""
        self._signal(signal.SIGKILL)
        return self.wait() == -signal.SIGKILL

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):  # it may just have ended
            os.kill(self._process, number)

    def stop_at(self, folder: Path, wanted: Progress) -> Progress | None:
        """Let the started process go on until it is as far as wanted, or past that.

        Return where it stands stopped; None when it ended before.
        """
        pause = NEAR_POLL_S
        while self.wait(pause) is None:
            found = self.stop(folder)
            if found == wanted or found.steps > wanted.steps:
                return found
            pause = NEAR_POLL_S if found.steps + 1 >= wanted.steps else FAR_POLL_S
            self.resume()
            time.sleep(0)
        return None


def progress(folder: Path) -> Progress:
    """Read from the register in the folder how far its writer, which stands still, has come."""
    try:
        address = f"file:{folder / 'register.db'}?mode=rw"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=0)) as reader:
            steps = _count_steps(reader)
            reader.isolation_level = None
            reader.execute("BEGIN IMMEDIATE")
            reader.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return Progress(0 if "unable" in str(error) else steps, "locked" in str(error))
    return Progress(steps, writing=False)


def _count_steps(reader: sqlite3.Connection) -> int:
    try:
        return int(reader.execute("SELECT count(*) FROM steps").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # no table yet, or locked while it is made


@contextmanager
def forked_processes() -> Iterator[ForkedProcesses]:
    """Start the process that all others are forked from; end it on leaving."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.whole_way.forked_processes"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield ForkedProcesses(process.stdin, process.stdout)
        finally:
            process.stdin.close()


def main() -> None:
    """Fork a process for each command of a line; answer with their ids, then how they ended."""
    _warm_up()
    print("ready", flush=True)  # noqa: T201 - how it answers
    for line in sys.stdin:
        reading, writing = os.pipe()
        processes = [_fork(Command(*each), reading, writing) for each in json.loads(line)]
        print(json.dumps(processes), flush=True)  # noqa: T201
        os.close(reading)
        os.close(writing)
        print(json.dumps([os.waitpid(each, 0)[1] for each in processes]), flush=True)  # noqa: T201


def _warm_up() -> None:
    """Play the sample round, so that each fork has imported and compiled what that takes."""
    from flows.replay import play  # noqa: PLC0415 - the one who imports this module need not
    from samples import story  # noqa: PLC0415
    from storage.settings import Settings  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    with TemporaryDirectory() as folder, open_services(Settings(folder=Path(folder))) as services:
        list(play(story("vong-2026"), services))


def _fork(command: Command, reading: int, writing: int) -> int:
    """Fork a process that begins with its command when the last writer closes the pipe."""
    from khenthuong.cli import run  # noqa: PLC0415

    if process := os.fork():
        return process
    os.environ.update(command.environment)
    output = os.open(command.output, os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(writing)
    os.read(reading, 1)
    code = run(list(command.words))
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
