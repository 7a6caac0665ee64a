"""What a document's own components say: who issues it, where, to whom, by what right."""

from collections.abc import Iterator, Sequence

from documents.kind_registry import kind_of
from documents.naming import COUNCIL, addressees, committee_short, decider
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.readback import Piece
from dossiers.model.finding import TextFinding
from dossiers.model.nominee import NomineeKind


def component_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with issuing body, place, addressee, competence and title."""
    ward = facts.plan.ward
    issuers = {
        QUYET_DINH: (ward.people_committee,),
        TO_TRINH: (committee_short(ward), ward.office),
        BIEN_BAN_HOP: (committee_short(ward), COUNCIL),
        TO_TRINH_TINH: (ward.people_committee,),
        TRICH_BIEN_BAN: (committee_short(ward), COUNCIL),
    }
    if paper.is_a(*issuers):
        yield from _issuer(paper, issuers[kind_of(paper.kind)])
    yield from _place(paper, ward.place)
    if paper.is_a(TO_TRINH):
        yield from _addressee(paper, decider(facts.plan, facts.round_))
    if paper.is_a(TO_TRINH_TINH):
        for each in addressees(facts.plan, facts.round_):
            yield from _addressee(paper, each)
    if paper.is_a(QUYET_DINH):
        yield from _competence(paper, decider(facts.plan, facts.round_))
    if paper.is_a(DANH_SACH, DANH_SACH_TINH):
        yield from _title(paper, facts)


def _issuer(paper: StoredDocument, wanted: Sequence[str]) -> Iterator[TextFinding]:
    pieces = paper.parts.issuing
    written = normalize(" ".join(piece.text for piece in pieces))
    if pieces and not all(normalize(name) in written for name in wanted):
        sentence = f"Tên cơ quan ban hành phải là “{' / '.join(wanted).upper()}”; hãy sửa lại."
        yield paper.finding("CO_QUAN", sentence, pieces[-1].paragraph)


def _place(paper: StoredDocument, place: str) -> Iterator[TextFinding]:
    piece = paper.parts.place_date
    if piece is not None and not normalize(piece.text).startswith(normalize(place)):
        sentence = f"Địa danh phải ghi “{place}”; hãy sửa lại."
        yield paper.finding("DIA_DANH", sentence, piece.paragraph)


def _addressee(paper: StoredDocument, wanted: str) -> Iterator[TextFinding]:
    pieces = paper.parts.addressees
    if pieces and not any(_is_to(piece.text, wanted) for piece in pieces):
        yield paper.finding(
            "KINH_GUI", f"Phải kính gửi {wanted}; hãy sửa lại.", pieces[0].paragraph
        )


def _is_to(text: str, wanted: str) -> bool:
    """Tell whether a line names an officer, with words of respect or none, and no deputy."""
    named = normalize(text).strip(" .;,")
    before = named.removesuffix(normalize(wanted)).split()
    return named.endswith(normalize(wanted)) and before[-1:] != [normalize("phó")]


def _competence(paper: StoredDocument, wanted: str) -> Iterator[TextFinding]:
    piece = paper.parts.competence
    if piece is not None and not _is_to(piece.text, wanted):
        sentence = f"Thẩm quyền ban hành phải ghi “{wanted.upper()}”; hãy sửa lại."
        yield paper.finding("THAM_QUYEN", sentence, piece.paragraph)


def _title(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Check that the list's title names the kinds that are awarded, and no other."""
    title = _above_reference(paper.parts.annex)
    written = normalize(" ".join(piece.text for piece in title))
    awarded = {dossier.nominee.kind for dossier in facts.awarded}
    odd = [kind for kind in NomineeKind if (normalize(kind.text) in written) != (kind in awarded)]
    for kind in odd if title else ():
        verb = "thiếu" if kind in awarded else "thừa"
        sentence = f"Tên danh sách {verb} “{kind.text.lower()}”; hãy sửa lại."
        yield paper.finding("DOI_TUONG", sentence, title[0].paragraph)


def _above_reference(annex: Sequence[Piece]) -> list[Piece]:
    """Return the title's lines: below "Phụ lục", above "(Kèm theo …)"."""
    title: list[Piece] = []
    for piece in annex[1:]:
        if piece.text.startswith("(") or piece.paragraph.cell is not None:
            break
        title.append(piece)
    return title
