"""The count of a secret ballot (kiểm phiếu): its sums agree, or it is refused."""

from collections.abc import Iterator

from dossiers.council.voting import BallotCount, Sitting, Vote, VoteMode
from dossiers.model.errors import Refused, VotesDisagree
from dossiers.model.names import comparable


def ballot_holders(sitting: Sitting) -> set[str]:
    """List who may hold a ballot: members present, absent ones who wrote; names to compare."""
    return {
        comparable(each.name) for each in sitting.members if each.present or each.written_opinion
    }


def count_by_votes(sitting: Sitting) -> BallotCount:
    """Return the count of a secret ballot of which none was kept; who counted is left open.

    The votes on each dossier were held to one of each voter (`vote_faults`), so every ballot
    came back, and valid.
    """
    cast = len(ballot_holders(sitting))
    return BallotCount(tellers=(), issued=cast, returned=cast, valid=cast, invalid=0)


def count_faults(sitting: Sitting, count: BallotCount) -> Iterator[Refused]:
    """Yield what does not agree in the numbers of ballots."""
    if sitting.mode is not VoteMode.BO_PHIEU_KIN:
        yield VotesDisagree(
            f"Phiên họp ngày {sitting.held_on:%d/%m/%Y} biểu quyết công khai, không có kiểm phiếu;"
            " hãy chọn lại hình thức biểu quyết."
        )
    if not count.tellers:
        yield VotesDisagree("Chưa ghi ai trong Tổ kiểm phiếu; hãy ghi ít nhất Tổ trưởng.")
    if min(count.issued, count.returned, count.valid, count.invalid) < 0:
        yield VotesDisagree("Số phiếu không thể là số âm; hãy kiểm tra lại số phiếu.")
    may_vote = len(ballot_holders(sitting))
    if count.issued > may_vote:
        yield VotesDisagree(
            f"Phát ra {count.issued} phiếu nhưng chỉ có {may_vote} thành viên có mặt hoặc gửi ý"
            " kiến bằng văn bản; hãy kiểm tra lại số phiếu."
        )
    if count.returned > count.issued:
        yield VotesDisagree(
            f"Thu về {count.returned} phiếu, nhiều hơn số phát ra {count.issued};"
            " hãy kiểm tra lại số phiếu."
        )
    if count.valid + count.invalid != count.returned:
        yield VotesDisagree(
            f"Phiếu hợp lệ {count.valid} cộng không hợp lệ {count.invalid} khác số thu về"
            f" {count.returned}; hãy kiểm tra lại số phiếu."
        )


def ballot_faults(
    sitting: Sitting, count: BallotCount, label: str, vote: Vote
) -> Iterator[Refused]:
    """Yield what does not agree in the ballots on the dossier that staff know as `label`.

    A recused member's ballot has no mark on the dossier; whether it is among the invalid ones
    nobody can tell, as the ballot is secret.
    """
    cast = vote.agree + vote.disagree + vote.abstain
    left_out = len(ballot_holders(sitting) & {comparable(each) for each in vote.recused})
    spoiled = count.issued - count.valid
    least, most = max(count.valid - left_out, 0), count.valid - max(left_out - spoiled, 0)
    if not least <= cast <= most:
        expected = f"{least}" if least == most else f"từ {least} đến {most}"
        yield VotesDisagree(
            f"Hồ sơ {label} có {cast} phiếu ({vote.agree} đồng ý, {vote.disagree} không đồng ý,"
            f" {vote.abstain} không có ý kiến) nhưng phải có {expected} ({count.valid} phiếu hợp"
            f" lệ, {left_out} thành viên không tham gia); hãy kiểm tra lại số phiếu."
        )
