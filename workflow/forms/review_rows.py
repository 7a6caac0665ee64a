"""The rows of a form that answer what proofreading found, or bring a document edited in Word."""

from typing import Any

from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Code, OptionalLine


class EditedRow(Form, title="Văn bản đã sửa"):
    """Một văn bản đã sửa trong Word."""

    document: Code = required("Văn bản", choices="packet")
    object: Code = required("Tệp đã sửa", "Tệp .docx đã đưa vào kho", choices="file")


class AnswerRow(Form, title="Giải trình"):
    """Giải trình một điểm đọc soát."""

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
