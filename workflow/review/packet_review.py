"""A round's documents read back before anyone signs: form, and agreement with the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents.awardees import listed
from documents.form_check import check_components, check_form, faults_in
from documents.kind_registry import kind_of
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.minutes_extract import TRICH_BIEN_BAN
from documents.proofread import PacketFacts, StoredDocument, annotate, proofread
from documents.render import render
from documents.vote_counts import tallies
from dossiers.council.voting import papers_name, tally, voting_rule
from dossiers.decision.award_decision import Outcome, Proposal
from dossiers.model.errors import DamagedDocument, Refused
from dossiers.model.finding import TextFinding
from dossiers.model.round import Round
from dossiers.province.sending import Forwarding
from storage.export import names_of
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.documents.decision_drafts import papers_subject
from workflow.documents.drafts import digest_of
from workflow.documents.province_packet import packet_subject
from workflow.intake.award_history import earlier_award_texts
from workflow.review.edited_folder import NOTED, contents, word_files
from workflow.services import AppServices

CODE_LETTERS = 8


@dataclass(frozen=True)
class PacketDocument:
    """A document of the packet: its record, and its bytes as they are read."""

    record: DocumentRecord
    read: StoredDocument


def with_answer_code(record: DocumentRecord, finding: TextFinding) -> TextFinding:
    """Return a finding with the code that staff answer it by: of the same thing always the same."""
    where, sentence = finding.where, finding.cited_sentence
    facts = [record.kind, record.subject, where.ordinal, finding.code, sentence]
    return replace(finding, answer_code=digest_of(facts)[:CODE_LETTERS].upper())


def finding_text(finding: TextFinding) -> str:
    """Return what staff read of a finding: which document, what, where."""
    paragraph = finding.where.paragraph[:100]
    where = f" – tại “{paragraph}”" if paragraph else ""
    return f"{Path(finding.where.document).stem}: {finding.cited_sentence}{where}"


def packet_of(
    services: AppServices, ledger: Ledger, round_: str, folder: Path | None = None
) -> list[PacketDocument]:
    """Return the documents of a round's latest proposal; a copy in `folder`, edited by hand, wins.

    Raise Refused if there is no such folder, or a file in it cannot be read.
    """
    by_hand = word_files(folder) if folder else {}
    sessions = ledger.sessions(round_)
    proposal = _latest(ledger, round_)
    decided = _subject(ledger, round_, proposal)
    award = services.plan.award(ledger.round(round_).award)
    owed = ledger.pending(round_, award.certificate_paper)
    subjects: dict[str, set[str]] = {
        # Of the minutes only those of the latest session: its votes are what the papers rest on.
        BIEN_BAN_HOP.code: {papers_name(sessions[-1], sessions)},
        # An earlier decision of the round has certificates too; a batch is read when it is whole.
        award.certificate_paper: set() if owed else set(proposal.dossiers),
        TRICH_BIEN_BAN.code: set(proposal.dossiers),
    }
    records = ledger.documents(round=round_)
    names = names_of(records)
    return [
        PacketDocument(each, _read(each, names[each.id], by_hand, services))
        for each in records
        if each.kind in {BIEN_BAN_HOP.code, *award.packet}
        and each.subject in subjects.get(each.kind, {decided})
    ]


def _read(
    record: DocumentRecord, name: str, by_hand: Mapping[str, Path], services: AppServices
) -> StoredDocument:
    data = contents(by_hand[name]) if name in by_hand else services.objects.get(record.sha256)
    return StoredDocument(record.kind, name, data, record.context)


def read_back(
    services: AppServices, ledger: Ledger, code: str, folder: Path | None = None
) -> list[TextFinding]:
    """Return what is to be mended in the documents.

    Raise Refused before there is a proposal, DamagedDocument for a file that cannot be read.
    """
    packet = packet_of(services, ledger, code, folder)
    for each in packet:
        _open(each)
    by_name = {each.read.name: each.record for each in packet}
    facts = facts_of(services, ledger, ledger.round(code))
    findings = list(proofread([each.read for each in packet], facts))
    for each in packet:
        if each.record.kind != facts.award.certificate_paper:  # no administrative document
            findings += _form_faults(each, services, ledger)
    return [
        with_answer_code(by_name[each.where.document], each) for each in dict.fromkeys(findings)
    ]


def annotated_copies(
    services: AppServices, round_: str, folder: Path | None = None
) -> list[tuple[str, bytes]]:
    """Copy a round's documents that have findings, each with its own as Word comments."""
    with services.register.read_tx() as ledger:
        findings = read_back(services, ledger, round_, folder)
        packet = packet_of(services, ledger, round_, folder)
    named = {each.where.document for each in findings}
    return [
        (
            f"{Path(read.name).stem}{NOTED}.docx",
            annotate(read.data, [each for each in findings if each.where.document == read.name]),
        )
        for read in (each.read for each in packet)
        if read.name in named
    ]


def _open(lying: PacketDocument) -> None:
    try:
        lying.read.sheet  # noqa: B018 - read here, so that the file can be named
    except DamagedDocument as fault:
        raise DamagedDocument(f"{lying.read.name}: {fault}") from fault


def _form_faults(
    lying: PacketDocument, services: AppServices, ledger: Ledger
) -> Sequence[TextFinding]:
    """Return what the form check finds, less what it only takes for a fault.

    Form is the template's, so what is found in a generated document and not in the same template
    filled with a plain example comes from what people wrote in it, and is none.
    """
    found = faults_in(lying.read.name, check_components(lying.read.parts, services.plan))
    if not found:
        return ()
    mistaken = set(_mistaken(lying.record, services, ledger))
    return [each for each in found if (each.code, each.cited_sentence) not in mistaken]


def _mistaken(
    record: DocumentRecord, services: AppServices, ledger: Ledger
) -> Iterator[tuple[str, str]]:
    template = services.template(ledger.template(record.template, record.template_version))
    plain = kind_of(record.kind).sample_context()
    true = {
        (each.code, each.cited_sentence)
        for each in faults_in("", check_form(render(template, plain), services.plan))
    }
    for each in faults_in("", check_form(render(template, record.context), services.plan)):
        if (each.code, each.cited_sentence) not in true:
            yield each.code, each.cited_sentence


def facts_of(services: AppServices, ledger: Ledger, round_: Round) -> PacketFacts:
    """Return what the register knows of the round's latest proposal."""
    proposal = _latest(ledger, round_.code)
    if isinstance(proposal, Forwarding):
        return _sent_facts(services, ledger, round_, proposal)
    session = ledger.sessions(round_.code)[-1]
    rule = voting_rule(services.plan, round_.award, session.held_on)
    issued = ledger.decisions(round_.code) if proposal.outcome is Outcome.DA_KY else ()
    return PacketFacts(
        plan=services.plan,
        movement=services.movement(round_),
        round_=round_,
        session=session,
        proposal=proposal,
        dossiers=ledger.dossiers(round=round_.code),
        tallies=tuple(tally(session, vote, rule) for vote in session.votes),
        number=issued[-1].number if issued else None,
        signed_on=issued[-1].signed_on if issued else None,
        plan_decision=(issued[-1] if issued else proposal).plan_decision,
    )


def _sent_facts(
    services: AppServices, ledger: Ledger, round_: Round, forwarding: Forwarding
) -> PacketFacts:
    """Return the same of what went up to the province."""
    sessions, dossiers = ledger.sessions(round_.code), ledger.dossiers(round=round_.code)
    sent = listed(forwarding.dossiers, dossiers)
    return PacketFacts(
        plan=services.plan,
        movement=services.movement(round_),
        round_=round_,
        session=sessions[-1],
        proposal=forwarding,
        dossiers=dossiers,
        tallies=tuple(tallies(services.facts(round_), sessions).values()),
        earlier=earlier_award_texts(ledger, services.plan, sent),
    )


def _subject(ledger: Ledger, round_: str, proposal: Proposal | Forwarding) -> str:
    if isinstance(proposal, Forwarding):
        return packet_subject(ledger.forwardings(round_))
    return papers_subject(ledger, round_, proposal)


def _latest(ledger: Ledger, round_: str) -> Proposal | Forwarding:
    code = ledger.round(round_).code
    proposals: tuple[Proposal | Forwarding, ...] = ledger.proposals(code)
    proposals += ledger.forwardings(code)
    if not proposals:
        raise Refused(f"Đợt {round_} chưa trình ký nên chưa có gì để đọc soát.")
    return proposals[-1]
