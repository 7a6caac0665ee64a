"""Mục lục hồ sơ: the index of what goes up to the province, in the order of its archive."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field

from documents.contexts import Context, Line, Piece
from documents.kinds import DocumentKind
from documents.papers.province_list import attached_to
from documents.round_facts import RoundFacts
from documents.sample_values import DATED, PERSON
from documents.wording import counted
from dossiers.province.sending import Forwarding


class IndexEntry(NamedTuple):
    """A paper of the packet: its name, whose it is, how it is cited, its pages, its file.

    `pages` is None where the file does not tell; `file` is the number that the file's name begins
    with, "" for what is on paper alone.
    """

    title: str
    whose: str
    cited: str
    pages: int | None
    file: str


class IndexRow(Piece):
    """A paper of the packet."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    title: Line = Field(alias="ten_van_ban", description="Tên văn bản, giấy tờ")
    whose: Line = Field(alias="cua_ai", description="Của tập thể, cá nhân nào; trống: chung")
    cited: Line = Field(alias="so_ngay", description="Số, ngày văn bản")
    pages: Line = Field(alias="so_trang", description="Số trang; trống nếu chưa đếm được")
    file: Line = Field(alias="tep", description="Tệp số mấy; bản giấy thì ghi “Bản giấy”")


class DossierIndexContext(Context):
    """The index (Mục lục hồ sơ), an annex of the ward's proposal."""

    award: Line = Field(alias="hinh_thuc", description="Hình thức đề nghị, chữ in hoa")
    attached_to: Line = Field(alias="kem_theo", description="Kèm theo Tờ trình nào")
    rows: tuple[IndexRow, ...] = Field(alias="muc_luc", description="Các văn bản, giấy tờ")
    count: Line = Field(alias="so_van_ban", description="Số văn bản, giấy tờ")


ON_PAPER = "Bản giấy"


def compose_dossier_index(
    facts: RoundFacts, forwarding: Forwarding, entries: Sequence[IndexEntry]
) -> DossierIndexContext:
    """Compose the index of the papers in their order."""
    return DossierIndexContext(
        award=facts.award.upper(),
        attached_to=attached_to(facts, forwarding),
        rows=tuple(_row(place, each) for place, each in enumerate(entries, start=1)),
        count=counted(len(entries), "văn bản, giấy tờ", facts.ward.linh),
    )


def _row(ordinal: int, entry: IndexEntry) -> IndexRow:
    return IndexRow(
        ordinal=ordinal,
        title=entry.title,
        whose=entry.whose,
        cited=entry.cited,
        pages="" if entry.pages is None else str(entry.pages),
        file=f"Tệp {entry.file}" if entry.file else ON_PAPER,
    )


_SAMPLE_ROWS = (
    ("Tờ trình đề nghị cấp tỉnh khen thưởng", "", "12/TTr-UBND, 25/11/2026", "2"),
    ("Trích biên bản họp Hội đồng", PERSON["ten"], "01/BB-HĐTĐKT, 20/11/2026", "1"),
    ("Báo cáo thành tích", PERSON["ten"], "", ""),
)

MUC_LUC_HO_SO = DocumentKind(
    code="MUC_LUC_HO_SO",
    title="Mục lục hồ sơ trình cấp tỉnh",
    order=118,
    editable=True,
    context=DossierIndexContext,
    required=("hinh_thuc", "kem_theo", "muc_luc.ten_van_ban", "muc_luc.so_trang", "muc_luc.tep"),
    sample={
        "hinh_thuc": "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "kem_theo": f"(Kèm theo Tờ trình số 12/TTr-UBND {DATED} của Ủy ban nhân dân phường Bắc "
        "Kạn)",
        "muc_luc": [
            {
                "stt": place,
                "ten_van_ban": title,
                "cua_ai": whose,
                "so_ngay": cited,
                "so_trang": pages,
                "tep": f"Tệp {place:03d}",
            }
            for place, (title, whose, cited, pages) in enumerate(_SAMPLE_ROWS, start=1)
        ],
        "so_van_ban": "03 (ba) văn bản, giấy tờ",
    },
)
