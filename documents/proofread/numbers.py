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
from documents.papers.dossier_index import MUC_LUC_HO_SO
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.readback import Paragraph
from documents.wording import date_words, document_number
from dossiers.model.finding import TextFinding

_SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_OWN = re.compile(r"(?P<number>\d*)[\s….]*/\s*(?P<symbol>[^\s,;]+)")
_REACH = 45
"""How many letters behind a cited number its date may stand."""
_SESSION_LINES = (normalize("Thời gian"), normalize("Cuộc họp kết thúc"))
"""How the lines of minutes begin that tell when the session was held."""


@dataclass(frozen=True)
class Reference:
    """A document of the packet: how it is cited."""

    name: str
    kind: DocumentKind
    number: int | None
    dated: date | None

    @property
    def symbol(self) -> str:
        """Return number and symbol, as cited."""
        return document_number(self.number, self.kind.symbol).strip()

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds a citation of it: with number and symbol, or with the number open."""
        named = rf"(?:{self.name} số|Số {self.name})"
        return re.compile(rf"{named}\s*:?\s*(\d*)\s*/\s*([^\s,;)]+)", re.IGNORECASE)

    @property
    def text(self) -> str:
        """Return all that a citation says."""
        dated = f" {date_words(self.dated)}" if self.dated else ""
        return f"{self.name} số {self.symbol}{dated}"


def references(facts: PacketFacts) -> dict[DocumentKind, Reference]:
    """Return the numbered documents that the register knows."""
    known = (
        ("Biên bản", BIEN_BAN_HOP, facts.session.number, facts.session.held_on),
        ("Tờ trình", facts.proposal_kind, facts.proposal.number, facts.proposal.proposed_on),
        ("Quyết định", QUYET_DINH, facts.number, facts.signed_on),
    )
    return {kind: Reference(name, kind, number, on) for name, kind, number, on in known}


CITED = {
    TO_TRINH: (BIEN_BAN_HOP,),
    QUYET_DINH: (BIEN_BAN_HOP, TO_TRINH),
    DANH_SACH: (QUYET_DINH,),
    TO_TRINH_TINH: (BIEN_BAN_HOP,),
    DANH_SACH_TINH: (TO_TRINH_TINH,),
    MUC_LUC_HO_SO: (TO_TRINH_TINH,),
}
"""Which documents each kind cites; a certificate cites the decision."""


def number_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with a document's own number and date, and with those that it cites."""
    known = references(facts)
    own = known.get(kind_of(paper.kind))
    if own is not None:
        yield from _own_number(paper, own)
        yield from _own_date(paper, own)
    certified = (QUYET_DINH,) if paper.is_a(*facts.certificates) else ()
    for kind in CITED.get(kind_of(paper.kind), certified):
        if kind in known:
            yield from _cited(paper, known[kind], facts)


def _own_number(paper: StoredDocument, own: Reference) -> Iterator[TextFinding]:
    piece = paper.parts.number
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
    if normalize(written["symbol"]) != normalize(own.kind.symbol):
        sentence = f"Ký hiệu ghi “{written['symbol']}”; hãy ghi “{own.kind.symbol}”."
        yield paper.finding("SO", sentence, at)


def _own_date(paper: StoredDocument, own: Reference) -> Iterator[TextFinding]:
    if own.dated is None:
        return
    for paragraph in dated_paragraphs(paper):
        written = date_in(paragraph.text)
        if written != own.dated:
            shown = f"ghi {date_words(written)}" if written else "chưa ghi đủ ngày"
            sentence = f"{own.name} {shown}, sổ ghi {date_words(own.dated)}; hãy sửa lại."
            yield paper.finding("NGAY", sentence, paragraph)


def dated_paragraphs(paper: StoredDocument) -> list[Paragraph]:
    """Return where a document says its date: under the motto, minutes at begin and end."""
    if paper.is_a(BIEN_BAN_HOP):
        return [paragraph for paragraph in paper.running if _tells_the_day(paragraph)]
    piece = paper.parts.place_date
    return [piece.paragraph] if piece else []


def _tells_the_day(paragraph: Paragraph) -> bool:
    begins = normalize(paragraph.text).startswith(_SESSION_LINES)
    return begins and date_in(paragraph.text) is not None


def _cited(paper: StoredDocument, cited: Reference, facts: PacketFacts) -> Iterator[TextFinding]:
    left_open = paper.is_a(DANH_SACH) and facts.electronic
    pattern = cited.pattern
    meant = [
        (paragraph, facts.plain(paragraph.text))
        for paragraph in paper.sheet.paragraphs
        if pattern.search(paragraph.text) and _is_meant(paper, paragraph, cited, facts)
    ]
    for paragraph, text in meant:
        for written in pattern.finditer(text):
            behind = text[written.end() : written.end() + _REACH]
            if written[1] or not left_open:
                yield from _citation(paper, cited, paragraph, written, behind)
    if not any(pattern.search(text) for _, text in meant):
        yield paper.finding("VIEN_DAN", f"Văn bản chưa viện dẫn {cited.text}; hãy bổ sung.")


def _is_meant(
    paper: StoredDocument, paragraph: Paragraph, cited: Reference, facts: PacketFacts
) -> bool:
    """Tell whether a citation is the packet's: a decision cites others' decisions as bases."""
    attached = cited.kind is not QUYET_DINH or normalize("kèm theo") in normalize(paragraph.text)
    return attached or paper.is_a(*facts.certificates)


def _citation(
    paper: StoredDocument, cited: Reference, at: Paragraph, written: re.Match[str], behind: str
) -> Iterator[TextFinding]:
    number = int(written[1]) if written[1] else None
    if (number, normalize(written[2])) != (cited.number, normalize(cited.kind.symbol)):
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
