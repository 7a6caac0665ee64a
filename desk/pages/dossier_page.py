"""A dossier's page: what it is, what it holds, what was made of it, the way it went, what next."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.access.access_rules import person
from desk.access.visibility import only_unit, sees_document, sees_signed_copy, visible_dossier
from desk.pages.next_action import form_address
from desk.services import DeskServices
from documents.files.signature_report import SignatureReport
from documents.naming import decider
from dossiers.intake.components import missing_components
from dossiers.intake.control_slip import ControlSlip, SlipLine, control_slip
from dossiers.intake.hold_rules import HOLDABLE
from dossiers.matching.earlier_awards import Match
from dossiers.model.citizen_ids import masked
from dossiers.model.dossier import Dossier, Status
from dossiers.model.events import Event
from dossiers.model.role_duties import may_correct, may_press
from dossiers.model.roles import Person
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.model.transitions import WITHDRAWABLE
from dossiers.plan.next_steps import next_step
from dossiers.plan.office_day import office_time
from dossiers.plan.plan import Plan
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord, SignedCopy
from workflow.anonymising import anonymise, may_be_anonymised
from workflow.disclosure import disclose, disclosures
from workflow.intake.award_history import dossier_matches
from workflow.review.signed_copies import round_copies
from workflow.review.signed_files import signatures

SEE_OTHER = 303

TOLD_TO_UNITS = frozenset(
    each.text for each in (Status.DA_NOP, Status.CHO_BO_SUNG, Status.KHONG_DU_DIEU_KIEN)
)
"""Statuses whose reason is shown to the unit too, as all that the province answers."""


class Action(NamedTuple):
    """A step that this person may take with the dossier: its name and where its form opens.

    `aside`: it does not take the dossier on.
    """

    text: str
    address: str
    aside: bool = False


class Version(NamedTuple):
    """A document and its version number among those of its kind and subject."""

    record: DocumentRecord
    number: int


class Copy(NamedTuple):
    """A signed copy of a paper as it was handed in, and what its signatures prove."""

    signed: SignedCopy
    report: SignatureReport


class DossierPage(NamedTuple):
    """All that the page shows."""

    dossier: Dossier
    round: Round
    round_title: str
    decider: str
    actions: tuple[Action, ...]
    missing: tuple[str, ...]
    matches: tuple[Match, ...]
    versions: tuple[Version, ...]
    signed: tuple[Copy, ...]
    slip: ControlSlip
    names: dict[str, str]
    citizen_id: str
    """Masked, unless this person just asked for it."""
    may_disclose: bool
    disclosures: tuple[Event, ...]
    may_anonymise: bool


def router(services: DeskServices) -> APIRouter:
    """Make the routes of one dossier."""
    made = APIRouter()

    @made.get("/ho-so/{code}")
    def page(request: Request, code: str) -> Response:
        who = person(request)
        return shown_to(request, who, code)

    @made.post("/ho-so/{code}/so-can-cuoc")
    def citizen_id(request: Request, code: str) -> Response:
        who = person(request)
        with services.register.read_tx() as ledger:
            visible_dossier(ledger, who, code)
        return shown_to(request, who, code, disclose(services, who, code).nominee.citizen_id)

    def shown_to(request: Request, who: Person, code: str, citizen_id: str = "") -> Response:
        with services.register.read_tx() as ledger:
            shown = _page(services, ledger, who, visible_dossier(ledger, who, code))
        shown = shown._replace(citizen_id=citizen_id or shown.citizen_id)
        told: dict[str, Any] = {"local": _local, "masked": masked}
        officer = not only_unit(who)
        return services.page(request, "dossier.html", shown=shown, officer=officer, **told)

    @made.post("/ho-so/{code}/an-danh")
    def take_out(request: Request, code: str, reason: Annotated[str, Form()] = "") -> Response:
        who = person(request)
        anonymise(services, code, who.name, reason, who)
        return RedirectResponse(f"/ho-so/{code}", SEE_OTHER)

    @made.get("/ho-so/{code}/phieu-kiem-soat")
    def slip(request: Request, code: str) -> Response:
        with services.register.read_tx() as ledger:
            dossier = visible_dossier(ledger, person(request), code)
            made_slip = _slip(services, ledger, dossier)
            names = _names(ledger, made_slip)
        return services.page(request, "slip.html", slip=made_slip, names=names, local=_local)

    return made


def _page(services: DeskServices, ledger: Ledger, who: Person, dossier: Dossier) -> DossierPage:
    round_ = ledger.round(dossier.round)
    slip = _slip(services, ledger, dossier)
    officer = not only_unit(who)
    records = ledger.documents(dossier=dossier.code, current_only=not officer)
    seen = [each for each in records if sees_document(who, each, ledger, services.plan)]
    missing = missing_components(services.plan, round_, dossier)
    matches = dossier_matches(ledger, services.plan, [dossier])[dossier.code] if officer else ()
    return DossierPage(
        dossier=dossier,
        round=round_,
        round_title=services.plan.round_title(round_),
        decider=decider(services.plan, round_),
        actions=tuple(_actions(who, services.plan, round_, dossier, lacking=bool(missing))),
        missing=tuple(each.text for each in missing),
        matches=tuple(matches),
        versions=tuple(_versions(seen))[::-1],
        signed=tuple(_signed(services, ledger, who, dossier)),
        slip=slip if officer else _for_unit(slip),
        names=_names(ledger, slip) if officer else {},
        citizen_id=masked(dossier.nominee.citizen_id),
        may_disclose=may_press(who, Step.DISCLOSURE),
        disclosures=disclosures(ledger, dossier.code) if officer else (),
        may_anonymise=may_press(who, Step.ANONYMISING)
        and may_be_anonymised(services, ledger, dossier),
    )


def _slip(services: DeskServices, ledger: Ledger, dossier: Dossier) -> ControlSlip:
    events = ledger.events(dossier=dossier.code)
    round_ = ledger.round(dossier.round)
    return control_slip(services.plan, round_, dossier, events, services.today())


def _actions(
    who: Person, plan: Plan, round_: Round, dossier: Dossier, *, lacking: bool
) -> Iterator[Action]:
    """Offer the next step first, then what may be done besides."""
    may = partial(may_press, who)
    step = next_step(plan.award(round_.award), dossier.status)
    if step and may(step):
        yield Action(step.text, form_address(step, round_.code, dossier.code))
    if lacking and dossier.status is Status.DA_TIEP_NHAN and may(Step.SUBMISSION):
        papers = form_address(Step.SUBMISSION, round_.code, dossier.code)
        yield Action("Nộp thêm giấy tờ", papers)
    if dossier.status is Status.DA_NOP and who.unit and may(Step.SUBMISSION):
        papers = form_address(Step.SUBMISSION, round_.code, dossier.code)
        yield Action("Nộp lại, thay giấy tờ", papers)
    if dossier.status in HOLDABLE and may(Step.HOLDING):
        text = "Bỏ tạm dừng, xét tiếp" if dossier.hold else "Tạm dừng xét"
        yield Action(text, form_address(Step.HOLDING, round_.code, dossier.code), aside=True)
    if dossier.status is Status.DA_BAN_HANH and may(Step.SIGNED_COPY):
        address = form_address(Step.SIGNED_COPY, round_.code)
        yield Action(Step.SIGNED_COPY.text, address, aside=True)
    if may_correct(who, dossier.status):
        address = form_address(Step.CORRECTION, round_.code, dossier.code)
        yield Action("Sửa thông tin", address, aside=True)
    if dossier.status in WITHDRAWABLE and may(Step.WITHDRAWAL):
        address = form_address(Step.WITHDRAWAL, round_.code, dossier.code)
        yield Action(Step.WITHDRAWAL.text, address, aside=True)


def _versions(records: Sequence[DocumentRecord]) -> Iterator[Version]:
    counted: dict[tuple[str, str], int] = {}
    for each in records:
        same = (each.kind, each.subject)
        counted[same] = counted.get(same, 0) + 1
        yield Version(each, counted[same])


def _signed(
    services: DeskServices, ledger: Ledger, who: Person, dossier: Dossier
) -> Iterator[Copy]:
    """Check each signed copy of the papers on the dossier anew, as far as the person sees them."""
    for each in round_copies(ledger, dossier.round):
        sha256 = ledger.file(each.file).sha256  # none once destroyed
        concerned = dossier.code in each.dossiers and sha256
        if concerned and sees_signed_copy(who, each, ledger, services.plan):
            data = services.objects.get(sha256)
            yield Copy(each, signatures(data, services.settings, services.clock()))


def _for_unit(slip: ControlSlip) -> ControlSlip:
    """Strip the way of who did what inside the office, and of its reasons."""
    return slip.model_copy(update={"lines": tuple(map(_line_for_unit, slip.lines))})


def _line_for_unit(line: SlipLine) -> SlipLine:
    told = line.status in TOLD_TO_UNITS or line.step == Step.PROVINCE_RESULT.text
    reason = line.reason if told else ""
    return line.model_copy(update={"by": "", "actor": "", "reason": reason})


def _names(ledger: Ledger, slip: ControlSlip) -> dict[str, str]:
    """Return the names of the accounts that acted."""
    acted = {each.actor for each in slip.lines}
    return {each.account: each.name for each in ledger.accounts() if each.account in acted}


def _local(moment: datetime) -> str:
    """Write a moment as the office's wall clock showed it."""
    return f"{office_time(moment):%H:%M %d/%m/%Y}"
