"""What is awarded and for what: the award, the movement, the occasion; and on which bases."""

import re
from collections.abc import Iterator

from documents.awardees import last_received
from documents.form_check.bases_check import cites
from documents.naming import award_name, merit, occasion, plan_basis
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.dossier_index import MUC_LUC_HO_SO
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_list import DANH_SACH_TINH
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import contains, normalize
from documents.readback import Paragraph
from documents.wording import LAWS, citation, date_words, short_date
from dossiers.model.finding import TextFinding
from dossiers.plan.legal_bases import bases
from dossiers.plan.legal_basis import LegalBasis
from dossiers.plan.validity import in_force

_NAMED = (QUYET_DINH, TO_TRINH, BIEN_BAN_HOP, TO_TRINH_TINH, TRICH_BIEN_BAN)
_TITLED = (DANH_SACH_TINH, MUC_LUC_HO_SO)
"""What names the award in its title alone."""


def award_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with the name of the award, of the movement, of the occasion."""
    award = award_name(facts.plan, facts.round_)
    if paper.is_a(*_NAMED, *_TITLED) and normalize(award) not in paper.normalized:
        yield paper.finding("HINH_THUC", f"Văn bản không ghi “{award}”; hãy ghi đúng hình thức.")
    if paper.is_a(*_NAMED, *_TITLED, DANH_SACH, *facts.certificates):
        yield from _other_forms(paper, facts)
    deed = merit(facts.movement, facts.round_)
    if paper.is_a(*_NAMED, *facts.certificates) and normalize(deed) not in paper.normalized:
        yield paper.finding("PHONG_TRAO", f"Văn bản không ghi đúng “{deed}”; hãy sửa lại.")
    if paper.is_a(*_NAMED):
        yield from _occasion(paper, facts)


def _other_forms(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield another award outside of tables, where achievements may name earlier ones."""
    right = facts.award.short_name
    for name in dict.fromkeys(each.short_name for each in facts.plan.awards):
        for paragraph in paper.running:
            if contains(right, name) or not contains(paragraph.text, name):
                continue
            if contains(facts.plain(paragraph.text), name):
                sentence = f"Ghi “{name}” nhưng đợt này xét {right}; hãy sửa lại."
                yield paper.finding("HINH_THUC", sentence, paragraph)


def _occasion(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    subject = " ".join(piece.text for piece in paper.parts.subject)
    wanted = occasion(facts.round_)
    if subject and not contains(subject, wanted):
        at = paper.parts.subject[-1].paragraph
        yield paper.finding("TRICH_YEU", f"Trích yếu không ghi “{wanted}”; hãy sửa lại.", at)


def basis_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield which bases are missing, misquoted or no longer in force on the document's day."""
    if not paper.is_a(QUYET_DINH, TO_TRINH, TO_TRINH_TINH):
        return
    own = facts.on if paper.is_a(QUYET_DINH) else facts.proposal.proposed_on
    lines = [piece.paragraph for piece in paper.parts.bases]
    for basis in bases(facts.plan, paper.kind, own, last_received(facts.awarded)):
        yield from _cited(paper, basis, lines)
    for plan in _plan_bases(paper, facts):
        if not any(contains(line.text, plan) for line in lines):
            yield paper.finding("CAN_CU", f"Không có đúng “{plan}”; hãy bổ sung hoặc sửa lại.")
    for basis in facts.plan.legal_bases:
        for line in lines:
            if cites(line.text, basis) and not in_force(basis, own):
                sentence = f"{basis.name} không có hiệu lực ngày {own:%d/%m/%Y}; hãy thay thế."
                yield paper.finding("CAN_CU", sentence, line)


def _plan_bases(paper: StoredDocument, facts: PacketFacts) -> tuple[str, ...]:
    """Return how the paper cites the decision on the plan; what is issued may not cite it yet."""
    proposal = paper.is_a(TO_TRINH, TO_TRINH_TINH)
    cited = facts.proposal.plan_decision if proposal else facts.plan_decision
    draft = not proposal and facts.number is None
    return plan_basis(facts.movement.decided_by(cited), draft=draft)


def _cited(
    paper: StoredDocument, basis: LegalBasis, lines: list[Paragraph]
) -> Iterator[TextFinding]:
    line = next((each for each in lines if _is_of(each.text, basis)), None)
    if line is None:
        yield paper.finding("CAN_CU", f"Thiếu căn cứ {basis.name}; hãy bổ sung hoặc sửa số hiệu.")
    elif not _dated(line.text, basis):
        sentence = f"Ngày của {basis.name} phải ghi {date_words(basis.dated)}; hãy sửa lại."
        yield paper.finding("CAN_CU", sentence, line)


def _is_of(text: str, basis: LegalBasis) -> bool:
    if basis.amends:
        return cites(text, basis)
    if basis.kind in LAWS:
        name = re.sub(r"\s*ngày \d.*$", "", citation(basis))
        return contains(text, f"Căn cứ {name}")
    return cites(text, basis)


def _dated(text: str, basis: LegalBasis) -> bool:
    plain = f"{basis.dated:%d/%m/%Y}"
    return any(each in text for each in (date_words(basis.dated), short_date(basis.dated), plain))
