"""How the council decides of an award: who must be there, how many votes it takes."""

from dossiers.model.labels import LabelledEnum
from dossiers.plan.validity import LegalValue


class VoteBase(LabelledEnum):
    """Of whom the threshold is a share."""

    ALL_MEMBERS = "ALL_MEMBERS", "tổng số thành viên được biểu quyết"
    PRESENT = "PRESENT", "số thành viên tham gia biểu quyết"
    VALID_BALLOTS = "VALID_BALLOTS", "số phiếu hợp lệ"


class VotingRule(LegalValue):
    """Quorum and threshold of an award, as fractions; `strict` means more than, not at least.

    `ballot` says that the vote must be secret.
    """

    TITLE = "cách biểu quyết"
    PLACE = "wards/awards-voting.toml, mục [[rules]]"
    KEY = ("award",)

    award: str
    quorum: tuple[int, int]
    threshold: tuple[int, int]
    strict: bool
    base: VoteBase
    ballot: bool = False
