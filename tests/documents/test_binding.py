"""Documents of one template bound into one file."""

from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

from documents.binding import merge_documents
from tests.documents.docxtpl_output import saved

PICTURE = Path(__file__).parents[2] / "docs" / "huong-dan" / "hinh" / "van-ban" / "GIAY_KHEN-1.png"


def a_page(text: str) -> bytes:
    """Return a document of a text and two pictures."""
    document = docx.Document()
    document.add_paragraph(text)
    for _ in range(2):
        document.add_picture(str(PICTURE))
    return saved(document)


def test_each_document_follows_the_other_on_pages_of_its_own() -> None:
    whole = docx.Document(BytesIO(merge_documents([a_page("một"), a_page("hai"), a_page("ba")])))

    assert [each.text for each in whole.paragraphs if each.text] == ["một", "hai", "ba"]
    assert len(whole.sections) == 3


def test_no_two_pictures_share_a_number() -> None:
    whole = docx.Document(BytesIO(merge_documents([a_page("một"), a_page("hai")])))

    numbers = [each.get("id") for each in whole.element.iter(qn("wp:docPr"))]
    assert numbers == ["1", "2", "3", "4"]
