"""The services of every step: plan, register, objects, clock, wired together in one place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from documents.files.pdf_bounds import without_surroundings
from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.round_facts import RoundFacts
from dossiers.model.round import Round
from dossiers.plan.office_day import office_day
from dossiers.plan.plan import Movement, Plan
from storage.blobs.opening import open_objects
from storage.blobs.port import Objects, digest
from storage.ledger.register_ledger import Ledger
from storage.register import Register, open_register
from storage.schema.records import TemplateRecord
from storage.settings import Settings
from templates import template_bytes
from wards import load_plan

SYSTEM = "hệ thống"
"""Who acts where no person does, e.g. when the first templates are laid in the store."""


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class AppServices:
    """What every step works with. Open it with `open_services`; leaving it closes it."""

    settings: Settings
    plan: Plan
    register: Register
    objects: Objects
    clock: Callable[[], datetime] = now
    template_cache: dict[str, bytes] = field(default_factory=dict)
    tell: Callable[[str], object] = lambda _sentence: None
    """Where a long step says how far it has come."""

    def today(self) -> date:
        """Return the day on the office's wall calendar."""
        return office_day(self.clock())

    def movement(self, round_: Round) -> Movement:
        """Return the movement that a round belongs to."""
        return self.plan.movement(round_.movement)

    def facts(self, round_: Round) -> RoundFacts:
        """Return what every paper of a round starts from."""
        return RoundFacts(self.plan, self.movement(round_), round_)

    def template(self, record: TemplateRecord) -> bytes:
        """Return the bytes of a template version; read from the object store once."""
        if record.sha256 not in self.template_cache:
            self.template_cache[record.sha256] = self.objects.get(record.sha256)
        return self.template_cache[record.sha256]

    def close(self) -> None:
        """Let go of the database."""
        self.register.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


REHEARSAL = "dien-tap"
"""The folder of the data folder that makes it a rehearsal: what is assumed beside the ward's data.

`flows.replay` lays it there for a story that asks for it, before the register has any round.
"""


def ward_plan(settings: Settings) -> Plan:
    """Return the ward's plan, with what a rehearsal at these settings assumes. Raise PlanFault."""
    return load_plan(beside=settings.folder / REHEARSAL)


def open_services(settings: Settings, clock: Callable[[], datetime] = now) -> AppServices:
    """Open the services at these settings, and lay its templates in the store if they were not yet.

    `clock` tells the moment, with its time zone. Raises RegisterUnreachable, StorageUnreachable or
    PlanFault, each with what to do.
    """
    plan = ward_plan(settings)
    settings.make_folder()
    objects = open_objects(settings)
    services = AppServices(
        settings, plan, open_register(settings.database_url, settings.folder), objects, clock
    )
    try:
        install_templates(services)
    except BaseException:
        services.close()
        raise
    return services


def install_templates(services: AppServices) -> None:
    """Put the templates that the program ships into the store, those that it does not know yet.

    A template that the office itself put into force stays there: a newer program must not take
    away what was edited in Word, such as a certificate with the emblem in it.
    """
    with services.register.read_tx() as ledger:
        stored = ledger.templates()
    known = {(each.kind, each.sha256) for each in stored}
    in_force = {each.kind: each for each in stored}
    for kind in document_kinds():
        newest = in_force.get(kind.code)
        own = newest is not None and newest.added_by != SYSTEM
        data = template_bytes(kind)
        if not own and (kind.code, digest(data)) not in known:
            _install_template(services, kind, data)


def _install_template(services: AppServices, kind: DocumentKind, data: bytes) -> None:
    sha256 = services.objects.put(data)
    with services.register.write_tx() as ledger:
        ledger.add_template(
            kind.code,
            sha256=sha256,
            file_name=kind.template_file,
            added_at=services.clock(),
            added_by=SYSTEM,
            in_force_from=kind.in_force_from,
        )


def template_in_force(ledger: Ledger, kind: DocumentKind) -> TemplateRecord:
    """Return the version of a template that documents are made from now."""
    return ledger.template(kind.code)


def put_file(services: AppServices, path: Path, key: str) -> str:
    """Store a file under a name that forms can give; return the hash of its bytes.

    What a gateway left around a PDF is not stored.
    """
    data = without_surroundings(path.read_bytes())
    sha256 = services.objects.put(data)
    with services.register.write_tx() as ledger:
        ledger.put_file(key, sha256, len(data), services.clock())
    return sha256
