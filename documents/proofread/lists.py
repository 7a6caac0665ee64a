"""The lists in the documents: who is named, in which order, with what."""

from collections.abc import Iterator, Sequence

from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.commendation_list import DANH_SACH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.papers.province_list import DANH_SACH_TINH
from documents.proofread.list_cells import amount_in, cell_faults, result_faults
from documents.proofread.list_rows import Listing, Matched, listings, match_rows
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.wording import grouped
from dossiers.model.dossier import Dossier
from dossiers.model.finding import TextFinding

_PAID = (DANH_SACH, TO_TRINH)
_AWARDED = (*_PAID, DANH_SACH_TINH)


def list_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with the tables that list recipients."""
    found = list(listings(paper.sheet))
    for listing in found:
        yield from _listing(paper, listing, facts)
    if paper.is_a(*_AWARDED) and not found:
        yield from _unlisted(paper, facts)


def _listing(paper: StoredDocument, listing: Listing, facts: PacketFacts) -> Iterator[TextFinding]:
    meant, ordered = _meant(paper, listing, facts)
    if not meant:
        return
    found = match_rows(listing.rows, meant)
    if paper.is_a(BAO_CAO_THAM_DINH):
        found = Matched(found.pairs)
    yield from _persons(paper, found)
    if ordered:
        yield from _order(paper, found, meant)
        yield from _ordinals(paper, found, meant)
    for row, dossier in (*found.pairs, *found.misnamed):
        # An appraisal may be repeated after its report: only minutes tell what came of it.
        result = result_faults(row, dossier, facts) if paper.is_a(BIEN_BAN_HOP) else ()
        for code, sentence in (*cell_faults(row, dossier, facts), *result):
            yield paper.finding(code, sentence, row.at)
    if paper.is_a(*_PAID):
        yield from _totals(paper, listing, sum(facts.sums))


def _meant(
    paper: StoredDocument, listing: Listing, facts: PacketFacts
) -> tuple[Sequence[Dossier], bool]:
    """Return whom a table is to list, and whether in that order; nobody if it lists none of ours.

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


def _persons(paper: StoredDocument, found: Matched) -> Iterator[TextFinding]:
    for row, dossier in found.pairs:
        if normalize(row.name) != normalize(dossier.nominee.addressed):
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
        yield _missing(paper, dossier)


def _missing(paper: StoredDocument, dossier: Dossier) -> TextFinding:
    sentence = f"Thiếu “{dossier.nominee.addressed}” ({dossier.code}); hãy bổ sung."
    return paper.finding("THIEU_TEN", sentence)


def _order(paper: StoredDocument, found: Matched, meant: Sequence[Dossier]) -> list[TextFinding]:
    """Return the first line that stands elsewhere than among those listed it should, if any."""
    named = {dossier.code for _, dossier in found.pairs}
    wanted = [dossier for dossier in meant if dossier.code in named]
    for (row, dossier), right in zip(found.pairs, wanted, strict=True):
        if dossier is not right:
            name = right.nominee.addressed
            sentence = f"Thứ tự khác Hội đồng đã xếp: chỗ này là “{name}”; hãy xếp lại."
            return [paper.finding("THU_TU", sentence, row.at)]
    return []


def _ordinals(
    paper: StoredDocument, found: Matched, meant: Sequence[Dossier]
) -> Iterator[TextFinding]:
    places = {dossier.code: place for place, dossier in enumerate(meant, start=1)}
    book = " (số sổ vàng)" if paper.is_a(DANH_SACH) else ""
    for row, dossier in found.pairs:
        written, right = row.cells.get("ordinal", "").strip("."), places[dossier.code]
        if written.isdecimal() and int(written) != right:
            sentence = f"Số thứ tự{book} ghi {written}; hãy ghi {right}."
            yield paper.finding("SO_SO_VANG", sentence, row.at)


def _totals(paper: StoredDocument, listing: Listing, right: int) -> Iterator[TextFinding]:
    for row in listing.totals:
        written = amount_in(row.cells.get("bonus", ""))
        if written is not None and written != right:
            shown, wanted = grouped(written), grouped(right)
            sentence = f"Dòng tổng ghi {shown}, cộng lại là {wanted}; hãy sửa lại."
            yield paper.finding("TONG_TIEN", sentence, row.at)


def _unlisted(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield each name that is nowhere in a text without a table."""
    for dossier in facts.awarded:
        if normalize(dossier.nominee.addressed) not in paper.normalized:
            yield _missing(paper, dossier)
