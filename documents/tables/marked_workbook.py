"""Mark a workbook with what is wrong beside each row: cells coloured, a column "Lỗi".

Only the parts of the sheets and of the styles are written anew: all else of a unit's workbook, its
pictures and whatever a library would not keep, comes back as the bytes that it was.
"""

import io
import re
from collections import defaultdict
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from lxml.etree import _Element

from documents.files.parser_faults import parser_faults
from documents.tables.marked_sheet import MarkedSheet
from documents.tables.marked_styles import MarkedStyles
from documents.tables.workbook_parts import STYLES, SheetPart, WorkbookParts
from dossiers.model.errors import Refused
from dossiers.model.finding import CellFinding

QUICK = 1
"""How hard sheets are compressed: they are looked at once."""


def mark_findings(data: bytes, findings: Sequence[CellFinding]) -> bytes:
    """Return the same workbook with every finding at its row; `data` is one that could be read.

    A column "Lỗi" and colours of an earlier check are replaced. Raises Refused where the workbook
    has no styles to add a colour to, or cannot be written to.
    """
    unmarked = "Không ghi được bản đánh dấu cột “Lỗi” vào tệp này; hãy mở bằng Excel, lưu lại .xlsx"
    with parser_faults(Refused(unmarked)), ZipFile(io.BytesIO(data)) as package:
        parts = WorkbookParts(package)
        styles = MarkedStyles(parts.parsed(parts.related(STYLES)))
        by_sheet: dict[str, list[CellFinding]] = defaultdict(list)
        for finding in findings:
            by_sheet[finding.where.table].append(finding)
        changed = {
            sheet.part: _marked(parts, sheet, by_sheet.get(sheet.name, []), styles)
            for sheet in parts.sheets
            if sheet.name in by_sheet or _is_marked(package, sheet, styles)
        }
        changed[parts.related(STYLES)] = styles.root
        return _saved(package, changed)


def _marked(
    parts: WorkbookParts, sheet: SheetPart, findings: Sequence[CellFinding], styles: MarkedStyles
) -> _Element:
    marked = MarkedSheet(parts.parsed(sheet.part), styles, parts.strings)
    marked.clean()
    if findings:
        marked.mark(findings)
    return marked.root


def _is_marked(package: ZipFile, sheet: SheetPart, styles: MarkedStyles) -> bool:
    """Tell whether an earlier check has coloured anything in a sheet."""
    used = {int(each) for each in re.findall(rb'\bs="(\d+)"', package.read(sheet.part))}
    return bool(used & styles.marks.keys())


def _saved(package: ZipFile, changed: dict[str, _Element]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as written:
        for member in package.infolist():
            root = changed.get(member.filename)
            if root is None:
                written.writestr(member, package.read(member))
                continue
            content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            written.writestr(member.filename, content, compresslevel=QUICK)
    return made.getvalue()
