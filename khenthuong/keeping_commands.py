"""The commands that prove and keep: verify, backup, restore, anonymise, a dossier's slip."""

from argparse import Namespace
from collections.abc import Iterator

from dossiers.intake.control_slip import ControlSlip, SlipLine, control_slip
from dossiers.model.errors import Refused
from dossiers.plan.office_day import office_day, office_time
from storage.backup import back_up
from storage.backup import restore as lay_out
from storage.blobs.opening import open_objects
from storage.ledger.journal_rows import Proof
from storage.register import REGISTER_FILE, read_register
from storage.settings import Settings
from workflow.anonymising import anonymise as take_out
from workflow.anonymising import result_lines
from workflow.services import now, open_services, ward_plan


def verify(asked: Namespace) -> None:
    """Walk through register and objects. Raise Refused with everything that does not agree."""
    settings = Settings(asked.data)
    if not settings.database_url and not (settings.folder / REGISTER_FILE).is_file():
        raise Refused(f"Thư mục {settings.folder} chưa có sổ đăng ký nào để kiểm tra.")
    objects = open_objects(settings)
    with read_register(settings) as ledger:
        proof = ledger.prove(objects, asked.head or "")
    _print_proof(proof)
    if proof.faults:
        found = (f"\n- {each}." for each in proof.faults)
        raise Refused(f"Sổ đăng ký có {len(proof.faults)} điểm không khớp:", *found)
    print("Sổ đăng ký nguyên vẹn.")


def _print_proof(proof: Proof) -> None:
    print(f"Đã đọc {proof.lines} dòng nhật ký và {proof.objects} tệp trong kho.")
    print(f"Mã sổ: {proof.head}")


def backup(asked: Namespace) -> None:
    """Write the office into one file. Raise Refused when the store had lost some of it."""
    saved = back_up(Settings(asked.data), asked.file)
    print(f"Đã sao lưu sổ đăng ký và {saved.objects} tệp vào {asked.file}")
    print(f"Mã sổ: {saved.head}")
    print("Bản sao lưu có dữ liệu cá nhân: hãy giữ ở nơi chỉ người có trách nhiệm mở được.")
    if saved.lost:
        lost = (f"\n- {each}." for each in saved.lost)
        raise Refused(f"Bản sao lưu thiếu {len(saved.lost)} tệp mà kho đã mất hoặc hỏng:", *lost)


def restore(asked: Namespace) -> None:
    """Lay a backup out as an empty data folder."""
    settings = Settings(asked.data)
    proof = lay_out(settings, asked.file, despite_faults=asked.despite_faults)
    for each in proof.faults:
        print(f"Cần lưu ý: {each}.")
    _print_proof(proof)
    print(f"Đã khôi phục vào {settings.folder}")


def anonymise(asked: Namespace) -> None:
    """Anonymise a dossier whose term is over. Raise Refused for one that is open or kept on."""
    with open_services(Settings(asked.data)) as services:
        done = take_out(services, asked.dossier, asked.by, asked.reason)
    print("\n".join(result_lines(done)))


def slip(asked: Namespace) -> None:
    """Print a dossier's control slip."""
    settings = Settings(asked.data)
    plan = ward_plan(settings)
    with read_register(settings) as ledger:
        dossier = ledger.dossier(asked.dossier)
        round_, events = ledger.round(dossier.round), ledger.events(dossier=dossier.code)
        made = control_slip(plan, round_, dossier, events, office_day(now()))
        head = ledger.head()
    print("\n".join(slip_lines(made)))
    print(f"\nMã sổ: {head}")


def slip_lines(made: ControlSlip) -> Iterator[str]:
    """Write the slip as text."""
    yield "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"
    yield f"Hồ sơ {made.dossier}: {made.name} ({made.unit}), đợt {made.round}"
    for ordinal, line in enumerate(made.lines, start=1):
        yield ""
        yield f"{ordinal:2}. {line.step}" + (f": {line.status}" if line.status else "")
        yield from (f"    {each}" for each in _details(line))
    if made.waiting:
        yield ""
        yield f"Đang chờ {made.waiting.who}: {made.waiting.what}, {made.waiting.text}"


def _details(line: SlipLine) -> Iterator[str]:
    signed_in = f" (tài khoản {line.actor})" if line.actor else ""
    yield f"Người thực hiện: {line.by}{signed_in}"
    yield f"Ngày {line.on:%d/%m/%Y}, ghi sổ lúc {office_time(line.at):%H:%M %d/%m/%Y}"
    if line.time_text:
        yield f"Thời gian: {line.time_text}"
    if line.reason:
        yield f"Lý do: {line.reason}"
