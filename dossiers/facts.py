"""The base of every fact that the office keeps: frozen, closed to unknown fields, text in NFC."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def tidy(text: str) -> str:
    """Text as the office keeps it: Unicode form NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


Text = Annotated[str, AfterValidator(tidy)]
"""One line of text, tidied on entry."""


class Fact(BaseModel):
    """An immutable record; equal facts are equal values."""

    model_config = ConfigDict(frozen=True, extra="forbid")
