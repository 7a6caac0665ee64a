"""Danh sách: the list attached to a decision, from its awardees."""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field

from documents.awardees import amounts, counts, listed, parts, post, subjects
from documents.contexts import Context, Line, Piece
from documents.kinds import DocumentKind
from documents.papers.decision import QUYET_DINH
from documents.round_facts import RoundFacts
from documents.sample_values import (
    COLLECTIVE,
    COUNTS,
    DATED,
    GUIDANCE,
    INITIATIVE,
    PERSON,
    TOTAL_IN_WORDS,
)
from documents.wording import OPEN_DATE, document_date, grouped, money_in_words
from dossiers.decision.award_decision import Medium, Proposal
from dossiers.model.dossier import Dossier


class AwardeeRow(Piece):
    """One line of the list; its ordinal is the golden-book number (số sổ vàng)."""

    ordinal: int = Field(alias="stt", description="Số thứ tự, cũng là số sổ vàng")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được khen")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Thành tích")
    bonus: Line = Field(alias="muc_thuong", description="Mức tiền thưởng (đồng)")


class ListPart(Piece):
    """A part of the list: collectives, persons or households."""

    heading: Line = Field(alias="ten_phan", description="Tên phần: “I. TẬP THỂ”")
    rows: tuple[AwardeeRow, ...] = Field(alias="danh_sach", description="Các dòng của phần")


class CommendationListContext(Context):
    """The list (Danh sách) attached to the decision (Decree 30, annex III, forms 2.1, 2.2)."""

    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng, chữ in hoa")
    granted: Line = Field(
        default="ĐƯỢC TẶNG GIẤY KHEN",  # what lists said before they named their award
        alias="duoc_khen",
        description="Được tặng gì, chữ in hoa",
    )
    attached_to: Line = Field(alias="kem_theo", description="Kèm theo Quyết định nào")
    parts: tuple[ListPart, ...] = Field(alias="cac_phan", description="Các phần của danh sách")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng (đồng)")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")


def compose_commendation_list(
    facts: RoundFacts,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    number: int | None,
    signed_on: date | None,
) -> CommendationListContext:
    """Compose the list; raise UnknownDossier if the proposal names a dossier not given."""
    ward = facts.ward
    awarded = listed(proposal.dossiers, dossiers)
    sums = amounts(facts.plan, facts.round, awarded, signed_on or proposal.proposed_on)
    return CommendationListContext(
        subjects=subjects(awarded).upper(),
        granted=f"được {facts.plan.award(facts.round.award).granting}".upper(),
        attached_to=_attached_to(facts.decider, proposal, number, signed_on),
        parts=tuple(_parts(awarded, sums)),
        counts=counts(awarded, ward.linh),
        total=grouped(sum(sums)),
        total_in_words=money_in_words(sum(sums), ward.linh),
    )


def _attached_to(by: str, proposal: Proposal, number: int | None, signed_on: date | None) -> str:
    """Cite the decision; left open in an electronic document (annex III, form 2.2)."""
    if proposal.medium is Medium.DIEN_TU:
        cited = f"{QUYET_DINH.numbered(None)} {OPEN_DATE}"
    else:
        dated = document_date(signed_on, proposal.proposed_on)
        cited = f"{QUYET_DINH.numbered(number)} {dated}"
    return f"(Kèm theo Quyết định số {cited} của {by})"


def _parts(awarded: Sequence[Dossier], sums: Sequence[int]) -> Iterator[ListPart]:
    pairs = enumerate(zip(awarded, sums, strict=True), start=1)
    rows = {dossier.code: _row(place, dossier, amount) for place, (dossier, amount) in pairs}
    for heading, own in parts(awarded):
        yield ListPart(heading=heading, rows=tuple(rows[each.code] for each in own))


def _row(ordinal: int, dossier: Dossier, amount: int) -> AwardeeRow:
    return AwardeeRow(
        ordinal=ordinal,
        name=dossier.nominee.addressed,
        post=post(dossier),
        achievement=dossier.nominee.achievement,
        bonus=grouped(amount),
    )


_SAMPLE_ROWS = (
    {"stt": 1, **COLLECTIVE, "thanh_tich": GUIDANCE, "muc_thuong": "1.520.000"},
    {"stt": 2, **PERSON, "thanh_tich": INITIATIVE, "muc_thuong": "760.000"},
)

DANH_SACH = DocumentKind(
    code="DANH_SACH",
    title="Danh sách kèm theo Quyết định",
    order=90,
    editable=True,
    context=CommendationListContext,
    required=(
        *("kem_theo", "tong_tien", "cac_phan.ten_phan"),
        *("cac_phan.danh_sach.stt", "cac_phan.danh_sach.ten", "cac_phan.danh_sach.muc_thuong"),
    ),
    sample={
        "doi_tuong": "TẬP THỂ, CÁ NHÂN",
        "duoc_khen": "ĐƯỢC TẶNG GIẤY KHEN",
        "kem_theo": f"(Kèm theo Quyết định số 05/QĐ-UBND {DATED} của Chủ tịch Ủy ban nhân dân "
        "phường Bắc Kạn)",
        "cac_phan": [
            {"ten_phan": "I. TẬP THỂ", "danh_sach": [_SAMPLE_ROWS[0]]},
            {"ten_phan": "II. CÁ NHÂN", "danh_sach": [_SAMPLE_ROWS[1]]},
        ],
        "so_luong": COUNTS,
        "tong_tien": "2.280.000",
        "tong_tien_bang_chu": TOTAL_IN_WORDS,
    },
)
