"""The columns of lists that print dossiers: their headings, and what a dossier's cell says."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from documents.awardees import post
from dossiers.model.dossier import Dossier


class ListColumn(NamedTuple):
    """How a column's heading begins, without diacritics (a pattern), and what its cells say.

    A text that differs from `value` of the dossier is the finding `code`, which calls it `title`.
    Columns without `value` need more than a dossier: documents/proofread/list_cells.py, lists.py.
    """

    heading: str
    code: str = ""
    title: str = ""
    value: Callable[[Dossier], str] | None = None


COLUMNS: Mapping[str, ListColumn] = {
    "ordinal": ListColumn(r"(stt|tt|so tt|so so vang)$"),
    "name": ListColumn(r"(ho va ten|ho ten|ho, ten|ten )"),
    "post": ListColumn(
        r"(chuc vu|chuc danh|dia chi|don vi(?! (de nghi|trinh)))",
        "CHUC_VU",
        "Chức vụ, đơn vị",
        post,
    ),
    "unit": ListColumn(
        r"don vi (de nghi|trinh)", "DON_VI", "Đơn vị đề nghị", lambda each: each.unit.name
    ),
    "achievement": ListColumn(
        r"(tom tat )?thanh tich", "THANH_TICH", "Thành tích", lambda each: each.nominee.achievement
    ),
    "birth": ListColumn(
        r"nam sinh", "NAM_SINH", "Năm sinh", lambda each: str(each.nominee.birth_year or "")
    ),
    "earlier": ListColumn(r"(danh hieu, )?(khen thuong|hinh thuc) da co"),
    "votes": ListColumn(r"(so )?(phieu )?dong y|so phieu"),
    "disagree": ListColumn(r"(so )?(phieu )?khong dong y"),
    "abstain": ListColumn(r"(so )?(phieu )?khong (co )?y kien"),
    "share": ListColumn(r"ty le"),
    "bonus": ListColumn(r"(muc |so )?(tien )?(thuong|tien)"),
    "result": ListColumn(r"ket qua"),
}
"""Each column by its meaning; the first whose heading fits is taken."""
