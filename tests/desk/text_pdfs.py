"""PDFs with Vietnamese text, as programs set it: each glyph with what it says in Unicode."""

from collections.abc import Sequence


def text_pdf(*lines: str, glyphs: Sequence[str] = ()) -> bytes:
    """Make a page with these lines; `glyphs` are texts that one glyph alone draws ("fi")."""
    drawn = [_split(each, glyphs) for each in lines]
    codes = {text: place for place, text in enumerate(sorted({g for d in drawn for g in d}), 1)}
    rows = "\n".join(
        f"BT /F1 12 Tf 60 {780 - 16 * place} Td <{''.join(f'{codes[each]:04x}' for each in row)}>"
        " Tj ET"
        for place, row in enumerate(drawn)
    )
    return _whole(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(rows),
        "<</Type/Font/Subtype/Type0/BaseFont/Mau/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Mau/DW 500"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _stream(_to_unicode(codes)),
    )


def _split(line: str, glyphs: Sequence[str]) -> list[str]:
    found, rest = [], line
    while rest:
        whole = next((each for each in glyphs if rest.startswith(each)), rest[0])
        found.append(whole)
        rest = rest[len(whole) :]
    return found


def _to_unicode(codes: dict[str, int]) -> str:
    pairs = "\n".join(
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>stream\n{text}\nendstream"


def _whole(*objects: str) -> bytes:
    """Write the objects, numbered from 1, with their table."""
    whole, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{each}\nendobj\n".encode()
    start, size = len(whole), len(objects) + 1
    whole += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    whole += b"".join(b"%010d 00000 n \n" % each for each in places)
    whole += f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(whole)
