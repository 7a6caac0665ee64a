"""The text of a document: one size, justified, its articles, its end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.chapters_check import part_findings
from documents.form_check.decree30_limits import Component, clause
from documents.form_check.document_parts import DocumentParts
from documents.form_check.findings import at_paragraph, looks
from documents.form_check.layout_check import LONG, setting_findings
from documents.readback import Look, Paragraph
from documents.readback.sheet import Stretch
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold

_ARTICLE = re.compile(r"\s*điều\s+\d+\s*[.:]?", re.IGNORECASE)
_SMALL_PART = re.compile(r"(?<=[a-zà-ỹ,] )(Khoản|Điểm) (\d+|[a-zđ])\b(?=.*\bĐiều \d)")
"""A clause or point in capitals within a sentence that cites an article."""
_MODEL = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2"
_CAPITALS = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.7"
_JUSTIFIED = ("both", "distribute")


def body_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the text."""
    body = parts.body
    if parts.competence is not None:
        yield from looks(parts.competence, limits.TITLE)
    if parts.decides is not None and not parts.decides.text.endswith(":"):
        sentence = "Sau dòng “QUYẾT ĐỊNH” phải có dấu hai chấm; hãy ghi “QUYẾT ĐỊNH:”."
        yield at_paragraph(parts.decides.paragraph, "QUYET_DINH", _MODEL, sentence)
    yield from _sizes(body)
    yield from _slopes(body)
    yield from _justification(body)
    yield from setting_findings(body)
    yield from part_findings(body)
    for paragraph in body:
        yield from _articles(paragraph)
    if parts.type.closed and body and not body[-1].text.endswith("./."):
        sentence = "Hết nội dung văn bản phải có dấu “./.”; hãy thêm vào cuối đoạn này."
        yield _about(body[-1], "HET_NOI_DUNG", limits.BODY, sentence)


def _sizes(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    sizes: Counter[float] = Counter()
    for look, text in _inked(body):
        sizes[look.size] += len(text)
    main = sizes.most_common(1)[0][0] if sizes else 0
    for size in sizes:
        low, high = limits.BODY.sizes
        odd = next(each for each in body if size in {look.size for look, _ in _inked([each])})
        if not low <= size <= high:
            sentence = f"Lời văn đang cỡ chữ {size:g}; hãy đặt 13 đến 14, thống nhất cả văn bản."
            yield _about(odd, "CO_CHU", limits.BODY, sentence)
        elif size != main:
            sentence = f"Đoạn này cỡ chữ {size:g}, phần còn lại {main:g}; hãy đặt cùng một cỡ."
            yield _about(odd, "CO_CHU_KHONG_DEU", limits.BODY, sentence)


def _inked(body: Sequence[Paragraph]) -> Iterator[tuple[Look, str]]:
    for paragraph in body:
        for stretch in paragraph.stretches:
            if stretch.text.strip():
                yield stretch.look, stretch.text


def _slopes(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    for paragraph in body:
        slanted = all(look.italic for look, _ in _inked([paragraph]))
        if slanted and len(paragraph.text) > LONG and not paragraph.text.startswith("("):
            sentence = "Lời văn phải là chữ đứng; hãy bỏ chữ nghiêng (Ctrl+I)."
            yield _about(paragraph, "CHU_NGHIENG", limits.BODY, sentence)


def _justification(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    ragged = [each for each in body if len(each.text) > LONG and each.align not in _JUSTIFIED]
    if ragged:
        more = f" và {len(ragged) - 1} đoạn khác" if len(ragged) > 1 else ""
        sentence = f"Đoạn này{more} chưa canh đều hai lề; hãy chọn Canh đều (Ctrl+J)."
        yield _about(ragged[0], "CANH_DEU", limits.BODY, sentence)


def _articles(paragraph: Paragraph) -> Iterator[TextFinding]:
    text = paragraph.text
    heading = _ARTICLE.match(text)
    if heading is not None and heading.group().strip().startswith("điều"):
        yield _about(
            paragraph, "DIEU", limits.ARTICLE, "“Điều” phải viết hoa chữ đầu; hãy sửa lại."
        )
    elif re.search(r"\bđiều \d+", text):
        sentence = "Khi viện dẫn, “Điều” viết hoa chữ đầu; hãy sửa lại."
        yield _about(paragraph, "DIEU", limits.ARTICLE, sentence)
    if (small := _SMALL_PART.search(text)) is not None:
        sentence = (
            f"Khi viện dẫn, “{small[1].lower()}” không viết hoa; hãy ghi “{small[1].lower()} "
            f"{small[2]}”."
        )
        yield at_paragraph(paragraph, "KHOAN_DIEM", _CAPITALS, sentence)
    if heading is None or not fold(text).startswith("dieu"):
        return
    if not heading.group().endswith("."):
        sentence = "Sau số thứ tự của Điều phải có dấu chấm; hãy ghi “Điều 1.”."
        yield _about(paragraph, "DIEU", limits.ARTICLE, sentence)
    if not _bold_at_start(paragraph.stretches, len(heading.group().strip())):
        sentence = "“Điều” và số thứ tự phải in đậm; hãy chọn chữ đậm (Ctrl+B)."
        yield _about(paragraph, "CHU_DAM", limits.ARTICLE, sentence)


def _bold_at_start(stretches: Sequence[Stretch], letters: int) -> bool:
    """Tell whether the first so many letters are bold, the last mark left aside."""
    left = letters - 1
    for stretch in stretches:
        if left > 0 and stretch.text.strip() and not stretch.look.bold:
            return False
        left -= len(stretch.text)
    return True


def _about(paragraph: Paragraph, code: str, part: Component, sentence: str) -> TextFinding:
    return at_paragraph(paragraph, code, clause(part.item), sentence)
