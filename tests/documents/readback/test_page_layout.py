"""Paper, margins and page numbers, also where a section takes over those of the one before."""

import docx
from docx.shared import Mm

from documents.readback import read_back
from tests.documents.docxtpl_output import saved
from tests.documents.packets import QD, the_packet


def test_the_page_of_a_decision() -> None:
    (section,) = read_back(the_packet().documents[QD]).sections

    assert [round(each) for each in (section.width, section.height, *section.margins)] == [
        *(210, 297),
        *(20, 20, 30, 15),
    ]
    assert section.first_differs
    assert [(each.slot, each.centred, each.look.size) for each in section.page_fields] == [
        ("default", True, 14)
    ]


def test_a_later_section_keeps_the_header_of_the_one_before() -> None:
    document = docx.Document()
    document.sections[0].page_width = Mm(210)
    document.add_section()

    first, second = read_back(saved(document)).sections

    assert first.page_fields == second.page_fields
    assert round(first.width) == 210
