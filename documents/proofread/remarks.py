"""Remarks: what does not agree, where, and what to do; and all of them on one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.form_check import Finding


@dataclass(frozen=True)
class Remark:
    """One thing that does not agree with the register; `place` is the paragraph's ordinal."""

    document: str
    code: str
    paragraph: str
    sentence: str
    place: int | None = None


def as_remarks(document: str, findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """What the form check found in a document, with the decree's clause; notes are left out."""
    return tuple(
        Remark(document, each.code, each.paragraph, f"{each.sentence} ({each.clause})", each.place)
        for each in findings
        if not each.note
    )


_SHOWN = 120


def page(remarks: Sequence[Remark]) -> str:
    """All remarks on one page in Markdown, a section each document."""
    if not remarks:
        return "# Kết quả đọc soát\n\nKhông phát hiện điểm nào cần sửa.\n"
    lines = ["# Kết quả đọc soát", "", f"Có {len(remarks):02d} điểm cần xem lại trước khi ký."]
    ordered = sorted(remarks, key=_document_first(remarks).__getitem__)
    for document, own in groupby(ordered, key=lambda remark: remark.document):
        lines += ["", f"## {_plain(document)}", ""]
        lines += [_line(place, remark) for place, remark in enumerate(own, start=1)]
    return "\n".join(lines) + "\n"


def _document_first(remarks: Sequence[Remark]) -> dict[Remark, tuple[int, int]]:
    """The documents in the order in which they first occur, their remarks as they come."""
    documents = list(dict.fromkeys(remark.document for remark in remarks))
    return {
        remark: (documents.index(remark.document), place) for place, remark in enumerate(remarks)
    }


def _line(place: int, remark: Remark) -> str:
    quoted = f" Tại: “{_plain(remark.paragraph[:_SHOWN])}”." if remark.paragraph else ""
    return f"{place}. {_plain(remark.sentence)}{quoted}"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
