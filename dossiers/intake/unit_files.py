"""Where files that come in lie, and that a unit names only its own."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from dossiers.model.errors import Refused
from dossiers.model.names import comparable, fold
from dossiers.model.roles import Person

INBOX = "inbox/"
SIGNED = "da-ky/"

MAX_SLUG = 60

NAMING_FILES = frozenset({"object", "workbook", "file", "signed_file"})
"""The fields of forms that name a file."""


def own_inbox(unit: str) -> str:
    """Return where a unit's files lie: "inbox/truong-mam-non-hoa-mau-1f3a/".

    The digits tell apart units whose names differ in accents alone.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", fold(unit)).strip("-")[:MAX_SLUG]
    mark = hashlib.sha256(comparable(unit).encode()).hexdigest()[:4]
    return f"{INBOX}{slug}-{mark}/"


def check_own_files(person: Person, form: object) -> None:
    """Raise Refused when a unit's person names a file in a form that is not the unit's own."""
    if not person.unit:
        return
    own = own_inbox(person.unit)
    for key in _named(form):
        if not key.startswith(own):
            raise Refused(
                f"Tệp “{key}” không phải của {person.unit}; hãy chọn tệp đã tải lên của đơn vị"
                f" (tên bắt đầu bằng {own})."
            )


def _named(form: object) -> Iterator[str]:
    """Yield every file that the form names, at whatever depth."""
    if isinstance(form, Mapping):
        for name, value in form.items():
            if name in NAMING_FILES and isinstance(value, str):
                yield from filter(str.strip, [value])
            else:
                yield from _named(value)
    elif isinstance(form, list | tuple):
        for each in form:
            yield from _named(each)
