"""Uploads: files come in one by one, are looked at, and lie in the store under a key of their own.

Nothing is ever overwritten: a name that is taken by other bytes gets a number. However many people
send at once, what is on its way lies on disk, and few files at a time are held in memory.
"""

import unicodedata
from functools import partial
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from desk.access.access_rules import person
from desk.access.visibility import only_unit
from desk.services import DeskServices
from documents.files.attachments import MAX_BYTES, SIGNED_KINDS, Attachment, inspect
from documents.files.pdf_bounds import without_surroundings
from documents.files.signature_report import SignatureReport
from dossiers.intake.unit_files import INBOX, SIGNED, own_inbox
from dossiers.model.errors import CommendationError, Refused, UnusableFile
from dossiers.model.role_duties import SIGNERS
from dossiers.model.roles import Person
from storage.export import UNSAFE
from storage.ledger.register_ledger import Ledger
from storage.schema.records import FileRecord
from workflow.review.signed_files import readable_report

TO_SIGNED = "da-ky"
"""What the page sends as `loai` for a signed decision."""

MAX_FILE_NAME = 150
MAX_LISTED = 100
MAX_MEMORY_BYTES = 2**20
"""Bytes of a file on its way that need no disk."""

MAX_CONCURRENCY = 2
"""Files that are looked at and stored side by side."""

TOO_LARGE, REFUSED, CREATED = 413, 422, 201


Body = SpooledTemporaryFile[bytes]


class Kept(NamedTuple):
    """A file that came in: its key, whether it was there already, and what it is."""

    key: str
    again: bool
    attachment: Attachment
    report: SignatureReport


class TooLargeError(Refused):
    """The body is larger than any file may be; the rest of it is not read."""


def router(services: DeskServices) -> APIRouter:
    """Make the page, and the route that takes each file: bytes as body, name in the address."""
    made = APIRouter()
    few = CapacityLimiter(MAX_CONCURRENCY)

    @made.get("/tai-len")
    def page(request: Request) -> Response:
        who = person(request)
        with services.register.read_tx() as ledger:
            listed = _listed(ledger, who)
            names = {each.account: each.name for each in ledger.accounts()}
        signs, own = may_sign(who), _own(who)
        shown: dict[str, Any] = {"names": names, "signs": signs, "kept_in": own}
        shown["movements"] = services.plan.in_force(services.today())
        return services.page(request, "upload.html", files=listed, most=MAX_BYTES, **shown)

    @made.post("/tai-len")
    async def receive(request: Request) -> Response:
        who, given = person(request), request.query_params
        try:
            folder = folder_for(who, given.get("loai", ""))
            with SpooledTemporaryFile(MAX_MEMORY_BYTES) as body:
                await _read(request, body)
                keep = partial(_keep, services, who, folder, given.get("ten", ""), body)
                kept = await to_thread.run_sync(keep, limiter=few)
        except TooLargeError as error:
            return JSONResponse({"detail": str(error)}, TOO_LARGE, {"Connection": "close"})
        except CommendationError as error:
            return JSONResponse({"detail": str(error)}, REFUSED)
        return JSONResponse(_told(kept), CREATED)

    return made


def may_sign(who: Person) -> bool:
    """Tell whether the person hands in signed decisions."""
    return not SIGNERS.isdisjoint(who.roles)


def folder_for(who: Person, kind: str) -> str:
    """Tell where the person's files go: a unit's into its own folder. Raise Refused."""
    if kind == TO_SIGNED:
        if not may_sign(who):
            raise Refused("Chỉ Văn thư được tải lên văn bản đã ký.")
        return SIGNED
    return _own(who)


def clean_name(name: str) -> str:
    """Return a file's name as it is kept, in NFC. Raise UnusableFile for what is no plain name."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not plain.strip(". ") or not plain.isprintable() or UNSAFE.search(plain):
        shown = "".join(each for each in plain if each.isprintable())[:80]
        raise UnusableFile(
            f"Tên tệp “{shown}” có ký tự không dùng được; hãy đổi tên tệp, không dùng dấu"
            ' / \\ < > : " | ? *'
        )
    if len(plain) > MAX_FILE_NAME:
        raise UnusableFile(
            f"Tên tệp “{plain[:40]}…” dài quá {MAX_FILE_NAME} ký tự; hãy đặt tên ngắn"
        )
    return plain.lstrip(".")


def _own(who: Person) -> str:
    unit = only_unit(who)
    return own_inbox(unit) if unit else INBOX


async def _read(request: Request, body: Body) -> None:
    """Take the body in, as long as it is no larger than a file may be. Raise TooLargeError."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MAX_BYTES:
        raise _too_large()
    async for piece in request.stream():
        body.write(piece)
        if body.tell() > MAX_BYTES:
            raise _too_large()


def _too_large() -> TooLargeError:
    return TooLargeError(
        f"Tệp nặng quá {MAX_BYTES // 2**20} MB; hãy quét ở độ phân giải thấp hơn hoặc chia thành"
        " nhiều tệp."
    )


def _keep(services: DeskServices, who: Person, folder: str, name: str, body: Body) -> Kept:
    """Look at the file and store it. Raise UnusableFile, with nothing stored."""
    name = clean_name(name)
    body.seek(0)
    data = body.read()
    attachment = inspect(data, name)
    data = without_surroundings(data)
    if folder == SIGNED and attachment.kind not in SIGNED_KINDS:
        raise UnusableFile(
            f"Tệp {name} là {attachment.kind.text}; văn bản đã ký phải là PDF hoặc bản quét."
        )
    at = services.clock()
    report = readable_report(data, name, services.settings, at)
    sha256 = services.objects.put(data)
    with services.register.write_tx() as ledger:
        key, again = _key(ledger, folder, name, attachment.extension, sha256)
        if not again:
            ledger.put_file(key, sha256, len(data), at, who.account)
        if folder == SIGNED:
            ledger.lock_file(key)
    return Kept(key, again, attachment, report)


def _key(ledger: Ledger, folder: str, name: str, extension: str, sha256: str) -> tuple[str, bool]:
    """Choose the key of these bytes under this name, and tell whether they lie there already."""
    taken = {each.key.casefold(): each for each in ledger.files(folder)}
    path = PurePosixPath(name)
    stem, ending = (path.stem, path.suffix) if path.suffix else (name, extension)
    number, key = 1, f"{folder}{stem}{ending}"
    while found := taken.get(key.casefold()):
        if found.sha256 == sha256:
            return found.key, True
        number += 1
        key = f"{folder}{stem} ({number}){ending}"
    return key, False


def _told(kept: Kept) -> dict[str, Any]:
    """Tell what the page says of a file that came in."""
    said = "Tệp này đã có trong kho" if kept.again else "Đã nhận"
    signed = kept.key.startswith(SIGNED) or kept.report.digital
    return {
        "key": kept.key,
        "text": f"{said}: {kept.key} ({kept.attachment.kind.text}).",
        "signature": kept.report.summary if signed else "",
        "good": not kept.report.digital or kept.report.good,
        "sentences": list(kept.report.sentences()),
    }


def _listed(ledger: Ledger, who: Person) -> tuple[FileRecord, ...]:
    """List what the person sees of the files that came in, newest first."""
    own = _own(who)
    found = [*ledger.files(own), *(ledger.files(SIGNED) if own == INBOX else ())]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:MAX_LISTED])
