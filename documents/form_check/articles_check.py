"""Articles, how they are numbered and cited (annex I, part I, II.6.đ; annex II, V.7)."""

import re
from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.findings import at_paragraph
from documents.readback import Paragraph
from documents.readback.sheet import Stretch
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold

_ARTICLE = re.compile(r"\s*điều\s+\d+\s*[.:]?", re.IGNORECASE)
_SMALL_PART = re.compile(r"(?<=[a-zà-ỹ,] )(Khoản|Điểm) (\d+|[a-zđ])\b(?=.*\bĐiều \d)")
"""A clause or point in capitals within a sentence that cites an article."""
_CAPITALS = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.7"


def article_findings(paragraph: Paragraph) -> Iterator[TextFinding]:
    """Yield what is wrong with the article that a paragraph begins, and with those it cites."""
    heading = _ARTICLE.match(paragraph.text)
    begins = heading.group() if heading is not None else ""
    if begins.strip().startswith("điều"):
        sentence = "“Điều” phải viết hoa chữ đầu; hãy sửa lại."
        yield at_paragraph(paragraph, "DIEU", limits.ARTICLE.clause, sentence)
    elif re.search(r"\bđiều \d+", paragraph.text):
        sentence = "Khi viện dẫn, “Điều” viết hoa chữ đầu; hãy sửa lại."
        yield at_paragraph(paragraph, "DIEU", limits.ARTICLE.clause, sentence)
    if (small := _SMALL_PART.search(paragraph.text)) is not None:
        right = small[1].lower()
        sentence = f"Khi viện dẫn, “{right}” không viết hoa; hãy ghi “{right} {small[2]}”."
        yield at_paragraph(paragraph, "KHOAN_DIEM", _CAPITALS, sentence)
    if begins and fold(paragraph.text).startswith("dieu"):
        yield from _number(paragraph, begins)


def _number(paragraph: Paragraph, begins: str) -> Iterator[TextFinding]:
    if not begins.endswith("."):
        sentence = "Sau số thứ tự của Điều phải có dấu chấm; hãy ghi “Điều 1.”."
        yield at_paragraph(paragraph, "DIEU", limits.ARTICLE.clause, sentence)
    if not _bold_at_start(paragraph.stretches, len(begins.strip())):
        sentence = "“Điều” và số thứ tự phải in đậm; hãy chọn chữ đậm (Ctrl+B)."
        yield at_paragraph(paragraph, "CHU_DAM", limits.ARTICLE.clause, sentence)


def _bold_at_start(stretches: Sequence[Stretch], letters: int) -> bool:
    """Tell whether the first so many letters are bold, the last mark left aside."""
    left = letters - 1
    for stretch in stretches:
        if left > 0 and stretch.text.strip() and not stretch.look.bold:
            return False
        left -= len(stretch.text)
    return True
