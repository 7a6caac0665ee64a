"""What staff may never read: English, identifiers, tracebacks."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from flows.step_list import STEPS
from workflow.forms.parsing import _model_in

ENGLISH = re.compile(
    r"(?<!\w)(the|is|are|not|or|of|for|with|from|must|should|could|required|missing|invalid"
    r"|value|values|field|input|output|error|unknown|expected|expecting|unexpected|found|failed"
    r"|failure|file|line|column|char|string|integer|number|valid|type|object|attribute|module"
    r"|none|null|true|false|traceback|exception|permission|denied|refused|connection|such"
    r"|directory|cannot|can't|server|host|database|decode|codec|byte|template|tag|block|end"
    r"|undefined|has|was|were|bad|too|large|convert|argument|arguments|usage|options|show"
    r"|exit|help|message|default|choose|errno)(?!\w)",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(r"(?<![\w-])(?!KHENTHUONG_)[A-Za-z]+(_[A-Za-z0-9]+)+(?!\w)")
CALL = re.compile(r"\w+\(\)|<class|__\w+__|0x[0-9a-f]{6}")


def identifiers() -> frozenset[str]:
    """Return the JSON names of every field of every form."""
    return frozenset(name for definition in STEPS.values() for name in _names(definition.form))


def _names(form: type[BaseModel]) -> Iterator[str]:
    for name, field in form.model_fields.items():
        yield name
        if inner := _model_in(field.annotation):
            yield from _names(inner)


def foreign_words(text: str) -> list[str]:
    """Return the English words and identifiers in a text for staff; addresses in it don't count."""
    plain = re.sub(
        r"(s3|https?|postgresql)://\S+|/[\w./-]+|[\w./-]*\.(json|xlsx|docx|db)\b|“[^”]*”", "", text
    )
    found = [match[0] for sought in (ENGLISH, IDENTIFIER, CALL) for match in sought.finditer(plain)]
    return found + sorted(set(re.findall(r"[\w-]+", plain)) & identifiers())


def assert_for_staff(text: str) -> None:
    """Return a Vietnamese sentence that says what is wrong or what to do, and nothing else."""
    assert text.strip()
    assert foreign_words(text) == [], text
    assert re.search(r"[ạảãàáâậầấẩẫăắằặẳẵếềệểễêốồộổỗơớờợởỡưứừựửữđọỏòóụủùúịỉìí]", text), text
    assert re.search(r"hãy|phải|chưa|không|đã|chỉ có", text, re.IGNORECASE), text
