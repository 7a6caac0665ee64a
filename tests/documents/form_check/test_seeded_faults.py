"""The form check finds every error of form that is put into a correct document."""

import pytest

from documents.form_check import check_form
from tests.documents.packets import Fault, the_packet
from tests.documents.seeded_faults import FORM
from tests.documents.word_edits import edited


@pytest.mark.parametrize("fault", FORM, ids=lambda fault: fault.name)
def test_an_error_of_form_is_found(fault: Fault) -> None:
    packet = the_packet()
    data = edited(packet.documents[fault.document], fault.edit)

    found = check_form(data, packet.facts.plan)

    assert {each.code for each in found} & set(fault.codes), found
