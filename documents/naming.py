"""How the ward's bodies, awards and movements are named in its documents."""

from documents.wording import OPEN_DATE, date_words, document_number, heading
from dossiers.model.round import Occasion, Round
from dossiers.plan.plan import Movement, Plan, Ward

COUNCIL = "Hội đồng Thi đua - Khen thưởng"


def council_name(ward: Ward) -> str:
    """Name the council: "Hội đồng Thi đua - Khen thưởng phường Bắc Kạn"."""
    return f"{COUNCIL} {ward.name}"


def committee_heading(ward: Ward) -> tuple[str, ...]:
    """Return the committee's name as a heading, on two lines; it has no body above it to name."""
    return heading(ward.people_committee, ward.name)


def committee_short(ward: Ward) -> str:
    """Name the committee above its own offices: "UBND PHƯỜNG BẮC KẠN"."""
    return f"UBND {ward.name}".upper()


def council_heading() -> tuple[str, ...]:
    """Return the council's name as a heading, on two lines."""
    return heading(COUNCIL, "Thi đua")


def award_name(plan: Plan, round_: Round) -> str:
    """Name the award in full: "Giấy khen của Chủ tịch Ủy ban nhân dân phường Bắc Kạn"."""
    return _named(plan.award(round_.award).full_name, plan.ward)


def decider(plan: Plan, round_: Round) -> str:
    """Name who decides on the award: "Chủ tịch Ủy ban nhân dân phường Bắc Kạn"."""
    return _named(plan.award(round_.award).decided_by, plan.ward)


def addressees(plan: Plan, round_: Round) -> tuple[str, ...]:
    """Name those to whom the ward sends what it only proposes."""
    return tuple(_named(each, plan.ward) for each in plan.award(round_.award).addressees)


def _named(pattern: str, ward: Ward) -> str:
    """Fill in the ward's committee and the province."""
    return pattern.replace("{uy_ban}", ward.people_committee).replace("{tinh}", ward.province)


def movement_name(movement: Movement) -> str:
    """Name the movement in full: "Phong trào thi đua “…” giai đoạn 2026 - 2030"."""
    years = f"{movement.starts_on.year} - {movement.ends_on.year}"
    return f"Phong trào thi đua “{movement.name}” giai đoạn {years}"


def merit(movement: Movement, round_: Round) -> str:
    """Say what the award is for: the movement and the occasion."""
    if round_.occasion is Occasion.HANG_NAM:
        return f"{movement_name(movement)}, năm {round_.year}"
    return f"{movement_name(movement)} ({round_.occasion.text} năm {round_.year})"


def occasion(round_: Round) -> str:
    """Say when the award is given: "năm 2026", "dịp tổng kết năm 2030"."""
    if round_.occasion is Occasion.HANG_NAM:
        return f"năm {round_.year}"
    return f"dịp {round_.occasion.text} năm {round_.year}"


PLAN_DECISION_SYMBOL = "QĐ-UBND"
"""What stands after the number of the ward's decision on a plan."""


def plan_basis(movement: Movement, *, draft: bool = False) -> tuple[str, ...]:
    """Cite the ward's decision on the plan as a basis, with number and day.

    While they are not known, a draft shows their open places, and what is issued has no such line.
    """
    cited = movement.cited
    if cited is None and not draft:
        return ()
    number = document_number(cited.number if cited else None, PLAN_DECISION_SYMBOL)
    dated = date_words(cited.signed_on) if cited else OPEN_DATE
    kind, rest = movement.plan_decision.split(" của ", 1)
    return (f"Căn cứ {kind} số {number} {dated} của {rest}",)
