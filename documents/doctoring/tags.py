"""The tags of a template as Word holds them, paragraph by paragraph: what is broken, and where."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossiers.model.finding import Finding, Passage, TextFinding

_EDGE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_STATEMENT = re.compile(r"\{%[-+]?(?:(?P<unit>p|tr|tc|r)\s)?\s*(?P<name>\w+)")
_APART = re.compile(r"\{%\s+(p|tr|tc|r)\s+(?=\w)")
_INSERTED = re.compile(r"\{\{\s*(?:p|tr|tc|r)\s+(?!(?:if|in|is|and|or|not)\b)(\w[^}]*?)\s*\}\}")
"""docxtpl's tags for sub-documents and rich text: we print text, which Word loses there."""
_AMPERSAND = re.compile(r"\{\{(?:(?!\}\}).)*&(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*&(?:(?!%\}).)*%\}")
"""Word stores this sign as an entity, which docxtpl does not turn back inside tags."""
_OWN_PARAGRAPH = re.compile(r"\{%p\s.*?%\}")
_BLOCKS = ("for", "if", "with", "macro", "call", "filter")
_INSIDE = {"else": ("for", "if"), "elif": ("if",)}
_NAMES = {"for": "vòng lặp", "if": "điều kiện"}


def broken_tags(paragraphs: Sequence[str]) -> Iterator[TextFinding]:
    """Find everything broken in the tags of one part of a template."""
    for paragraph in paragraphs:
        yield from _edges(paragraph)
        yield from _spelling(paragraph)
    yield from _blocks(paragraphs)


def _edges(paragraph: str) -> Iterator[TextFinding]:
    """Find tags that open without closing in the same paragraph, or close without opening."""
    opened: re.Match[str] | None = None
    for edge in _EDGE.finditer(paragraph):
        mark = edge.group()
        if opened is None and mark in _CLOSING:
            opened = edge
        elif opened is None:
            yield Finding(f"có “{mark}” mà không có dấu mở trước nó", Passage(paragraph))
        elif mark == _CLOSING[opened.group()]:
            opened = None
        else:
            yield _unclosed(opened, paragraph)
            opened = edge if mark in _CLOSING else None
    if opened is not None:
        yield _unclosed(opened, paragraph)


def _unclosed(opened: re.Match[str], paragraph: str) -> TextFinding:
    begun = paragraph[opened.start() : opened.start() + 30]
    closing = _CLOSING[opened.group()]
    return Finding(
        f"thẻ “{begun}” chưa đóng: thiếu “{closing}” trong cùng đoạn", Passage(paragraph)
    )


def _spelling(paragraph: str) -> Iterator[TextFinding]:
    for apart in _APART.finditer(paragraph):
        said = f"phải viết liền “{{%{apart[1]}”, không có dấu cách ở giữa"
        yield Finding(said, Passage(paragraph))
    for inserted in _INSERTED.finditer(paragraph):
        yield Finding(
            f"thẻ “{inserted.group()}” chèn văn bản con hoặc chữ định dạng sẵn, chương trình không "
            f"dùng; hãy ghi “{{{{ {inserted[1]} }}}}”, hoặc gõ nội dung đó vào mẫu",
            Passage(paragraph),
        )
    for escaped in _AMPERSAND.finditer(paragraph):
        yield Finding(
            f"thẻ “{escaped.group()}” có dấu &, sẽ in thành &amp; và so sánh không bao giờ đúng;"
            " hãy ghi “và”, hoặc đưa dấu & ra ngoài thẻ",
            Passage(paragraph),
        )
    if (tag := _OWN_PARAGRAPH.search(paragraph)) and paragraph.strip() != tag.group():
        yield Finding(
            f"thẻ “{tag.group()}” phải đứng một mình trong đoạn, nếu không chữ cùng đoạn sẽ mất",
            Passage(paragraph),
        )


class _Open(NamedTuple):
    """A block that is open: its name, what its tag stands for (a paragraph, a row), and where."""

    name: str
    unit: str
    paragraph: str


def _blocks(paragraphs: Sequence[str]) -> Iterator[TextFinding]:
    """Find loops and conditions that are not closed, or closed without having been opened."""
    opened: list[_Open] = []
    for paragraph in paragraphs:
        for statement in _STATEMENT.finditer(paragraph):
            name, unit = statement["name"], statement["unit"] or ""
            if name in _BLOCKS:
                opened.append(_Open(name, unit, paragraph))
            elif name.startswith("end") and name.removeprefix("end") in _BLOCKS:
                yield from _closed(name.removeprefix("end"), unit, paragraph, opened)
            elif name in _INSIDE:
                yield from _inside(name, unit, paragraph, opened)
    for name, _, paragraph in opened:
        yield Finding(f"{_named(name)} chưa đóng: thiếu {{% end{name} %}}", Passage(paragraph))


def _inside(name: str, unit: str, paragraph: str, opened: Sequence[_Open]) -> Iterator[TextFinding]:
    if not opened or opened[-1].name not in _INSIDE[name]:
        yield Finding(f"thẻ {{% {name} %}} không nằm trong điều kiện nào", Passage(paragraph))
    else:
        yield from _unlike(name, unit, paragraph, opened[-1])


def _closed(name: str, unit: str, paragraph: str, opened: list[_Open]) -> Iterator[TextFinding]:
    if not opened:
        yield Finding(
            f"thẻ {{% end{name} %}} đóng {_NAMES.get(name, name)} chưa mở", Passage(paragraph)
        )
        return
    last = opened.pop()
    if last.name != name:
        yield Finding(
            f"{_named(last.name)} chưa đóng: gặp {{% end{name} %}} trước khi có "
            f"{{% end{last.name} %}}",
            Passage(last.paragraph),
        )
    else:
        yield from _unlike(f"end{name}", unit, paragraph, last)


def _unlike(name: str, unit: str, paragraph: str, opened: _Open) -> Iterator[TextFinding]:
    """Refuse tags of one block that stand for different things: they tear paragraphs and rows."""
    if unit != opened.unit:
        wanted, written = f"{{%{opened.unit} {name} %}}", f"{{%{unit} {name} %}}"
        yield Finding(
            f"thẻ mở là “{{%{opened.unit} {opened.name} …”, nên thẻ này phải ghi “{wanted}”, không "
            f"ghi “{written}”",
            Passage(paragraph),
        )


def _named(name: str) -> str:
    return f"{_NAMES.get(name, 'thẻ')} {{% {name} … %}}"
