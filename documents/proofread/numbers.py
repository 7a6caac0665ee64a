"""Numbers and dates: a document's own, and those by which it cites its sisters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from documents.form_check.document_parts import date_in
from documents.kind_registry import kind_of
from documents.kinds import DocumentKind
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.proofread.packet import PacketFacts
from documents.proofread.paper import Paper
from documents.proofread.saying import said
from documents.readback import Paragraph
from documents.wording import date_words, document_number
from dossiers.model.finding import TextFinding

_SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_OWN = re.compile(r"(?P<number>\d*)[\s….]*/\s*(?P<symbol>[^\s,;]+)")
_REACH = 45
"""How far behind a cited number its date may stand."""


@dataclass(frozen=True)
class Reference:
    """A document of the packet: how it is cited."""

    name: str
    kind: DocumentKind
    number: int | None
    dated: date | None

    @property
    def symbol(self) -> str:
        """Number and symbol, as cited."""
        return document_number(self.number, self.kind.symbol).strip()

    @property
    def text(self) -> str:
        """All that a citation says."""
        dated = f" {date_words(self.dated)}" if self.dated else ""
        return f"{self.name} số {self.symbol}{dated}"


def references(facts: PacketFacts) -> dict[DocumentKind, Reference]:
    """The numbered documents that the register knows."""
    known = (
        ("Biên bản", BIEN_BAN_HOP, facts.session.number, facts.session.held_on),
        ("Tờ trình", TO_TRINH, facts.proposal.number, facts.proposal.proposed_on),
        ("Quyết định", QUYET_DINH, facts.number, facts.signed_on),
    )
    return {kind: Reference(name, kind, number, on) for name, kind, number, on in known}


CITED = {
    TO_TRINH: (BIEN_BAN_HOP,),
    QUYET_DINH: (BIEN_BAN_HOP, TO_TRINH),
    DANH_SACH: (QUYET_DINH,),
}
"""Which documents each kind cites; a certificate cites the decision."""


def number_findings(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    """What is wrong with a document's own number and date, and with those that it cites."""
    known = references(facts)
    own = known.get(kind_of(paper.read.kind))
    if own is not None:
        yield from _own_number(paper, own)
        yield from _own_date(paper, own)
    certified = (QUYET_DINH,) if paper.is_a(*facts.certificates) else ()
    for kind in CITED.get(kind_of(paper.read.kind), certified):
        open_ = paper.is_a(DANH_SACH) and facts.electronic
        yield from _cited(paper, known[kind], facts, left_open=open_)


def _own_number(paper: Paper, own: Reference) -> Iterator[TextFinding]:
    piece = paper.anatomy.number
    written = _OWN.search(piece.text) if piece else None
    if piece is None or written is None:
        yield paper.finding("SO", f"Văn bản chưa có số, ký hiệu; hãy ghi “Số: {own.symbol}”.")
        return
    number, at = written["number"], piece.paragraph
    if own.number is None and number:
        sentence = f"Dự thảo chưa được cấp số nhưng đang ghi số {number}; hãy bỏ trống chỗ số."
        yield paper.finding("SO", sentence, at)
    elif own.number is not None and not number:
        yield paper.finding("SO", f"Chỗ số đang bỏ trống; hãy ghi {own.symbol}.", at)
    elif number and int(number) != own.number:
        yield paper.finding("SO", f"Ghi số {number}, sổ ghi {own.symbol}; hãy sửa lại.", at)
    if said(written["symbol"]) != said(own.kind.symbol):
        sentence = f"Ký hiệu ghi “{written['symbol']}”; hãy ghi “{own.kind.symbol}”."
        yield paper.finding("SO", sentence, at)


def _own_date(paper: Paper, own: Reference) -> Iterator[TextFinding]:
    if own.dated is None:
        return
    for paragraph in _dated_paragraphs(paper, own):
        written = date_in(paragraph.text)
        if written != own.dated:
            shown = f"ghi {date_words(written)}" if written else "chưa ghi đủ ngày"
            sentence = f"{own.name} {shown}, sổ ghi {date_words(own.dated)}; hãy sửa lại."
            yield paper.finding("NGAY", sentence, paragraph)


def _dated_paragraphs(paper: Paper, own: Reference) -> list[Paragraph]:
    """Where a document says its date: under the motto, minutes where they begin and end."""
    if own.kind is not BIEN_BAN_HOP:
        piece = paper.anatomy.place_date
        return [piece.paragraph] if piece else []
    return [each for each in paper.running if own_day(each)]


def own_day(paragraph: Paragraph) -> bool:
    """Whether a paragraph of minutes tells when the session was held."""
    begins = said(paragraph.text).startswith((said("Thời gian"), said("Cuộc họp kết thúc")))
    return begins and date_in(paragraph.text) is not None


def _cited(
    paper: Paper, cited: Reference, facts: PacketFacts, *, left_open: bool
) -> Iterator[TextFinding]:
    pattern = re.compile(
        rf"(?:{cited.name} số|Số {cited.name})\s*:?\s*(\d*)\s*/\s*([^\s,;)]+)", re.IGNORECASE
    )
    citing = [each for each in paper.sheet.paragraphs if pattern.search(each.text)]
    meant = [each for each in citing if _is_meant(paper, facts, cited, each)]
    for paragraph in meant:
        text = facts.plain(paragraph.text)
        for written in pattern.finditer(text):
            behind = text[written.end() : written.end() + _REACH]
            if not (left_open and not written[1]):
                yield from _citation(paper, cited, paragraph, written, behind)
    if not any(pattern.search(facts.plain(each.text)) for each in meant):
        sentence = f"Văn bản chưa viện dẫn {cited.text}; hãy bổ sung."
        yield paper.finding("VIEN_DAN", sentence)


def _is_meant(paper: Paper, facts: PacketFacts, cited: Reference, paragraph: Paragraph) -> bool:
    """Whether a citation is that of the packet: a decision cites others' decisions as bases."""
    if cited.kind is not QUYET_DINH:
        return True
    return paper.is_a(*facts.certificates) or said("kèm theo") in said(paragraph.text)


def _citation(
    paper: Paper, cited: Reference, at: Paragraph, written: re.Match[str], behind: str
) -> Iterator[TextFinding]:
    number = int(written[1]) if written[1] else None
    if (number, said(written[2])) != (cited.number, said(cited.kind.symbol)):
        shown = f"{written[1]}/{written[2]}"
        sentence = f"Viện dẫn {cited.name} số {shown}, sổ ghi {cited.symbol}; hãy sửa lại."
        yield paper.finding("VIEN_DAN", sentence, at)
    dated = date_in(behind) or _short_date(behind)
    if cited.dated is not None and dated != cited.dated:
        shown = date_words(dated) if dated else "không ghi ngày"
        sentence = f"Viện dẫn {cited.name} {shown}, sổ ghi {date_words(cited.dated)}; hãy sửa lại."
        yield paper.finding("VIEN_DAN_NGAY", sentence, at)


def _short_date(text: str) -> date | None:
    found = _SHORT_DATE.search(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
