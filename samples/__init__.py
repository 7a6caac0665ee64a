"""Stories to play: rounds from nomination to decision, with clearly made-up names."""

import json
from pathlib import Path
from typing import Any

from dossiers.model.errors import UnknownObject

FOLDER = Path(__file__).parent
REHEARSAL = FOLDER / "dien-tap"
"""Made-up successors of what lapses on 01/3/2027, for stories of later years alone."""


def story(name: str) -> Path:
    """Return the file of the story `name`, e.g. "vong-2026"."""
    file = FOLDER / f"{name}.json"
    if not file.is_file():
        known = ", ".join(sorted(each.stem for each in FOLDER.glob("*.json")))
        raise UnknownObject(f"Không có câu chuyện mẫu “{name}”; hãy chọn: {known}.")
    return file


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of the story `name`, the paths of their files made absolute.

    Part of it can then be written down elsewhere as a story of its own. So is the folder `ward`.
    """
    found: list[dict[str, Any]] = json.loads(story(name).read_text(encoding="utf-8"))
    for step in found:
        if "files" in step:
            step["files"] = {key: str(FOLDER / path) for key, path in step["files"].items()}
        if "ward" in step:
            step["ward"] = str(FOLDER / step["ward"])
    return found
