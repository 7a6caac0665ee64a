"""A citizen number is shown in full on request alone, and who asked stays in the register.

Luật 91/2025/QH15: personal data are shown where the act at hand needs them, and access is recorded.
"""

from dossiers.model.dossier import Dossier
from dossiers.model.events import Act, Event, event_of
from dossiers.model.role_duties import check_press
from dossiers.model.roles import Person
from dossiers.model.steps import Step
from storage.ledger.register_ledger import Ledger
from workflow.services import AppServices

BY_COMMAND = "lệnh export"
"""Who asks where nobody signs in."""


def disclose(services: AppServices, who: Person, code: str) -> Dossier:
    """Enter that the person sees the citizen number of a dossier, and return the dossier.

    Raise Refused for whom the table of duties does not name, UnknownDossier.
    """
    check_press(who, Step.DISCLOSURE.value, Step.DISCLOSURE.text)
    with services.register.write_tx(who.account) as ledger:
        dossier = ledger.dossier(code)
        ledger.add_events([event_of(dossier, _act(services, who.name), "")])
    return dossier


def disclose_round(services: AppServices, round_: str) -> dict[str, str]:
    """Enter that an export holds the citizen numbers of a round; return them by dossier."""
    with services.register.write_tx() as ledger:
        numbers = citizen_ids(ledger, ledger.round(round_).code)
        said = f"Xuất {len(numbers)} số căn cước cùng văn bản của đợt"
        act = dict(_act(services, BY_COMMAND))
        ledger.add_events([Event(round=round_, reason=said, **act)])
    return numbers


def citizen_ids(ledger: Ledger, round_: str) -> dict[str, str]:
    """Return the citizen numbers of a round's nominees by their dossiers."""
    held = ledger.dossiers(round=round_)
    return {each.code: each.nominee.citizen_id for each in held if each.nominee.citizen_id}


def disclosures(ledger: Ledger, code: str) -> tuple[Event, ...]:
    """Return who saw the citizen number of a dossier, oldest first."""
    return tuple(each for each in ledger.events(dossier=code) if each.step is Step.DISCLOSURE)


def _act(services: AppServices, by: str) -> Act:
    return Act(step=Step.DISCLOSURE, by=by, on=services.today(), at=services.clock())
