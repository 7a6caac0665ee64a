"""Whatever lawful thing people write, a packet made of it has no findings: a finding blocks.

Names, posts, places and achievements are drawn at random from what the checks look for: counts,
sums, dates, citations, other awards, rights of signing, places left open.
"""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.proofread import proofread
from dossiers.council.voting import CouncilSession, tally, voting_rule
from dossiers.decision.award_decision import (
    TITLES,
    Authority,
    Medium,
    Proposal,
    Proposer,
    Signatory,
    ranked,
)
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import NomineeKind
from dossiers.plan.plan import Plan
from tests.documents.builders import Case, a_case
from tests.documents.packets import packet_of
from tests.scale import part_of

FRAGMENTS = (
    "05 (năm) cá nhân",
    "3 tập thể",
    "12 hộ gia đình",
    "1.200.000 đồng (một triệu đồng)",
    "760.000 đồng/cá nhân",
    "ngày 01 tháng 3 năm 2025",
    "theo Quyết định số 12/QĐ-UBND ngày 05/5/2025 kèm theo",
    "Tờ trình số 3/TTr-VHXH",
    "Biên bản số 9/BB-HĐTĐKT ngày 02 tháng 01 năm 2024",
    "Bằng khen, Cờ thi đua",
    "sổ vàng: 7",
    "có mặt: 3, vắng mặt: 12",
    "15 thành viên",
    "{{ x }} {% if y %}",
    'R&D <b> "A" ‘B’',
    "…… .... ____ xxx ???",
    "[ghi tên]",
    "PHÓ CHỦ TỊCH",
    "CHỦ TỊCH",
    "TRƯƠNG VĂN MẪU",
    "TRƯỜNG THCS MẪU",
    "KT. TRƯỞNG PHÒNG",
    "Chủ trì: ai đó",
    "Ông Ba (tức Tí)",
    "Uỷ ban, UBND, PCT",
    "Tổ 5, đường số 10",
    "Nguyễn Hoà Thuỷ",
    "M" * 120,
    "- gạch đầu dòng; chấm phẩy.",
)
"""What looks like something that a document itself says."""

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÁẠẤỸ'-. "
LATEST_HELD = date(2030, 12, 31)


def a_text(chance: Random, prefix: str) -> str:
    """Return a line as people may write it; the prefix makes it one that nobody else has."""
    letters = "".join(chance.choices(LETTERS, k=chance.randint(1, 30)))
    parts = chance.sample([*FRAGMENTS, letters], chance.randint(0, 2))
    return unicodedata.normalize(chance.choice(("NFC", "NFD")), " ".join([prefix, *parts]))


def maybe(chance: Random, text: str) -> str:
    """Return the text, or nothing."""
    return chance.choice(("", text))


def a_lawful_case(chance: Random) -> Case:
    """Return a round with any people, days, officers, council and medium."""
    case = a_case(chance.choice(("vong-2026", "tong-ket-2030")))
    case = replace(case, plan=_as_said(chance.choice(("linh", "lẻ")), case))
    kinds = chance.choice([(kind,) for kind in NomineeKind] + [tuple(NomineeKind)])
    dossiers = tuple(
        _renamed(chance, each, chance.choice(kinds), place)
        for place, each in enumerate(case.dossiers)
    )
    awarded = ranked(chance.sample(dossiers, chance.randint(1, len(dossiers))))
    span = (LATEST_HELD - case.session.held_on).days
    held = case.session.held_on + timedelta(chance.randint(0, span))
    proposed = held + timedelta(chance.randint(0, 60))
    session = _session(chance, case, awarded, held)
    rule = voting_rule(case.plan, case.round_.award, held)
    return replace(
        case,
        dossiers=dossiers,
        session=session,
        tallies=tuple(tally(session, vote, rule) for vote in session.votes),
        proposal=_proposal(chance, case.proposal, awarded, proposed),
        signed_on=proposed + timedelta(chance.randint(0, 60)),
    )


def _as_said(linh: str, case: Case) -> Plan:
    return case.plan.model_copy(update={"ward": case.plan.ward.model_copy(update={"linh": linh})})


def _renamed(chance: Random, dossier: Dossier, kind: NomineeKind, place: int) -> Dossier:
    person = kind is NomineeKind.CA_NHAN
    facts = dossier.model_dump(mode="json")
    names = (a_text(chance, f"Mẫu {place}"), f"NGUYỄN VĂN MẪU {place}")
    facts["nominee"] |= {
        "kind": kind.value,
        "name": chance.choice(names),
        "honorific": chance.choice(("Ông", "Bà")) if person else None,
        "position": maybe(chance, chance.choice(FRAGMENTS)) if person else "",
        "workplace": maybe(chance, a_text(chance, "Đơn vị")),
        "address": maybe(chance, a_text(chance, "Tổ")),
        "achievement": a_text(chance, "Đạt"),
        "birth_year": None,
    }
    facts["unit"] |= {"name": a_text(chance, "Đơn vị")}
    return Dossier.model_validate({**facts, "rank": place + 1})


def _session(
    chance: Random, case: Case, awarded: tuple[Dossier, ...], held: date
) -> CouncilSession:
    facts = case.session.model_dump(mode="json")
    for member in facts["members"]:
        member["role"] = chance.choice((member["role"], a_text(chance, "Ủy viên")))
        if not member["present"]:
            member["written_opinion"] = maybe(chance, a_text(chance, "Đồng ý"))
    votes = {vote["dossier"] for vote in facts["votes"]}
    start, end = chance.choice(((None, None), ("08:00", "10:30")))
    return CouncilSession.model_validate(
        {
            **facts,
            "held_on": held,
            "selected": [each.code for each in awarded if each.code in votes],
            "place": a_text(chance, "Phòng họp"),
            "started_at": start,
            "ended_at": end,
        }
    )


def _proposal(
    chance: Random, proposal: Proposal, awarded: tuple[Dossier, ...], proposed: date
) -> Proposal:
    authority = chance.choice(list(Authority))
    signer = chance.choice(("Đình Huy Hoàng", "ĐÌNH HUY HOÀNG", "Trương Thị “Mẫu”"))
    title = chance.choice(("Trưởng phòng", "Phó Trưởng phòng"))
    return Proposal(
        round=proposal.round,
        number=chance.randint(1, 999),
        proposed_on=proposed,
        proposer=Proposer(name=chance.choice(("Hoàng Văn Ba", "TRƯƠNG VĂN BA")), title=title),
        signatory=Signatory(name=signer, title=TITLES[authority], authority=authority),
        medium=chance.choice(list(Medium)),
        dossiers=tuple(each.code for each in awarded),
    )


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
@settings(max_examples=part_of(12, 3), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_lawful_packet_has_no_findings(seed: int, draft: bool) -> None:
    packet = packet_of(a_lawful_case(Random(seed)), draft=draft)  # noqa: S311 - no secret
    reads = [each for each in packet.reads() if each.kind != "BAO_CAO_THAM_DINH"]

    assert proofread([*reads, *packet.certificate_reads()], packet.facts) == ()
