"""Codes that the register keeps, each with the Vietnamese text that staff read."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """An enumeration whose members are a code and its `text`: `DA_RUT = "DA_RUT", "Đã rút"`."""

    _value_: str
    text: str

    def __new__(cls, code: str, text: str = "") -> Self:
        """Make a member that is its code, and bears the text; a call by code alone looks it up."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.text = text
        return member
