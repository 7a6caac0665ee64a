"""Recusal: a member who is the nominee, or heads the nominated collective, does not vote on it."""

from collections.abc import Iterable, Iterator, Sequence

from dossiers.council.ballots import ballot_holders
from dossiers.council.meeting import serving
from dossiers.council.voting import CouncilSession, Sitting, Vote
from dossiers.matching.likeness import same_unit
from dossiers.model.dossier import Dossier
from dossiers.model.errors import Refused, VotesDisagree
from dossiers.model.names import comparable, fold, same_name
from dossiers.model.nominee import NomineeKind
from dossiers.plan.plan import RosterMember


def conflict(name: str, dossier: Dossier, seated: Sequence[RosterMember]) -> str:
    """Return why the member of this name must not vote on the dossier, "" if they may.

    `seated` is the roster on the day of the session: it tells who heads which collective.
    """
    nominee = dossier.nominee
    if nominee.kind is NomineeKind.CA_NHAN and same_name(name, nominee.name):
        return "có tên trong"
    heads = (unit for each in seated if same_name(each.name, name) for unit in each.heads)
    if nominee.kind is NomineeKind.TAP_THE and any(same_unit(each, nominee.name) for each in heads):
        return "đứng đầu tập thể của"
    return ""


def recused_by_rule(
    names: Iterable[str], dossier: Dossier, seated: Sequence[RosterMember]
) -> list[str]:
    """List the members who must not vote on the dossier, to fill them into a form."""
    return [each for each in names if conflict(each, dossier, seated)]


def recusal_faults(
    sitting: Sitting, vote: Vote, dossier: Dossier, seated: Sequence[RosterMember]
) -> Iterator[Refused]:
    """Members who must not vote and are not recused, unless the form says that they are others."""
    others = {comparable(each.name) for each in vote.namesakes}
    recused = {comparable(each) for each in vote.recused}
    for member in sitting.members:
        why = conflict(member.name, dossier, seated)
        if why and comparable(member.name) not in recused | others:
            yield VotesDisagree(
                f"Thành viên {member.name} {why} hồ sơ {dossier.label} nên không được biểu quyết hồ"
                f" sơ này; hãy ghi {member.name} vào “Thành viên không tham gia” và bớt phiếu, nếu"
                " là người khác thì ghi vào “Trùng tên” kèm lý do."
            )
    yield from _namesake_faults(sitting, vote, dossier, seated)


def recusal_notes(sitting: Sitting, vote: Vote, dossier: Dossier) -> Iterator[str]:
    """Yield what people should look at: names nearly alike, and a chair who does not vote."""
    recused = {comparable(each) for each in vote.recused}
    for member in sitting.members:
        if comparable(member.name) not in recused and _nearly(member.name, dossier):
            yield (
                f"Tên thành viên {member.name} gần giống tên trong hồ sơ {dossier.label}; hãy kiểm"
                " tra có phải cùng một người, cùng một nhà không."
            )
    if comparable(sitting.chair) in recused:
        yield (
            f"Chủ trì {sitting.chair} không biểu quyết hồ sơ {dossier.label}; phần này cần người"
            " khác điều hành."
        )


def corrected_notes(
    before: Dossier,
    after: Dossier,
    sessions: Iterable[CouncilSession],
    roster: Sequence[RosterMember],
) -> Iterator[str]:
    """Yield who voted on a dossier and, by its facts as corrected since, should not have."""
    for session in sessions:
        seated, voters = serving(roster, session.held_on), ballot_holders(session)
        for vote in (each for each in session.votes if each.dossier == after.code):
            names = voters - {comparable(each) for each in vote.recused}
            names -= {comparable(each.name) for each in vote.namesakes}
            for member in (each.name for each in session.members if comparable(each.name) in names):
                why = conflict(member, after, seated)
                if why and not conflict(member, before, seated):
                    yield (
                        f"Thành viên {member} {why} hồ sơ {after.label} sau khi sửa; phiếu đã biểu"
                        " quyết giữ nguyên, nếu thật là một thì Hội đồng phải họp lại, thay thế"
                        " biên bản."
                    )


def _nearly(name: str, dossier: Dossier) -> bool:
    """Alike but for diacritics; or a household that bears the member's name."""
    nominee = dossier.nominee
    if nominee.kind is NomineeKind.CA_NHAN:
        return fold(name) == fold(nominee.name) and not same_name(name, nominee.name)
    household = nominee.kind is NomineeKind.HO_GIA_DINH
    return household and f" {comparable(nominee.name)}".endswith(f" {comparable(name)}")


def _namesake_faults(
    sitting: Sitting, vote: Vote, dossier: Dossier, seated: Sequence[RosterMember]
) -> Iterator[Refused]:
    recused = {comparable(each) for each in vote.recused}
    members = {comparable(each.name) for each in sitting.members}
    for each in vote.namesakes:
        name = comparable(each.name)
        if name in recused:
            yield VotesDisagree(
                f"{each.name} vừa ghi “Trùng tên” vừa ghi “không tham gia” ở hồ sơ"
                f" {dossier.label}; hãy chỉ giữ một."
            )
        elif name not in members or not (
            conflict(each.name, dossier, seated) or _nearly(each.name, dossier)
        ):
            yield VotesDisagree(
                f"{each.name} không phải thành viên trùng tên với hồ sơ {dossier.label}; hãy bỏ"
                " dòng “Trùng tên” này."
            )
