"""Plausible facts, clearly made up, for the tests of storage."""

from datetime import UTC, date, datetime
from typing import Any

from dossiers.books.book_events import BookAct, BookEvent
from dossiers.books.number_book import NumberBook, NumberRequest
from dossiers.council.voting import CouncilSession, Member, Vote, VoteMode
from dossiers.decision.award_decision import (
    Authority,
    Decision,
    Medium,
    Proposal,
    Proposer,
    Signatory,
)
from dossiers.matching.earlier_awards import EarlierAward
from dossiers.model.dossier import Dossier, Status, Unit, UnitGroup
from dossiers.model.events import Event
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.round import Occasion, Round
from dossiers.model.steps import Step
from dossiers.province.sending import Forwarding
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, PendingDocument, SignedCopy, StepRecord

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
ROUND = "2026-HN-GK"
SIGNATORY = Signatory(name="Trần Văn Mẫu", title="Chủ tịch", authority=Authority.CHU_TICH)


def a_round(code: str = ROUND) -> Round:
    """Return a round of Giấy khen, every year's."""
    return Round(
        code=code,
        movement="doi-moi-sang-tao",
        award="GIAY_KHEN",
        occasion=Occasion.HANG_NAM,
        year=2026,
        opens_on=date(2026, 11, 1),
    )


def a_dossier(code: str = "HS-2026-0001", **changes: Any) -> Dossier:
    """Return a received dossier of a collective."""
    facts: dict[str, Any] = {
        "code": code,
        "round": ROUND,
        "unit": Unit(
            name="Trường Mầm non Hoa Mẫu",
            group=UnitGroup.CO_QUAN,
            proposal_number="12/TTr-MN",
            proposal_date=date(2026, 11, 10),
        ),
        "nominee": Nominee(
            kind=NomineeKind.TAP_THE,
            name="Tổ Giáo viên Đổi mới",
            achievement="Đổi mới cách dạy học.",
            criteria=("III.1.a",),
        ),
        "received_on": date(2026, 11, 20),
        "received_by": "Lý Thị Mẫu",
        "status": Status.DA_TIEP_NHAN,
        "since": NOW,
    }
    return Dossier.model_validate({**facts, **changes})


def an_event(dossier: str | None = None, **changes: Any) -> Event:
    """Return a reception."""
    facts = {
        "round": ROUND,
        "dossier": dossier,
        "step": Step.SUBMISSION,
        "target": Status.DA_TIEP_NHAN,
        "by": "Lý Thị Mẫu",
        "on": date(2026, 11, 20),
        "at": NOW,
    }
    return Event.model_validate({**facts, **changes})


def a_book(*symbols: str) -> NumberBook:
    """Return the book of a symbol, or one that several share."""
    code = symbols[0] if len(symbols) == 1 else "CHUNG"
    return NumberBook(code=code, name=f"Sổ {code}", symbols=symbols)


def a_number(
    symbol: str,
    year: int,
    purpose: str,
    given: int | None = None,
    on: date | None = None,
    book: NumberBook | None = None,
) -> NumberRequest:
    """Return what a document asks of a book, its symbol's own if not told."""
    asked = {"book": book or a_book(symbol), "symbol": symbol, "on": on or date(year, 11, 16)}
    return NumberRequest(**asked, purpose=purpose, given=given)


def a_book_event(act: BookAct = BookAct.OPENING, last: int = 133, **changes: Any) -> BookEvent:
    """Return what Văn thư says of a book."""
    first = 1 if act is BookAct.OPENING else last
    said = {"book": "TTr-VHXH", "year": 2026, "act": act, "first": first, "last": last}
    said |= {"reason": "đến 133 đã dùng ở sổ ngoài", "by": "Hà Thị Mẫu", "at": NOW}
    return BookEvent.model_validate({**said, **changes})


def a_session(number: int = 1) -> CouncilSession:
    """Return a session that voted on one dossier."""
    return CouncilSession(
        round=ROUND,
        number=number,
        held_on=date(2026, 11, 24),
        place="Phòng họp số 1",
        chair="Trần Văn Mẫu",
        secretary="Lý Thị Mẫu",
        members=(Member(name="Trần Văn Mẫu", role="Chủ tịch Hội đồng", present=True),),
        mode=VoteMode.BO_PHIEU_KIN,
        votes=(Vote(dossier="HS-2026-0001", agree=7, disagree=0, abstain=0),),
        selected=("HS-2026-0001",),
    )


def a_proposal(number: int = 5) -> Proposal:
    """Return a proposal that waits for the Chủ tịch."""
    return Proposal(
        round=ROUND,
        number=number,
        proposed_on=date(2026, 11, 25),
        proposer=Proposer(name="Hoàng Thị Mẫu", title="Trưởng phòng"),
        signatory=SIGNATORY,
        medium=Medium.GIAY,
        dossiers=("HS-2026-0001",),
    )


def a_decision(number: int = 9) -> Decision:
    """Return an issued decision."""
    return Decision(
        round=ROUND,
        number=number,
        signed_on=date(2026, 11, 26),
        proposal_number=5,
        signatory=SIGNATORY,
        medium=Medium.GIAY,
        dossiers=("HS-2026-0001",),
    )


def a_forwarding(number: int = 3) -> Forwarding:
    """Return a proposal to the province."""
    on = {"round": ROUND, "number": number, "signed_on": date(2026, 11, 25)}
    return Forwarding.model_validate({**on, "signatory": SIGNATORY, "dossiers": ("HS-2026-0001",)})


def a_document(id: str, **changes: Any) -> DocumentRecord:  # noqa: A002 - as the record calls it
    """Return the draft of a decision on one dossier."""
    facts: dict[str, Any] = {
        "id": id,
        "round": ROUND,
        "kind": "QUYET_DINH",
        "title": "Quyết định khen thưởng",
        "file_name": "Quyết định khen thưởng.docx",
        "state": "DU_THAO",
        "dossiers": ("HS-2026-0001",),
        "template": "QUYET_DINH",
        "template_version": 1,
        "context": {"so": "", "ten": ["Tổ Giáo viên Đổi mới"], "muc": {"b": 1, "a": None}},
        "context_digest": "0" * 64,
        "sha256": "1" * 64,
        "made_at": NOW,
        "made_by": "Lý Thị Mẫu",
    }
    return DocumentRecord.model_validate({**facts, **changes})


def an_owed_document(id: str, **changes: Any) -> PendingDocument:  # noqa: A002 - as in the record
    """Return the draft of a decision that is still to be made."""
    made = a_document(id, **changes)
    return PendingDocument.model_validate(
        made.model_dump(include=set(PendingDocument.model_fields))
    )


def a_signed_copy(**changes: Any) -> SignedCopy:
    """Return the signed copy of a decision."""
    facts = {"round": ROUND, "kind": "QUYET_DINH", "number": "09/QĐ-UBND", "file": "da-ky/qd.pdf"}
    said = {"title": "Quyết định số 09/QĐ-UBND", "dossiers": ("HS-2026-0001",), "at": NOW}
    return SignedCopy.model_validate({**facts, **said, **changes})


def a_step(**changes: Any) -> StepRecord:
    """Return a submission that was carried out."""
    facts: dict[str, Any] = {
        "flow": "submission",
        "digest": "2" * 64,
        "form": {"round": ROUND, "received_by": "Lý Thị Mẫu"},
        "at": NOW,
        "run": "run-1",
        "summary": {"received": 1},
        "moved": {"HS-2026-0001": "DA_TIEP_NHAN"},
    }
    return StepRecord.model_validate({**facts, **changes})


def with_dossier(ledger: Ledger, code: str = "HS-2026-0001", **changes: Any) -> Dossier:
    """Enter the round, if it is missing, and a dossier in it."""
    dossier = a_dossier(code, **changes)
    if dossier.round not in {known.code for known in ledger.rounds()}:
        ledger.add_round(a_round(dossier.round), NOW)
    ledger.add_dossiers([dossier])
    return dossier


def an_award(**change: Any) -> EarlierAward:
    """Return an award of a person from before."""
    facts: dict[str, Any] = {
        "code": "dòng 4",
        "kind": NomineeKind.CA_NHAN,
        "name": "Nguyễn Văn Mẫu",
        "award": "Giấy khen",
        "decision": "12/QĐ-UBND",
        "decided_on": date(2024, 12, 20),
    }
    return EarlierAward(**(facts | change))
