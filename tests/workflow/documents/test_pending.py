"""Bulk documents: killed anywhere and run again, each exists once and none is rendered twice."""

import random
import time
from pathlib import Path

import pytest

from documents.render import render
from dossiers.model.errors import TemplateFault
from storage.blobs.port import digest
from storage.schema.records import PendingDocument
from tests.flows import bulk_child
from tests.flows.promises import ROUND, promise
from tests.processes import forking
from tests.scale import part_of
from tests.walks import SampleStep, Walk
from workflow.documents.pending import generate_pending, pending_in
from workflow.services import AppServices

COUNT = part_of(1000)
KILLS = 5
BEGIN_TIMEOUT_S = 60


def made(services: AppServices) -> dict[str, str]:
    """Return the bulk documents in the register: id to hash, superseded ones too."""
    with services.register.read_tx() as ledger:
        records = ledger.documents(round=ROUND, current_only=False)
    return {each.id: each.sha256 for each in records if each.id.startswith("hang-loat")}


def owed(services: AppServices) -> tuple[str, ...]:
    return pending_in(services, [ROUND], "GIAY_KHEN")


def test_what_is_owed_is_made_once_and_is_then_owed_no_more(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    promised = promise(walk.services, 3)

    first = generate_pending(walk.services, owed(walk.services))
    again = generate_pending(walk.services, [each.id for each in promised])

    assert (first, again) == (3, 0)
    assert owed(walk.services) == ()
    assert set(made(walk.services)) == {each.id for each in promised}


def test_a_document_that_cannot_be_made_stays_owed_and_those_before_it_stand(walk: Walk) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    promised = promise(walk.services, 3)
    with walk.services.register.write_tx() as ledger:
        ledger.mark_generated(promised[1].id)
        ledger.enqueue([promised[1].model_copy(update={"context": {}})])

    with pytest.raises(TemplateFault):
        generate_pending(walk.services, owed(walk.services))

    assert owed(walk.services) == (promised[1].id,)


def expected(services: AppServices, promised: list[PendingDocument]) -> dict[str, str]:
    """Return the hash of each document as one undisturbed process would make it."""
    with services.register.read_tx() as ledger:
        template = services.template(ledger.template("GIAY_KHEN", promised[0].template_version))
    return {each.id: digest(render(template, each.context)) for each in promised}


def run_child(folder: Path, log: Path, seconds: float | None) -> None:
    """Let a process make what is owed; kill it that long after it has begun, if it is told to."""
    context = forking(bulk_child.__name__)
    begun, begins = context.Pipe(duplex=False)
    child = context.Process(target=bulk_child.make_what_is_owed, args=(folder, log, begins))
    child.start()
    with begun, begins:
        assert begun.poll(BEGIN_TIMEOUT_S)
        assert begun.recv()
    if seconds is not None:
        time.sleep(seconds)
        child.kill()
    child.join()
    assert seconds is not None or child.exitcode == 0


def test_killed_in_the_middle_of_many_each_exists_once_and_none_is_rendered_twice(
    walk: Walk, tmp_path: Path
) -> None:
    walk.up_to(SampleStep.ISSUANCE)
    promised = promise(walk.services, COUNT)
    log, chance = tmp_path / "log", random.Random(2026)  # noqa: S311 - moments of kills
    entered: set[str] = set()
    rendered: list[str] = []
    for kill in range(KILLS + 1):
        moment = chance.uniform(0.05, 0.4) if kill < KILLS else None
        run_child(walk.services.settings.folder, log, moment)
        lines = log.read_text().split()
        assert not entered & set(lines[len(rendered) :]), "made again although it was entered"
        entered, rendered = set(made(walk.services)), lines

    assert made(walk.services) == expected(walk.services, promised)
    assert owed(walk.services) == ()
    # A kill may fall between a document's last byte and its entry: of that one nothing was kept.
    assert COUNT <= len(rendered) <= COUNT + KILLS
