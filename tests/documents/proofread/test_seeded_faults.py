"""Proofreading finds every error of content that is put into a correct document."""

import pytest

from documents.proofread import proofread
from tests.documents.packets import Fault, the_packet
from tests.documents.seeded_faults import CONTENT, FORM, ON_CERTIFICATE


@pytest.mark.parametrize("fault", CONTENT, ids=lambda fault: fault.name)
def test_an_error_of_content_is_found(fault: Fault) -> None:
    packet = the_packet()

    found = proofread(packet.with_fault(fault), packet.facts)

    assert {each.code for each in found if each.where.document == fault.document} & set(
        fault.codes
    ), found


@pytest.mark.parametrize("fault", ON_CERTIFICATE, ids=lambda fault: fault.name)
def test_an_error_on_a_certificate_is_found(fault: Fault) -> None:
    packet = the_packet()

    found = proofread(packet.certificates_with(fault), packet.facts)

    assert {each.code for each in found if each.where.document == fault.document} & set(fault.codes)


def test_the_table_has_thirty_kinds_of_error_and_names_each_once() -> None:
    names = [fault.name for fault in (*FORM, *CONTENT, *ON_CERTIFICATE)]

    assert len(names) >= 30
    assert len(set(names)) == len(names)
