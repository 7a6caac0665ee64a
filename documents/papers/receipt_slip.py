"""The receipt of a dossier: from what was handed in to its context."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from documents.intake_contexts import ComponentRow, ReceiptSlipContext
from documents.kinds import DocumentKind
from documents.naming import award_name, committee_short, merit, numbered, occasion
from documents.papers.awardees import post
from documents.wording import capitalised, date_words, heading
from dossiers.intake.components import component_names, handed_in, missing_components
from dossiers.model.dossier import ComponentKind, Dossier, Unit
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan


def receipt_slip(
    plan: Plan,
    movement: Movement,
    round_: Round,
    dossier: Dossier,
    number: int | None,
    due_on: date | None,
) -> ReceiptSlipContext:
    """The context of the receipt; without `due_on` the result is promised without a day."""
    ward = plan.ward
    award = award_name(plan, round_)
    missing = missing_components(plan, round_, dossier)
    return ReceiptSlipContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Hồ sơ đề nghị tặng {award} {occasion(round_)}",
        number=numbered(DocumentKind.GIAY_TIEP_NHAN, number),
        place=ward.place,
        dated=date_words(dossier.received_on),
        office=ward.office,
        code=dossier.code,
        unit=dossier.unit.name,
        letter=letter_reference(dossier.unit),
        name=dossier.nominee.addressed,
        post=post(dossier),
        award=award,
        merit=merit(movement, round_),
        components=tuple(_rows(dossier, missing)),
        missing=capitalised(component_names(missing)),
        due=date_words(due_on) if due_on else "",
        receiver=dossier.received_by,
    )


def letter_reference(unit: Unit) -> str:
    """How a unit's own proposal is cited: "Tờ trình số 08/TTr-HPN ngày 01 tháng 10 năm 2026"."""
    return f"Tờ trình số {unit.proposal_number} {date_words(unit.proposal_date)}"


def _rows(dossier: Dossier, missing: tuple[ComponentKind, ...]) -> Iterator[ComponentRow]:
    """What was received, a stored file or on paper, then what is missing."""
    stored = Counter(each.kind for each in dossier.components if each.object)
    paper = Counter({kind: 1 for kind in handed_in(dossier) if kind not in stored})
    received = stored + paper
    kinds = [kind for kind in ComponentKind if kind in received or kind in missing]
    for ordinal, kind in enumerate(kinds, start=1):
        there = "Đã nhận bản giấy" if kind in paper else "Đã nhận"
        yield ComponentRow(
            ordinal=ordinal,
            name=kind.text,
            count=f"{received[kind]:02d}",
            state=there if kind in received else "Còn thiếu",
        )
