"""Which tables the journal vouches for, and how staff recognise a row of each."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Column, RowMapping, Table

from dossiers.model.steps import Step
from dossiers.plan.office_day import office_time
from storage.schema import tables

Row = RowMapping


@dataclass(frozen=True, eq=False)
class JournaledTable:
    """A table of the chain. `text` is what staff call a row, `label` says which one it is."""

    table: Table
    text: str
    label: Callable[[Row], str]
    left_out: frozenset[str] = frozenset()
    """Columns that are only worked out from the others, to search and sort by."""

    @cached_property
    def keys(self) -> tuple[Column[Any], ...]:
        """Return the columns that tell rows apart."""
        return tuple(self.table.primary_key.columns)

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Return the columns that the digest takes in."""
        names = (column.name for column in self.table.columns)
        return tuple(name for name in names if name not in self.left_out)

    def key_text(self, key: tuple[object, ...]) -> str:
        """Return a row's key as the journal writes it."""
        return str(key[0]) if len(key) == 1 else json.dumps(key, ensure_ascii=False, default=str)


def _event(row: Row) -> str:
    return f"{Step(row['step']).text}, {row['dossier'] or row['round']}, ngày {row['on']:%d/%m/%Y}"


def _made(pattern: str) -> Callable[[Row], str]:
    return pattern.format_map


def _paper(title: str, about: str) -> str:
    """Return a paper's title, with a code for the name that follows a colon: labels stay."""
    named, colon, _ = title.partition(": ")
    return f"{named}, {about}" if colon else title


def _document(row: Row) -> str:
    return _paper(row["title"], row["subject"])


def _signed_copy(row: Row) -> str:
    body = row["body"]
    return f"{_paper(body['title'], body.get('subject', ''))}, tệp {row['file']}"


def _step(row: Row) -> str:
    return f"{row['flow']}, {office_time(row['at']):%H:%M:%S %d/%m/%Y}"


SEARCHED = frozenset({"unit_key", "name_sorted", "searched", "held"})

JOURNALED_TABLES = (
    JournaledTable(tables.rounds, "Đợt xét", _made("{code}")),
    JournaledTable(tables.dossiers, "Hồ sơ", _made("{code}"), SEARCHED),
    JournaledTable(tables.events, "Dòng lịch sử", _event),
    JournaledTable(
        tables.sessions, "Phiên họp Hội đồng", _made("biên bản số {body[number]}, đợt {round}")
    ),
    JournaledTable(tables.proposals, "Tờ trình", _made("số {number}, đợt {round}")),
    JournaledTable(tables.decisions, "Quyết định", _made("số {body[number]}, đợt {round}")),
    JournaledTable(
        tables.forwardings, "Tờ trình cấp tỉnh", _made("số {body[number]}, đợt {round}")
    ),
    JournaledTable(
        tables.province_answers,
        "Trả lời của cấp tỉnh",
        _made("ngày {body[answered_on]}, đợt {round}"),
    ),
    JournaledTable(tables.numbers, "Số văn bản", _made("{number:02d}/{book} năm {year}")),
    JournaledTable(tables.book_events, "Điều ghi về sổ số", _made("{book} năm {year}")),
    JournaledTable(tables.documents, "Văn bản", _document),
    JournaledTable(tables.document_dossiers, "Tên hồ sơ trong văn bản", _made("{dossier}")),
    JournaledTable(tables.steps, "Phiếu đã thực hiện", _step),
    JournaledTable(tables.files, "Tệp", _made("{key}")),
    JournaledTable(tables.signed_copies, "Bản đã ký", _signed_copy),
    JournaledTable(tables.destructions, "Dòng tiêu hủy", _made("{dossier}")),
    JournaledTable(tables.templates, "Mẫu văn bản", _made("{kind} bản {version}")),
    JournaledTable(tables.accounts, "Tài khoản", _made("{account}")),
    JournaledTable(tables.past_awards, "Khen thưởng trước đây", _made("{code}")),
)
"""In an order in which a row comes after those that it speaks of."""

UNJOURNALED = frozenset(
    {"counters", "journal", "owed_documents", "sign_ins", "attempts", "name_keys", "dossier_counts"}
)
"""Tables without audit value: counters, pending documents, sessions, search keys, the journal."""

BY_TABLE = {each.table.name: each for each in JOURNALED_TABLES}
