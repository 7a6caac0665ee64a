"""What the office says of a number book, as it is typed on the desk or in a command."""

from typing import Annotated

from dossiers.books.book_events import BookAct
from workflow.forms.base import Form, optional, required
from workflow.forms.fields import Choice, Code, Line, OptionalCode, OptionalCount, OptionalNumber


class BookForm(Form, title="Ghi vào sổ văn bản"):
    """Một điều ghi về sổ số."""

    book: Code = required("Sổ")
    year: OptionalNumber = optional(None, "Năm", "Bỏ trống: năm nay")
    act: Annotated[BookAct, Choice()] = required("Việc ghi")
    number: OptionalCount = optional(None, "Số", "Khi mở sổ: số cuối cùng đã dùng ở sổ ngoài")
    last: OptionalNumber = optional(None, "Đến số", "Chỉ khi ghi nhiều số dùng ngoài liền nhau")
    symbol: OptionalCode = optional("", "Ký hiệu", "Của số hủy, ở sổ dùng chung")
    reason: Line = required("Lý do")
    by: Line = required("Người ghi")
