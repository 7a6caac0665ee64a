"""Whether a template fits its kind."""

from io import BytesIO

import docx
import pytest

from documents.catalog import CONTEXTS, check_template
from documents.kinds import DocumentKind
from dossiers.model.errors import TemplateFault
from templates import template_bytes


def with_paragraph(kind: DocumentKind, added: str) -> bytes:
    document = docx.Document(BytesIO(template_bytes(kind)))
    document.add_paragraph(added)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_every_kind_has_a_context() -> None:
    assert set(CONTEXTS) == set(DocumentKind)


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_official_templates_fit(kind: DocumentKind) -> None:
    check_template(kind, template_bytes(kind))


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("{{ so_quyetdinh }}", "{{ so_quyetdinh }}"),
        ("{% if nguoi_ky == 'A' %}{{ la }}{% endif %}", "{{ la }}"),
        ("{% for a in can_cu %}", "chưa đóng"),
    ],
)
def test_a_template_edited_wrongly_is_refused(added: str, fault: str) -> None:
    kind = DocumentKind.QUYET_DINH
    with pytest.raises(TemplateFault) as refused:
        check_template(kind, with_paragraph(kind, added))
    assert fault in str(refused.value)


def test_a_template_of_another_kind_is_refused() -> None:
    with pytest.raises(TemplateFault, match="so_so_vang"):
        check_template(DocumentKind.QUYET_DINH, template_bytes(DocumentKind.GIAY_KHEN))


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(TemplateFault, match="hỏng"):
        check_template(DocumentKind.QUYET_DINH, b"PK\x03\x04")
