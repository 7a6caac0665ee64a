"""How the paragraphs of the text are set: first lines, gaps, lines (annex I, part I, II.6.e)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from documents.form_check import decree30_limits as limits
from documents.form_check.decree30_limits import PAGE, TOLERANCE, clause
from documents.form_check.findings import at_paragraph
from documents.readback import Paragraph
from dossiers.model.finding import TextFinding

LONG = 110
"""Letters of a paragraph that surely fills more than a line, so that its margins show."""
_DASHES = "-–+•*"
_ROUNDING = 0.05
"""Word counts lines in 240ths, and people type 1,15."""


def setting_findings(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    """Yield what is wrong with how the paragraphs are set, a sentence for each kind of fault."""
    long = [each for each in body if len(each.text) > LONG]
    yield from _first_of(
        long,
        _odd_first_line,
        "DAU_DONG",
        "chữ đầu dòng chưa lùi vào 1 cm hoặc 1,27 cm; hãy đặt First line 1,27 cm",
    )
    yield from _first_of(
        [after for before, after in pairwise(body) if _too_close(before, after)],
        lambda _paragraph: True,
        "CACH_DOAN",
        "cách đoạn trên chưa đủ 6 pt; hãy đặt Spacing Before hoặc After từ 6 pt",
    )
    yield from _first_of(
        long,
        _odd_lines,
        "CACH_DONG",
        "dãn dòng dưới 1 hoặc trên 1,5 dòng; hãy đặt Line spacing từ 1 đến 1,5",
    )


def _first_of(
    paragraphs: Sequence[Paragraph], odd: Callable[[Paragraph], bool], code: str, said: str
) -> Iterator[TextFinding]:
    found = [each for each in paragraphs if odd(each)]
    if found:
        more = f" và {len(found) - 1} đoạn khác" if len(found) > 1 else ""
        sentence = f"Đoạn này{more}: {said}."
        yield at_paragraph(found[0], code, clause(limits.BODY.item), sentence)


def _odd_first_line(paragraph: Paragraph) -> bool:
    """Tell whether the first line of running text is said to go in too little or too much.

    Lists go their own way, and a first line may go in by a tab or by blanks.
    """
    setting = paragraph.setting
    typed = paragraph.stretches[0].text[:1]
    placed = typed.isspace() or typed in _DASHES or setting.listed or setting.left > TOLERANCE
    if placed or setting.first is None or paragraph.align != "both":
        return False
    low, high = PAGE.first_line
    return not low - TOLERANCE <= setting.first <= high + TOLERANCE


def _too_close(above: Paragraph, below: Paragraph) -> bool:
    """Tell whether two paragraphs of running text follow each other with too small a stated gap."""
    gaps = [each for each in (above.setting.after, below.setting.before) if each is not None]
    if below.place != above.place + 1 or above.drawn or below.drawn:
        return False
    if min(len(above.text), len(below.text)) <= LONG or not gaps:
        return False
    return sum(gaps) < PAGE.gap


def _odd_lines(paragraph: Paragraph) -> bool:
    line = paragraph.setting.line
    low, high = PAGE.line
    return line is not None and not low - _ROUNDING <= line <= high + _ROUNDING
