"""Downloads: one document or file, what goes up for signature, a whole round, the books."""

from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from desk.access.access_rules import person
from desk.access.responses import BYTES, EXCEL, WORD, ZIP, attached
from desk.access.visibility import sees_document, sees_file, sees_paper
from desk.pages.excel_books import award_register, statistics
from desk.services import DeskServices
from documents.kind_registry import document_kinds
from dossiers.model.errors import Refused, UnknownObject
from storage.export import file_name, files_of, files_of_records, zipped
from workflow.documents.province_archive import province_archive
from workflow.review.packet_review import annotated_copies


def router(services: DeskServices) -> APIRouter:
    """Make the routes of what is downloaded."""
    made = APIRouter()

    @made.get("/tai-ve/{document}")
    def one_document(request: Request, document: str) -> Response:
        with services.register.read_tx() as ledger:
            record = ledger.document(document)
            if not sees_document(person(request), record, ledger, services.plan):
                raise UnknownObject(NOT_YOURS)
        return attached(services.objects.get(record.sha256), file_name(record), WORD)

    @made.get("/tep/{key:path}")
    def one_file(
        request: Request, key: str, dossier: Annotated[str, Query(alias="ho-so")] = ""
    ) -> Response:
        who = person(request)
        with services.register.read_tx() as ledger:
            seen = sees_file(who, key, ledger, services.plan)
            if not seen and not sees_paper(who, key, dossier, ledger):
                raise UnknownObject(NOT_YOURS)
            record = ledger.file(key)
        # Whatever it is, the browser is to keep it and not to open it: no media type of its own.
        return attached(services.objects.get(record.sha256), PurePosixPath(key).name, BYTES)

    _whole_rounds(made, services)
    _books(made, services)
    return made


NOT_YOURS = "Không có văn bản này trong phần của đơn vị; hãy mở lại từ hồ sơ trên Bảng theo dõi."
"""The same whether it exists or not: who may not see it does not learn that it is there."""


def _whole_rounds(made: APIRouter, services: DeskServices) -> None:
    @made.get("/dot/{code}.zip")
    def whole_round(code: str) -> Response:
        with services.register.read_tx() as ledger:
            found = files_of(ledger, services.objects, code)
        return attached(zipped(found), f"Văn bản đợt {code}.zip", ZIP)

    @made.get("/dot/{code}/doc-soat.zip")
    def proofread(code: str) -> Response:
        found = annotated_copies(services, code)
        if not found:
            raise Refused(f"Văn bản đợt {code} không có góp ý nào khi đọc soát.")
        return attached(zipped(found), f"Bản đọc soát đợt {code}.zip", ZIP)

    @made.get("/dot/{code}/trinh-ky.zip")
    def packet(code: str) -> Response:
        with services.register.read_tx() as ledger:
            award = services.plan.award(ledger.round(code).award)
            kinds = {each.code for each in document_kinds() if each.for_signer} | set(award.packet)
            records = [each for each in ledger.documents(round=code) if each.kind in kinds]
        if not records:
            raise Refused(f"Đợt {code} chưa có văn bản nào để trình ký.")
        found = files_of_records(records, services.objects)
        return attached(zipped(found), f"Hồ sơ trình ký đợt {code}.zip", ZIP)

    @made.get("/dot/{code}/trinh-tinh.zip")
    def for_the_province(
        code: str, place: Annotated[int | None, Query(alias="lan", ge=1)] = None
    ) -> Response:
        files = province_archive(services, code, place).files
        return attached(zipped(files), f"Hồ sơ trình cấp tỉnh đợt {code}.zip", ZIP)


def _books(made: APIRouter, services: DeskServices) -> None:
    @made.get("/so-khen-thuong.xlsx")
    def register_book() -> Response:
        with services.register.read_tx() as ledger:
            return attached(award_register(services.plan, ledger), "Sổ khen thưởng.xlsx", EXCEL)

    @made.get("/thong-ke.xlsx")
    def statistics_book() -> Response:
        with services.register.read_tx() as ledger:
            data = statistics(services.plan, ledger)
        return attached(data, "Thống kê khen thưởng.xlsx", EXCEL)
