"""The lists in the documents: who is named, in which order, with what."""

import re
from collections.abc import Iterator, Sequence

from documents.awardees import post
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.commendation_list import DANH_SACH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.proofread.packet import PacketFacts
from documents.proofread.paper import Paper
from documents.proofread.rows import Listing, Matched, Row, listings, matched
from documents.proofread.saying import said
from documents.wording import grouped
from dossiers.council.voting import Tally
from dossiers.model.dossier import Dossier
from dossiers.model.finding import TextFinding

_AWARDED = (DANH_SACH, TO_TRINH)
_ROUNDED = 0.5
"""By how much people may round a share in percent."""


def list_findings(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    """What is wrong with the tables that list recipients."""
    found = list(listings(paper))
    for listing in found:
        meant, ordered = _meant(paper, listing, facts)
        if meant:
            yield from _listing(paper, listing, meant, facts, ordered=ordered)
    if paper.is_a(*_AWARDED) and not found:
        yield from _unlisted(paper, facts)


def _meant(paper: Paper, listing: Listing, facts: PacketFacts) -> tuple[Sequence[Dossier], bool]:
    """Whom a table is to list, and whether in that order.

    A report on appraisal may be one of several: which dossiers it lists is not judged.
    """
    if paper.is_a(*_AWARDED):
        return facts.awarded, True
    if paper.is_a(BIEN_BAN_HOP):
        voted = listing.columns & {"votes", "share", "result"}
        return (facts.considered, False) if voted else (facts.selected, True)
    if paper.is_a(BAO_CAO_THAM_DINH):
        return facts.dossiers, False
    return (), False


def _listing(
    paper: Paper, listing: Listing, meant: Sequence[Dossier], facts: PacketFacts, *, ordered: bool
) -> Iterator[TextFinding]:
    found = matched(listing.rows, meant)
    if paper.is_a(BAO_CAO_THAM_DINH):
        found = Matched(found.pairs, (), (), (), ())
    yield from _persons(paper, found)
    if ordered:
        yield from _order(paper, found, meant)
        yield from _ordinals(paper, found, meant)
    for row, dossier in [*found.pairs, *found.misnamed]:
        yield from _cells(paper, row, dossier, facts)
    for row in listing.totals:
        yield from _total(paper, row, facts)


def _persons(paper: Paper, found: Matched) -> Iterator[TextFinding]:
    for row, dossier in found.pairs:
        if said(row.name) != said(dossier.nominee.addressed):
            sentence = f"Tên ghi “{row.name}”; hãy ghi “{dossier.nominee.addressed}”."
            yield paper.finding("DANH_XUNG", sentence, row.at)
    for row, dossier in found.misnamed:
        sentence = f"Tên ghi “{row.name}”, sổ ghi “{dossier.nominee.addressed}”; hãy sửa lại."
        yield paper.finding("TEN", sentence, row.at)
    for row in found.doubled:
        sentence = f"“{row.name}” có tên hai lần trong danh sách; hãy bỏ một dòng."
        yield paper.finding("TRUNG_TEN", sentence, row.at)
    for row in found.extra:
        sentence = f"“{row.name}” không có trong danh sách đề nghị; hãy bỏ dòng này."
        yield paper.finding("THUA_TEN", sentence, row.at)
    for dossier in found.missing:
        sentence = f"Thiếu “{dossier.nominee.addressed}” ({dossier.code}); hãy bổ sung."
        yield paper.finding("THIEU_TEN", sentence)


def _order(paper: Paper, found: Matched, meant: Sequence[Dossier]) -> Iterator[TextFinding]:
    """The first line that stands elsewhere than among those listed it should."""
    named = {dossier.code for _, dossier in found.pairs}
    wanted = [each for each in meant if each.code in named]
    for (row, dossier), right in zip(found.pairs, wanted, strict=True):
        if dossier is not right:
            sentence = (
                f"Thứ tự khác Hội đồng đã xếp: chỗ này là “{right.nominee.addressed}”; hãy xếp lại."
            )
            yield paper.finding("THU_TU", sentence, row.at)
            return


def _ordinals(paper: Paper, found: Matched, meant: Sequence[Dossier]) -> Iterator[TextFinding]:
    places = {dossier.code: place for place, dossier in enumerate(meant, start=1)}
    for row, dossier in found.pairs:
        written, right = row.cells.get("ordinal", "").strip("."), places[dossier.code]
        if written.isdecimal() and int(written) != right:
            book = " (số sổ vàng)" if paper.is_a(DANH_SACH) else ""
            sentence = f"Số thứ tự{book} ghi {written}; hãy ghi {right}."
            yield paper.finding("SO_SO_VANG", sentence, row.at)


def _cells(paper: Paper, row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[TextFinding]:
    wanted = (
        ("post", "CHUC_VU", "Chức vụ, đơn vị", post(dossier)),
        ("unit", "DON_VI", "Đơn vị đề nghị", dossier.unit.name),
        ("achievement", "THANH_TICH", "Thành tích", dossier.nominee.achievement),
    )
    for column, code, name, right in wanted:
        if column in row.cells and said(row.cells[column]) != said(right):
            sentence = f"{name} ghi “{row.cells[column]}”, sổ ghi “{right}”; hãy sửa lại."
            yield paper.finding(code, sentence, row.at)
    yield from _bonus(paper, row, dossier, facts)
    yield from _votes(paper, row, dossier, facts)
    yield from _result(paper, row, dossier, facts)


def _bonus(paper: Paper, row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[TextFinding]:
    if "bonus" not in row.cells or dossier.code not in facts.places:
        return
    right = facts.sums[facts.places[dossier.code] - 1]
    if _figure(row.cells["bonus"]) != right:
        sentence = f"Tiền thưởng ghi “{row.cells['bonus']}”; hãy ghi {grouped(right)}."
        yield paper.finding("TIEN_THUONG", sentence, row.at)


def _votes(paper: Paper, row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[TextFinding]:
    tally = next((each for each in facts.tallies if each.dossier == dossier.code), None)
    if tally is None:
        return
    share = f"{tally.agree}/{tally.base}"
    for column in ("votes", "share"):
        written = re.match(r"\d+(?:\s*/\s*\d+)?", row.cells.get(column, ""))
        if written is None:
            continue
        right = share if "/" in written.group() else str(tally.agree)
        if re.sub(r"\s|^0+(?=\d)", "", written.group()) != right:
            sentence = f"Số phiếu đồng ý ghi {written.group()}, biên bản ghi {right}; hãy sửa lại."
            yield paper.finding("SO_PHIEU", sentence, row.at)
    yield from _other_votes(paper, row, tally)


def _other_votes(paper: Paper, row: Row, tally: Tally) -> Iterator[TextFinding]:
    """The votes that were not in favour, and the share in percent where it is written."""
    wanted = {
        "disagree": ("không đồng ý", tally.disagree),
        "abstain": ("không ý kiến", tally.abstain),
    }
    for column, (name, right) in wanted.items():
        written = row.cells.get(column, "")
        if written.isdecimal() and int(written) != right:
            sentence = f"Số phiếu {name} ghi {written}, sổ ghi {right}; hãy sửa lại."
            yield paper.finding("SO_PHIEU", sentence, row.at)
    share = re.search(r"(\d+(?:[.,]\d+)?)\s*%", row.cells.get("share", ""))
    if share and abs(_percent(share[1]) - _percent(tally.percent.strip("%"))) > _ROUNDED:
        sentence = f"Tỷ lệ đồng ý ghi {share.group()}, tính ra {tally.percent}; hãy sửa lại."
        yield paper.finding("TY_LE", sentence, row.at)


def _percent(written: str) -> float:
    return float(written.replace(",", "."))


def _result(paper: Paper, row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[TextFinding]:
    """What came of it, in the minutes; an appraisal may have been repeated since its report."""
    if not paper.is_a(BIEN_BAN_HOP) or "result" not in row.cells:
        return
    right = "Đề nghị" if dossier.code in facts.session.selected else "Không đề nghị"
    if said(row.cells["result"]) != said(right):
        sentence = f"Kết quả ghi “{row.cells['result']}”, sổ ghi “{right}”; hãy sửa lại."
        yield paper.finding("KET_QUA", sentence, row.at)


def _total(paper: Paper, row: Row, facts: PacketFacts) -> Iterator[TextFinding]:
    written, right = _figure(row.cells.get("bonus", "")), sum(facts.sums)
    if paper.is_a(*_AWARDED) and written is not None and written != right:
        sentence = f"Dòng tổng ghi {grouped(written)}, cộng lại là {grouped(right)}; hãy sửa lại."
        yield paper.finding("TONG_TIEN", sentence, row.at)


def _figure(text: str) -> int | None:
    found = re.search(r"\d[\d.]*", text)
    return int(found.group().replace(".", "")) if found else None


def _unlisted(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    """Without a table, each name is to be somewhere in the text."""
    for dossier in facts.awarded:
        if said(dossier.nominee.addressed) not in paper.said:
            sentence = f"Thiếu “{dossier.nominee.addressed}” ({dossier.code}); hãy bổ sung."
            yield paper.finding("THIEU_TEN", sentence)
