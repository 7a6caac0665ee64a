"""What the cells of a list say of a dossier: post, unit, achievement, bonus, votes, result."""

import re
from collections.abc import Iterator

from documents.form_check.findings import Fault
from documents.papers.province_list import NO_EARLIER_AWARD
from documents.proofread.list_rows import Row
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.printed_columns import COLUMNS
from documents.proofread.text_comparison import normalize
from documents.wording import grouped
from dossiers.council.voting import Tally
from dossiers.model.dossier import Dossier

_ROUNDED = 0.5
"""By how much people may round a share in percent."""


def cell_faults(row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[Fault]:
    """Yield what is wrong with the cells of a dossier's row; a column that is not there is not."""
    for meaning, column in COLUMNS.items():
        written = row.cells.get(meaning)
        if column.value is None or written is None:
            continue
        right = column.value(dossier)
        if normalize(written) != normalize(right):
            sentence = f"{column.title} ghi “{written}”, sổ ghi “{right}”; hãy sửa lại."
            yield column.code, sentence
    if "bonus" in row.cells and dossier.code in facts.places:
        amount = facts.sums[facts.places[dossier.code] - 1]
        if amount_in(row.cells["bonus"]) != amount:
            sentence = f"Tiền thưởng ghi “{row.cells['bonus']}”; hãy ghi {grouped(amount)}."
            yield "TIEN_THUONG", sentence
    yield from _earlier(row, dossier, facts)
    for tally in facts.tallies:
        if tally.dossier == dossier.code:
            yield from _votes_for(row, tally)
            yield from _other_votes(row, tally)


def _earlier(row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[Fault]:
    written = row.cells.get("earlier")
    right = facts.earlier.get(dossier.code) or NO_EARLIER_AWARD
    if written is not None and normalize(written) != normalize(right):
        yield "DA_KHEN", f"Khen thưởng đã có ghi “{written}”, sổ ghi “{right}”; hãy sửa lại."


def _votes_for(row: Row, tally: Tally) -> Iterator[Fault]:
    for column in ("votes", "share"):
        written = re.match(r"\d+(?:\s*/\s*\d+)?", row.cells.get(column, ""))
        if written is None:
            continue
        right = f"{tally.agree}/{tally.base}" if "/" in written.group() else str(tally.agree)
        if re.sub(r"\s|^0+(?=\d)", "", written.group()) != right:
            sentence = f"Số phiếu đồng ý ghi {written.group()}, biên bản ghi {right}; hãy sửa lại."
            yield "SO_PHIEU", sentence


def _other_votes(row: Row, tally: Tally) -> Iterator[Fault]:
    """Check the votes that were not in favour, and the share in percent where it is written."""
    wanted = (
        ("disagree", "không đồng ý", tally.disagree),
        ("abstain", "không ý kiến", tally.abstain),
    )
    for column, name, right in wanted:
        written = row.cells.get(column, "")
        if written.isdecimal() and int(written) != right:
            yield "SO_PHIEU", f"Số phiếu {name} ghi {written}, sổ ghi {right}; hãy sửa lại."
    share = re.search(r"(\d+(?:[.,]\d+)?)\s*%", row.cells.get("share", ""))
    if share and abs(_percent(share[1]) - _percent(tally.percent.strip("%"))) > _ROUNDED:
        sentence = f"Tỷ lệ đồng ý ghi {share.group()}, tính ra {tally.percent}; hãy sửa lại."
        yield "TY_LE", sentence


def _percent(written: str) -> float:
    return float(written.replace(",", "."))


def result_faults(row: Row, dossier: Dossier, facts: PacketFacts) -> Iterator[Fault]:
    """Yield what is wrong with what the minutes say came of a dossier."""
    written = row.cells.get("result")
    right = "Đề nghị" if dossier.code in facts.session.selected else "Không đề nghị"
    if written is not None and normalize(written) != normalize(right):
        yield "KET_QUA", f"Kết quả ghi “{written}”, sổ ghi “{right}”; hãy sửa lại."


def amount_in(text: str) -> int | None:
    """Return the first amount in figures of a text; None if there is none."""
    written = re.search(r"\d[\d.]*", text)
    return int(written.group().replace(".", "")) if written else None
