"""Proofreading of a packet: each document by itself, then the documents together."""

from collections.abc import Iterator, Sequence

from documents.kind_registry import document_kinds
from documents.proofread.award import award_findings, basis_findings
from documents.proofread.certificates import certificate_findings
from documents.proofread.counts import count_findings
from documents.proofread.date_order import order_findings
from documents.proofread.document_components import component_findings
from documents.proofread.extract_lines import extract_findings
from documents.proofread.lists import list_findings
from documents.proofread.missing_values import missing_value_findings
from documents.proofread.numbers import number_findings
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.session_words import session_findings
from documents.proofread.signers import recipient_findings, signer_findings
from documents.proofread.stored_document import StoredDocument
from documents.proofread.sums import sum_findings
from documents.proofread.unfilled_places import unfilled_findings
from dossiers.model.finding import TextFinding


def proofread(packet: Sequence[StoredDocument], facts: PacketFacts) -> tuple[TextFinding, ...]:
    """Compare the documents of a round with what the register knows, and with each other.

    The packet holds the current document of each kind; there may be several reports on appraisal.
    Content is compared, not bytes, so that a file mended by hand is read like a generated one.
    Raises DamagedDocument for what is no .docx, UnknownDossier if `facts` are not whole.
    """
    return tuple(dict.fromkeys(_findings(packet, facts)))


def _findings(packet: Sequence[StoredDocument], facts: PacketFacts) -> Iterator[TextFinding]:
    for paper in packet:
        yield from unfilled_findings(paper, facts)
        if paper.is_a(*document_kinds()):
            yield from missing_value_findings(paper, facts)
            yield from extract_findings(paper)
            yield from _compared(paper, facts)
    yield from certificate_findings(packet, facts)
    yield from order_findings(packet, facts)


def _compared(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    yield from component_findings(paper, facts)
    yield from number_findings(paper, facts)
    yield from award_findings(paper, facts)
    yield from basis_findings(paper, facts)
    yield from session_findings(paper, facts)
    yield from count_findings(paper, facts)
    yield from sum_findings(paper, facts)
    yield from list_findings(paper, facts)
    yield from signer_findings(paper, facts)
    yield from recipient_findings(paper, facts)
