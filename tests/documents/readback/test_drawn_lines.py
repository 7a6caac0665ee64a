"""Lines that are drawn, new and old, are rules; pictures are not."""

import docx
import pytest
from docx.oxml import parse_xml

from documents.readback import read_back
from tests.documents.docxtpl_output import saved

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


@pytest.mark.parametrize(
    ("shape", "lines"),
    [
        (f'<w:drawing><a:prstGeom {_A} prst="line"/></w:drawing>', 1),
        (f'<w:drawing><a:prstGeom {_A} prst="straightConnector1"/></w:drawing>', 1),
        (f'<w:drawing><a:prstGeom {_A} prst="rect"/></w:drawing>', 0),
        (f'<w:pict><v:line {_V} from="0,0" to="9,0"/></w:pict>', 1),
        (f'<w:pict><v:shape {_V} type="#_x0000_t32"/></w:pict>', 1),
        (f'<w:pict><v:shape {_V} type="#_x0000_t75"/></w:pict>', 0),
    ],
)
def test_drawn_lines_are_counted(shape: str, lines: int) -> None:
    document = docx.Document()
    document.add_paragraph()._p.append(parse_xml(f"<w:r {_W}>{shape}</w:r>"))

    assert len(read_back(saved(document)).paragraphs[0].drawn) == lines
