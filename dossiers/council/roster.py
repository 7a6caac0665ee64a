"""The council by the ward's decision (danh sách Hội đồng), against who sat by the form."""

from collections.abc import Iterator, Sequence

from dossiers.council.meeting import serving
from dossiers.council.voting import Sitting
from dossiers.model.errors import InvalidForm, Refused
from dossiers.model.names import comparable, same_name
from dossiers.plan.plan import RosterMember


def roster_faults(sitting: Sitting, roster: Sequence[RosterMember]) -> Iterator[Refused]:
    """Yield how the session differs from a roster that the ward has confirmed.

    So the members of the form are the whole council, and their number the base of a threshold.
    """
    if _confirmed(sitting, roster):
        for each in _differences(sitting, roster):
            yield InvalidForm(f"{each}; hãy sửa phiếu họp hoặc danh sách Hội đồng.")


def roster_notes(sitting: Sitting, roster: Sequence[RosterMember]) -> Iterator[str]:
    """Yield the same while the roster is unconfirmed: something to look at, nothing to refuse."""
    if not _confirmed(sitting, roster):
        for each in _differences(sitting, roster):
            yield f"{each} (danh sách Hội đồng chưa xác nhận)."


def _confirmed(sitting: Sitting, roster: Sequence[RosterMember]) -> bool:
    seated = serving(roster, sitting.held_on)
    return bool(seated) and all(each.source.confirmed for each in seated)


def _differences(sitting: Sitting, roster: Sequence[RosterMember]) -> Iterator[str]:
    day = f"ngày {sitting.held_on:%d/%m/%Y}"
    known = {comparable(each.name) for each in roster}
    seated = {comparable(each.name) for each in serving(roster, sitting.held_on)}
    if unknown := [each.name for each in sitting.members if comparable(each.name) not in known]:
        yield f"{', '.join(unknown)} không có trong danh sách Hội đồng"
    for member in sitting.members:
        if comparable(member.name) in known - seated:
            yield f"{member.name} không thuộc Hội đồng vào {day} ({_terms(member.name, roster)})"
    here = {comparable(each.name) for each in sitting.members}
    if missing := [each.name for each in roster if comparable(each.name) in seated - here]:
        yield f"Phiếu họp thiếu thành viên Hội đồng {day}: {', '.join(dict.fromkeys(missing))}"


def _terms(name: str, roster: Sequence[RosterMember]) -> str:
    spans = [
        f"từ {each.from_on:%d/%m/%Y}" + (f" đến {each.until_on:%d/%m/%Y}" if each.until_on else "")
        for each in roster
        if same_name(each.name, name)
    ]
    return f"nhiệm kỳ {', '.join(spans)}"
