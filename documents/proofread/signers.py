"""Who signs, in what right, and who receives copies."""

from collections.abc import Iterator, Sequence

from documents.kind_registry import kind_of
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.readback import Piece
from documents.wording import authority, body_authority, office_authority
from dossiers.model.finding import TextFinding


def signer_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with the signature."""
    if paper.is_a(BIEN_BAN_HOP):
        wanted = [facts.session.secretary, facts.session.chair]
        yield from _names(paper, wanted, paper.signing)
        yield from _officers(paper, facts)
    elif paper.is_a(TO_TRINH):
        proposer = facts.proposal.proposer
        yield from _names(paper, [proposer.name], paper.signing)
        yield from _right(paper, office_authority(proposer.title), facts)
    elif paper.is_a(TO_TRINH_TINH):
        signatory = facts.proposal.signatory
        yield from _names(paper, [signatory.name], paper.signing)
        yield from _right(paper, body_authority(signatory), facts)
    elif paper.is_a(QUYET_DINH, *facts.certificates):
        yield from _decided(paper, facts)


def _officers(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Check the lines of the minutes that say who was in the chair and who wrote."""
    wanted = {
        normalize("Chủ trì"): facts.session.chair,
        normalize("Thư ký"): facts.session.secretary,
    }
    for paragraph in paper.running:
        for office, name in wanted.items():
            line = normalize(paragraph.text)
            if line.startswith(office) and ":" in line and normalize(name) not in line:
                yield paper.finding(
                    "NGUOI_KY", f"Dòng này phải ghi {name}; hãy sửa lại.", paragraph
                )


def _decided(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Check a decision's or certificate's signature; any piece of a certificate may be it."""
    signatory = facts.proposal.signatory
    whole = paper.is_a(*facts.certificates)
    yield from _names(paper, [signatory.name], paper.sheet.pieces if whole else paper.signing)
    yield from _right(paper, authority(signatory), facts, among=whole)


def _names(
    paper: StoredDocument, wanted: Sequence[str], pieces: Sequence[Piece]
) -> Iterator[TextFinding]:
    written = {normalize(piece.text) for piece in pieces}
    for name in wanted:
        if normalize(name) not in written:
            at = pieces[-1].paragraph if pieces else None
            yield paper.finding("NGUOI_KY", f"Người ký phải là {name}; hãy sửa lại.", at)


def _right(
    paper: StoredDocument, wanted: Sequence[str], facts: PacketFacts, *, among: bool = False
) -> Iterator[TextFinding]:
    asked = [normalize(line) for line in wanted]
    # What people wrote in capitals in a list looks like a right too.
    told = {normalize(each) for each in facts.user_texts} - set(asked)
    found = paper.sheet.pieces if among else paper.parts.authorities
    pieces = [piece for piece in found if normalize(piece.printed) not in told]
    written = [normalize(piece.printed) for piece in pieces]
    right = all(line in written for line in asked) if among else written == asked
    if not right:
        at = pieces[0].paragraph if pieces and not among else None
        sentence = f"Quyền hạn, chức vụ người ký phải ghi “{' / '.join(wanted)}”; hãy sửa lại."
        yield paper.finding("QUYEN_HAN", sentence, at)


def recipient_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is missing of "Nơi nhận"."""
    ward = facts.plan.ward
    wanted = {
        QUYET_DINH: ward.decision_recipients,
        TO_TRINH: ward.proposal_recipients,
        TO_TRINH_TINH: ward.proposal_recipients,
        BIEN_BAN_HOP: ("Lưu: VT",),
    }
    written = " ".join(normalize(piece.text) for piece in paper.parts.recipients)
    heading = paper.parts.recipients_heading
    for line in wanted.get(kind_of(paper.kind), ()):
        if normalize(line) not in written:
            at = heading.paragraph if heading else None
            yield paper.finding("NOI_NHAN", f"Nơi nhận thiếu “{line}”; hãy bổ sung.", at)
