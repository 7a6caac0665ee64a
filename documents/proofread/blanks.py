"""Places left to be filled: of templates, of drafts, of habit."""

import re
from collections.abc import Iterator

from documents.proofread.packet import PacketFacts
from documents.proofread.paper import Paper
from documents.proofread.remarks import Remark
from documents.proofread.saying import said
from documents.wording import hour_words

_LEFT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}"
    r"|\[\s*(?:…|\.{2,}|_{2,}|\?+|x+|(?:ghi|tên|số|ngày|họ)\b[^\]]*)\s*\]"
    r"|<(?:tên|số|ngày|họ)[^>]*>|…{2,}\.*|…\.+|\.{4,}|_{4,}|\bx{3,}\b|\?{3,}|\btodo\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[_\s\-–—]+$")


def blank_remarks(paper: Paper, facts: PacketFacts) -> Iterator[Remark]:
    """A remark for each paragraph in which something is still to be filled in."""
    for paragraph in paper.sheet.paragraphs:
        left = _LEFT.search(_without_facts(paragraph.text, facts))
        if left is not None and not _HEADING.match(paragraph.text):
            sentence = f"Còn chỗ trống “{left.group()}” chưa điền; hãy điền hoặc bỏ đi."
            yield paper.remark("CHO_TRONG", sentence, paragraph)
    yield from _empty_cells(paper)


def _without_facts(text: str, facts: PacketFacts) -> str:
    """What is left of a text when what people wrote in their dossiers is taken away."""
    hour = hour_words(None)
    if facts.session.started_at is None or facts.session.ended_at is None:
        text = text.replace(hour, "")
    for told in sorted(_told(facts), key=len, reverse=True):
        text = text.replace(told, "")
    return text


def _told(facts: PacketFacts) -> Iterator[str]:
    """What people wrote in forms, and looks like a place left open."""
    session = facts.session
    told = [session.place, *(member.written_opinion for member in session.members)]
    for dossier in facts.dossiers:
        each = dossier.nominee
        told += [each.name, each.position, each.workplace, each.address, each.achievement]
        told += [dossier.unit.name, dossier.appraisal.reason if dossier.appraisal else ""]
    yield from (text for text in told if text and _LEFT.search(text))


def _empty_cells(paper: Paper) -> Iterator[Remark]:
    """A line of a list without a name is one that nobody filled in."""
    for paragraph in paper.sheet.paragraphs:
        if said(paragraph.text) in ("ong", "ba", said("bà"), said("ông")):
            yield paper.remark("CHO_TRONG", "Chưa ghi họ tên; hãy điền vào.", paragraph)
