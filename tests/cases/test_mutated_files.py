"""Files that were damaged on their way: read or refused with a sentence, never anything else."""

import random
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from documents.doctoring.template_validation import template_findings
from documents.files.attachments import inspect
from documents.form_check.document_check import check_form
from documents.papers.decision import QUYET_DINH
from dossiers.model.errors import CommendationError
from storage.settings import Settings
from templates import template_bytes
from tests.desk.signed_pdfs import SIGNED_AT, Authority, a_pdf, signed, stamped
from tests.documents.files.made_files import JPEG, png, tiff
from tests.documents.tables.books import TOP, a_book, a_letter, a_row, saved
from tests.scale import part_of
from wards import load_plan
from workflow.intake.nominee_list import read_nominations
from workflow.review.signed_files import readable_report

SEED = 20261128
MAX_SECONDS = 10
PLAN = load_plan()
FILES = part_of(20_000, divisor=100)
"""How many files are tried in all."""

VALUES = (b"", b"-1", b"99999999999999", b"x", b"1e400", b"NaN", b"\xe1", b"0", b"../a", b"#REF!")
"""What stands in place of a value of a part."""

Read = Callable[[bytes], object]


def a_list(data: bytes) -> object:
    return read_nominations(data, "ds.xlsx")


def a_table(data: bytes) -> object:
    return read_nominations(data, "to-trinh.docx")


def a_template(data: bytes) -> object:
    return template_findings(QUYET_DINH, data)


def a_checked_paper(data: bytes) -> object:
    return check_form(data, PLAN)


def an_upload(data: bytes) -> object:
    inspect(data, "tep")
    return readable_report(data, "tep", Settings(Path("/nowhere")), SIGNED_AT)


def sound_files() -> dict[str, tuple[bytes, Read]]:
    """Return a sound file of each kind, and what reads it."""
    authority = Authority()
    book = saved(a_book(TOP, *(a_row(number) for number in range(1, 30))))
    letter = saved(a_letter([list(TOP), [str(each or "") for each in a_row()]]))
    pdf = stamped(signed(a_pdf(), authority.signer("A")), authority.stamper(SIGNED_AT))
    return {
        "workbook": (book, a_list),
        "letter": (letter, a_table),
        "template": (template_bytes(QUYET_DINH), a_template),
        "paper": (template_bytes(QUYET_DINH), a_checked_paper),
        "signed PDF": (pdf, an_upload),
        "JPEG": (JPEG, an_upload),
        "PNG": (png(), an_upload),
        "TIFF": (tiff(), an_upload),
    }


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few changed, cut, doubled or taken out; half inside of a package."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _mutated_part(data, chance)
    return _mutated_bytes(data, chance)


def _mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not changed:
            break
        place = chance.randrange(len(changed))
        end = min(len(changed), place + chance.choice((1, 2, 16, 200)))
        action = chance.choice(("flip", "cut", "double", "zero", "drop"))
        if action == "flip":
            changed[place] ^= 1 << chance.randrange(8)
        elif action == "cut" and chance.random() < 0.2:
            del changed[place:]
        elif action == "double":
            changed[place:place] = changed[place:end]
        elif action == "zero":
            changed[place:end] = bytes(end - place)
        elif action == "drop":
            del changed[place:end]
    return bytes(changed)


def _mutated_part(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w", ZIP_DEFLATED) as made:
        names = package.namelist()
        hit = chance.choice(names)
        for name in names:
            content = package.read(name)
            if name == hit and chance.random() < 0.1:
                continue
            made.writestr(name, _mutated_text(content, chance) if name == hit else content)
    return out.getvalue()


def _mutated_text(content: bytes, chance: random.Random) -> bytes:
    """Change a part of a package so that it often stays XML: its values rather than its tags."""
    if chance.random() < 0.4:
        return _mutated_bytes(content, chance)
    pieces = content.split(b'"')
    place = chance.randrange(len(pieces))
    pieces[place] = chance.choice(
        (
            b"",
            b"-1",
            b"99999999999999",
            b"x",
            b"1e400",
            b"NaN",
            "Ậ".encode(),
            b"0",
            b"../a",
            b"#REF!",
        )
    )
    return b'"'.join(pieces)


@pytest.fixture(scope="module")
def sound() -> dict[str, tuple[bytes, Read]]:
    return sound_files()


KINDS = ("workbook", "letter", "template", "paper", "signed PDF", "JPEG", "PNG", "TIFF")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    kind: str, sound: dict[str, tuple[bytes, Read]]
) -> None:
    data, read = sound[kind]
    chance = random.Random(f"{SEED} {kind}")  # noqa: S311 - the same files each time
    for number in range(FILES // len(KINDS)):
        damaged = mutated(data, chance)
        began = time.process_time()
        try:
            read(damaged)
        except CommendationError:
            pass  # refused with a sentence
        except Exception as fault:
            pytest.fail(f"{kind} {number}: {fault!r}")
        assert time.process_time() - began < MAX_SECONDS
