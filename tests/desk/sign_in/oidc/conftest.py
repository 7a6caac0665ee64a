"""A desk whose people may sign in by another server, and that server."""

from collections.abc import AsyncIterator, Iterator

import pytest

from desk.sign_in.oidc import BACK
from desk.sign_in.sign_in_accounts import Accounts
from tests.desk.desk_app import ADDRESS, DeskApp, cheap_hashing, open_desk_app
from tests.desk.sign_in.oidc.oidc_browser import settings_of
from tests.desk.sign_in.oidc.oidc_provider import Lies, OidcProvider, oidc_provider
from tests.people import PEOPLE
from workflow.services import now

ROLES = PEOPLE["thu.ky"].roles
PASSWORD = "mười hai ký tự"


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Use one kind of loop."""
    return "asyncio"


@pytest.fixture(scope="module")
def server() -> Iterator[OidcProvider]:
    """Serve the one server of all tests."""
    with oidc_provider(f"{ADDRESS}{BACK}") as running:
        yield running


@pytest.fixture
def provider(server: OidcProvider) -> Iterator[OidcProvider]:
    """Keep the server honest until the test says otherwise."""
    server.lies = Lies()
    server.asked.clear()
    yield server
    server.lies = Lies()


@pytest.fixture(scope="module")
async def app(
    server: OidcProvider, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[DeskApp]:
    """Open a desk on which everybody has an account, "lan" a password as well."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_hashing(patch)
        folder = tmp_path_factory.mktemp("oidc") / "data"
        async with open_desk_app(folder, settings_of(server)) as opened:
            accounts = Accounts(opened.services.register, now)
            code = accounts.add("lan", "Nguyễn Thị Lan", ROLES)
            accounts.first_sign_in("lan", code, (PASSWORD, PASSWORD), "")
            yield opened
