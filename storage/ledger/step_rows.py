"""Steps in the register: what was done on which form, so that it is done once."""

from sqlalchemy import func, insert, select

from storage.ledger.repository import LedgerPart
from storage.schema.records import StepRecord
from storage.schema.tables import steps

_FACT = [column for column in steps.c if column.name not in {"id", "salt"}]


class StepLedger(LedgerPart):
    """The steps that were carried out."""

    def record_step(self, record: StepRecord) -> None:
        """Enter a step, in the transaction of what it did."""
        self._write(insert(steps).values(record.model_dump()))

    def steps(self, flow: str, digest: str) -> tuple[StepRecord, ...]:
        """Return the steps of the flow on the form with this digest, oldest first."""
        query = select(*_FACT).where(steps.c.flow == flow, steps.c.digest == digest)
        return self._facts(StepRecord, query.order_by(steps.c.id))

    def steps_after(self, record: StepRecord) -> tuple[StepRecord, ...]:
        """Return the steps of the same flow since the last one on the record's form."""
        newest = select(func.max(steps.c.id)).where(
            steps.c.flow == record.flow, steps.c.digest == record.digest
        )
        later = (steps.c.flow == record.flow, steps.c.id > newest.scalar_subquery())
        return self._facts(StepRecord, select(*_FACT).where(*later).order_by(steps.c.id))
