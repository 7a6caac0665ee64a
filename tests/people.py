"""People of a made-up ward who sign in, each with a part in the work."""

from collections.abc import Mapping
from pathlib import Path

import httpx

from desk.sign_in.sessions import Sessions
from desk.sign_in.sign_in_accounts import Accounts
from dossiers.model.roles import Person, Role
from storage.installation_secret import open_secrets
from storage.register import Register, open_register
from workflow.services import now

UNIT = "Trường THCS Mẫu"

PEOPLE = {
    person.account: person
    for person in (
        Person(account="don.vi", name="Lê Thị Đơn Vị", roles=(Role.DON_VI,), unit=UNIT),
        Person(account="tiep.nhan", name="Nông Văn Nhận", roles=(Role.CHUYEN_VIEN,)),
        Person(account="tham.dinh", name="Lý Thị Thẩm", roles=(Role.CHUYEN_VIEN,)),
        Person(account="lanh.dao", name="Hoàng Văn Lãnh Đạo", roles=(Role.LANH_DAO_VHXH,)),
        Person(account="thu.ky", name="Đinh Thị Thư Ký", roles=(Role.THU_KY,)),
        Person(account="uy.vien", name="Vi Văn Ủy Viên", roles=(Role.UY_VIEN,)),
        Person(account="van.thu", name="Triệu Thị Văn Thư", roles=(Role.VAN_THU,)),
        Person(account="chu.tich", name="Bế Văn Chủ Tịch", roles=(Role.CHU_TICH,)),
        Person(account="quan.tri", name="Hứa Văn Quản Trị", roles=(Role.QUAN_TRI,)),
    )
}

PRESSING = {
    "appraisal": "tham.dinh",
    "council": "thu.ky",
    "invitation": "thu.ky",
    "signature": "lanh.dao",
    "issuance": "van.thu",
    "bulk": "van.thu",
    "template_check": "quan.tri",
}
"""Who presses a button, so that duties stay apart; all others are pressed by reception."""

COOKIE = "khenthuong"
RECEPTION = "tiep.nhan"


def settle(register: Register) -> None:
    """Give everybody an account, as the command does; whoever has one keeps it."""
    accounts = Accounts(register, now)
    there = {each.account for each in accounts.all()}
    for account, person in PEOPLE.items():
        if account not in there:
            accounts.add(account, person.name, person.roles, person.unit)


def sign_in(folder: Path, database: str | None = None) -> Mapping[str, str]:
    """Everybody's cookie for the desk over a data folder, without the minutes of typing."""
    with open_register(database, folder) as register:
        settle(register)
        sessions = Sessions(register, open_secrets(folder), now, secure=False)
        return {account: sessions.open(person) for account, person in PEOPLE.items()}


def visitor(desk: str, cookie: str) -> httpx.Client:
    """Return a browser of sorts, signed in by a cookie, that sends the token of its pages."""
    client = httpx.Client(base_url=desk, cookies={COOKIE: cookie}, timeout=60)
    page = client.get("/tai-khoan", headers={"Accept": "text/html"})
    token = page.raise_for_status().text.partition('name="csrf-token" content="')[2]
    client.headers.update({"X-CSRF-Token": token.partition('"')[0], "Origin": desk})
    return client
