"""Biên bản họp: the minutes of the council, from a session and its tallies."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import Field

from documents.awardees import considered_count, counts, listed, post
from documents.contexts import HEADED, Headed, Line, Lines, Piece
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_heading, council_name
from documents.round_facts import RoundFacts
from documents.sample_values import AWARD, COLLECTIVE, COUNTS, MERIT, OF_COUNCIL, PERSON, UNIT
from documents.wording import count, counted, date_words, hour_words, recipients
from dossiers.council.voting import CouncilSession, Member, Tally, Vote, threshold_text, voting_rule
from dossiers.model.dossier import Dossier
from dossiers.plan.plan import Linh


class Attendee(Piece):
    """A member at the session; the opinion is of one who was absent."""

    name: Line = Field(alias="ten", description="Họ và tên")
    role: Line = Field(alias="chuc_danh", description="Chức danh trong Hội đồng")
    opinion: Line = Field(alias="y_kien", description="Ý kiến bằng văn bản của người vắng")


class VoteRow(Piece):
    """How the council voted on one dossier."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được xét")
    unit: Line = Field(alias="don_vi", description="Đơn vị đề nghị")
    agree: int = Field(alias="dong_y", description="Số phiếu đồng ý")
    disagree: int = Field(alias="khong_dong_y", description="Số phiếu không đồng ý")
    abstain: int = Field(alias="khong_y_kien", description="Số phiếu không có ý kiến")
    share: Line = Field(alias="ty_le", description="Tỷ lệ đồng ý")
    outcome: Line = Field(alias="ket_qua", description="Kết quả xét")


class RecommendedRow(Piece):
    """One whom the council recommends, in the order of rank."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")


class MinutesContext(Headed):
    """The minutes of the council's session (biên bản họp; Decree 30, annex III, form 1.9)."""

    number: Line = Field(alias="so_bien_ban", description="Số và ký hiệu biên bản")
    held: Line = Field(alias="ngay_hop", description="Ngày họp")
    started: Line = Field(alias="gio_bat_dau", description="Giờ bắt đầu họp")
    ended: Line = Field(alias="gio_ket_thuc", description="Giờ kết thúc họp")
    place: Line = Field(alias="dia_diem", description="Địa điểm họp")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    chair: Line = Field(alias="chu_toa", description="Chủ tọa")
    secretary: Line = Field(alias="thu_ky", description="Thư ký")
    members: Line = Field(alias="so_thanh_vien", description="Tổng số thành viên Hội đồng")
    present_count: Line = Field(alias="so_co_mat", description="Số thành viên có mặt")
    present: tuple[Attendee, ...] = Field(alias="co_mat", description="Thành viên có mặt")
    absent_count: Line = Field(alias="so_vang", description="Số thành viên vắng mặt")
    absent: tuple[Attendee, ...] = Field(alias="vang", description="Thành viên vắng mặt")
    replaces: Lines = Field(alias="thay_the", description="Thay thế biên bản nào, vì sao")
    mode: Line = Field(alias="cach_bieu_quyet", description="Hình thức biểu quyết")
    threshold: Line = Field(alias="ty_le_can_dat", description="Tỷ lệ đồng ý cần đạt")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ được xét")
    votes: tuple[VoteRow, ...] = Field(alias="bieu_quyet", description="Kết quả biểu quyết")
    recusals: Lines = Field(
        alias="khong_tham_gia", description="Ai không tham gia biểu quyết; trùng tên; bằng phiếu"
    )
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    recommended_count: Line = Field(alias="so_luong", description="Số được đề nghị")
    recommended: tuple[RecommendedRow, ...] = Field(alias="de_nghi", description="Được đề nghị")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")


def compose_minutes(
    facts: RoundFacts,
    session: CouncilSession,
    dossiers: Sequence[Dossier],
    tallies: Sequence[Tally],
    replaced: CouncilSession | None = None,
) -> MinutesContext:
    """Compose the minutes; raise UnknownDossier if a vote has no dossier.

    `replaced` is the session that this one mends, if any.
    """
    ward = facts.ward
    considered = listed([tally.dossier for tally in tallies], dossiers)
    selected = listed(session.selected, dossiers)
    return MinutesContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Họp xét, đề nghị tặng {facts.award} {facts.occasion}",
        number=BIEN_BAN_HOP.numbered(session.number),
        held=date_words(session.held_on),
        started=hour_words(session.started_at),
        ended=hour_words(session.ended_at),
        place=session.place,
        council=council_name(ward),
        chair=session.chair,
        secretary=session.secretary,
        **_attendance(session, ward.linh),
        mode=session.mode.text.lower(),
        replaces=tuple(_replaces(session, replaced)),
        threshold=threshold_text(voting_rule(facts.plan, facts.round.award, session.held_on)),
        considered=considered_count(considered, ward.linh),
        votes=vote_rows(considered, tallies, session.selected),
        recusals=tuple(_remarks(session, considered)),
        award=facts.award,
        merit=facts.merit,
        recommended_count=counts(selected, ward.linh),
        recommended=_recommended(selected),
        recipients=recipients("Lưu: VT, Hồ sơ"),
    )


def _attendance(session: CouncilSession, linh: Linh) -> dict[str, Any]:
    """Say who was present, who was not, and how many."""
    present = [member for member in session.members if member.present]
    absent = [member for member in session.members if not member.present]
    return {
        "members": counted(len(session.members), "thành viên", linh),
        "present_count": count(len(present), linh),
        "present": _attendees(present),
        "absent_count": count(len(absent), linh),
        "absent": _attendees(absent),
    }


_SILENT = "không có ý kiến bằng văn bản"


def _attendees(members: Iterable[Member]) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(
            name=member.name,
            role=member.role,
            opinion="" if member.present else member.written_opinion or _SILENT,
        )
        for member in members
    )


def vote_rows(
    considered: Sequence[Dossier], tallies: Sequence[Tally], selected: Sequence[str]
) -> tuple[VoteRow, ...]:
    """Return a row for each dossier considered."""
    by_dossier = {tally.dossier: tally for tally in tallies}
    return tuple(
        _vote(ordinal, dossier, by_dossier[dossier.code], chosen=dossier.code in selected)
        for ordinal, dossier in enumerate(considered, start=1)
    )


def _vote(ordinal: int, dossier: Dossier, tally: Tally, *, chosen: bool) -> VoteRow:
    return VoteRow(
        ordinal=ordinal,
        name=dossier.nominee.addressed,
        unit=dossier.unit.name,
        agree=tally.agree,
        disagree=tally.disagree,
        abstain=tally.abstain,
        share=f"{tally.agree}/{tally.base} ({tally.percent})",
        outcome="Đề nghị" if chosen else "Không đề nghị",
    )


def recusals(votes: Iterable[Vote], considered: Sequence[Dossier]) -> Iterable[str]:
    """Say who did not vote on which dossier, a line each."""
    names = {dossier.code: dossier.nominee.in_sentence for dossier in considered}
    for vote in votes:
        if vote.recused:
            absent, name = ", ".join(vote.recused), names[vote.dossier]
            yield f"{absent} không tham gia biểu quyết đối với {name}"


def _remarks(session: CouncilSession, considered: Sequence[Dossier]) -> Iterator[str]:
    """List what is to be said below the votes, a line each."""
    yield from recusals(session.votes, considered)
    yield from _namesakes(session.votes, considered)
    if session.tie_reason:
        yield f"Hồ sơ bằng phiếu, Hội đồng quyết định: {_unended(session.tie_reason)}"


def _namesakes(votes: Iterable[Vote], considered: Sequence[Dossier]) -> Iterator[str]:
    """Say who bears a nominee's name and voted all the same, a line each."""
    names = {dossier.code: dossier.nominee.in_sentence for dossier in considered}
    for vote in votes:
        for each in vote.namesakes:
            other = f"{each.name} trùng tên với {names[vote.dossier]}, có biểu quyết"
            yield f"{other}: {_unended(each.reason)}"


def _replaces(session: CouncilSession, replaced: CouncilSession | None) -> Iterator[str]:
    """Say which minutes these replace, and why."""
    if replaced is not None:
        number = BIEN_BAN_HOP.numbered(replaced.number)
        yield (
            f"Biên bản này thay thế biên bản số {number} {date_words(replaced.held_on)}, lý do:"
            f" {_unended(session.replace_reason)}"
        )


def minutes_reference(session: CouncilSession) -> str:
    """Cite the minutes: "Biên bản số 01/BB-HĐTĐKT ngày 05 tháng 11 năm 2026"."""
    return f"Biên bản số {BIEN_BAN_HOP.numbered(session.number)} {date_words(session.held_on)}"


def _unended(sentence: str) -> str:
    """Strip the end of a sentence, which the template sets itself."""
    return sentence.rstrip(" .")


def _recommended(selected: Sequence[Dossier]) -> tuple[RecommendedRow, ...]:
    return tuple(
        RecommendedRow(ordinal=ordinal, name=dossier.nominee.addressed, post=post(dossier))
        for ordinal, dossier in enumerate(selected, start=1)
    )


VOTE_BLANKS = ("ten", "dong_y", "khong_dong_y", "khong_y_kien")
"""What each line of votes must show."""


def vote_sample(name: str, agree: int) -> dict[str, object]:
    """Return a made-up line of votes, all of them in favour."""
    row = {"stt": 1, "ten": name, "don_vi": UNIT, "ty_le": f"{agree}/{agree} (100%)"}
    return row | {"dong_y": agree, "khong_dong_y": 0, "khong_y_kien": 0, "ket_qua": "Đề nghị"}


BIEN_BAN_HOP = DocumentKind(
    code="BIEN_BAN_HOP",
    title="Biên bản họp Hội đồng",
    symbol="BB-HĐTĐKT",
    dated_by_event=True,
    order=50,
    for_signer=True,
    editable=True,
    context=MinutesContext,
    required=(
        *HEADED,
        *("so_bien_ban", "ngay_hop", "dia_diem", "chu_toa", "thu_ky", "noi_nhan"),
        *("co_mat.ten", "vang.ten", "vang.y_kien", "so_luong", "de_nghi.ten", "khong_tham_gia"),
        *(f"bieu_quyet.{each}" for each in VOTE_BLANKS),
    ),
    sample=OF_COUNCIL
    | {
        "trich_yeu": f"Họp xét, đề nghị tặng {AWARD}",
        "so_bien_ban": "02/BB-HĐTĐKT",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "gio_bat_dau": "08 giờ 00",
        "gio_ket_thuc": "10 giờ 30",
        "chu_toa": "Trần Văn Mẫu",
        "thu_ky": "Lý Thị Mẫu",
        "so_thanh_vien": "03 (ba) thành viên",
        "so_co_mat": "02 (hai)",
        "co_mat": [
            {"ten": "Trần Văn Mẫu", "chuc_danh": "Chủ tịch Hội đồng", "y_kien": ""},
            {"ten": "Lý Thị Mẫu", "chuc_danh": "Ủy viên, Thư ký Hội đồng", "y_kien": ""},
        ],
        "so_vang": "01 (một)",
        "vang": [{"ten": "Bàn Văn Mẫu", "chuc_danh": "Ủy viên", "y_kien": "nhất trí cả hai hồ sơ"}],
        "thay_the": [
            "Biên bản này thay thế biên bản số 01/BB-HĐTĐKT ngày 18 tháng 11 năm 2026, lý do: ghi "
            "nhầm số phiếu của một hồ sơ"
        ],
        "cach_bieu_quyet": "biểu quyết",
        "ty_le_can_dat": "trên 1/2 tổng số thành viên được biểu quyết",
        "so_ho_so": f"02 (hai) hồ sơ, gồm {COUNTS}",
        "bieu_quyet": [vote_sample(COLLECTIVE["ten"], 3)],
        "khong_tham_gia": ["Bà Lý Thị Mẫu không tham gia biểu quyết đối với bà Hoàng Thị Mẫu"],
        "phong_trao": MERIT,
        "so_luong": COUNTS,
        "de_nghi": [{"stt": 1, **COLLECTIVE}, {"stt": 2, **PERSON}],
        "noi_nhan": ["- Lưu: VT, Hồ sơ."],
    },
)
