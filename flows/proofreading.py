"""A round's documents read back before anyone signs: form, and agreement with the register."""

from pathlib import Path

from documents.form_check import check_form
from documents.kinds import DocumentKind
from documents.proofread import PacketFacts, Read, Remark, as_remarks, proofread
from dossiers.council import tally, voting_rule
from dossiers.errors import Refused
from dossiers.plan import Round
from flows.office import Office
from storage.export import file_name
from storage.ledger import Ledger
from storage.records import DocumentRecord

ON_ITS_WAY = (
    DocumentKind.BIEN_BAN_HOP,
    DocumentKind.TO_TRINH,
    DocumentKind.QUYET_DINH,
    DocumentKind.DANH_SACH,
    DocumentKind.GIAY_KHEN,
)
"""What lies before the Chủ tịch, or goes out with the decision."""


def packet_of(office: Office, ledger: Ledger, round_: str, folder: Path | None) -> list[Read]:
    """The current documents of a round; a copy in `folder`, edited by hand, wins."""
    sessions = [str(each.number) for each in ledger.sessions(round_)[-1:]]
    return [
        Read(each.kind, file_name(each), _bytes_of(each, office, folder), each.context)
        for each in ledger.documents(round=round_)
        if each.kind in set(ON_ITS_WAY)
        # Of the minutes only those of the latest session: its votes are what the papers rest on.
        if each.kind != DocumentKind.BIEN_BAN_HOP or each.subject in sessions
    ]


def read_back(
    office: Office, ledger: Ledger, code: str, folder: Path | None = None
) -> tuple[list[Read], tuple[Remark, ...]]:
    """The documents and what is to be mended in them. Raises Refused before there is a proposal."""
    round_ = ledger.round(code)
    packet = packet_of(office, ledger, code, folder)
    remarks = list(proofread(packet, facts_of(office, ledger, round_)))
    for each in packet:
        remarks += as_remarks(each.name, check_form(each.data, office.plan))
    return packet, tuple(dict.fromkeys(remarks))


def facts_of(office: Office, ledger: Ledger, round_: Round) -> PacketFacts:
    """What the register knows of the round's latest proposal."""
    proposals, sessions = ledger.proposals(round_.code), ledger.sessions(round_.code)
    if not proposals:
        raise Refused(f"Đợt {round_.code} chưa trình ký nên chưa có gì để đọc soát.")
    rule = voting_rule(office.plan, round_.award)
    issued = ledger.decisions(round_.code)
    return PacketFacts(
        plan=office.plan,
        movement=office.movement(round_),
        round_=round_,
        session=sessions[-1],
        proposal=proposals[-1],
        dossiers=ledger.dossiers(round=round_.code),
        tallies=tuple(tally(sessions[-1], vote, rule) for vote in sessions[-1].votes),
        number=issued[-1].number if issued else None,
        signed_on=issued[-1].signed_on if issued else None,
    )


def _bytes_of(record: DocumentRecord, office: Office, folder: Path | None) -> bytes:
    edited = folder / file_name(record) if folder else None
    if edited is not None and edited.is_file():
        return edited.read_bytes()
    return office.objects.get(record.sha256)
