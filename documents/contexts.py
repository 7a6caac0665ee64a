"""What the contexts of all papers are made of: typed, printable, the same as JSON.

Field names are English, their aliases the blanks that staff see in Word; the description says in
Vietnamese what stands there. `model_dump(mode="json", by_alias=True)` is exactly what a template
receives and what the register keeps, so that a document can be made again from its record.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from documents.text import printable

Line = Annotated[str, AfterValidator(printable)]
"""One printable line; InvalidForm for a control character."""
Lines = tuple[Line, ...]

HEADED = ("co_quan_ban_hanh", "trich_yeu")
"""Blanks that every headed paper requires: issuer and subject (components 2 and 5a)."""
DATED = ("dia_danh", "ngay_ban_hanh")
"""Blanks of place and date (component 4)."""
SIGNED = (*HEADED, *DATED, "quyen_han", "nguoi_ky", "noi_nhan")
"""Blanks that every signed paper requires (components 7 and 9b)."""
MONEY = ("tong_tien", "tong_tien_bang_chu")
"""Blanks of a sum, in figures and in words."""


class Piece(BaseModel):
    """A part of a context: frozen, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Context(Piece):
    """All blanks of one kind of document."""

    def blanks(self) -> dict[str, object]:
        """Return what the template receives: JSON values under the names of the blanks."""
        return self.model_dump(mode="json", by_alias=True)


class Headed(Context):
    """Who issues a document, and its subject (Decree 30, annex I, components 2 and 5a)."""

    superior: Lines = Field(alias="co_quan_chu_quan", description="Cơ quan chủ quản (nếu có)")
    issuer: Lines = Field(alias="co_quan_ban_hanh", description="Cơ quan ban hành")
    subject: Line = Field(alias="trich_yeu", description="Trích yếu nội dung")


class Signed(Headed):
    """A document dated, signed and sent (components 4, 7 and 9b)."""

    place: Line = Field(alias="dia_danh", description="Địa danh")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày, tháng, năm ban hành")
    authority: Lines = Field(alias="quyen_han", description="Quyền hạn, chức vụ của người ký")
    signer: Line = Field(alias="nguoi_ky", description="Họ và tên người ký")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")
