"""A unit's list of nominees: the headings that it may have, and its cells as a form's values."""

import re
from collections.abc import Mapping
from typing import Any

from documents.tables.table_grid import Row
from documents.tables.typed_days import birth_year_of
from dossiers.model.names import fold
from dossiers.model.nominee import Honorific, NomineeKind

SPELLINGS = {
    field: tuple(spellings.split(", "))
    for field, spellings in {
        "kind": "doi tuong, loai doi tuong, doi tuong khen thuong, doi tuong de nghi",
        "name": (
            "ho va ten, ho ten, ten, ho va ten hoac ten tap the, ho va ten ten tap the, "
            "ho ten ten tap the, ten tap the ca nhan, ten tap the hoac ca nhan, "
            "ten ca nhan tap the, ten tap the ca nhan ho gia dinh, ho va ten ca nhan ten tap the, "
            "ho va ten ca nhan, ho ten ca nhan tap the, ten tap the, "
            "ten tap the ho va ten ca nhan, ten don vi ca nhan, ho va ten ten don vi, ten don vi, "
            "ten don vi tap the, ho va ten chu ho, ten chu ho, ho ten chu ho, ho ten day du, "
            "ho va ten day du, ho va ten ca nhan tap the, ten ca nhan, ten ho gia dinh"
        ),
        "honorific": "ong ba, danh xung, xung ho, gioi tinh, nam nu",
        "birth_year": "nam sinh, ngay sinh, ngay thang nam sinh, sinh nam, sinh ngay",
        "citizen_id": (
            "so can cuoc, can cuoc, so can cuoc cong dan, can cuoc cong dan, so cccd, cccd, "
            "so dinh danh, so dinh danh ca nhan, so dinh danh ca nhan cccd, so cccd cmnd, "
            "cccd cmnd, so cmnd cccd, can cuoc cong dan so"
        ),
        "position": (
            "chuc vu, chuc danh, chuc vu chuc danh, nghe nghiep, chuc vu don vi cong tac, "
            "chuc vu noi cong tac, chuc vu don vi, chuc danh don vi cong tac, "
            "chuc vu don vi cong tac dia chi"
        ),
        "workplace": "don vi cong tac, noi cong tac, co quan don vi, don vi",
        "address": "dia chi, noi o, noi cu tru, noi thuong tru",
        "members": "so nguoi, tong so nguoi, so nguoi cua tap the",
        "women": "trong do nu, so nu, so nguoi nu, nu",
        "achievement": (
            "thanh tich, tom tat thanh tich, thanh tich chu yeu, thanh tich noi bat, "
            "noi dung thanh tich, thanh tich dat duoc, tom tat thanh tich dat duoc, "
            "noi dung khen thuong, ly do khen thuong"
        ),
        "criteria": "tieu chi, tieu chi dat duoc, ma tieu chi, tieu chi khen thuong",
    }.items()
}
"""How units write the heading of each field, as `table_headings.plain` leaves it."""

NEEDED = frozenset({"kind", "name", "achievement", "criteria"})
"""Without these columns a table is no list of nominees."""

NUMBERED = frozenset({"citizen_id"})

KINDS = {fold(kind.text): kind.value for kind in NomineeKind} | {
    "ho": NomineeKind.HO_GIA_DINH.value,
    "gia dinh": NomineeKind.HO_GIA_DINH.value,
}

SHORT_KINDS = {"cn": NomineeKind.CA_NHAN.value, "tt": NomineeKind.TAP_THE.value}
"""Abbreviations in the column itself; as a line between rows they would say too little."""

SECTIONS = {name: ("kind", value) for name, value in KINDS.items()}
"""Lines between the rows that say who follows: "I. TẬP THỂ"."""

HONORIFICS = {
    "ong": Honorific.ONG.value,
    "nam": Honorific.ONG.value,
    "ba": Honorific.BA.value,
    "nu": Honorific.BA.value,
}
"""How a column of Ông/Bà or of Nam/Nữ says it."""

PAIRS = {"nam": ("honorific", Honorific.ONG.value), "nu": ("honorific", Honorific.BA.value)}
PAIRED = frozenset({"honorific", "birth_year"})
"""Columns "Nam" and "Nữ" under one heading: a year of birth or a cross stands in one of them."""

PERSON = NomineeKind.CA_NHAN.value
TICKS = frozenset({"x", "v", "✓", "✔", "có", "nữ"})
"""What marks a person's line in a column "Nữ"."""

CRITERION = re.compile(r"([ivx]+)\s*[.\-/]\s*(\d+)\s*[.\-/]?\s*([a-zđ])\b[.)]?", re.IGNORECASE)
"""A criterion as units write it: "III.4.a", "III.4a", "Mục III. 4. a."."""

BETWEEN = re.compile(r"[;,/+\s-]|\([^)]*\)|và|mục|tiêu chí", re.IGNORECASE)
"""What stands around criteria."""

IDENTITY = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?:(?:[ .\-]?\d){3})?(?![ .\-]?\d)")
"""A citizen number or that of an old identity card, its digits in groups."""

AROUND_IDENTITY = re.compile(
    r"['’\s:.,()]|số|căn cước|công dân|cccd|cmnd|cmtnd|định danh|cấp ngày.*", re.IGNORECASE
)
COUNT = re.compile(r"(\d{1,4})\s*(?:người|nữ|đồng chí|đ/c|thành viên|cán bộ)?\.?", re.IGNORECASE)


def nominee_values(row: Row) -> dict[str, Any]:
    """Return the row as the form takes it: labels as codes, a birth year, criteria in a list."""
    values: dict[str, Any] = {
        name: text
        for name, text in row.values.items()
        if name in ("name", "criteria") or _says(text)
    }
    _relabel(values, "kind", {**KINDS, **SHORT_KINDS})
    _relabel(values, "honorific", HONORIFICS)
    if values.get("women", "").strip().casefold() in TICKS and values.get("kind") == PERSON:
        values["honorific"] = values.get("honorific") or Honorific.BA.value
        del values["women"]
    if year := birth_year_of(values.get("birth_year", "")):
        values["birth_year"] = str(year)
    if "citizen_id" in values:
        values["citizen_id"] = _identity(values["citizen_id"])
    for name in ("members", "women"):
        if found := COUNT.fullmatch(values.get(name, "").strip()):
            values[name] = found[1]
    if "criteria" in values:
        values["criteria"] = _criteria(values["criteria"])
    return values


def _says(text: str) -> bool:
    """Tell whether a text says anything; dots and dashes stand for nothing."""
    return any(each.isalnum() for each in text) or text.strip().casefold() in TICKS


def _identity(text: str) -> str:
    """Return the digits of a citizen number as it is typed; other text stays as it is."""
    found = IDENTITY.findall(text)
    if len(found) != 1 or AROUND_IDENTITY.sub("", IDENTITY.sub("", text)):
        return text
    return re.sub(r"\D", "", found[0])


def _criteria(text: str) -> list[str]:
    """Return the criteria of a cell, each once and spelled as the plan spells them.

    One that looks like none is kept as it was typed, so that it can be named.
    """
    if not BETWEEN.sub("", CRITERION.sub("", text)):
        found = CRITERION.findall(text)
        named = [f"{part.upper()}.{number}.{letter.lower()}" for part, number, letter in found]
    else:
        named = [each.strip() for each in re.split(r"[;,\n]", text)]
    return [each for each in dict.fromkeys(named) if each]


def _relabel(values: dict[str, Any], name: str, labels: Mapping[str, str]) -> None:
    if name in values:
        values[name] = labels.get(fold(values[name]).strip(" .:;,"), values[name])
