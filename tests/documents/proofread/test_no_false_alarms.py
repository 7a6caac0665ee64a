"""Whatever lawful thing people write, a packet made of it has no findings: a finding blocks.

Names, posts, places and achievements are drawn at random from what the checks look for: counts,
sums, dates, citations, other awards, rights of signing, places left open.
"""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.proofread import proofread
from dossiers.council import CouncilSession, tally, voting_rule
from dossiers.decision import Authority, Medium, Proposal, Proposer, Signatory, ranked
from dossiers.dossier import Dossier, NomineeKind
from tests.documents.builders import Case, a_case
from tests.documents.seeded_faults import packet_of

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

DAYS = st.dates(date(2026, 7, 1), date(2030, 12, 31))
LETTERS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyÁẠẤỸ'-. ", min_size=1, max_size=40)


@st.composite
def texts(draw: st.DrawFn, prefix: str) -> str:
    """A line as people may write it; the prefix makes it one that nobody else has."""
    parts = draw(st.lists(st.one_of(st.sampled_from(FRAGMENTS), LETTERS), max_size=2))
    form = draw(st.sampled_from(("NFC", "NFD")))
    return unicodedata.normalize(form, " ".join([prefix, *parts]))


@st.composite
def people(draw: st.DrawFn, case: Case) -> tuple[Dossier, ...]:
    """The dossiers of a case with other nominees: one at least is to be awarded."""
    kinds = draw(st.sampled_from([(kind,) for kind in NomineeKind] + [tuple(NomineeKind)]))
    return tuple(
        _renamed(draw, each, draw(st.sampled_from(kinds)), place)
        for place, each in enumerate(case.dossiers)
    )


def _renamed(draw: st.DrawFn, dossier: Dossier, kind: NomineeKind, place: int) -> Dossier:
    person = kind is NomineeKind.CA_NHAN
    facts = dossier.model_dump(mode="json")
    name = draw(st.one_of(texts(f"Mẫu {place}"), st.just(f"NGUYỄN VĂN MẪU {place}")))
    facts["nominee"] |= {
        "kind": kind.value,
        "name": name,
        "honorific": draw(st.sampled_from(("Ông", "Bà"))) if person else None,
        "position": draw(st.one_of(st.just(""), st.sampled_from(FRAGMENTS))) if person else "",
        "workplace": draw(st.one_of(st.just(""), texts("Đơn vị"))),
        "address": draw(st.one_of(st.just(""), texts("Tổ"))),
        "achievement": draw(texts("Đạt")),
        "birth_year": None,
    }
    facts["unit"] |= {"name": draw(texts("Đơn vị"))}
    facts["rank"] = place + 1
    return Dossier.model_validate(facts)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A lawful round: any people, days, officers, council and medium."""
    case = a_case(draw(st.sampled_from(("vong-2026", "tong-ket-2030"))))
    dossiers = draw(people(case))
    awarded = ranked(draw(st.lists(st.sampled_from(dossiers), min_size=1, unique=True)))
    held = max(case.session.held_on, draw(DAYS))
    proposed = held + timedelta(draw(st.integers(0, 60)))
    session = _session(draw, case, dossiers, awarded, held)
    rule = voting_rule(case.plan, case.round_.award)
    linh = draw(st.sampled_from(("linh", "lẻ")))
    ward = case.plan.ward.model_copy(update={"linh": linh})
    return replace(
        case,
        plan=case.plan.model_copy(update={"ward": ward}),
        dossiers=dossiers,
        session=session,
        tallies=tuple(tally(session, vote, rule) for vote in session.votes),
        proposal=_proposal(draw, case.proposal, awarded, proposed),
        signed_on=proposed + timedelta(draw(st.integers(0, 60))),
    )


def _session(
    draw: st.DrawFn,
    case: Case,
    dossiers: tuple[Dossier, ...],
    awarded: tuple[Dossier, ...],
    held: date,
) -> CouncilSession:
    facts = case.session.model_dump(mode="json")
    for member in facts["members"]:
        member["role"] = draw(st.one_of(st.just(member["role"]), texts("Ủy viên")))
        if not member["present"]:
            member["written_opinion"] = draw(st.one_of(st.just(""), texts("Đồng ý")))
    votes = {vote["dossier"] for vote in facts["votes"]}
    selected = [each.code for each in dossiers if each in awarded and each.code in votes]
    hours = draw(st.sampled_from(((None, None), ("08:00", "10:30"))))
    changed = {"held_on": held, "selected": selected, "place": draw(texts("Phòng họp"))}
    return CouncilSession.model_validate(
        facts | changed | dict(zip(("started_at", "ended_at"), hours, strict=True))
    )


def _proposal(
    draw: st.DrawFn, proposal: Proposal, awarded: tuple[Dossier, ...], proposed: date
) -> Proposal:
    deputy = draw(st.booleans())
    signer = draw(st.sampled_from(("Đình Huy Hoàng", "ĐÌNH HUY HOÀNG", "Trương Thị “Mẫu”")))
    return Proposal(
        round=proposal.round,
        number=draw(st.integers(1, 999)),
        proposed_on=proposed,
        proposer=Proposer(
            name=draw(st.sampled_from(("Hoàng Văn Mẫu Ba", "TRƯƠNG VĂN BA"))),
            title=draw(st.sampled_from(("Trưởng phòng", "Phó Trưởng phòng"))),
        ),
        signatory=Signatory(
            name=signer,
            title="Phó Chủ tịch" if deputy else "Chủ tịch",
            authority=Authority.KT_CHU_TICH if deputy else Authority.CHU_TICH,
        ),
        medium=draw(st.sampled_from(list(Medium))),
        dossiers=tuple(each.code for each in awarded),
    )


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_a_lawful_packet_has_no_findings(case: Case, draft: bool) -> None:
    packet = packet_of(case, draft=draft)
    reads = [each for each in packet.reads() if each.kind != "BAO_CAO_THAM_DINH"]

    assert proofread([*reads, *packet.certificate_reads()], packet.facts) == ()
