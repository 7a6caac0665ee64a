"""How the paragraphs of the text are laid out: margins, first lines, gaps, lines.

Source: Decree 30/2020/NĐ-CP, annex I, part I, II.6.e.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.form_check import decree30_limits as limits
from documents.form_check.decree30_limits import PAGE, TOLERANCE
from documents.form_check.findings import and_others, at_paragraph
from documents.readback import Paragraph
from dossiers.model.finding import TextFinding

LONG = 110
"""Letters of a paragraph that surely fills more than a line, so that its margins show."""
_DASHES = "-–+•*"
_JUSTIFIED = ("both", "distribute")
_ROUNDING = 0.05
"""Word counts lines in 240ths, and people type 1,15."""


def layout_findings(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    """Yield what is wrong with how the paragraphs are laid out, a finding a kind of fault."""
    long = [paragraph for paragraph in body if len(paragraph.text) > LONG]
    faults = (
        (
            "CANH_DEU",
            " chưa canh đều hai lề; hãy chọn Canh đều (Ctrl+J).",
            [paragraph for paragraph in long if paragraph.align not in _JUSTIFIED],
        ),
        (
            "DAU_DONG",
            ": chữ đầu dòng chưa lùi vào 1 cm hoặc 1,27 cm; hãy đặt First line 1,27 cm.",
            [paragraph for paragraph in long if _odd_first_line(paragraph)],
        ),
        (
            "CACH_DOAN",
            ": cách đoạn trên chưa đủ 6 pt; hãy đặt Spacing Before hoặc After từ 6 pt.",
            [below for above, below in pairwise(body) if _too_close(above, below)],
        ),
        (
            "CACH_DONG",
            ": dãn dòng dưới 1 hoặc trên 1,5 dòng; hãy đặt Line spacing từ 1 đến 1,5.",
            [paragraph for paragraph in long if _odd_lines(paragraph)],
        ),
    )
    for code, words, wrong in faults:
        if wrong:
            sentence = f"Đoạn này{and_others(len(wrong), 'đoạn')}{words}"
            yield at_paragraph(wrong[0], code, limits.BODY.clause, sentence)


def _odd_first_line(paragraph: Paragraph) -> bool:
    """Tell whether the first line of running text is said to go in too little or too much.

    Lists go their own way, and a first line may go in by a tab or by blanks.
    """
    layout = paragraph.layout
    typed = paragraph.stretches[0].text[:1]
    placed = typed.isspace() or typed in _DASHES or layout.listed or layout.left > TOLERANCE
    if placed or layout.first is None or paragraph.align != "both":
        return False
    low, high = PAGE.first_line
    return not low - TOLERANCE <= layout.first <= high + TOLERANCE


def _too_close(above: Paragraph, below: Paragraph) -> bool:
    """Tell whether two paragraphs of running text follow each other with too small a stated gap."""
    gaps = [gap for gap in (above.layout.after, below.layout.before) if gap is not None]
    if below.place != above.place + 1 or above.drawn or below.drawn:
        return False
    if min(len(above.text), len(below.text)) <= LONG or not gaps:
        return False
    return sum(gaps) < PAGE.gap


def _odd_lines(paragraph: Paragraph) -> bool:
    line = paragraph.layout.line
    low, high = PAGE.line
    return line is not None and not low - _ROUNDING <= line <= high + _ROUNDING
