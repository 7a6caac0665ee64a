"""What Jinja, lxml, docx and Python raise over a template, told to staff in Vietnamese."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING

from documents.files.parser_faults import parser_faults
from dossiers.model.errors import TemplateFault

if TYPE_CHECKING:
    from jinja2.exceptions import TemplateError, TemplateSyntaxError

_QUOTED = re.compile(r"'([^']+)'")
_ILL_VALUED = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises when a template does with a value what its kind does not allow."""


@contextmanager
def damage_in_vietnamese() -> Iterator[None]:
    """Map what reading a file raises when it is no Word file to TemplateFault."""
    said = "Mẫu không phải là tệp Word (.docx) hoặc đã hỏng; hãy mở bằng Word và lưu lại .docx"
    with parser_faults(TemplateFault(said)):
        yield


@contextmanager
def misplaced_in_vietnamese(filled: str) -> Iterator[None]:
    """Map what strict parsing of a filled template raises to TemplateFault, with the place."""
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    try:
        yield
    except XMLSyntaxError as fault:
        raise TemplateFault(
            f"Thẻ lặp hoặc điều kiện trong mẫu đứng sai chỗ{_near(filled, fault.position)} (mỗi "
            "thẻ {%p %}, {%tr %} phải ở một đoạn hoặc một hàng riêng); hãy sửa lại mẫu"
        ) from fault


@contextmanager
def faults_in_vietnamese() -> Iterator[None]:
    """Map what Jinja and Python raise in a template to TemplateFault."""
    from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError  # noqa: PLC0415

    try:
        yield
    except UndefinedError as fault:
        raise TemplateFault(_missing(fault)) from fault
    except SecurityError as fault:
        raise TemplateFault("Mẫu dùng lệnh không được phép; hãy bỏ lệnh đó khỏi mẫu") from fault
    except TemplateSyntaxError as fault:
        raise TemplateFault(_broken(fault)) from fault
    except (TemplateError, *_ILL_VALUED) as fault:
        raise TemplateFault("Mẫu dùng chỗ trống không đúng cách; hãy sửa mẫu") from fault


def _near(filled: str, position: tuple[int, int]) -> str:
    """Return the last paragraph that says something above a line and column, both from 1."""
    line, column = position
    lines = filled.split("\n")
    above = "\n".join([*lines[: line - 1], *(each[:column] for each in lines[line - 1 : line])])
    texts = (re.sub(r"<[^>]*>?", "", each).strip() for each in reversed(above.split("<w:p")))
    said = next((text.partition(">")[2] or text for text in texts if text), "")
    return f", gần “{unescape(said.strip())[-80:]}”" if said else ""


def _missing(fault: "TemplateError") -> str:
    """Name the blank: "'x' is undefined", "'dict object' has no attribute 'x'"."""
    names = _QUOTED.findall(fault.message or "")
    blank = names[-1] if names else "?"
    return f"Chỗ trống {{{{ {blank} }}}} trong mẫu không có dữ liệu; hãy kiểm tra tên chỗ trống"


def _broken(fault: "TemplateSyntaxError") -> str:
    place = _paragraph(fault.source or "", fault.lineno)
    return f"Thẻ trong mẫu bị hỏng hoặc chưa đóng, gần “{place}”; hãy sửa mẫu"


def _paragraph(source: str, line: int) -> str:
    """Return the text of the paragraph on a line, without its XML."""
    lines = source.splitlines()[line - 1 : line]
    return re.sub(r"<[^>]+>", "", "".join(lines)).strip()[:120]
