"""Places left to be filled: of templates, of drafts, of habit."""

import re
from collections.abc import Iterator

from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.wording import hour_words
from dossiers.model.finding import TextFinding

_LEFT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}"
    r"|\[\s*(?:…|\.{2,}|_{2,}|\?+|x+|(?:ghi|tên|số|ngày|họ)\b[^\]]*)\s*\]"
    r"|<(?:tên|số|ngày|họ)[^>]*>|…{2,}\.*|…\.+|\.{4,}|_{4,}|\bx{3,}\b|\?{3,}|\btodo\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[_\s\-–—]+$")


def unfilled_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield a finding for each paragraph in which something is still to be filled in."""
    for paragraph in paper.sheet.paragraphs:
        left = _LEFT.search(paragraph.text) and _LEFT.search(_plain(paragraph.text, facts))
        if left and not _HEADING.match(paragraph.text):
            sentence = f"Còn chỗ trống “{left.group()}” chưa điền; hãy điền hoặc bỏ đi."
            yield paper.finding("CHO_TRONG", sentence, paragraph)
    yield from _empty_cells(paper)
    yield from _traces(paper)


def _plain(text: str, facts: PacketFacts) -> str:
    """Return a text without what people wrote, and without hours that nobody noted."""
    if facts.session.started_at is None or facts.session.ended_at is None:
        text = text.replace(hour_words(None), "")
    return facts.plain(text)


def _traces(paper: StoredDocument) -> Iterator[TextFinding]:
    """Yield what is left of people's work in Word, and is not to be signed."""
    if paper.sheet.tracked:
        sentence = "Còn dấu vết sửa (Track Changes) chưa chấp nhận; hãy chấp nhận hoặc bỏ hết."
        yield paper.finding("DAU_VET_SUA", sentence)
    if paper.sheet.commented:
        sentence = "Còn lời góp ý (Comment) bên lề; hãy xóa hết trước khi trình."
        yield paper.finding("DAU_VET_SUA", sentence)


def _empty_cells(paper: StoredDocument) -> Iterator[TextFinding]:
    """Yield each line of a list without a name, for nobody filled it in."""
    for paragraph in paper.sheet.paragraphs:
        if normalize(paragraph.text) in ("ong", "ba", normalize("bà"), normalize("ông")):
            yield paper.finding("CHO_TRONG", "Chưa ghi họ tên; hãy điền vào.", paragraph)
