"""A packet as a whole: certificates missing or doubled, kinds that are only echoed, damage."""

from dataclasses import replace

import pytest

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.proofread import StoredDocument, proofread
from documents.render import render
from dossiers.model.errors import DamagedDocument
from templates import template_bytes
from tests.documents.packets import GK, the_packet
from tests.documents.word_edits import edited, retyped


def test_a_missing_certificate_is_found() -> None:
    packet = the_packet()

    found = proofread(packet.certificate_reads()[1:], packet.facts)

    assert [each.code for each in found] == ["THIEU_TEN"]


def test_a_doubled_certificate_is_found() -> None:
    packet = the_packet()
    first = packet.certificate_reads()[0]

    found = proofread(
        [*packet.certificate_reads(), StoredDocument(GK, "bản hai", first.data)], packet.facts
    )

    assert [(each.where.document, each.code) for each in found] == [("bản hai", "TRUNG_TEN")]


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(DamagedDocument):
        proofread([StoredDocument(GK, "hỏng", b"PK")], the_packet().facts)


_ECHOED = [
    kind
    for kind in document_kinds()
    if kind.code not in {"BIEN_BAN_HOP", "TO_TRINH", "QUYET_DINH", "DANH_SACH", "GIAY_KHEN"}
]


@pytest.mark.parametrize("kind", _ECHOED, ids=str)
def test_other_kinds_say_what_they_were_made_from(kind: DocumentKind) -> None:
    sample = kind.sample_context()
    data = render(template_bytes(kind), sample)

    found = proofread(
        [StoredDocument(kind.code, kind.code, data, sample.blanks())], the_packet().facts
    )

    assert [each for each in found if each.code == "KHAC_DA_LAP"] == []


def test_every_text_of_a_nominee_counts_as_written_by_people() -> None:
    facts = the_packet().facts
    for dossier in facts.dossiers:
        who = dossier.nominee.model_copy(update={"citizen_id": "006195000012"})
        changed = replace(facts, dossiers=(dossier.model_copy(update={"nominee": who}),))
        texts = {each for each in vars(who).values() if type(each) is str and each}
        assert {who.citizen_id, who.achievement} <= texts
        assert texts | {who.addressed} <= changed.user_texts


def test_a_change_in_another_kind_is_found_by_its_context() -> None:
    kind = BAO_CAO_THAM_DINH
    sample = kind.sample_context()
    data = edited(render(template_bytes(kind), sample), retyped("03/BC-VHXH", "30/BC-VHXH"))

    found = proofread(
        [StoredDocument(kind.code, kind.code, data, sample.blanks())], the_packet().facts
    )

    assert "03/BC-VHXH" in " ".join(each.sentence for each in found if each.code == "KHAC_DA_LAP")
