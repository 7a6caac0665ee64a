"""All findings of a packet on one page."""

from collections.abc import Sequence
from itertools import groupby

from documents.markdown import SPECIAL_IN_FILES, escaped
from dossiers.model.finding import TextFinding

_MAX_QUOTED = 120


def page(findings: Sequence[TextFinding]) -> str:
    """Return all findings on one page in Markdown, a section each document."""
    if not findings:
        return "# Kết quả đọc soát\n\nKhông phát hiện điểm nào cần sửa.\n"
    lines = ["# Kết quả đọc soát", "", f"Có {len(findings):02d} điểm cần xem lại trước khi ký."]
    documents = list(dict.fromkeys(finding.where.document for finding in findings))
    ordered = sorted(findings, key=lambda finding: documents.index(finding.where.document))
    for document, own in groupby(ordered, key=lambda finding: finding.where.document):
        lines += ["", f"## {_plain(document)}", ""]
        lines += [_line(number, finding) for number, finding in enumerate(own, start=1)]
    return "\n".join(lines) + "\n"


def _line(number: int, finding: TextFinding) -> str:
    paragraph = finding.where.paragraph[:_MAX_QUOTED]
    quoted = f" Tại: “{_plain(paragraph)}”." if paragraph else ""
    return f"{number}. {_plain(finding.cited_sentence)}{quoted}"


def _plain(text: str) -> str:
    return escaped(text, SPECIAL_IN_FILES)
