"""Stories to play: rounds from nomination to decision, with clearly made-up names."""

from pathlib import Path

from dossiers.errors import UnknownObject

FOLDER = Path(__file__).parent


def story(name: str) -> Path:
    """The file of the story `name`, e.g. "vong-2026"."""
    file = FOLDER / f"{name}.json"
    if not file.is_file():
        known = ", ".join(sorted(each.stem for each in FOLDER.glob("*.json")))
        raise UnknownObject(f"Không có câu chuyện mẫu “{name}”; hãy chọn: {known}.")
    return file
