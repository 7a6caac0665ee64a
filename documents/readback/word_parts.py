"""The parts of a .docx that are read back, opened with care: anybody may have sent the file.

python-docx opens every part of a package, follows every relation, even one to nowhere, and costs
100 ms to load; most packets are only read.
"""

import posixpath
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from documents.files.parser_faults import parser_faults
from documents.files.strict_office import is_strict, transitional
from dossiers.model.errors import DamagedDocument

MAX_BYTES = 100_000_000
"""Unpacked; a round's longest list is one hundredth of it."""
WEB_PAGE = (
    "là một trang web đặt trong tệp Word, chưa thành văn bản; hãy mở bằng Word, lưu lại dưới dạng"
    " .docx (Word Document) rồi gửi lại"
)
_DOCUMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_LOCKED = b"\xd0\xcf\x11\xe0"
"""How a file of Word 97 begins, and one behind a password."""


@dataclass(frozen=True)
class Related:
    """A part that the document points to."""

    kind: str
    root: _Element


@dataclass(frozen=True)
class WordParts:
    """A document's main part and what it points to, by relation."""

    document: _Element
    related: dict[str, Related] = field(default_factory=dict)
    pages: int | None = None

    def first(self, kind: str) -> _Element | None:
        """Return the first part of a kind, such as "styles"; None if there is none."""
        return next((part.root for part in self.related.values() if part.kind == kind), None)


def open_parts(data: bytes) -> WordParts:
    """Open a .docx; raises DamagedDocument with what to do."""
    if data.startswith(_LOCKED):
        raise DamagedDocument(
            "Tệp có mật khẩu hoặc là tệp Word đời cũ (.doc); hãy bỏ mật khẩu, lưu lại thành .docx"
        )
    with damage_in_vietnamese(), ZipFile(BytesIO(data)) as package:
        if is_strict(package):
            return open_parts(transitional(data))
        if sum(member.file_size for member in package.infolist()) > MAX_BYTES:
            raise DamagedDocument("Tệp quá lớn khi mở ra; hãy bỏ bớt hình ảnh rồi lưu lại .docx")
        main = _main(package)
        document = _parsed(package, main)
        if document.tag != _DOCUMENT:
            raise KeyError(document.tag)
        return WordParts(document, _related(package, main), _pages(package))


def holds_web_page(document: _Element) -> bool:
    """Tell whether a document holds files of other kinds that Word has yet to take in."""
    return next(document.iter("{*}altChunk"), None) is not None


def damage_in_vietnamese() -> AbstractContextManager[None]:
    """Map what reading a file raises when it is no Word file to DamagedDocument."""
    return parser_faults(
        DamagedDocument(
            "Tệp không phải là tệp Word (.docx) hoặc đã hỏng; hãy mở bằng Word và lưu lại .docx"
        )
    )


def _parsed(package: ZipFile, name: str) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(name), parser)


def _main(package: ZipFile) -> str:
    """Return the name of the document's main part; KeyError if there is none."""
    for _, (kind, name) in _targets(package, "_rels/.rels", ""):
        if kind == "officeDocument":
            return name
    raise KeyError("officeDocument")


def _related(package: ZipFile, main: str) -> dict[str, Related]:
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return {}
    wanted = ("styles", "theme", "header", "footer", "footnotes", "endnotes")
    held = set(package.namelist())
    return {
        identifier: Related(kind, _parsed(package, target))
        for identifier, (kind, target) in _targets(package, relations, folder)
        if kind in wanted and target in held
    }


def _targets(
    package: ZipFile, relations: str, folder: str
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each relation's identifier with its kind and the part's name."""
    for relation in _parsed(package, relations):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target", "")))
            yield relation.get("Id", ""), (kind, target.lstrip("/"))


def _pages(package: ZipFile) -> int | None:
    """Return how many pages Word counted when it last saved; None if it did not."""
    if "docProps/app.xml" not in package.namelist():
        return None
    found = _parsed(package, "docProps/app.xml").findtext("{*}Pages")
    return int(found) if found and found.isdecimal() else None
