"""Valid facts by default, so that a test states only the difference that it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from dossiers.council.conclusion import Conclusion, SessionCase, conclude
from dossiers.council.voting import BallotCount, CouncilSession, Member, Sitting, Vote, VoteMode
from dossiers.decision.award_decision import Authority, Medium, Proposal, Proposer, Signatory
from dossiers.intake.appraisal_rules import AppraisalDecision
from dossiers.model.dossier import (
    Appraisal,
    AppraisalResult,
    Component,
    ComponentKind,
    Dossier,
    Status,
    Unit,
    UnitGroup,
    dossier_code,
)
from dossiers.model.events import Act, Event
from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from dossiers.model.record import Source
from dossiers.model.round import Occasion, Round
from dossiers.model.standing import Standing
from dossiers.model.steps import Step
from dossiers.model.submission import Submission
from dossiers.plan.plan import Plan, RosterMember
from samples import REHEARSAL
from wards import load_plan

AT = datetime(2026, 10, 5, 2, 30, tzinfo=UTC)
RECEIVED_ON = date(2026, 10, 5)
APPRAISED_ON = date(2026, 10, 20)
HELD_ON = date(2026, 11, 5)
PROPOSED_ON = date(2026, 11, 10)


@cache
def the_plan() -> Plan:
    """Return the ward's own plan."""
    return load_plan()


@cache
def the_rehearsed_plan() -> Plan:
    """Return the same with what the samples assume of the time after 28/02/2027."""
    return load_plan(beside=REHEARSAL)


def standings_of(dossiers: Iterable[Dossier]) -> tuple[Standing, ...]:
    """Count dossiers as the register does."""
    counted = Counter((each.round, each.status, each.nominee.kind) for each in dossiers)
    return tuple(Standing(*place, number) for place, number in counted.items())


def a_round(**change: Any) -> Round:
    """Return the yearly Giấy khen of 2026."""
    facts: dict[str, Any] = {
        "code": "2026-HN-GK",
        "movement": "BK-KHCN-2026-2030",
        "award": "GIAY_KHEN",
        "occasion": Occasion.HANG_NAM,
        "year": 2026,
    }
    return Round(**(facts | change))


def a_unit(**change: Any) -> Unit:
    """Return an office of the ward."""
    facts: dict[str, Any] = {
        "name": "Trường Mẫu",
        "group": UnitGroup.CO_QUAN,
        "proposal_number": "12/TTr-TM",
        "proposal_date": date(2026, 10, 1),
    }
    return Unit(**(facts | change))


def a_nominee(**change: Any) -> Nominee:
    """Return a person."""
    facts: dict[str, Any] = {
        "kind": NomineeKind.CA_NHAN,
        "name": "Nguyễn Văn Mẫu",
        "honorific": Honorific.ONG,
        "birth_year": 1988,
        "achievement": "Có sáng kiến số hóa hồ sơ",
        "criteria": ("III.4.a",),
    }
    return Nominee(**(facts | change))


def a_collective(**change: Any) -> Nominee:
    """Return a collective of an office."""
    facts: dict[str, Any] = {
        "kind": NomineeKind.TAP_THE,
        "name": "Tổ Một cửa Mẫu",
        "honorific": None,
        "birth_year": None,
        "criteria": ("III.1.a",),
    }
    return a_nominee(**(facts | change))


def a_household(**change: Any) -> Nominee:
    """Return a household."""
    facts: dict[str, Any] = {
        "kind": NomineeKind.HO_GIA_DINH,
        "name": "Hộ ông Mẫu",
        "criteria": ("III.4.b",),
    }
    return a_collective(**(facts | change))


def a_submission(**change: Any) -> Submission:
    """Return one person of one office, in time, papers left out."""
    facts: dict[str, Any] = {
        "round": a_round(),
        "unit": a_unit(),
        "nominees": (a_nominee(),),
        "received_on": RECEIVED_ON,
    }
    return Submission(**(facts | change))


def a_finding(**change: Any) -> Appraisal:
    """Return a finding in favour."""
    facts: dict[str, Any] = {
        "appraiser": "Ma Thị Thẩm Định",
        "appraised_on": APPRAISED_ON,
        "result": AppraisalResult.DU_DIEU_KIEN,
    }
    return Appraisal(**(facts | change))


PAPERS = (Component(kind=ComponentKind.BAO_CAO_THANH_TICH), Component(kind=ComponentKind.BIEN_BAN))
"""All that a dossier needs beside the unit's letter, on paper."""


def a_dossier(ordinal: int = 1, **change: Any) -> Dossier:
    """Return a dossier just received, nothing missing."""
    facts: dict[str, Any] = {
        "code": dossier_code(2026, ordinal),
        "round": "2026-HN-GK",
        "unit": a_unit(),
        "nominee": a_nominee(name=f"Nguyễn Văn Mẫu {ordinal}"),
        "components": PAPERS,
        "received_on": RECEIVED_ON,
        "received_by": "Lý Thị Tiếp Nhận",
        "status": Status.DA_TIEP_NHAN,
        "since": AT,
    }
    return Dossier(**(facts | change))


def an_eligible_dossier(ordinal: int = 1, **change: Any) -> Dossier:
    """Return a dossier that waits for the council."""
    facts: dict[str, Any] = {"status": Status.DU_DIEU_KIEN, "appraisal": a_finding()}
    return a_dossier(ordinal, **(facts | change))


def a_chosen_dossier(ordinal: int = 1, **change: Any) -> Dossier:
    """Return a dossier that the council puts forward."""
    facts: dict[str, Any] = {"status": Status.HOI_DONG_DE_NGHI, "rank": ordinal}
    return an_eligible_dossier(ordinal, **(facts | change))


def a_decision(**change: Any) -> AppraisalDecision:
    """Return an appraisal's line in favour."""
    facts: dict[str, Any] = {"dossier": "HS-2026-0001", "result": AppraisalResult.DU_DIEU_KIEN}
    return AppraisalDecision(**(facts | change))


def an_appraising(on: date = APPRAISED_ON, run: str = "") -> Act:
    """Return who appraises, on which day."""
    return Act(step=Step.APPRAISAL, by="Ma Thị Mẫu", on=on, at=AT, run=run)


def some_members(total: int = 9, absent: int = 0, written: int = 0) -> tuple[Member, ...]:
    """`total` members; the last `absent` are away, `written` of these sent their opinion."""
    away = range(total - absent, total)
    sent = range(total - absent, total - absent + written)
    return tuple(
        Member(
            name=f"Thành Viên {place}",
            role="Ủy viên",
            present=place not in away,
            written_opinion="Đồng ý" if place in sent else "",
        )
        for place in range(total)
    )


def a_vote(ordinal: int = 1, agree: int = 9, **change: Any) -> Vote:
    """Nine in favour, none against."""
    facts: dict[str, Any] = {
        "dossier": dossier_code(2026, ordinal),
        "agree": agree,
        "disagree": 9 - agree,
        "abstain": 0,
    }
    return Vote(**(facts | change))


def a_ballot_count(issued: int = 9, valid: int = 9) -> BallotCount:
    """Return all ballots came back, `valid` of them valid."""
    return BallotCount(
        tellers=("Thành Viên 1",),
        issued=issued,
        returned=issued,
        valid=valid,
        invalid=issued - valid,
    )


def a_roster_member(**change: Any) -> RosterMember:
    """Return a member of the council since the year began, by an unconfirmed list."""
    facts: dict[str, Any] = {
        "name": "Thành Viên 0",
        "role": "Ủy viên",
        "office": "Chức vụ Mẫu",
        "from_on": date(2026, 1, 1),
        "source": Source(text="Danh sách mẫu", confirmed=False),
    }
    return RosterMember(**(facts | change))


def a_sitting(**change: Any) -> Sitting:
    """Nine of nine members, one dossier, all in favour."""
    facts: dict[str, Any] = {
        "round": "2026-HN-GK",
        "held_on": HELD_ON,
        "place": "Phòng họp Mẫu",
        "chair": "Thành Viên 0",
        "secretary": "Thành Viên 1",
        "members": some_members(),
        "mode": VoteMode.BIEU_QUYET,
        "votes": (a_vote(),),
    }
    return Sitting(**(facts | change))


BUILD = {
    NomineeKind.TAP_THE: a_collective,
    NomineeKind.CA_NHAN: a_nominee,
    NomineeKind.HO_GIA_DINH: a_household,
}
"""How a nominee of each kind is made."""


def nominated(kind: NomineeKind, count: int) -> tuple[Dossier, ...]:
    """Return as many dossiers of a kind that wait for the council."""
    return tuple(
        an_eligible_dossier(place, nominee=BUILD[kind](name=f"Tên {place}"))
        for place in range(1, count + 1)
    )


def concluded(
    held: Sequence[Dossier],
    round_: Round | None = None,
    *,
    plan: Plan | None = None,
    sessions: Sequence[CouncilSession] = (),
    number: int = 1,
    **change: Any,
) -> Conclusion:
    """Return the conclusion of a session on `held`, all in favour of each."""
    votes = tuple(a_vote().model_copy(update={"dossier": each.code}) for each in held)
    case = SessionCase(
        a_sitting(**{"votes": votes, **change}),
        plan or the_plan(),
        round_ or a_round(),
        held,
        sessions=sessions,
    )
    return conclude(case, number, AT)


def a_session(**change: Any) -> CouncilSession:
    """Return the session kept of `a_sitting`."""
    facts: dict[str, Any] = {**a_sitting().model_dump(), "number": 1, "selected": ("HS-2026-0001",)}
    return CouncilSession(**(facts | change))


def a_signatory(**change: Any) -> Signatory:
    """Return the Chủ tịch."""
    facts: dict[str, Any] = {
        "name": "Chủ Tịch Mẫu",
        "title": "Chủ tịch",
        "authority": Authority.CHU_TICH,
    }
    return Signatory(**(facts | change))


def a_proposal(**change: Any) -> Proposal:
    """Return a proposal with one dossier."""
    facts: dict[str, Any] = {
        "round": "2026-HN-GK",
        "number": 7,
        "proposed_on": PROPOSED_ON,
        "proposer": Proposer(name="Trưởng Phòng Mẫu", title="Trưởng phòng"),
        "signatory": a_signatory(),
        "medium": Medium.GIAY,
        "dossiers": ("HS-2026-0001",),
    }
    return Proposal(**(facts | change))


def an_event(**change: Any) -> Event:
    """Return a dossier's reception."""
    facts: dict[str, Any] = {
        "round": "2026-HN-GK",
        "dossier": "HS-2026-0001",
        "step": Step.SUBMISSION,
        "target": Status.DA_TIEP_NHAN,
        "by": "Lý Thị Mẫu",
        "on": RECEIVED_ON,
        "at": AT,
    }
    return Event(**(facts | change))
