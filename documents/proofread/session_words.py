"""What the minutes tell of the session: where, when, how it voted, who was absent and wrote."""

import re
from collections.abc import Iterator
from datetime import time

from documents.papers.minutes import BIEN_BAN_HOP
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import contains, normalize
from documents.readback import Paragraph
from documents.wording import hour_words
from dossiers.model.finding import TextFinding

_HOUR = re.compile(r"\b(\d{1,2})\s*(?:giờ|h|g|:)\s*(\d{2})?(?!\d)", re.IGNORECASE)


def session_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with the minutes' own words on the session."""
    if not paper.is_a(BIEN_BAN_HOP):
        return
    session = facts.session
    for line in _beginning(paper, "Địa điểm"):
        if not contains(line.text, session.place):
            sentence = f"Địa điểm họp, sổ ghi “{session.place}”; hãy sửa lại."
            yield paper.finding("DIA_DIEM", sentence, line)
    yield from _hours(paper, "Thời gian", session.started_at)
    yield from _hours(paper, "Cuộc họp kết thúc", session.ended_at)
    yield from _mode(paper, facts)
    yield from _opinions(paper, facts)


def _beginning(paper: StoredDocument, words: str) -> list[Paragraph]:
    return [each for each in paper.running if normalize(each.text).startswith(normalize(words))]


def _hours(paper: StoredDocument, words: str, hour: time | None) -> Iterator[TextFinding]:
    if hour is None:
        return
    for line in _beginning(paper, words):
        written = _HOUR.search(line.text)
        if written and (int(written[1]), int(written[2] or 0)) != (hour.hour, hour.minute):
            sentence = f"Giờ họp ghi “{written.group().strip()}”, sổ ghi {hour_words(hour)}; hãy"
            yield paper.finding("GIO_HOP", f"{sentence} sửa lại.", line)


def _mode(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    mode = facts.session.mode.text.lower()
    for line in paper.running:
        voted = contains(line.text, "bằng hình thức")
        if voted and not contains(line.text, f"hình thức {mode}"):
            sentence = f"Hình thức, sổ ghi “{mode}”; hãy sửa lại."
            yield paper.finding("CACH_BIEU_QUYET", sentence, line)


def _opinions(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    for member in facts.session.members:
        opinion = "" if member.present else member.written_opinion
        if opinion and normalize(opinion).strip(" .;") not in paper.normalized:
            sentence = f"Ý kiến của {member.name} (vắng mặt), sổ ghi “{opinion}”; hãy ghi đúng."
            yield paper.finding("Y_KIEN", sentence)
