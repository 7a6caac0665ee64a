"""The decision that issues the ward's plan."""

from pydantic import Field

from documents.contexts import Line, Lines, Signed


class PlanDecisionContext(Signed):
    """The decision that issues a plan (Decree 30, annex III, form 1.3)."""

    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    competence: Line = Field(alias="tham_quyen", description="Thẩm quyền ban hành")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    issued: Line = Field(alias="van_ban", description="Văn bản được ban hành kèm theo")
    executors: Line = Field(alias="noi_thi_hanh", description="Nơi thi hành Quyết định")
