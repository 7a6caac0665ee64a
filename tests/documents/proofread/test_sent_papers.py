"""The papers for the province: nothing is found in the originals, every seeded error is."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from documents.form_check import check_form
from documents.proofread import PacketFacts, StoredDocument, proofread
from storage.settings import Settings
from tests.documents.packets import Fault
from tests.documents.sent_faults import DST, MLHS, SENT_CONTENT, SENT_FORM, TBB, TTT
from tests.documents.word_edits import edited
from tests.province_walks import ROUND, SentStep
from tests.walks import Stages, sample_clock
from workflow.review.packet_review import facts_of
from workflow.services import open_services


class SentPapers(NamedTuple):
    """The papers of the sample round as they were sent up, and what the register knows."""

    facts: PacketFacts
    papers: dict[str, StoredDocument]

    def with_fault(self, fault: Fault) -> list[StoredDocument]:
        """Return the papers, an error made in one of them."""
        wrong = self.papers[fault.document]
        data = edited(wrong.data, fault.edit)
        changed = StoredDocument(wrong.kind, wrong.name, data, wrong.context)
        return [changed if each is wrong else each for each in self.papers.values()]


@pytest.fixture(scope="module")
def sent(sent_stages: Stages) -> Iterator[SentPapers]:
    settings = Settings(folder=sent_stages(SentStep.PROVINCE).folder)
    with open_services(settings, sample_clock) as services, services.register.read_tx() as ledger:
        records = {
            each.kind: each
            for each in ledger.documents(round=ROUND)
            if each.subject in ("", "HS-2026-0001") and each.kind in (TTT, DST, TBB, MLHS)
        }
        papers = {
            kind: StoredDocument(kind, kind, services.objects.get(each.sha256), each.context)
            for kind, each in records.items()
        }
        yield SentPapers(facts_of(services, ledger, ledger.round(ROUND)), papers)


def test_nothing_is_found_in_the_originals(sent: SentPapers) -> None:
    assert set(sent.papers) == {TTT, DST, TBB, MLHS}
    assert proofread(list(sent.papers.values()), sent.facts) == ()
    for each in sent.papers.values():
        assert check_form(each.data, sent.facts.plan) == ()


@pytest.mark.parametrize("fault", SENT_FORM, ids=lambda fault: fault.name)
def test_an_error_of_form_is_found(sent: SentPapers, fault: Fault) -> None:
    found = check_form(edited(sent.papers[fault.document].data, fault.edit), sent.facts.plan)
    assert {each.code for each in found} & set(fault.codes), found


@pytest.mark.parametrize("fault", SENT_CONTENT, ids=lambda fault: fault.name)
def test_an_error_of_content_is_found(sent: SentPapers, fault: Fault) -> None:
    found = proofread(sent.with_fault(fault), sent.facts)
    codes = {each.code for each in found if each.where.document == fault.document}
    assert codes & set(fault.codes), found


def test_the_table_names_each_of_its_seventy_errors_once() -> None:
    names = [fault.name for fault in (*SENT_FORM, *SENT_CONTENT)]
    assert len(set(names)) == len(names) >= 70
