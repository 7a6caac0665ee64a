"""Compile a template, so that it is filled fast: docxtpl reads and preprocesses it, once.

Its result passes `documents.rendering.compile_checks` and is compiled by Jinja; the parts that
never change are compressed once. What does not pass goes through docxtpl, for every document.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx.opc.oxml import serialize_part_xml
from jinja2 import nodes
from lxml import etree

from documents.rendering.compile_checks import check_compilable, check_tables
from documents.rendering.compiled_template import Compiled, Part, Uncompiled
from documents.rendering.open_elements import elements_of
from documents.rendering.plain_template import (
    PlainTemplate,
    break_at_paragraphs,
    join_paragraphs,
    open_template,
    save_template,
)
from documents.rendering.reproducible_zip import compressed_member, pack, parts_of
from documents.rendering.sandbox import byte_sandbox, compile_tree
from documents.rendering.template_faults import faults_in_vietnamese
from documents.rendering.template_outline import NotCompilable, outline_of

_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_TAGS = re.compile(r"\{[{%#]|[\r\n]")  # Jinja would drop a last line break
_MARK = "body-stands-here"
_NAMESPACE = re.compile(r' xmlns:\w+="[^"]*"')
_PICTURE = re.compile(r"<wp:docPr\b[^>]*>")
_PICTURE_ID = re.compile(r'(?<=\bid=")[^"]*')
_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")


@dataclass(frozen=True)
class Source:
    """A part of a template: docxtpl's preprocessed text, and what stands around it."""

    name: str
    text: str
    before: str = ""
    after: str = ""
    is_body: bool = False


def compile_template(template: bytes) -> Compiled | Uncompiled:
    """Compile a template after checking it; raises TemplateFault if it is damaged or broken."""
    document = open_template(template)
    with faults_in_vietnamese():
        try:
            return _compiled(template, document)
        except NotCompilable as reason:
            return Uncompiled(template, str(reason))


def _compiled(template: bytes, document: PlainTemplate) -> Compiled:
    sources = list(_sources(document))
    if len({source.name for source in sources}) < len(sources):
        raise NotCompilable("một phần được dùng hai lần")
    parts = tuple(_part(source, document) for source in sources)
    _fill_properties(document)
    named = {part.name for part in parts}
    constant = (part for part in parts_of(save_template(document)).items() if part[0] not in named)
    return Compiled(template, parts, pack(compressed_member(*part) for part in constant))


def _sources(document: PlainTemplate) -> Iterator[Source]:
    """Yield all parts that docxtpl fills."""
    yield _body(document)
    for part, text in document.headers_and_footers():
        prolog, _, _ = serialize_part_xml(etree.Element("x")).decode().partition("<x")
        yield Source(_name(part), text, prolog)
    for part, text in document.footnotes() if document.docx.sections else ():
        prolog = "".join(_PROLOG.findall(text))
        yield Source(_name(part), text.removeprefix(prolog), prolog)


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _body(document: PlainTemplate) -> Source:
    """Return the body, between the halves of the element that holds it."""
    text = document.patch_xml(document.get_xml()).rstrip()
    shell = deepcopy(document.docx.element)
    shell.replace(shell.body, etree.Comment(_MARK))
    before, _, after = serialize_part_xml(shell).decode().partition(f"<!--{_MARK}-->")
    return Source(_name(document.docx.part), _without_namespaces(text, before), before, after, True)


def _without_namespaces(text: str, before: str) -> str:
    """Return the body without the namespaces that the element around it declares too."""
    tag, close, rest = text.partition(">")
    declared = set(_NAMESPACE.findall(before))
    return _NAMESPACE.sub(lambda each: "" if each[0] in declared else each[0], tag) + close + rest


def _part(source: Source, document: PlainTemplate) -> Part:
    text = break_at_paragraphs(source.text)
    tree = byte_sandbox().parse(text)
    constants = list(tree.find_all(nodes.TemplateData))
    for constant in constants:
        constant.data = join_paragraphs(constant.data)
    if source.is_body:
        _number_pictures(constants)
    outline = outline_of(tree)
    elements = elements_of(outline.text)
    check_compilable(outline, elements, document, (source.before, source.after))
    if source.is_body:
        check_tables(outline, elements, document, (source.before, source.after))
    code = compile_tree(tree, text)
    return Part(source.name, code, source.before.encode(), source.after.encode())


def _number_pictures(constants: Iterable[nodes.TemplateData]) -> None:
    """Give pictures numbers as docxtpl does, from 1001 on."""
    numbers = count(1001)
    for constant in constants:
        constant.data = _PICTURE.sub(
            lambda tag: _PICTURE_ID.sub(lambda _id: str(next(numbers)), tag[0]), constant.data
        )


def _fill_properties(document: PlainTemplate) -> None:
    """Write title, author and the like as docxtpl does; raises Unprovable if they hold blanks."""
    properties = document.docx.core_properties
    for name in _PROPERTIES:
        text = getattr(properties, name)
        if _TAGS.search(text):
            raise NotCompilable("chỗ trống trong thuộc tính của tệp")
        setattr(properties, name, text)  # docxtpl writes even those that are empty
