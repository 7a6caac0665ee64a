"""A story: steps with their forms, played in order by the same code that Prefect runs."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dossiers.model.errors import CommendationError, InvalidForm, Refused
from dossiers.plan.office_day import office_noon
from flows.step_list import STEPS
from storage.blobs.port import digest
from wards import load_plan
from workflow.documents.drafts import digest_of
from workflow.forms.day_fields import latest_day
from workflow.services import REHEARSAL, AppServices, put_file, ward_plan
from workflow.step import StepRun
from workflow.step_engine import carry_out, recorded


class StoryStep(BaseModel):
    """One step of a story. `files` are put into the object store first: key to path.

    `ward` is a folder of rows that the whole story assumes beside the ward's data, as in years of
    which nobody knows the law. Played by the story's own days, the data folder is then a rehearsal
    for good.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    flow: str
    form: Annotated[dict[str, Any], Field(default_factory=dict)]
    expect: Literal["done", "refused"] = "done"
    files: Annotated[dict[str, str], Field(default_factory=dict)]
    ward: str = ""


class Played(NamedTuple):
    """What came of one step: its place from 1, and the sentence that staff would read."""

    place: int
    flow: str
    sentence: str
    again: bool = False


STORY = TypeAdapter(list[StoryStep])


def read_story(path: Path) -> list[StoryStep]:
    """Return the steps in a story's file. Raises InvalidForm when it is no story."""
    try:
        steps = STORY.validate_python(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InvalidForm(f"Không đọc được câu chuyện {path}; hãy kiểm tra đường dẫn") from error
    except json.JSONDecodeError as error:
        raise InvalidForm(
            f"Không đọc được câu chuyện {path}: hỏng ở dòng {error.lineno}; hãy sửa lại tệp JSON"
        ) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InvalidForm(
            f"Không đọc được câu chuyện {path}: không phải là JSON; hãy sửa lại tệp"
        ) from error
    except ValidationError as error:
        raise InvalidForm(*(_story_fault(fault) for fault in error.errors())) from None
    for place, step in enumerate(steps, start=1):
        if step.flow not in STEPS:
            raise InvalidForm(
                f"Bước {place} của câu chuyện gọi “{step.flow}”; chỉ có: {', '.join(STEPS)}"
            )
    return steps


def _story_fault(fault: Mapping[str, Any]) -> str:
    place = fault["loc"]
    if not place:
        return "Câu chuyện phải là một danh sách các bước"
    where = " › ".join(str(each) for each in place[1:])
    named = f" ở “{where}”" if where else ""
    return f"Bước {int(place[0]) + 1} của câu chuyện không đúng dạng{named}"


def play(story: Path, services: AppServices, *, by_story: bool = False) -> Iterator[Played]:
    """Play a story's steps. Stops with the first refusal that it did not expect.

    `by_story` says that each step happens on the latest day that its own form names, instead of
    today; one that names none, on the day of the steps before it.

    Steps up to the last one that the register remembers have been played before: those are only
    mended where a document is missing. An expected refusal among them is not tried again, since
    what it ran into may have changed with the steps after it.
    """
    steps = read_story(story)
    services = _rehearsing(steps, story, services) if by_story else services
    already_done = _already_done(steps, story, services)
    days = _days(steps) if by_story else repeat(None)
    for place, (step, day) in enumerate(zip(steps, days, strict=False), start=1):
        if place <= already_done and step.expect == "refused":
            yield Played(place, step.flow, "đã bị từ chối như dự kiến ở lần trước", again=True)
        else:
            then = _on(services, day)
            yield _play_step(place, step, story, then, already_done=place <= already_done)


def _days(steps: Sequence[StoryStep]) -> Iterator[date | None]:
    """Yield the day on which each step happens; None before any form has named one."""
    day: date | None = None
    for step in steps:
        day = _named_day(step) or day
        yield day


def _named_day(step: StoryStep) -> date | None:
    try:
        return latest_day(STEPS[step.flow].form.model_validate(step.form))
    except ValidationError:
        return None  # it will be refused, whichever day it is


def _on(services: AppServices, day: date | None) -> AppServices:
    """Return the services of an office where it is noon of that day."""
    return services if day is None else replace(services, clock=lambda: office_noon(day))


def _rehearsing(steps: list[StoryStep], story: Path, services: AppServices) -> AppServices:
    """Lay what the story assumes into the data folder, and return services that know it.

    A register with rounds stays what it is: nothing made up is slipped into a book that is in use.
    """
    assumed = [story.parent / each.ward for each in steps if each.ward]
    kept = services.settings.folder / REHEARSAL
    if not assumed or kept.exists():
        return services
    with services.register.read_tx() as ledger:
        if ledger.rounds():
            return services
    if not assumed[0].is_dir():
        raise InvalidForm(f"Không có thư mục {assumed[0]} mà câu chuyện giả định; hãy kiểm tra")
    load_plan(beside=assumed[0])
    whole = kept.with_name(f"{REHEARSAL}.moi")
    shutil.copytree(assumed[0], whole, dirs_exist_ok=True)
    whole.rename(kept)
    services.tell("Diễn tập: dùng thêm quy định giả định, chỉ trong sổ này.")
    return replace(services, plan=ward_plan(services.settings))


def _play_step(
    place: int, step: StoryStep, story: Path, services: AppServices, *, already_done: bool
) -> Played:
    definition = STEPS[step.flow]
    _put_files(step, story, services, already_done=already_done)
    done_with = _digests(step, story) if already_done else None
    try:
        report = carry_out(definition, step.form, services, StepRun(done_with=done_with))
    except CommendationError as error:
        if step.expect == "refused":
            return Played(place, step.flow, f"bị từ chối như dự kiến: {error}")
        raise type(error)(f"Bước {place} ({definition.step.text}): {error}") from error
    if step.expect == "refused":
        raise Refused(
            f"Bước {place} ({definition.step.text}) đáng lẽ bị từ chối nhưng: {report.done}"
        )
    return Played(place, step.flow, report.done, again=report.again)


def _put_files(step: StoryStep, story: Path, services: AppServices, *, already_done: bool) -> None:
    """Put the step's files; of a done step the bytes alone, as the key may have others now."""
    for key, path in step.files.items():
        source = story.parent / path
        if not source.is_file():
            raise InvalidForm(f"Không có tệp {source} để đưa vào kho dưới tên “{key}”")
        if already_done and _is_known(key, services):
            services.objects.put(source.read_bytes())
        else:
            put_file(services, source, key)


def _is_known(key: str, services: AppServices) -> bool:
    with services.register.read_tx() as ledger:
        return any(each.key == key for each in ledger.files(key))


def _digests(step: StoryStep, story: Path) -> dict[str, str]:
    return {key: digest((story.parent / path).read_bytes()) for key, path in step.files.items()}


def _already_done(steps: list[StoryStep], story: Path, services: AppServices) -> int:
    """Return the place of the last step that the register remembers; 0 when none."""
    seen: Counter[str] = Counter()
    last = 0
    for place, step in enumerate(steps, start=1):
        if step.expect == "refused":
            continue
        form = digest_of([step.flow, step.form])
        seen[form] += 1
        if len(_records(step, story, services)) >= seen[form]:
            last = place
    return last


def _records(step: StoryStep, story: Path, services: AppServices) -> tuple[object, ...]:
    try:
        return recorded(STEPS[step.flow], step.form, services, _digests(step, story))
    except (CommendationError, OSError):
        return ()  # a form that can't be read, or a file not stored yet: it was never carried out
