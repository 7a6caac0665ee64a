"""The row of a form, of a workbook or of a Word table that puts a nominee forward."""

from typing import Annotated

from dossiers.model.nominee import Honorific, Nominee, NomineeKind
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import (
    Choice,
    Code,
    Line,
    OptionalCitizenId,
    OptionalCount,
    OptionalLine,
    OptionalNumber,
)


class NomineeForm(Form, Nominee, title="Tập thể, cá nhân, hộ gia đình"):
    """Tập thể, cá nhân hoặc hộ gia đình được đề nghị."""

    ADDED_AFTER_RELEASE = frozenset({"members", "women"})

    kind: Annotated[NomineeKind, Choice()] = required("Đối tượng")
    name: Line = required("Họ và tên hoặc tên tập thể", "Viết đầy đủ, không viết tắt")
    honorific: Annotated[Honorific | None, Choice()] = optional(
        None, "Ông/Bà", "Chỉ chọn đối với cá nhân"
    )
    birth_year: OptionalNumber = optional(None, "Năm sinh", "Cá nhân; có thể để trống")
    citizen_id: OptionalCitizenId = optional("", "Số căn cước", "Có thể để trống")
    position: OptionalLine = optional("", "Chức vụ", "Có thể để trống")
    workplace: OptionalLine = optional("", "Đơn vị công tác", "Có thể để trống")
    address: OptionalLine = optional("", "Địa chỉ", "Có thể để trống")
    members: OptionalNumber = optional(None, "Số người", "Tập thể; có thể để trống")
    women: OptionalCount = optional(None, "Trong đó nữ", "Tập thể; để xét khi bằng phiếu")
    achievement: Line = required("Tóm tắt thành tích", "Một câu, sẽ in vào danh sách và giấy khen")
    criteria: tuple[Code, ...] = required(
        "Tiêu chí đạt được", "Theo Mục III Kế hoạch, ít nhất một tiêu chí", choices="criterion"
    )
