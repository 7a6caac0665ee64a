"""The top of an annex: its name, its title, what it is attached to (annex I, part I, III.1)."""

from collections.abc import Iterator

from documents.form_check import law
from documents.form_check.anatomy import Anatomy
from documents.form_check.findings import about, looks, overall
from dossiers.model.finding import TextFinding
from dossiers.model.names import fold


def annex_findings(found: Anatomy) -> Iterator[TextFinding]:
    """What is wrong with the heading of the first annex."""
    if not found.annex:
        return
    first, *rest = found.annex
    yield from looks(first, law.ANNEX)
    if first.text.upper() == first.text:
        sentence = "Từ “Phụ lục” viết bằng chữ in thường; hãy ghi “Phụ lục”."
        yield about(first, "PHU_LUC", law.ANNEX.item, sentence)
    references = [at for at, piece in enumerate(rest[:6]) if fold(piece.text).startswith("(kem")]
    for piece in rest[: references[0]] if references else ():
        yield from looks(piece, law.ANNEX_TITLE)
    if references:
        yield from looks(rest[references[0]], law.ANNEX_REFERENCE)
    else:
        yield overall(
            "PHU_LUC_KEM_THEO",
            law.ANNEX_REFERENCE.item,
            "Dưới tên Phụ lục phải có dòng “(Kèm theo … số … ngày …)”; hãy bổ sung.",
        )
