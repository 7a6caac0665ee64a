"""The base of every fact that the office keeps: frozen, closed to unknown fields, text in NFC."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

ETH = str.maketrans("Ðð", "Đđ")


def tidy(text: str) -> str:
    """Clean text as the office keeps it: NFC, no invisible marks, white space as one space.

    Invisible marks (soft hyphens, zero-width and direction marks) come along when text is pasted.
    The Icelandic letter Ð, which old converters and keyboards give for Đ, becomes Đ.
    """
    if not text.isprintable():
        text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    text = unicodedata.normalize("NFC", text)
    if "Ð" in text or "ð" in text:
        text = text.translate(ETH)
    return " ".join(text.split())


def uncapitalised(text: str) -> str:
    """Return a sentence as it stands within another: "tạm dừng xét từ 05/10/2026"."""
    return text[:1].lower() + text[1:]


Text = Annotated[str, AfterValidator(tidy)]
"""One line of text, tidied on entry."""


class FrozenModel(BaseModel):
    """An immutable record; equal facts are equal values.

    A form's row that inherits a record becomes the plain record where it enters another one.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", revalidate_instances="subclass-instances"
    )


class Source(FrozenModel):
    """Where a value comes from, and whether the office has confirmed it.

    `document` is the number of the document of legal-bases.toml that it is taken from, if any.
    """

    text: Text
    confirmed: bool = True
    document: Text = ""
