"""Giấy tiếp nhận hồ sơ: the receipt of a dossier, from what was handed in."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pydantic import Field

from documents.awardees import post
from documents.contexts import DATED, HEADED, Headed, Line, Piece
from documents.kinds import DocumentKind
from documents.naming import committee_short
from documents.round_facts import RoundFacts
from documents.sample_values import MERIT, OF_OFFICE, ON_DOSSIER, PERSON, UNIT
from documents.wording import capitalised, date_words, heading
from dossiers.intake.components import component_names, handed_in, missing_components
from dossiers.model.dossier import ComponentKind, Dossier, Unit


class ComponentRow(Piece):
    """One part of the dossier, received or missing."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    name: Line = Field(alias="ten", description="Tên giấy tờ")
    count: Line = Field(alias="so_luong", description="Số bản đã nhận")
    state: Line = Field(alias="tinh_trang", description="Đã nhận bản điện tử, bản giấy, còn thiếu")


class ReceiptSlipContext(Headed):
    """The receipt of a dossier (giấy tiếp nhận hồ sơ và hẹn trả kết quả)."""

    number: Line = Field(alias="so_giay_tiep_nhan", description="Số và ký hiệu giấy tiếp nhận")
    place: Line = Field(alias="dia_danh", description="Địa danh")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày, tháng, năm tiếp nhận")
    office: Line = Field(alias="phong", description="Tên phòng tiếp nhận")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    unit: Line = Field(alias="don_vi", description="Đơn vị nộp hồ sơ")
    letter: Line = Field(alias="to_trinh", description="Số, ngày Tờ trình của đơn vị")
    submitted: Line = Field(
        default="",  # receipts from before this blank
        alias="ngay_nop_qua_mang",
        description="Ngày đơn vị tự nộp qua mạng; trống nếu nộp trực tiếp",
    )
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    components: tuple[ComponentRow, ...] = Field(
        alias="thanh_phan", description="Thành phần hồ sơ, đã nhận và còn thiếu"
    )
    missing: Line = Field(alias="con_thieu", description="Giấy tờ còn thiếu; trống nếu đã đủ")
    due: Line = Field(alias="ngay_hen_tra", description="Ngày hẹn trả kết quả; trống nếu chưa định")
    receiver: Line = Field(alias="nguoi_tiep_nhan", description="Người tiếp nhận hồ sơ")


def compose_receipt_slip(
    facts: RoundFacts, dossier: Dossier, number: int | None, due_on: date | None
) -> ReceiptSlipContext:
    """Compose the receipt; without `due_on` the result is promised without a day."""
    ward = facts.ward
    missing = missing_components(facts.plan, facts.round, dossier)
    return ReceiptSlipContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Hồ sơ đề nghị tặng {facts.award} {facts.occasion}",
        number=GIAY_TIEP_NHAN.numbered(number),
        place=ward.place,
        dated=date_words(dossier.received_on),
        office=ward.office,
        code=dossier.code,
        unit=dossier.unit.name,
        letter=letter_reference(dossier.unit),
        submitted=date_words(dossier.submitted_on) if dossier.submitted_on else "",
        name=dossier.nominee.addressed,
        post=post(dossier),
        award=facts.award,
        merit=facts.merit,
        components=tuple(_rows(dossier, missing)),
        missing=capitalised(component_names(missing)),
        due=date_words(due_on) if due_on else "",
        receiver=dossier.received_by,
    )


def letter_reference(unit: Unit) -> str:
    """Cite a unit's own proposal: "Tờ trình số 08/TTr-HPN ngày 01 tháng 10 năm 2026"."""
    return f"Tờ trình số {unit.proposal_number} {date_words(unit.proposal_date)}"


def _rows(dossier: Dossier, missing: tuple[ComponentKind, ...]) -> Iterator[ComponentRow]:
    """List what was received, in which form, and what is missing."""
    received = Counter(each.kind for each in dossier.components)
    stored = {each.kind for each in dossier.components if each.object}
    unsaid = handed_in(dossier) - received.keys()
    if dossier.submitted_on is None:  # the officer has it, as its number was taken from it
        received += Counter(unsaid)
    kinds = [kind for kind in ComponentKind if kind in {*received, *unsaid, *missing}]
    paper = {each.kind for each in dossier.components if not each.object} | unsaid
    for ordinal, kind in enumerate(kinds, start=1):
        if kind in received:
            state = _form(stored=kind in stored, paper=kind in paper, dossier=dossier)
        else:
            state = NO_FILE if kind in unsaid else "Còn thiếu"
        yield ComponentRow(
            ordinal=ordinal, name=kind.text, count=f"{received[kind]:02d}", state=state
        )


NO_FILE = "Chưa có tệp"
"""Of a letter whose number alone came, with a dossier that the unit handed in online."""


def _form(*, stored: bool, paper: bool, dossier: Dossier) -> str:
    """Say in which form papers of a kind came; of a dossier handed in online no officer saw it."""
    beside = "nộp trực tiếp" if dossier.submitted_on else "bản giấy"
    if stored:
        return "Đã nhận bản điện tử" + (f" và {beside}" if paper else "")
    return capitalised(beside) if dossier.submitted_on else f"Đã nhận {beside}"


GIAY_TIEP_NHAN = DocumentKind(
    code="GIAY_TIEP_NHAN",
    title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    symbol="TNHS",
    dated_by_event=True,
    order=10,
    context=ReceiptSlipContext,
    required=(
        *HEADED,
        *DATED,
        *("so_giay_tiep_nhan", "ma_ho_so", "don_vi", "ten", "ngay_hen_tra", "nguoi_tiep_nhan"),
        *("thanh_phan.ten", "thanh_phan.tinh_trang"),
    ),
    sample=OF_OFFICE
    | ON_DOSSIER
    | PERSON
    | {
        "so_giay_tiep_nhan": "02/TNHS",
        "ngay_ban_hanh": "ngày 05 tháng 10 năm 2026",
        "don_vi": UNIT,
        "ngay_nop_qua_mang": "ngày 04 tháng 10 năm 2026",
        "phong_trao": MERIT,
        "thanh_phan": [
            {"stt": 1, "ten": "Tờ trình", "so_luong": "01", "tinh_trang": "Đã nhận bản giấy"},
            {"stt": 2, "ten": "Biên bản bình xét", "so_luong": "00", "tinh_trang": "Còn thiếu"},
        ],
        "con_thieu": "Biên bản bình xét",
        "ngay_hen_tra": "ngày 05 tháng 12 năm 2026",
        "nguoi_tiep_nhan": "Lý Thị Mẫu",
    },
)
