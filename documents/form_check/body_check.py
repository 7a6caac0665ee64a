"""The text of a document: one size, upright, its layout, its parts and articles, its end."""

from collections import Counter
from collections.abc import Iterator, Sequence

from documents.form_check import decree30_limits as limits
from documents.form_check.articles_check import article_findings
from documents.form_check.chapters_check import chapter_findings
from documents.form_check.document_parts import DocumentParts
from documents.form_check.findings import at_paragraph, look_findings
from documents.form_check.layout_check import LONG, layout_findings
from documents.readback import Paragraph
from documents.readback.sheet import Stretch
from dossiers.model.finding import TextFinding

_MODEL = "Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2"


def body_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the text."""
    body = parts.body
    if parts.competence is not None:
        yield from look_findings(parts.competence, limits.TITLE)
    if parts.decides is not None and not parts.decides.text.endswith(":"):
        sentence = "Sau dòng “QUYẾT ĐỊNH” phải có dấu hai chấm; hãy ghi “QUYẾT ĐỊNH:”."
        yield at_paragraph(parts.decides.paragraph, "QUYET_DINH", _MODEL, sentence)
    yield from _sizes(body)
    yield from _slopes(body)
    yield from layout_findings(body)
    yield from chapter_findings(body)
    for paragraph in body:
        yield from article_findings(paragraph)
    if parts.type.closed and body and not body[-1].text.endswith("./."):
        sentence = "Hết nội dung văn bản phải có dấu “./.”; hãy thêm vào cuối đoạn này."
        yield at_paragraph(body[-1], "HET_NOI_DUNG", limits.BODY.clause, sentence)


def _sizes(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    """Check that all text has the same size, and that it is one of those allowed."""
    letters: Counter[float] = Counter()
    first: dict[float, Paragraph] = {}
    for paragraph in body:
        for stretch in _visible(paragraph):
            letters[stretch.look.size] += len(stretch.text)
            first.setdefault(stretch.look.size, paragraph)
    main = letters.most_common(1)[0][0] if letters else 0
    low, high = limits.BODY.sizes
    for size, paragraph in first.items():
        if not low <= size <= high:
            sentence = f"Lời văn đang cỡ chữ {size:g}; hãy đặt 13 đến 14, thống nhất cả văn bản."
            yield at_paragraph(paragraph, "CO_CHU", limits.BODY.clause, sentence)
        elif size != main:
            sentence = f"Đoạn này cỡ chữ {size:g}, phần còn lại {main:g}; hãy đặt cùng một cỡ."
            yield at_paragraph(paragraph, "CO_CHU_KHONG_DEU", limits.BODY.clause, sentence)


def _visible(paragraph: Paragraph) -> list[Stretch]:
    return [stretch for stretch in paragraph.stretches if stretch.text.strip()]


def _slopes(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    for paragraph in body:
        slanted = all(stretch.look.italic for stretch in _visible(paragraph))
        if slanted and len(paragraph.text) > LONG and not paragraph.text.startswith("("):
            sentence = "Lời văn phải là chữ đứng; hãy bỏ chữ nghiêng (Ctrl+I)."
            yield at_paragraph(paragraph, "CHU_NGHIENG", limits.BODY.clause, sentence)
