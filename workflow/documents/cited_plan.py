"""By which number and day the decision on the plan is cited: the ward's data, else the register.

The register keeps them with the proposals and decisions that cite them, so that they are asked for
once.
"""

from datetime import date

from documents.naming import PLAN_DECISION_SYMBOL
from documents.wording import document_number
from dossiers.books.book_events import BookAct
from dossiers.books.number_book import book_of
from dossiers.model.errors import DatesOutOfOrder, NumberTaken, Refused
from dossiers.model.round import Round
from dossiers.plan.plan import CitedDecision, Movement
from workflow.step import StepContext


def cited_plan(
    round_: Round, step: StepContext, given: CitedDecision | None = None
) -> CitedDecision | None:
    """Return number and day of the decision on the plan of a round's movement, as far as known.

    `given` is what the form says; Refused where it is not what is known already.
    """
    own = step.services.movement(round_).cited
    known = own or _registered(round_, step)
    if given is not None and known is not None and given != known:
        kept = "dữ liệu của phường (wards/awards-quotas-….toml)" if own else "sổ"
        raise Refused(
            f"Quyết định ban hành Kế hoạch: phiếu ghi {_text(given)}, {kept} đã có {_text(known)};"
            " hãy bỏ trống hai ô đó, hoặc ghi số, ngày đúng ở wards/awards-quotas-….toml."
        )
    if known is None and given is not None:
        _check_period(given, step.services.movement(round_))
        _check_free(given, step)
    return known or given


def _check_period(given: CitedDecision, movement: Movement) -> None:
    """Raise DatesOutOfOrder for a plan decided on long before its movement.

    It may be of the year before: what begins on 01 January is decided on in December.
    """
    if given.signed_on.year < movement.starts_on.year - 1:
        raise DatesOutOfOrder(
            f"Ngày Quyết định ban hành Kế hoạch {given.signed_on:%d/%m/%Y} quá sớm: phong trào bắt"
            f" đầu ngày {movement.starts_on:%d/%m/%Y}; hãy sửa lại ngày."
        )


def _check_free(given: CitedDecision, step: StepContext) -> None:
    """Raise NumberTaken for a number that a document of the program has, or that is void."""
    year = given.signed_on.year
    book = book_of(step.services.plan.books, PLAN_DECISION_SYMBOL, year)
    state, taken = step.ledger.book_state(book, year), step.ledger.taken_numbers(book, year)
    holders = [f"đã cấp cho {each.purpose}" for each in taken if each.number == given.number]
    if void := state.spoken_of(given.number, BookAct.VOID):
        holders.append(f"đã hủy ({void.reason})")
    if holders:
        raise NumberTaken(
            f"Quyết định ban hành Kế hoạch: số {given.number} năm {year} của {book.name}"
            f" {holders[0]}; hãy ghi lại số của một trong hai văn bản, hoặc ghi số đã dùng ở sổ"
            " ngoài vào trang “Sổ văn bản”."
        )


def _registered(round_: Round, step: StepContext) -> CitedDecision | None:
    """Return what the newest proposal or decision of the movement's rounds cites, if any does."""
    same = [each for each in step.ledger.rounds() if each.movement == round_.movement]
    for each in reversed(same):
        cited = [paper.plan_decision for paper in step.ledger.proposals(each.code)]
        cited += [paper.plan_decision for paper in step.ledger.decisions(each.code)]
        cited += [paper.plan_decision for paper in step.ledger.forwardings(each.code)]
        if known := [found for found in cited if found]:
            return known[-1]
    return None


def _text(cited: CitedDecision) -> str:
    number = document_number(cited.number, PLAN_DECISION_SYMBOL)
    return f"số {number} ngày {cited.signed_on:%d/%m/%Y}"


def check_not_cited(number: int, on: date, cited: CitedDecision | None) -> None:
    """Raise NumberTaken where a decision of the day `on` would bear the cited one's number.

    Both stand in one book, and nobody may have entered there what was signed before the program.
    """
    if cited and (cited.number, cited.signed_on.year) == (number, on.year):
        raise NumberTaken(
            f"Số {document_number(number, PLAN_DECISION_SYMBOL)} năm {on.year} là số của Quyết định"
            f" ban hành Kế hoạch ngày {cited.signed_on:%d/%m/%Y}: hãy ghi số khác, hoặc ghi số đã"
            " dùng ở sổ ngoài vào trang “Sổ văn bản”."
        )
