"""A door whose people may sign in by another server, and that server."""

from collections.abc import AsyncIterator, Iterator

import pytest

from desk.sign_in.oidc import BACK
from desk.sign_in.sign_in_accounts import Accounts
from tests.desk.desk_app import ADDRESS, DeskApp, cheap_hashing, desk
from tests.desk.sign_in.oidc.oidc_browser import settings_of
from tests.desk.sign_in.oidc.oidc_provider import Lies, OidcProvider, oidc_provider
from tests.people import PEOPLE
from workflow.services import now

ROLES = PEOPLE["thu.ky"].roles
PASSWORD = "mười hai ký tự"


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """One kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
def server() -> Iterator[OidcProvider]:
    """The one server of all tests."""
    with oidc_provider(f"{ADDRESS}{BACK}") as running:
        yield running


@pytest.fixture
def provider(server: OidcProvider) -> Iterator[OidcProvider]:
    """The server, honest until the test says otherwise."""
    server.lies = Lies()
    server.asked.clear()
    yield server
    server.lies = Lies()


@pytest.fixture(scope="module")
async def house(
    server: OidcProvider, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[DeskApp]:
    """A door; everybody has an account, "lan" a password as well."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_hashing(patch)
        folder = tmp_path_factory.mktemp("oidc") / "data"
        async with desk(folder, settings_of(server)) as opened:
            accounts = Accounts(opened.services.register, now)
            code = accounts.add("lan", "Nguyễn Thị Lan", ROLES)
            accounts.first_sign_in("lan", code, (PASSWORD, PASSWORD), "")
            yield opened
