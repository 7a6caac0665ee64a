"""A round's documents as files in a folder, some edited by hand: which file is which document."""

import unicodedata
from pathlib import Path

from dossiers.model.errors import Refused
from storage.export import names_of
from storage.ledger.register_ledger import Ledger

NOTED = " (góp ý)"
"""What the name of a copy that carries remarks ends with."""
_OPEN_IN_WORD = "~$"


def word_files(folder: Path) -> dict[str, Path]:
    """Return the .docx of a folder by name, in NFC whatever system wrote it.

    Copies with remarks are left out, and what Word keeps beside an open file. Raises Refused if
    there is no such folder.
    """
    if not folder.is_dir():
        raise Refused(f"Không có thư mục {folder}; hãy xem lại đường dẫn.")
    found = {unicodedata.normalize("NFC", each.name): each for each in folder.glob("*.docx")}
    return {name: each for name, each in found.items() if not _aside(name)}


def _aside(name: str) -> bool:
    return name.startswith(_OPEN_IN_WORD) or Path(name).stem.endswith(NOTED)


def unknown_files(ledger: Ledger, round_: str, folder: Path) -> list[str]:
    """Return the .docx of a folder whose names are of no document of the round."""
    known = set(names_of(ledger.documents(round=round_)).values())
    return sorted(set(word_files(folder)) - known)


def contents(file: Path) -> bytes:
    """Return the bytes of a file; raises Refused if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"Không đọc được tệp {file}; hãy đóng tệp trong Word rồi thử lại.") from error
