"""The addressee and the competence, as offices word them."""

import pytest

from documents.proofread import StoredDocument, proofread
from tests.documents.builders import a_case
from tests.documents.packets import packet_of
from tests.documents.word_edits import edited, retyped

ADDRESSEE = "Kính gửi: Chủ tịch Ủy ban nhân dân phường Bắc Kạn."


def told(typed: str) -> list[str]:
    """Return what is found of the proposal's components with this addressee."""
    packet = packet_of(a_case())
    data = edited(packet.documents["TO_TRINH"], retyped(ADDRESSEE, typed))
    return [each.code for each in proofread([StoredDocument("TO_TRINH", "t", data)], packet.facts)]


@pytest.mark.parametrize(
    "typed",
    [
        "Kính gửi: Chủ tịch UBND phường Bắc Kạn",
        "Kính gửi: Đồng chí Chủ tịch Ủy ban nhân dân phường Bắc Kạn;",
    ],
)
def test_words_of_respect_and_short_forms_are_no_errors(typed: str) -> None:
    assert told(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "Kính gửi: Phó Chủ tịch Ủy ban nhân dân phường Bắc Kạn.",
        "Kính gửi: Ủy ban nhân dân tỉnh Thái Nguyên.",
    ],
)
def test_another_addressee_is_found(typed: str) -> None:
    assert told(typed) == ["KINH_GUI"]
