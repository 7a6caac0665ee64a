"""The forms of what the office does beside the steps of the way."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict

from dossiers.model.dossier import Honorific, NomineeKind
from dossiers.model.holds import HoldAct, HoldGround
from workflow.forms.base import Form, asked, offered
from workflow.forms.fields import (
    Choice,
    Code,
    Day,
    Line,
    OptionalCitizenId,
    OptionalCode,
    OptionalDay,
    OptionalLine,
    OptionalNumber,
    OptionalTime,
)
from workflow.forms.step_forms import round_field


class InvitationForm(Form):
    """Mời họp Hội đồng."""

    model_config = ConfigDict(title="Giấy mời họp Hội đồng")

    round: Code = round_field()
    meets_on: Day = asked("Ngày họp")
    starts_at: OptionalTime = offered(None, "Bắt đầu lúc", "Ví dụ 08:00; bỏ trống thì ghi tay sau")
    place: Line = asked("Địa điểm")
    chair: Line = asked("Chủ trì, ký giấy mời", "Chủ tịch hoặc Phó Chủ tịch Hội đồng")
    invited_on: OptionalDay = offered(None, "Ngày giấy mời", "Bỏ trống: hôm nay")
    agenda: tuple[Line, ...] = offered(
        (), "Nội dung họp", "Mỗi nội dung một dòng; bỏ trống: nghe thẩm định, xét, thông qua"
    )


class TemplateUse(StrEnum):
    """What to do with a template that has no fault."""

    CHI_KIEM_TRA = "CHI_KIEM_TRA"
    DUA_VAO_DUNG = "DUA_VAO_DUNG"

    @property
    def text(self) -> str:
        """What staff read."""
        return {"CHI_KIEM_TRA": "Chỉ kiểm tra", "DUA_VAO_DUNG": "Kiểm tra và đưa vào dùng"}[self]


class TemplateForm(Form):
    """Kiểm tra một mẫu văn bản sửa trong Word."""

    model_config = ConfigDict(title="Kiểm tra mẫu văn bản")

    file: Code = asked("Tệp mẫu trong kho", "Tệp .docx đã đưa vào kho", choices="file")
    kind: Code = asked("Là mẫu của văn bản nào", choices="template")
    use: Annotated[TemplateUse, Choice()] = asked("Việc cần làm")
    by: Line = asked("Người thực hiện")


class BulkForm(Form):
    """Dựng văn bản hàng loạt."""

    model_config = ConfigDict(title="Dựng văn bản hàng loạt")

    round: OptionalCode = offered(
        "", "Đợt xét khen thưởng", "Hoặc để trống và ghi năm", choices="round"
    )
    year: OptionalNumber = offered(None, "Năm", "Mọi đợt của năm, khi bỏ trống ô trên")
    kind: OptionalCode = offered("", "Loại văn bản", "Bỏ trống: Giấy khen", choices="template")
    by: Line = asked("Người thực hiện")


class RemindersForm(Form):
    """Nhắc việc đến hạn: không cần điền gì."""

    model_config = ConfigDict(title="Nhắc việc đến hạn")


class HoldingForm(Form):
    """Tạm dừng xét một hồ sơ, hoặc bỏ tạm dừng."""

    model_config = ConfigDict(title="Phiếu tạm dừng xét")

    dossier: Code = asked("Hồ sơ", choices="dossier")
    act: Annotated[HoldAct, Choice()] = asked("Việc cần làm")
    ground: Annotated[HoldGround | None, Choice()] = offered(
        None, "Lý do tạm dừng", "Bắt buộc khi tạm dừng"
    )
    reason: Line = asked("Nội dung cụ thể", "Văn bản, vụ việc nào; hoặc kết luận đã có")
    by: Line = asked("Người thực hiện")
    on: OptionalDay = offered(None, "Từ ngày", "Bỏ trống: hôm nay")


class HistoryForm(Form):
    """Nhập các quyết định khen thưởng trước đây từ tệp Excel."""

    model_config = ConfigDict(title="Khen thưởng trước đây")

    workbook: Code = asked(
        "Tệp Excel trong kho", "Mỗi dòng một lần khen; dòng đã có thì bỏ qua", choices="file"
    )
    by: Line = asked("Người nhập")


class HistoryRow(Form):
    """Một lần khen thưởng trước đây."""

    model_config = ConfigDict(title="Lần khen")

    kind: Annotated[NomineeKind, Choice()] = asked("Đối tượng")
    name: Line = asked("Họ và tên hoặc tên tập thể")
    honorific: Annotated[Honorific | None, Choice()] = offered(None, "Ông/Bà")
    birth_year: OptionalNumber = offered(None, "Năm sinh")
    citizen_id: OptionalCitizenId = offered("", "Số căn cước")
    unit: OptionalLine = offered("", "Đơn vị")
    award: Line = asked("Hình thức khen thưởng")
    decision: Line = asked("Số quyết định")
    decided_on: Day = asked("Ngày quyết định")
    achievement: OptionalLine = offered("", "Thành tích")
