"""The dates of the chain never go back, in the documents or in the register."""

from dataclasses import replace
from datetime import date

from documents.proofread import PacketFacts, proofread
from dossiers.model.dossier import Dossier
from tests.documents.packets import the_packet


def received(facts: PacketFacts, on: date) -> PacketFacts:
    """Return the facts, all dossiers received on another day."""

    def move(dossier: Dossier) -> Dossier:
        return dossier.model_copy(update={"received_on": on})

    return replace(facts, dossiers=tuple(move(each) for each in facts.dossiers))


def test_a_dossier_appraised_before_it_came_is_found() -> None:
    packet = the_packet()
    facts = received(packet.facts, date(2026, 11, 4))

    found = [each for each in proofread(packet.reads(), facts) if each.code == "THU_TU_NGAY"]

    assert len(found) == 1 + len(facts.awarded)


def test_acts_of_one_day_are_in_order() -> None:
    packet = the_packet()
    appraisal = packet.facts.awarded[0].appraisal
    assert appraisal is not None

    assert proofread(packet.reads(), received(packet.facts, appraisal.appraised_on)) == ()
