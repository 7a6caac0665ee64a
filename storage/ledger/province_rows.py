"""What the ward sent up to the province, and what came back, in the register."""

from sqlalchemy import insert, select

from dossiers.province.answer import ProvinceAnswer
from dossiers.province.sending import Forwarding
from storage.ledger.repository import LedgerPart
from storage.schema.tables import forwardings, province_answers


class ProvinceLedger(LedgerPart):
    """Proposals to the province (Tờ trình cấp tỉnh) and its answers; only added to."""

    def add_forwarding(self, forwarding: Forwarding) -> None:
        """Enter a proposal to the province."""
        body = forwarding.model_dump(mode="json")
        self._write(insert(forwardings).values(round=forwarding.round, body=body))

    def forwardings(self, round: str) -> tuple[Forwarding, ...]:  # noqa: A002 - the office's word
        """Return the round's proposals to the province, oldest first."""
        query = select(forwardings.c.body).where(forwardings.c.round == round)
        return self._whole(Forwarding, query.order_by(forwardings.c.id))

    def add_province_answer(self, answer: ProvinceAnswer) -> None:
        """Enter an answer of the province."""
        body = answer.model_dump(mode="json")
        self._write(insert(province_answers).values(round=answer.round, body=body))

    def province_answers(self, round: str) -> tuple[ProvinceAnswer, ...]:  # noqa: A002 - as above
        """Return the province's answers on the round, oldest first."""
        query = select(province_answers.c.body).where(province_answers.c.round == round)
        return self._whole(ProvinceAnswer, query.order_by(province_answers.c.id))
