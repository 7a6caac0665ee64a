"""From a template and its data to a .docx: docxtpl, with Jinja fenced in.

Values are escaped and never interpreted, a blank without a value is an error that names it, and
the same template with the same data gives the same bytes.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from documents.contexts import Context
from documents.package import repack
from dossiers.errors import TemplateFault

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateError, TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

_DAMAGES = (BadZipFile, zlib.error, RuntimeError, OSError, EOFError, KeyError, ValueError)
"""What zipfile and docx raise on damaged bytes; RuntimeError for a locked or exotic zip."""
_QUOTED = re.compile(r"'([^']+)'")
_ILL_VALUED = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises when a template does with a value what its kind does not allow."""


def render(template: bytes, context: Context | Mapping[str, object]) -> bytes:
    """Fill a template; `context` is a typed context or its JSON form.

    Raises TemplateFault for a damaged file, a broken tag, a blank without a value, and for what
    the sandbox forbids.
    """
    blanks = context.blanks() if isinstance(context, Context) else dict(context)
    document = _opened(template)
    with _faults_in_vietnamese():
        document.render(blanks, _environment())
    filled = BytesIO()
    document.save(filled)
    return repack(filled.getvalue())


def blanks_of(template: bytes) -> frozenset[str]:
    """The names that a template asks for, loop variables left out; raises TemplateFault."""
    document = _opened(template)
    with _faults_in_vietnamese():
        return frozenset(document.get_undeclared_template_variables(_environment()))


def _opened(template: bytes) -> "DocxTemplate":
    """The template, read; raises TemplateFault if it is no Word file."""
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - docx costs 50 ms, only to render
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    document = _template_class()(BytesIO(template))
    try:
        document.init_docx()
    except (*_DAMAGES, OpcError, XMLSyntaxError) as fault:
        raise TemplateFault(
            "Mẫu không phải là tệp Word (.docx) hoặc đã hỏng; hãy mở bằng Word và lưu lại .docx"
        ) from fault
    return document


@cache
def _template_class() -> "type[DocxTemplate]":
    """docxtpl's template without two of its habits.

    It turns "{_{" into "{{" and the like after rendering, in values too; and it parses what came
    out with recovery, which silently loses text. Ours leaves values alone and parses strictly.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    class PlainTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
        def render_xml_part(
            self, src_xml: str, part: object, context: Mapping[str, object], jinja_env: Any
        ) -> str:
            self.current_rendering_part = part
            rendered: str = jinja_env.from_string(_lined(src_xml)).render(context)
            etree.fromstring(rendered.encode())
            return rendered

    return PlainTemplate


def _lined(xml: str) -> str:
    """A line for each paragraph, so that Jinja's line number says which one is broken."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


@contextmanager
def _faults_in_vietnamese() -> Iterator[None]:
    """Map what Jinja, lxml and Python raise in a template to TemplateFault."""
    from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    try:
        yield
    except UndefinedError as fault:
        raise TemplateFault(_missing(fault)) from fault
    except SecurityError as fault:
        raise TemplateFault(
            f"Mẫu dùng lệnh không được phép ({fault.message}); hãy bỏ lệnh đó khỏi mẫu"
        ) from fault
    except TemplateSyntaxError as fault:
        raise TemplateFault(_broken(fault)) from fault
    except XMLSyntaxError as fault:
        raise TemplateFault(
            "Thẻ lặp hoặc điều kiện trong mẫu đứng sai chỗ (mỗi thẻ {%p %}, {%tr %} phải ở một "
            "đoạn hoặc một hàng riêng); hãy sửa lại mẫu"
        ) from fault
    except (TemplateError, *_ILL_VALUED) as fault:
        raise TemplateFault(f"Mẫu dùng chỗ trống không đúng cách ({fault}); hãy sửa mẫu") from fault


def _missing(fault: "TemplateError") -> str:
    """Name the blank: "'x' is undefined", "'dict object' has no attribute 'x'"."""
    names = _QUOTED.findall(fault.message or "")
    blank = names[-1] if names else "?"
    return f"Chỗ trống {{{{ {blank} }}}} trong mẫu không có dữ liệu; hãy kiểm tra tên chỗ trống"


def _broken(fault: "TemplateSyntaxError") -> str:
    place = _paragraph(fault.source or "", fault.lineno)
    return f"Thẻ trong mẫu bị hỏng hoặc chưa đóng, gần “{place}” ({fault.message}); hãy sửa mẫu"


def _paragraph(source: str, line: int) -> str:
    """The text of the paragraph on a line, without its XML."""
    lines = source.splitlines()[line - 1 : line]
    return re.sub(r"<[^>]+>", "", "".join(lines)).strip()[:120]
