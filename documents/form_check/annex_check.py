"""The top of an annex: its name, its title, what it is attached to (annex I, part I, III.1)."""

from collections.abc import Iterator

from documents.form_check import decree30_limits as limits
from documents.form_check.document_parts import DocumentParts
from documents.form_check.findings import at_piece, look_findings, overall
from dossiers.model.finding import TextFinding

_MAX_TITLE_LINES = 6


def annex_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield what is wrong with the heading of the first annex."""
    if not parts.annex:
        return
    first, *rest = parts.annex
    yield from look_findings(first, limits.ANNEX)
    if first.text.upper() == first.text:
        sentence = "Từ “Phụ lục” viết bằng chữ in thường; hãy ghi “Phụ lục”."
        yield at_piece(first, "PHU_LUC", limits.ANNEX.item, sentence)
    near = [piece.folded.startswith("(kem") for piece in rest[:_MAX_TITLE_LINES]]
    if any(near):
        for piece in rest[: near.index(True)]:
            yield from look_findings(piece, limits.ANNEX_TITLE)
        yield from look_findings(rest[near.index(True)], limits.ANNEX_REFERENCE)
    else:
        sentence = "Dưới tên Phụ lục phải có dòng “(Kèm theo … số … ngày …)”; hãy bổ sung."
        yield overall("PHU_LUC_KEM_THEO", limits.ANNEX_REFERENCE.item, sentence)
