"""The commands that bring files in and documents out, of a round or a year: put, export."""

import json
from argparse import Namespace
from pathlib import Path

from documents.files.attachments import inspect
from dossiers.model.errors import UnknownObject
from dossiers.model.movement_year import MovementYear
from storage.blobs.opening import open_objects
from storage.export import write_folder
from storage.register import read_register
from storage.settings import Settings
from workflow.disclosure import disclose_round
from workflow.review.signed_files import readable_report
from workflow.services import open_services, put_file


def put(asked: Namespace) -> None:
    """Store a file under a name that forms can give. Raise UnknownObject or UnusableFile."""
    if not asked.file.is_file():
        raise UnknownObject(f"Không có tệp {asked.file}; hãy kiểm tra đường dẫn")
    data, settings = asked.file.read_bytes(), Settings(asked.data)
    inspect(data, asked.file.name)
    with open_services(settings) as services:
        readable_report(data, asked.file.name, settings, services.clock())
        put_file(services, asked.file, asked.key)
    print(f"Đã đưa {asked.file.name} vào kho dưới tên {asked.key}")


def export(asked: Namespace) -> None:
    """Write the documents of a round or a year with their manifest. Raise UnknownRound."""
    settings = Settings(asked.data)
    numbers = _disclosed(settings, asked.code) if asked.citizen_ids else None
    export_documents(settings, asked.code, asked.out)
    if numbers is not None:
        file = asked.out / CITIZEN_IDS
        file.write_text(json.dumps(numbers, ensure_ascii=False, indent=2), encoding="utf-8")
        print(f"Số căn cước của {len(numbers)} hồ sơ: {file}. Hãy giữ như giữ hồ sơ.")


CITIZEN_IDS = "so-can-cuoc.json"
"""The file of the citizen numbers by dossier, where an export is asked to hold them."""


def _disclosed(settings: Settings, round_: str) -> dict[str, str]:
    with open_services(settings) as services:
        return disclose_round(services, round_)


def export_documents(settings: Settings, code: str, folder: Path) -> None:
    """Write the documents of a round or a year into the folder and say how many.

    Raise UnknownRound.
    """
    objects = open_objects(settings)
    with read_register(settings) as ledger:
        owner = ledger.owner(code)
        made = write_folder(ledger, objects, code, folder)
        head = ledger.head()
    whose = "ngoài đợt" if isinstance(owner, MovementYear) else "của đợt"
    print(f"Đã xuất {made} văn bản {whose} {code} vào {folder}")
    print(f"Mã sổ: {head}")
