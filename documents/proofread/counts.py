"""Counts and sums: figures agree with words, both with the register."""

import re
from collections.abc import Iterator, Sequence

from documents.awardees import of_kind
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from documents.proofread.packet import PacketFacts
from documents.proofread.paper import Paper
from documents.proofread.saying import is_numeral, reads_as, said
from documents.readback import Paragraph
from documents.wording import count, money, money_in_words
from dossiers.model.dossier import Dossier, NomineeKind
from dossiers.model.errors import PlanFault
from dossiers.model.finding import TextFinding
from dossiers.plan.bonus import bonus

_NOUNS = "|".join(kind.text.lower() for kind in NomineeKind)
_COUNT = re.compile(
    rf"(?<![\d.,/])(\d{{1,4}})\s*(?:\(([^)]{{1,60}})\)\s*)?({_NOUNS})", re.IGNORECASE
)
_SPELT = re.compile(r"(?<![\d.,/])(\d{1,6})\s*\(([^)\d]{1,60})\)")
_AMOUNT = r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{4,})\s*đồng"
_SPELT_SUM = re.compile(
    _AMOUNT + r"[^()]{0,20}\(\s*(?:bằng chữ|viết bằng chữ)?\s*:?\s*([^)]+)\)", re.I
)
_RATE = re.compile(rf"{_AMOUNT}\s*(?:/|mỗi|một|cho mỗi)\s*({_NOUNS})", re.IGNORECASE)
_ATTENDED = (
    re.compile(r"có mặt\s*:\s*(\d+)()", re.IGNORECASE),
    re.compile(r"vắng(?: mặt)?\s*:\s*(\d+)()", re.IGNORECASE),
    re.compile(r"(\d+)\s*(?:\([^)]*\)\s*)?thành viên()", re.IGNORECASE),
)
"""How many were present, how many were absent, how many there are."""
_OFFICERS = (said("Chủ trì"), said("Thư ký"))
_BY_NOUN = {said(kind.text): kind for kind in NomineeKind}
_LISTING = (QUYET_DINH, TO_TRINH, DANH_SACH)


def count_findings(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    """What is wrong with how many are named."""
    for paragraph in paper.running:
        for figure, spelt in _found(_SPELT, paragraph, facts):
            if is_numeral(spelt) and not reads_as(spelt, int(figure)):
                right = _count(int(figure), facts)
                sentence = f"“{figure} ({spelt})”: chữ không khớp số; hãy ghi {right}."
                yield paper.finding("SO_CHU", sentence, paragraph)
        if paper.is_a(*_LISTING, BIEN_BAN_HOP):
            yield from _counted(paper, paragraph, facts)
    if paper.is_a(*_LISTING):
        yield from _uncounted(paper, facts)
    if paper.is_a(BIEN_BAN_HOP):
        yield from _attendance(paper, facts)


def _found(pattern: re.Pattern[str], at: Paragraph, facts: PacketFacts) -> list[tuple[str, ...]]:
    """What a pattern of several groups finds outside of what people wrote in forms."""
    return pattern.findall(facts.plain(at.text)) if pattern.search(at.text) else []


def _count(number: int, facts: PacketFacts) -> str:
    return count(number, facts.plan.ward.linh)


def _meant(paper: Paper, paragraph: Paragraph, facts: PacketFacts) -> Sequence[Dossier]:
    """Whom a count counts: minutes count those considered, then those recommended."""
    if not paper.is_a(BIEN_BAN_HOP):
        return facts.awarded
    considered = re.search(r"\d+\s*(\([^)]*\)\s*)?hồ sơ", paragraph.text, re.IGNORECASE)
    return facts.considered if considered else facts.selected


def _counted(paper: Paper, at: Paragraph, facts: PacketFacts) -> Iterator[TextFinding]:
    for figure, _spelt, noun in _found(_COUNT, at, facts):
        right = len(of_kind(_BY_NOUN[said(noun)], _meant(paper, at, facts)))
        if int(figure) != right:
            sentence = f"Ghi {figure} {noun.lower()}, sổ ghi {_count(right, facts)}; hãy sửa lại."
            yield paper.finding("SO_LUONG", sentence, at)


def _uncounted(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    named = {
        _BY_NOUN[said(noun)]
        for paragraph in paper.running
        for _figure, _spelt, noun in _COUNT.findall(paragraph.text)
    }
    for kind in NomineeKind:
        own = of_kind(kind, facts.awarded)
        if own and kind not in named:
            shown = f"{kind.text.lower()} ({_count(len(own), facts)})"
            sentence = f"Chưa ghi số {shown}; hãy bổ sung."
            yield paper.finding("SO_LUONG", sentence)


def _attendance(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    members = facts.session.members
    present = sum(member.present for member in members)
    wanted = (present, len(members) - present, len(members))
    named = said(" ".join(_naming_members(paper)))
    for member in members:
        if said(member.name) not in named:
            sentence = f"Biên bản thiếu tên thành viên {member.name}; hãy bổ sung."
            yield paper.finding("THANH_VIEN", sentence)
    for paragraph in paper.running:
        for pattern, right in zip(_ATTENDED, wanted, strict=True):
            for figure, _rest in _found(pattern, paragraph, facts):
                if int(figure) != right:
                    shown = _count(right, facts)
                    sentence = f"Ghi {figure} thành viên, sổ ghi {shown}; hãy sửa lại."
                    yield paper.finding("SO_LUONG", sentence, paragraph)


def _naming_members(paper: Paper) -> Iterator[str]:
    """The text, without the lines that name the officers once more and without the signatures."""
    signing = {
        each.paragraph.place for each in (*paper.anatomy.authorities, *paper.anatomy.signers)
    }
    for each in paper.sheet.paragraphs:
        officer = said(each.text).startswith(_OFFICERS)
        if each.text and not officer and each.place not in signing:
            yield each.text


def sum_findings(paper: Paper, facts: PacketFacts) -> Iterator[TextFinding]:
    """What is wrong with the money in the text: the total, and the rates."""
    if not paper.is_a(*_LISTING):
        return
    total = sum(facts.sums)
    spelt = [
        (paragraph, *found)
        for paragraph in paper.running
        for found in _SPELT_SUM.findall(paragraph.text)
    ]
    for paragraph, figure, words in spelt:
        yield from _total(paper, paragraph, _amount(figure), words, facts)
    if not spelt:
        yield paper.finding(
            "TONG_TIEN",
            f"Chưa ghi tổng tiền thưởng bằng số và bằng chữ; hãy ghi {money(total)} (Bằng chữ: "
            f"{_in_words(total, facts)}).",
        )
    fund = facts.plan.ward.fund
    if paper.is_a(QUYET_DINH, TO_TRINH) and said(fund) not in paper.said:
        yield paper.finding("NGUON_KINH_PHI", f"Chưa ghi đúng nguồn kinh phí: {fund}; hãy sửa lại.")
    for paragraph in paper.running:
        yield from _rates(paper, paragraph, facts)


def _in_words(amount: int, facts: PacketFacts) -> str:
    return money_in_words(amount, facts.plan.ward.linh)


def _total(
    paper: Paper, at: Paragraph, figure: int, words: str, facts: PacketFacts
) -> Iterator[TextFinding]:
    total = sum(facts.sums)
    if figure != total:
        sentence = f"Tổng tiền ghi {money(figure)}, cộng lại là {money(total)}; hãy sửa lại."
        yield paper.finding("TONG_TIEN", sentence, at)
    if not reads_as(words, figure):
        right = _in_words(figure, facts)
        sentence = f"Chữ “{words}” không khớp {money(figure)}; hãy ghi “{right}”."
        yield paper.finding("TIEN_BANG_CHU", sentence, at)


def _rates(paper: Paper, at: Paragraph, facts: PacketFacts) -> Iterator[TextFinding]:
    for figure, noun in _found(_RATE, at, facts):
        right = _rate(facts, _BY_NOUN[said(noun)])
        if right is not None and _amount(figure) != right:
            sentence = f"Mức thưởng {noun.lower()} ghi {figure} đồng; hãy ghi {money(right)}."
            yield paper.finding("MUC_THUONG", sentence, at)


def _rate(facts: PacketFacts, kind: NomineeKind) -> int | None:
    try:
        return bonus(facts.plan, facts.round_.award, kind, facts.on)
    except PlanFault:
        return None


def _amount(figure: str) -> int:
    return int(figure.replace(".", ""))
