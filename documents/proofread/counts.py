"""Counts in the text: figures agree with their words and with the register."""

import re
from collections.abc import Iterator, Sequence

from documents.awardees import of_kind
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import is_numeral, normalize, reads_as
from documents.readback import Paragraph
from documents.wording import count
from dossiers.model.dossier import Dossier
from dossiers.model.finding import TextFinding
from dossiers.model.nominee import NomineeKind

_NOUNS = "|".join(kind.text.lower() for kind in NomineeKind)
_COUNT = re.compile(
    rf"(?<![\d.,/])(\d{{1,4}})\s*(?:\(([^)]{{1,60}})\)\s*)?({_NOUNS})", re.IGNORECASE
)
_SPELT = re.compile(r"(?<![\d.,/])(\d{1,6})\s*\(([^)\d]{1,60})\)")
_DOSSIERS = re.compile(r"\d+\s*(\([^)]*\)\s*)?hồ sơ", re.IGNORECASE)
_PRESENT = re.compile(r"có mặt\s*:\s*(\d+)()", re.IGNORECASE)
_ABSENT = re.compile(r"vắng(?: mặt)?\s*:\s*(\d+)()", re.IGNORECASE)
_MEMBERS = re.compile(r"(\d+)\s*(?:\([^)]*\)\s*)?thành viên()", re.IGNORECASE)
_OFFICERS = (normalize("Chủ trì"), normalize("Thư ký"))
_BY_NOUN = {normalize(kind.text): kind for kind in NomineeKind}
_LISTING = (QUYET_DINH, TO_TRINH, DANH_SACH, TO_TRINH_TINH, DANH_SACH_TINH)


def count_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with how many are named."""
    for paragraph in paper.running:
        for figure, spelt in facts.found_in(paragraph, _SPELT):
            if is_numeral(spelt) and not reads_as(spelt, int(figure)):
                right = _count(int(figure), facts)
                sentence = f"“{figure} ({spelt})”: chữ không khớp số; hãy ghi {right}."
                yield paper.finding("SO_CHU", sentence, paragraph)
        if paper.is_a(*_LISTING, BIEN_BAN_HOP):
            yield from _counted(paper, paragraph, facts)
    if paper.is_a(*_LISTING):
        yield from _uncounted(paper, facts)
    if paper.is_a(BIEN_BAN_HOP):
        yield from _unnamed_members(paper, facts)
        yield from _attendance(paper, facts)


def _count(number: int, facts: PacketFacts) -> str:
    return count(number, facts.plan.ward.linh)


def _meant(paper: StoredDocument, paragraph: Paragraph, facts: PacketFacts) -> Sequence[Dossier]:
    """Return whom a count counts: minutes count those considered, then those recommended."""
    if not paper.is_a(BIEN_BAN_HOP):
        return facts.awarded
    return facts.considered if _DOSSIERS.search(paragraph.text) else facts.selected


def _counted(paper: StoredDocument, at: Paragraph, facts: PacketFacts) -> Iterator[TextFinding]:
    for figure, _spelt, noun in facts.found_in(at, _COUNT):
        right = len(of_kind(_BY_NOUN[normalize(noun)], _meant(paper, at, facts)))
        if int(figure) != right:
            sentence = f"Ghi {figure} {noun.lower()}, sổ ghi {_count(right, facts)}; hãy sửa lại."
            yield paper.finding("SO_LUONG", sentence, at)


def _uncounted(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    named = {
        _BY_NOUN[normalize(noun)]
        for paragraph in paper.running
        for _figure, _spelt, noun in _COUNT.findall(paragraph.text)
    }
    for kind in NomineeKind:
        own = of_kind(kind, facts.awarded)
        if own and kind not in named:
            shown = f"{kind.text.lower()} ({_count(len(own), facts)})"
            yield paper.finding("SO_LUONG", f"Chưa ghi số {shown}; hãy bổ sung.")


def _unnamed_members(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    named = normalize(" ".join(_naming_members(paper)))
    for member in facts.session.members:
        if normalize(member.name) not in named:
            sentence = f"Biên bản thiếu tên thành viên {member.name}; hãy bổ sung."
            yield paper.finding("THANH_VIEN", sentence)


def _naming_members(paper: StoredDocument) -> Iterator[str]:
    """Yield the text without signatures and the lines that name the officers once more."""
    signing = {piece.paragraph.place for piece in paper.signing}
    for paragraph in paper.sheet.paragraphs:
        officer = normalize(paragraph.text).startswith(_OFFICERS)
        if paragraph.text and not officer and paragraph.place not in signing:
            yield paragraph.text


def _attendance(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Check how many were present, how many were absent, how many there are."""
    members = facts.session.members
    present = sum(member.present for member in members)
    wanted = ((_PRESENT, present), (_ABSENT, len(members) - present), (_MEMBERS, len(members)))
    for paragraph in paper.running:
        for pattern, right in wanted:
            for figure, _rest in facts.found_in(paragraph, pattern):
                if int(figure) != right:
                    shown = _count(right, facts)
                    sentence = f"Ghi {figure} thành viên, sổ ghi {shown}; hãy sửa lại."
                    yield paper.finding("SO_LUONG", sentence, paragraph)
