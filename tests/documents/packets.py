"""The correct documents of a sample round, and how an error is put into one of them."""

from functools import cache
from typing import NamedTuple

from documents.proofread import PacketFacts, StoredDocument
from tests.documents import rendered_papers
from tests.documents.builders import Case, a_case
from tests.documents.word_edits import Edit, edited

BC, BB, TTR, QD, DS = ("BAO_CAO_THAM_DINH", "BIEN_BAN_HOP", "TO_TRINH", "QUYET_DINH", "DANH_SACH")
GK = "GIAY_KHEN"
NUMBER = 5


class Fault(NamedTuple):
    """An error: its name, the document it is made in, how, and what is to be found."""

    name: str
    document: str
    edit: Edit
    codes: tuple[str, ...]


class Packet(NamedTuple):
    """The correct documents of an issued round, and what the register knows."""

    facts: PacketFacts
    documents: dict[str, bytes]
    certificates: tuple[bytes, ...]

    def reads(self) -> list[StoredDocument]:
        """Return all documents but the certificates."""
        return [StoredDocument(kind, kind, data) for kind, data in self.documents.items()]

    def certificate_reads(self) -> list[StoredDocument]:
        """Return the certificates."""
        return [
            StoredDocument(GK, f"{GK} {n}", data) for n, data in enumerate(self.certificates, 1)
        ]

    def certificates_with(self, fault: Fault) -> list[StoredDocument]:
        """Return the certificates, an error made in the first."""
        first, *others = self.certificate_reads()
        return [StoredDocument(GK, GK, edited(first.data, fault.edit)), *others]

    def with_fault(self, fault: Fault) -> list[StoredDocument]:
        """Return the documents, an error made in one of them."""
        return [
            StoredDocument(read.kind, read.name, edited(read.data, fault.edit))
            if read.kind == fault.document
            else read
            for read in self.reads()
        ]


def facts_of(case: Case, *, draft: bool = False) -> PacketFacts:
    """Return what the register knows of a sample round."""
    return PacketFacts(
        plan=case.plan,
        movement=case.movement,
        round_=case.round_,
        session=case.session,
        proposal=case.proposal,
        dossiers=case.dossiers,
        tallies=case.tallies,
        number=None if draft else NUMBER,
        signed_on=None if draft else case.signed_on,
    )


def packet_of(case: Case, *, draft: bool = False) -> Packet:
    """Return the documents of a sample round, up for signature or issued."""
    return Packet(
        facts=facts_of(case, draft=draft),
        documents={
            BC: rendered_papers.appraisal_report(case),
            BB: rendered_papers.minutes(case),
            TTR: rendered_papers.proposal_report(case),
            QD: rendered_papers.decision(case, NUMBER, draft=draft),
            DS: rendered_papers.commendation_list(case, draft=draft),
        },
        certificates=() if draft else tuple(rendered_papers.certificates(case).values()),
    )


@cache
def the_packet() -> Packet:
    """Return the issued packet of the sample round of 2026."""
    return packet_of(a_case())
