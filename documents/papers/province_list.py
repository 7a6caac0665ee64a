"""Danh sách trình cấp tỉnh: whom the ward puts forward, with earlier awards and votes."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field

from documents.awardees import counts, listed, parts, post, subjects
from documents.contexts import Context, Line, Piece
from documents.kinds import DocumentKind
from documents.papers.province_proposal import TO_TRINH_TINH
from documents.round_facts import RoundFacts
from documents.sample_values import COLLECTIVE, COUNTS, DATED, GUIDANCE, INITIATIVE, PERSON
from documents.vote_counts import share
from documents.wording import date_words
from dossiers.council.voting import Tally
from dossiers.model.dossier import Dossier
from dossiers.province.sending import Forwarding

NO_EARLIER_AWARD = "Chưa có"
"""What stands where the register knows of no earlier award."""


class ForwardedRow(Piece):
    """One whom the ward puts forward."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    birth_year: Line = Field(alias="nam_sinh", description="Năm sinh; trống với tập thể")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Tóm tắt thành tích")
    earlier: Line = Field(alias="da_khen", description="Khen thưởng đã có, số và ngày quyết định")
    votes: Line = Field(alias="so_phieu", description="Phiếu đồng ý trên tổng số, tỷ lệ")


class ForwardedPart(Piece):
    """A part of the list: collectives, persons or households."""

    heading: Line = Field(alias="ten_phan", description="Tên phần: “I. TẬP THỂ”")
    rows: tuple[ForwardedRow, ...] = Field(alias="danh_sach", description="Các dòng của phần")


class ProvinceListContext(Context):
    """The list attached to the ward's proposal (Decree 30, annex III, form 2.1)."""

    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng, chữ in hoa")
    award: Line = Field(alias="hinh_thuc", description="Hình thức đề nghị, chữ in hoa")
    attached_to: Line = Field(alias="kem_theo", description="Kèm theo Tờ trình nào")
    parts: tuple[ForwardedPart, ...] = Field(alias="cac_phan", description="Các phần")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")


def attached_to(facts: RoundFacts, forwarding: Forwarding) -> str:
    """Cite the proposal that an annex belongs to."""
    number = TO_TRINH_TINH.numbered(forwarding.number)
    dated = date_words(forwarding.signed_on)
    return f"(Kèm theo Tờ trình số {number} {dated} của {facts.ward.people_committee})"


def compose_province_list(
    facts: RoundFacts,
    forwarding: Forwarding,
    dossiers: Sequence[Dossier],
    votes: Mapping[str, Tally],
    earlier: Mapping[str, str],
) -> ProvinceListContext:
    """Compose the list; `earlier` says what each dossier's nominee was awarded before.

    Raises UnknownDossier for one that is sent up and not given.
    """
    proposed = listed(forwarding.dossiers, dossiers)
    return ProvinceListContext(
        subjects=subjects(proposed).upper(),
        award=facts.award.upper(),
        attached_to=attached_to(facts, forwarding),
        parts=tuple(_parts(proposed, votes, earlier)),
        counts=counts(proposed, facts.ward.linh),
    )


def _parts(
    proposed: Sequence[Dossier], votes: Mapping[str, Tally], earlier: Mapping[str, str]
) -> Iterator[ForwardedPart]:
    rows = {
        each.code: _row(place, each, votes[each.code], earlier.get(each.code, ""))
        for place, each in enumerate(proposed, start=1)
    }
    for heading, own in parts(proposed):
        yield ForwardedPart(heading=heading, rows=tuple(rows[each.code] for each in own))


def _row(ordinal: int, dossier: Dossier, tally: Tally, earlier: str) -> ForwardedRow:
    nominee = dossier.nominee
    return ForwardedRow(
        ordinal=ordinal,
        name=nominee.addressed,
        birth_year=str(nominee.birth_year or ""),
        post=post(dossier),
        achievement=nominee.achievement,
        earlier=earlier or NO_EARLIER_AWARD,
        votes=share(tally),
    )


_EARLIER = "Giấy khen của Chủ tịch UBND phường, Quyết định số 05/QĐ-UBND ngày 05/12/2025"
_SAMPLE_ROWS = (
    {
        "stt": 1,
        **COLLECTIVE,
        "nam_sinh": "",
        "thanh_tich": GUIDANCE,
        "da_khen": _EARLIER,
        "so_phieu": "3/3 (100%)",
    },
    {
        "stt": 2,
        **PERSON,
        "nam_sinh": "1988",
        "thanh_tich": INITIATIVE,
        "da_khen": NO_EARLIER_AWARD,
        "so_phieu": "2/2 (100%)",
    },
)

DANH_SACH_TINH = DocumentKind(
    code="DANH_SACH_TINH",
    title="Danh sách đề nghị cấp tỉnh khen thưởng",
    order=114,
    editable=True,
    context=ProvinceListContext,
    required=(
        *("hinh_thuc", "kem_theo", "so_luong", "cac_phan.ten_phan"),
        *(
            f"cac_phan.danh_sach.{each}"
            for each in ("stt", "ten", "thanh_tich", "da_khen", "so_phieu")
        ),
    ),
    sample={
        "doi_tuong": "TẬP THỂ, CÁ NHÂN",
        "hinh_thuc": "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "kem_theo": f"(Kèm theo Tờ trình số 12/TTr-UBND {DATED} của Ủy ban nhân dân phường Bắc "
        "Kạn)",
        "cac_phan": [
            {"ten_phan": "I. TẬP THỂ", "danh_sach": [_SAMPLE_ROWS[0]]},
            {"ten_phan": "II. CÁ NHÂN", "danh_sach": [_SAMPLE_ROWS[1]]},
        ],
        "so_luong": COUNTS,
    },
)
