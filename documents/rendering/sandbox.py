"""Jinja as templates may use it: in a sandbox, values escaped, a missing blank an error.

Two environments speak the same language. `text_sandbox` is what docxtpl is given;
`byte_sandbox` compiles to code that yields UTF-8, for constant text was encoded when the template
was compiled.
"""

import re
from collections.abc import Iterable
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from documents.text import refuse_unprintable

_BREAK = re.compile(r"[\t\n\r\a\f]")
"""What docxtpl turns into a tab, a line, a paragraph or a page of its own."""


class NeedsDocxtpl(Exception):
    """A value that only docxtpl prints: one with line breaks, or rich text of its own making."""


class _Sandbox(SandboxedEnvironment):
    """The sandbox; a field of the data is found before a method of Python's dict."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Jinja tries Python's attribute first: an exception for each field, 1 µs each, and
        # `{{ dong.items }}` would print a method.
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _ByteGenerator(CodeGenerator):
    """Jinja's code generator, with constant text as UTF-8."""

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        return repr("".join(map(str, group)).encode())


class _ByteSandbox(_Sandbox):
    code_generator_class = _ByteGenerator


@cache
def text_sandbox() -> Environment:
    """Return the environment for docxtpl, and to read what a template asks for."""
    return _Sandbox(autoescape=True, undefined=StrictUndefined)


@cache
def byte_sandbox() -> Environment:
    """Return the environment for compiled templates; `escape_value` escapes their values."""
    return _ByteSandbox(autoescape=True, undefined=StrictUndefined)


def compile_tree(tree: nodes.Template, source: str) -> CodeType:
    """Return the code of a template of the byte sandbox, from its syntax tree.

    Raises TemplateSyntaxError that knows `source`, e.g. for an unknown filter.
    """
    try:
        return byte_sandbox().compile(tree, filename="<mẫu>")
    except TemplateSyntaxError as fault:
        fault.source = source  # Jinja knows it only when it parsed the text itself
        raise


def load_code(code: CodeType) -> Template:
    """Return a template of the byte sandbox from its code; its `root_render_func` yields bytes."""
    sandbox = byte_sandbox()
    template = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
    # Jinja's generated code calls `escape` by that name; ours gives bytes and checks the value.
    template.root_render_func.__globals__["escape"] = escape_value
    return template


def escape_value(value: object) -> bytes:
    """Return a value as it stands between <w:t> and </w:t>.

    Raises InvalidForm for what XML cannot hold, NeedsDocxtpl for line breaks and rich text,
    UndefinedError for a missing blank.
    """
    if type(value) is not str:
        if hasattr(value, "__html__"):
            raise NeedsDocxtpl
        value = str(value)
    if not value.isprintable():  # also false for a no-break space, hence the second look
        if _BREAK.search(value):
            raise NeedsDocxtpl
        refuse_unprintable(value)
    # Quotes may stay: a value never stands inside a tag (see compile_checks.py).
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    return value.encode()
