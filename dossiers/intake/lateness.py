"""Before the round opens, after it closes: taken only for a reason that stays with the dossier."""

from collections.abc import Iterator

from dossiers.model.finding import FieldFinding, FieldPlace, Finding
from dossiers.model.submission import Submission


def lateness(handed: Submission) -> str:
    """Return how the day of reception lies outside the round's own days; "" when it lies within."""
    on, round_ = handed.received_on, handed.round
    if round_.opens_on and on < round_.opens_on:
        return (
            f"Nhận ngày {on:%d/%m/%Y}, trước ngày bắt đầu nhận hồ sơ của đợt"
            f" ({round_.opens_on:%d/%m/%Y})"
        )
    if round_.closes_on and on > round_.closes_on:
        return f"Nhận ngày {on:%d/%m/%Y}, sau hạn nhận hồ sơ của đợt ({round_.closes_on:%d/%m/%Y})"
    return ""


def lateness_faults(handed: Submission) -> Iterator[FieldFinding]:
    """Yield what is asked of a submission outside the round's days: the reason why it is taken."""
    late = lateness(handed)
    if late and not handed.late_reason:
        sentence = (
            f"{late}; muốn nhận, hãy ghi lý do vào ô “Lý do nhận sớm, nhận muộn”, hoặc sửa lại"
            " ngày nhận."
        )
        yield Finding(sentence, FieldPlace())
