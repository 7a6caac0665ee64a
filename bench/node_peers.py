"""The npm contenders, each a node process that stays alive and measures itself."""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import layouts
from bench.data import Blanks
from bench.layouts import Layout, layout
from bench.timing import Turn

HERE = Path(__file__).parent / "node"

TAGS: dict[str, Callable[[Layout], bytes]] = {
    "docxtemplater": layouts.braces,
    "carbone": layouts.carbone,
    "docx-templates": layouts.commands,
    "easy-template-x": layouts.braces,
}
"""The npm packages, and who writes templates for each."""


def why_missing() -> str:
    """Return why npm peers can't run here; empty if they can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (HERE / "node_modules").is_dir():
        return "npm peers are not installed (run `make bench`)"
    return ""


class Peer:
    """One npm package at work; close it after use."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._folder = folder
        self._node = subprocess.Popen(
            ["node", str(HERE / "peer.js"), name],  # noqa: S607 - whichever node is there
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def process(self) -> int:
        """Return the process id, to look at its memory."""
        return self._node.pid

    def load(self, documents: Sequence[tuple[bytes, Blanks]]) -> None:
        """Give it templates of ours with their data; it gets them with its own tags."""
        listed, written = [], {}
        for number, (template, blanks) in enumerate(documents):
            made = layout(template, blanks)
            data = self._file(f"{number}.json", json.dumps(made.blanks).encode())
            if template not in written:
                written[template] = self._file(f"{number}.docx", TAGS[self.name](made))
            listed.append({"template": str(written[template]), "data": str(data)})
        self._ask("load", {"documents": listed})

    def turn(self, times: int = 1) -> Turn:
        """Return a turn that fills all loaded documents, `times` times over."""
        return lambda: float(self._ask("run", {"times": times}))

    def documents(self) -> list[bytes]:
        """Return what it makes of the loaded documents."""
        out = self._folder / f"{self.name}.made"
        self._ask("run", {"times": 1, "out": str(out)})
        count = len(list(self._folder.glob(f"{out.name}.*")))
        return [Path(f"{out}.{place}.docx").read_bytes() for place in range(count)]

    def close(self) -> None:
        """End the process."""
        self._node.communicate()

    def _file(self, name: str, data: bytes) -> Path:
        path = self._folder / f"{self.name}.{name}"
        path.write_bytes(data)
        return path

    def _ask(self, command: str, given: dict[str, Any]) -> Any:
        assert self._node.stdin is not None  # noqa: S101 - piped above
        assert self._node.stdout is not None  # noqa: S101
        self._node.stdin.write(json.dumps({command: given}) + "\n")
        self._node.stdin.flush()
        reply = json.loads(self._node.stdout.readline())
        if "fault" in reply:
            raise RuntimeError(f"{self.name}: {reply['fault']}")
        return reply["answer"]
