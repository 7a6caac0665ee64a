"""The dates of the chain: dossier, appraisal, session, proposal, decision (plan, IV and VI)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from documents.form_check.document_parts import date_in
from documents.kinds import DocumentKind
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.proofread.numbers import dated_paragraphs
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.readback import Paragraph
from dossiers.model.finding import TextFinding


@dataclass(frozen=True)
class Link:
    """An act of the chain and its day, as its document says it or else as the register does."""

    name: str
    on: date
    paper: StoredDocument | None = None
    at: Paragraph | None = None


def order_findings(packet: Sequence[StoredDocument], facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield a finding for each act that is dated before the one that it follows."""
    links = [link for link in _links(packet, facts) if link is not None]
    for earlier, later in pairwise(links):
        paper = later.paper or earlier.paper or next(iter(packet), None)
        if later.on < earlier.on and paper is not None:
            before = f"{later.name} ({later.on:%d/%m/%Y}) trước {earlier.name.lower()}"
            sentence = f"{before} ({earlier.on:%d/%m/%Y}); hãy kiểm tra lại ngày."
            yield paper.finding("THU_TU_NGAY", sentence, later.at)
    yield from _appraised_too_early(packet, facts)


def _appraised_too_early(
    packet: Sequence[StoredDocument], facts: PacketFacts
) -> Iterator[TextFinding]:
    """Yield each dossier that was appraised before it came, at any document of the packet."""
    for dossier in facts.awarded:
        appraised = dossier.appraisal.appraised_on if dossier.appraisal else None
        if packet and appraised and appraised < dossier.received_on:
            sentence = (
                f"Hồ sơ {dossier.label} thẩm định ({appraised:%d/%m/%Y}) trước ngày nhận"
                f" ({dossier.received_on:%d/%m/%Y}); hãy kiểm tra lại ngày."
            )
            yield packet[0].finding("THU_TU_NGAY", sentence)


def _links(packet: Sequence[StoredDocument], facts: PacketFacts) -> Iterator[Link | None]:
    voted = {vote.dossier for vote in facts.session.votes}
    judged = [dossier for dossier in facts.awarded if dossier.code in voted]
    appraised = [dossier.appraisal.appraised_on for dossier in judged if dossier.appraisal]
    received = [dossier.received_on for dossier in facts.awarded]
    yield _known("Ngày nhận hồ sơ đầu tiên", min(received, default=None))
    yield _read("Báo cáo thẩm định", BAO_CAO_THAM_DINH, packet) or _known(
        "Ngày thẩm định", max(appraised, default=None)
    )
    held = facts.session.held_on
    yield _read("Biên bản họp", BIEN_BAN_HOP, packet) or _known("Ngày họp", held)
    proposed = facts.proposal.proposed_on
    yield _read("Tờ trình", facts.proposal_kind, packet) or _known("Ngày Tờ trình", proposed)
    signed = facts.signed_on
    yield _read("Quyết định", QUYET_DINH, packet) or _known("Ngày Quyết định", signed)


def _known(name: str, on: date | None) -> Link | None:
    return Link(name, on) if on else None


def _read(name: str, kind: DocumentKind, packet: Sequence[StoredDocument]) -> Link | None:
    """Return the day on a kind's latest document; None if it is not there or left open."""
    found = [
        Link(name, on, paper, paragraph)
        for paper in packet
        if paper.is_a(kind)
        for paragraph in dated_paragraphs(paper)
        if (on := date_in(paragraph.text)) is not None
    ]
    return max(found, key=lambda link: link.on, default=None)
