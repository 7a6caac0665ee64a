"""The rows of a form that answer what proofreading found, or bring a document edited in Word."""

from typing import Any

from pydantic import ConfigDict

from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Code, OptionalLine


class EditedRow(Form):
    """Một văn bản đã sửa trong Word."""

    model_config = ConfigDict(title="Văn bản đã sửa")

    document: Code = required("Văn bản", choices="packet")
    object: Code = required("Tệp đã sửa", "Tệp .docx đã đưa vào kho", choices="file")


class AnswerRow(Form):
    """Giải trình một điểm đọc soát."""

    model_config = ConfigDict(title="Giải trình")

    finding: Code = required("Điểm đọc soát", "Mã ghi ở trang kết quả bị từ chối")
    reason: OptionalLine = optional("", "Lý do để nguyên", "Bỏ trống: chưa giải trình")


def edited_field() -> Any:
    """Return the field of the files that take the place of generated documents."""
    return optional(
        (), "Văn bản đã sửa trong Word", "Chỉ khi sửa tay; chỗ số và ngày còn để trống sẽ được điền"
    )


def answers_field() -> Any:
    """Return the field that says why what proofreading found may stay as it is."""
    return optional((), "Giải trình điểm đọc soát", "Chỉ khi đọc soát thấy điểm mà vẫn để nguyên")
