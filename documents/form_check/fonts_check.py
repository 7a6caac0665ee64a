"""The font and colour of every run (annex I, part I, I.4)."""

from collections import defaultdict
from collections.abc import Iterator

from documents.form_check.decree30_limits import PAGE, clause
from documents.form_check.findings import and_others, at_paragraph
from documents.readback import Paragraph, Sheet
from dossiers.model.finding import TextFinding

_MAX_QUOTED = 60
_CLAUSE = clause("I.4")


def font_findings(sheet: Sheet) -> Iterator[TextFinding]:
    """Yield a finding for each font and colour that is not the decree's."""
    yield from _fonts([*sheet.paragraphs, *sheet.aside])
    yield from _colours(sheet.paragraphs)


def _fonts(paragraphs: list[Paragraph]) -> Iterator[TextFinding]:
    used: dict[str, list[tuple[Paragraph, str]]] = defaultdict(list)
    for paragraph in paragraphs:
        for stretch in paragraph.stretches:
            for font in stretch.look.fonts if stretch.text.strip() else ():
                used[font].append((paragraph, stretch.text.strip()))
    for font, places in used.items():
        if font.casefold() != PAGE.font.casefold():
            paragraph, text = places[0]
            where = f"“{text[:_MAX_QUOTED]}”{and_others(len(places), 'chỗ')}"
            sentence = f"{where} đang dùng phông {font}; hãy chọn phông {PAGE.font}."
            yield at_paragraph(paragraph, "PHONG_CHU", _CLAUSE, sentence)


def _colours(paragraphs: tuple[Paragraph, ...]) -> Iterator[TextFinding]:
    for paragraph in paragraphs:
        coloured = [each for each in paragraph.stretches if each.look.color and each.text.strip()]
        if coloured:
            text = coloured[0].text.strip()[:_MAX_QUOTED]
            sentence = f"“{text}” không phải chữ đen; hãy chọn màu đen."
            yield at_paragraph(paragraph, "MAU_CHU", _CLAUSE, sentence)
            return
