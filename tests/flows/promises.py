"""A register that owes many certificates, cheaply: copies of one of the sample round."""

from storage.schema.records import PendingDocument
from workflow.services import AppServices

ROUND = "2026-HN-GK"


def promise(services: AppServices, count: int, name: str = "hang-loat") -> list[PendingDocument]:
    """Owe that many certificates more, each with a name of its own, as a large decision would."""
    with services.register.write_tx() as ledger:
        sample = next(each for each in ledger.documents(round=ROUND) if each.kind == "GIAY_KHEN")
        facts = sample.model_dump(include=set(PendingDocument.model_fields))
        owed = [
            PendingDocument.model_validate(
                {
                    **facts,
                    "id": f"{name}-{place:04d}",
                    "subject": f"{name}-{place:04d}",
                    "title": f"Giấy khen {place:04d}",
                    "context": {**sample.context, "ten": f"Ông Nguyễn Văn Thử {place}"},
                }
            )
            for place in range(count)
        ]
        ledger.enqueue(owed)
    return owed
