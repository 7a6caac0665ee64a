"""Looks resolved as Word does: the document's defaults, table, paragraph and run styles, the run.

Source: ECMA-376 part 1, 17.7.2 (order of styles) and 17.7.3 (bold and the like are toggles).
"""

from dataclasses import dataclass

from lxml.etree import _Element

from documents.readback.sheet import Look
from documents.readback.word_xml import OFF, ON, A, W

Values = dict[str, str]
"""Properties by name, those with attributes as "ind.left"."""

_TOGGLES = ("b", "i", "caps", "vanish")
_FALLBACK_FONT = "Times New Roman"
_FALLBACK_SIZE = "20"
_PARTED = ("spacing", "ind")
_MARKING = ("numPr", "contextualSpacing")
"""Whether it is there is all that counts."""


@dataclass(frozen=True)
class Style:
    """A style as it is written: what it rests on, and its own properties."""

    base: str
    run: Values
    paragraph: Values


class Styles:
    """All styles of a document."""

    def __init__(self, styles: _Element | None, theme: _Element | None) -> None:
        """Read the parts; a document may lack either."""
        self._theme = _theme_fonts(theme)
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._run: Values = {}
        self._paragraph: Values = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: _Element) -> None:
        defaults = styles.find(f"{W}docDefaults")
        if defaults is not None:
            self._run = self.run_values(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._paragraph = paragraph_values(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for style in styles.iterfind(f"{W}style"):
            identifier = style.get(f"{W}styleId", "")
            if style.get(f"{W}default") in ON:
                self._defaults[style.get(f"{W}type", "")] = identifier
            self._styles[identifier] = Style(
                base=_value(style.find(f"{W}basedOn")),
                run=self.run_values(style.find(f"{W}rPr")),
                paragraph=paragraph_values(style.find(f"{W}pPr")),
            )

    def run_values(self, properties: _Element | None) -> Values:
        """Return what a w:rPr says, empty if there is none."""
        values: Values = {}
        for element in properties if properties is not None else ():
            name = _local(element)
            if name == "rFonts":
                values |= self._fonts(element)
            elif name in _TOGGLES:
                values[name] = "0" if _value(element) in (*OFF, "none") else "1"
            elif name in ("sz", "u", "color", "rStyle"):
                values[name] = _value(element)
        return values

    def _fonts(self, fonts: _Element) -> Values:
        named = {}
        for script in ("ascii", "hAnsi"):
            theme = fonts.get(f"{W}{script}Theme")
            font = self._theme.get(theme[:5], "") if theme else fonts.get(f"{W}{script}", "")
            if font:
                named[script] = font
        return named

    def look(self, style: str, table: str, own: Values) -> Look:
        """Return the look of a run of its `own` values in a paragraph and table of these styles."""
        levels = [
            self._merged(table, "table").run,
            self._merged(style, "paragraph").run,
            self._merged(own.get("rStyle", ""), "character").run,
        ]
        values = dict(self._run)
        for level in levels:
            values |= level
        for toggle in _TOGGLES:
            flips = sum(level.get(toggle) == "1" for level in levels)
            values[toggle] = "1" if flips % 2 or self._run.get(toggle) == "1" else "0"
        return _look(values | own)

    def paragraph(self, style: str, table: str, own: Values) -> Values:
        """Return the properties of a paragraph of its `own` values."""
        inherited = self._merged(table, "table").paragraph
        return self._paragraph | inherited | self._merged(style, "paragraph").paragraph | own

    def _merged(self, identifier: str, kind: str) -> Style:
        """Return a style with all that it rests on; the default of its kind if none is named."""
        name = identifier if identifier in self._styles else self._defaults.get(kind, "")
        chain: dict[str, Style] = {}
        while name in self._styles and name not in chain:
            chain[name] = self._styles[name]
            name = chain[name].base
        run: Values = {}
        paragraph: Values = {}
        for style in reversed(chain.values()):
            run |= style.run
            paragraph |= style.paragraph
        return Style("", run, paragraph)


def paragraph_values(properties: _Element | None) -> Values:
    """Return what a w:pPr says of place and lines, empty if there is none."""
    values: Values = {}
    for element in properties if properties is not None else ():
        name = _local(element)
        if name in ("jc", "pStyle"):
            values[name] = _value(element)
        elif name in _PARTED:
            values |= {
                f"{name}.{_local_name(key)}": str(text) for key, text in element.attrib.items()
            }
        elif name in _MARKING:
            values[name] = "0" if _value(element) in (*OFF, "none") else "1"
        elif name == "pBdr":
            values |= {f"border.{_local(edge)}": _value(edge) for edge in element}
    return values


def _look(values: Values) -> Look:
    color = values.get("color", "").lower()
    fonts = dict.fromkeys(values.get(script, _FALLBACK_FONT) for script in ("ascii", "hAnsi"))
    return Look(
        fonts=tuple(fonts),
        size=float(values.get("sz", _FALLBACK_SIZE)) / 2,
        bold=values.get("b") == "1",
        italic=values.get("i") == "1",
        capitals=values.get("caps") == "1",
        underlined=values.get("u", "none") not in ("none", ""),
        color="" if color in ("", "auto", "000000") else color,
    )


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """Return the theme's Latin fonts: of headings ("major") and of text ("minor")."""
    if theme is None:
        return {}
    latin = {name: theme.find(f".//{A}{name}Font/{A}latin") for name in ("major", "minor")}
    return {name: font.get("typeface", "") for name, font in latin.items() if font is not None}


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _local(element: _Element) -> str:
    return _local_name(element.tag) if isinstance(element.tag, str) else ""


def _local_name(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]
