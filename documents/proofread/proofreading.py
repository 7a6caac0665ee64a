"""Proofreading of a packet: each document by itself, then the documents together."""

from collections.abc import Iterator, Sequence

from documents.kinds import DocumentKind
from documents.proofread.award import award_remarks, basis_remarks
from documents.proofread.blanks import blank_remarks
from documents.proofread.certificates import certificate_remarks
from documents.proofread.components import component_remarks
from documents.proofread.counts import count_remarks, sum_remarks
from documents.proofread.echo import echo_remarks
from documents.proofread.lists import list_remarks
from documents.proofread.numbers import number_remarks
from documents.proofread.order import order_remarks
from documents.proofread.packet import PacketFacts, StoredDocument
from documents.proofread.paper import Paper
from documents.proofread.remarks import Remark
from documents.proofread.session import session_remarks
from documents.proofread.signers import recipient_remarks, signer_remarks


def proofread(packet: Sequence[StoredDocument], facts: PacketFacts) -> tuple[Remark, ...]:
    """Compare the documents of a round with what the register knows, and with each other.

    The packet holds the current document of each kind; there may be several reports on appraisal.
    Content is compared, not bytes, so that a file mended by hand is read like a generated one.
    Raises DamagedDocument for what is no .docx, UnknownDossier if `facts` are not whole.
    """
    papers = [Paper(read) for read in packet]
    return tuple(dict.fromkeys(_remarks(papers, facts)))


def _remarks(papers: Sequence[Paper], facts: PacketFacts) -> Iterator[Remark]:
    for paper in papers:
        yield from blank_remarks(paper, facts)
        if paper.read.kind in set(DocumentKind):
            yield from echo_remarks(paper, facts)
            yield from _compared(paper, facts)
    yield from certificate_remarks(papers, facts)
    yield from order_remarks(papers, facts)


def _compared(paper: Paper, facts: PacketFacts) -> Iterator[Remark]:
    yield from component_remarks(paper, facts)
    yield from number_remarks(paper, facts)
    yield from award_remarks(paper, facts)
    yield from basis_remarks(paper, facts)
    yield from session_remarks(paper, facts)
    yield from count_remarks(paper, facts)
    yield from sum_remarks(paper, facts)
    yield from list_remarks(paper, facts)
    yield from signer_remarks(paper, facts)
    yield from recipient_remarks(paper, facts)
