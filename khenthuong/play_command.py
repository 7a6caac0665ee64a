"""`khenthuong play`: a story carried out step by step, by the code that Prefect runs too."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from flows.replay import play as play_story
from khenthuong.round_commands import export_documents
from storage.register import read_register
from storage.settings import Settings
from workflow.services import open_services


def play(asked: Namespace) -> None:
    """Carry the story out and say what each step did; Refused at the first that is."""
    settings = Settings(asked.data)
    with open_services(settings) as services:
        telling = replace(services, tell=lambda said: print(f"     {said}", flush=True))
        for played in play_story(asked.story, telling, by_story=asked.clock == "story"):
            again = " (đã làm trước đó)" if played.again else ""
            print(f"{played.place:3}. {played.sentence}{again}", flush=True)
    if asked.out:
        _export_all(settings, asked.out)


def _export_all(settings: Settings, folder: Path) -> None:
    """Write every round and year into a folder of its own; the only one into the folder itself."""
    with read_register(settings) as ledger:
        codes = [each.code for each in ledger.rounds()]
        codes += [each.code for each in ledger.movement_years()]
    for code in codes:
        own = folder if len(codes) == 1 else folder / code.replace("/", "-")
        export_documents(settings, code, own)
