"""Build the templates: `python -m templates.build` writes each .docx beside its module.

The same code gives the same bytes: fixed dates and order, and parts stored, not deflated, since
deflate differs between builds of zlib.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED

from docx.document import Document

from documents.kinds import DocumentKind
from documents.rendering.reproducible_zip import repack
from templates import (
    bao_cao_tham_dinh,
    bien_ban_hop,
    bien_ban_kiem_phieu,
    catalog,
    danh_sach,
    giay_khen,
    giay_khen_phoi,
    giay_moi,
    giay_tiep_nhan,
    phieu_bo_sung,
    quyet_dinh,
    quyet_dinh_ke_hoach,
    to_trinh,
)

BUILDERS: dict[DocumentKind, Callable[[], Document]] = {
    DocumentKind.GIAY_TIEP_NHAN: giay_tiep_nhan.build,
    DocumentKind.PHIEU_BO_SUNG: phieu_bo_sung.build,
    DocumentKind.BAO_CAO_THAM_DINH: bao_cao_tham_dinh.build,
    DocumentKind.GIAY_MOI: giay_moi.build,
    DocumentKind.BIEN_BAN_HOP: bien_ban_hop.build,
    DocumentKind.BIEN_BAN_KIEM_PHIEU: bien_ban_kiem_phieu.build,
    DocumentKind.TO_TRINH: to_trinh.build,
    DocumentKind.QUYET_DINH: quyet_dinh.build,
    DocumentKind.DANH_SACH: danh_sach.build,
    DocumentKind.GIAY_KHEN: giay_khen.build,
    DocumentKind.GIAY_KHEN_PHOI: giay_khen_phoi.build,
    DocumentKind.QUYET_DINH_KE_HOACH: quyet_dinh_ke_hoach.build,
}
_WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001 - core.xml knows no zone but UTC


def built(kind: DocumentKind) -> bytes:
    """The template of a kind, made anew."""
    document = BUILDERS[kind]()
    _name(document, kind.title)
    package = BytesIO()
    document.save(package)
    return repack(package.getvalue(), ZIP_STORED)


def _name(document: Document, title: str) -> None:
    """Say in the file's properties what it is, and no person's name or true date."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = _WRITTEN


def write_all(folder: Path) -> None:
    """Write every template of the catalog into a folder."""
    for entry in catalog():
        (folder / entry.file).write_bytes(built(entry.kind))


if __name__ == "__main__":
    write_all(Path(__file__).parent)
