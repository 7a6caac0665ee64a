"""Money in the text: the total agrees with its words and the register, the rates with the plan."""

import re
from collections.abc import Iterator

from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.proposal_report import TO_TRINH
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize, reads_as
from documents.readback import Paragraph
from documents.wording import money, money_in_words
from dossiers.model.errors import PlanFault
from dossiers.model.finding import TextFinding
from dossiers.model.nominee import NomineeKind
from dossiers.plan.bonus import bonus

_AMOUNT = r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{4,})\s*đồng"
_SPELT_SUM = re.compile(
    _AMOUNT + r"[^()]{0,20}\(\s*(?:bằng chữ|viết bằng chữ)?\s*:?\s*([^)]+)\)", re.I
)
_NOUNS = "|".join(kind.text.lower() for kind in NomineeKind)
_RATE = re.compile(rf"{_AMOUNT}\s*(?:/|mỗi|một|cho mỗi)\s*({_NOUNS})", re.IGNORECASE)
_BY_NOUN = {normalize(kind.text): kind for kind in NomineeKind}


def sum_findings(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Yield what is wrong with the money in the text: the total, its source, and the rates."""
    if not paper.is_a(QUYET_DINH, TO_TRINH, DANH_SACH):
        return
    yield from _totals(paper, facts)
    fund = facts.plan.ward.fund
    if paper.is_a(QUYET_DINH, TO_TRINH) and normalize(fund) not in paper.normalized:
        yield paper.finding("NGUON_KINH_PHI", f"Chưa ghi đúng nguồn kinh phí: {fund}; hãy sửa lại.")
    for paragraph in paper.running:
        yield from _rates(paper, paragraph, facts)


def _totals(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    total, linh = sum(facts.sums), facts.plan.ward.linh
    spelt = [(at, *found) for at in paper.running for found in _SPELT_SUM.findall(at.text)]
    for at, figure, words in spelt:
        amount = _amount(figure)
        if amount != total:
            sentence = f"Tổng tiền ghi {money(amount)}, cộng lại là {money(total)}; hãy sửa lại."
            yield paper.finding("TONG_TIEN", sentence, at)
        if not reads_as(words, amount):
            right = money_in_words(amount, linh)
            sentence = f"Chữ “{words}” không khớp {money(amount)}; hãy ghi “{right}”."
            yield paper.finding("TIEN_BANG_CHU", sentence, at)
    if not spelt:
        right = f"{money(total)} (Bằng chữ: {money_in_words(total, linh)})"
        sentence = f"Chưa ghi tổng tiền thưởng bằng số và bằng chữ; hãy ghi {right}."
        yield paper.finding("TONG_TIEN", sentence)


def _rates(paper: StoredDocument, at: Paragraph, facts: PacketFacts) -> Iterator[TextFinding]:
    for figure, noun in facts.found_in(at, _RATE):
        right = _rate(facts, _BY_NOUN[normalize(noun)])
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
