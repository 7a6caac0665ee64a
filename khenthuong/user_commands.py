"""`khenthuong users`: who may sign in, and with what part in the work."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from desk.sign_in.sign_in_accounts import CODE_LASTS, Accounts
from dossiers.model.errors import Refused
from dossiers.model.roles import Role
from storage.ledger.account_rows import Account
from storage.register import open_register
from storage.settings import Settings
from workflow.services import now


def add_user(asked: Namespace) -> None:
    """Make an account, and print the code of its first sign-in."""
    with _accounts(asked) as accounts:
        roles = [_role(each) for each in asked.role]
        code = accounts.add(asked.account, asked.name, roles, asked.unit)
    print(f"Đã tạo tài khoản {asked.account}. {_code_sentence(code)}")


def list_users(asked: Namespace) -> None:
    """Print every account with its roles and whether it can sign in."""
    with _accounts(asked) as accounts:
        found = accounts.all()
    for each in found:
        roles = ", ".join(role.value for role in each.roles)
        unit = f"  ({each.unit})" if each.unit else ""
        print(f"{each.account:20} {each.name:28} {roles}{unit}  {_state(each)}")
    if not found:
        print("Chưa có tài khoản nào; hãy tạo bằng khenthuong users add.")


def disable_user(asked: Namespace) -> None:
    """Shut an account out at once; what it did stays in the register."""
    with _accounts(asked) as accounts:
        accounts.disable(asked.account)
    print(f"Đã khóa tài khoản {asked.account}; mọi phiên đang mở đã kết thúc.")


def reset_user(asked: Namespace) -> None:
    """Void the password, open the account again if it was disabled, and print a new code."""
    with _accounts(asked) as accounts:
        code = accounts.reset(asked.account)
    print(f"Mật khẩu cũ của {asked.account} không còn dùng được. {_code_sentence(code)}")


def _code_sentence(code: str) -> str:
    return (
        f"Mã một lần: {code}\n"
        f"Người đó mở trang đăng nhập, chọn “Đăng nhập lần đầu”, gõ mã và tự đặt mật khẩu; mã dùng"
        f" một lần, trong {CODE_LASTS.days} ngày."
    )


def _state(account: Account) -> str:
    if account.disabled:
        return "đã khóa"
    return "đang dùng" if account.password else "chưa đăng nhập lần đầu"


def _role(code: str) -> Role:
    if code not in set(Role):
        said = ", ".join(f"{each} ({each.text})" for each in Role)
        raise Refused(f"Không có vai trò “{code}”; hãy chọn: {said}.")
    return Role(code)


@contextmanager
def _accounts(asked: Namespace) -> Iterator[Accounts]:
    settings = Settings(asked.data)
    settings.make_folder()
    with open_register(settings.database_url, settings.folder) as register:
        yield Accounts(register, now)
