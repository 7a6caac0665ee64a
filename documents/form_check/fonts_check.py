"""The font and colour of every run (annex I, part I, I.4)."""

from collections import defaultdict
from collections.abc import Iterator

from documents.form_check.decree30_limits import PAGE, clause
from documents.form_check.findings import and_others, at_paragraph
from documents.old_encodings import Encoding, encoding_of_font
from documents.readback import Paragraph, Sheet, Stretch
from dossiers.model.finding import TextFinding

_MAX_QUOTED = 60
_SOURCES = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI Windows"}
"""How the converter that offices use names each encoding."""

_CLAUSE = clause("I.4")


def font_findings(sheet: Sheet) -> Iterator[TextFinding]:
    """Yield a finding for each font and colour that is not the decree's."""
    paragraphs = [*sheet.paragraphs, *sheet.aside]
    yield from _encodings(paragraphs)
    yield from _fonts(paragraphs)
    yield from _colours(sheet.paragraphs)


def _fonts(paragraphs: list[Paragraph]) -> Iterator[TextFinding]:
    used: dict[str, list[tuple[Paragraph, str]]] = defaultdict(list)
    for paragraph in paragraphs:
        for stretch in paragraph.stretches:
            for font in stretch.look.fonts if stretch.text.strip() else ():
                used[font].append((paragraph, stretch.text.strip()))
    for font, places in used.items():
        if encoding_of_font(font) is None and font.casefold() != PAGE.font.casefold():
            paragraph, text = places[0]
            where = f"“{text[:_MAX_QUOTED]}”{and_others(len(places), 'chỗ')}"
            sentence = f"{where} đang dùng phông {font}; hãy chọn phông {PAGE.font}."
            yield at_paragraph(paragraph, "PHONG_CHU", _CLAUSE, sentence)


def _encodings(paragraphs: list[Paragraph]) -> Iterator[TextFinding]:
    """Yield a finding for each encoding of before Unicode (annex I, part I, I.4: TCVN 6909:2001).

    Another font alone would leave letters that nobody can read.
    """
    used: dict[Encoding, list[tuple[Paragraph, str]]] = defaultdict(list)
    for paragraph in paragraphs:
        for stretch in paragraph.stretches:
            encoding = stretch.typed.encoding if stretch.typed else _old_font(stretch)
            if encoding:
                used[encoding].append((paragraph, stretch.text.strip()))
    for encoding, places in used.items():
        paragraph, text = places[0]
        where = f"“{text[:_MAX_QUOTED]}”{and_others(len(places), 'chỗ')}"
        sentence = (
            f"{where} gõ bằng phông cũ {encoding.value}, không phải Unicode; hãy chuyển mã cả văn"
            f" bản sang Unicode trước (UniKey: Ctrl+Shift+F6, nguồn {_SOURCES[encoding]}, đích"
            f" Unicode), rồi mới chọn phông {PAGE.font}. Chỉ đổi phông thì chữ sẽ hỏng."
        )
        yield at_paragraph(paragraph, "BANG_MA", _CLAUSE, sentence)


def _old_font(stretch: Stretch) -> Encoding | None:
    """Return the encoding whose font a stretch of plain letters is in."""
    fonts = stretch.look.fonts if stretch.text.strip() else ()
    return next((found for font in fonts if (found := encoding_of_font(font))), None)


def _colours(paragraphs: tuple[Paragraph, ...]) -> Iterator[TextFinding]:
    for paragraph in paragraphs:
        coloured = [each for each in paragraph.stretches if each.look.color and each.text.strip()]
        if coloured:
            text = coloured[0].text.strip()[:_MAX_QUOTED]
            sentence = f"“{text}” không phải chữ đen; hãy chọn màu đen."
            yield at_paragraph(paragraph, "MAU_CHU", _CLAUSE, sentence)
            return
