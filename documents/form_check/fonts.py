"""The font and colour of every run (annex I, part I, I.4)."""

from collections import defaultdict
from collections.abc import Iterator

from documents.form_check.findings import Finding
from documents.form_check.law import LAW, clause
from documents.readback import Paragraph, Sheet

_SAMPLE = 60


def font_findings(sheet: Sheet) -> Iterator[Finding]:
    """A finding for each font and colour that is not the decree's."""
    yield from _fonts([*sheet.paragraphs, *sheet.aside])
    yield from _colours(sheet.paragraphs)


def _fonts(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    used = defaultdict(list)
    for paragraph in paragraphs:
        for stretch in paragraph.stretches:
            for font in stretch.look.fonts if stretch.text.strip() else ():
                used[font].append((paragraph, stretch.text.strip()))
    for font, places in used.items():
        if font.casefold() != LAW.font.casefold():
            paragraph, text = places[0]
            yield _finding(
                "PHONG_CHU",
                paragraph,
                f"“{text[:_SAMPLE]}”{_more(len(places))} đang dùng phông {font}; hãy chọn phông "
                f"{LAW.font}.",
            )


def _colours(paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    for paragraph in paragraphs:
        coloured = [each for each in paragraph.stretches if each.look.color and each.text.strip()]
        if coloured:
            text = coloured[0].text.strip()[:_SAMPLE]
            yield _finding("MAU_CHU", paragraph, f"“{text}” không phải chữ đen; hãy chọn màu đen.")
            return


def _finding(code: str, paragraph: Paragraph, sentence: str) -> Finding:
    place = paragraph.place if paragraph.place >= 0 else None
    return Finding(code, clause("I.4"), paragraph.text, sentence, place)


def _more(count: int) -> str:
    return f" và {count - 1} chỗ khác" if count > 1 else ""
