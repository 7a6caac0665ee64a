"""The settings that name the server."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from desk.app import open_desk
from desk.sign_in.oidc import START, Provider, provider_of
from storage.settings import Settings
from tests.desk.knocking import ADDRESS
from tests.desk.oidc.browsing import NAME

pytestmark = pytest.mark.anyio


NEEDED = {
    "KHENTHUONG_OIDC_ISSUER": "https://dang-nhap.example/realms/phuong",
    "KHENTHUONG_OIDC_CLIENT_ID": "khen-thuong",
    "KHENTHUONG_OIDC_CLIENT_SECRET": "bí mật",
}


def test_the_settings_name_the_server() -> None:
    more = {"NAME": NAME, "CLAIM": "email", "DOMAIN": "phuong.example"}
    given = NEEDED | {f"KHENTHUONG_OIDC_{name}": value for name, value in more.items()}

    assert provider_of({}) is None
    least = provider_of(NEEDED)
    assert least == Provider(*NEEDED.values())
    assert least.claim == "preferred_username"
    assert provider_of(given) == replace(least, name=NAME, claim="email", domain="phuong.example")
    assert "bí mật" not in repr(least)


async def test_the_served_desk_takes_the_settings_from_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    door = open_desk(Settings(folder=tmp_path / "data"), prefect="http://x", address=ADDRESS)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url=ADDRESS) as client:
        page = (await client.get("/dang-nhap")).text
    door.services.register.close()

    assert f'href="{ADDRESS}{START}?tiep=/"' in page


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"KHENTHUONG_OIDC_CLIENT_SECRET": " "}, "KHENTHUONG_OIDC_CLIENT_SECRET"),
        ({"KHENTHUONG_OIDC_ISSUER": ""}, "KHENTHUONG_OIDC_ISSUER"),
        ({"KHENTHUONG_OIDC_ISSUER": "http://dang-nhap.example"}, "https://"),
        ({"KHENTHUONG_OIDC_CLAIM": "email"}, "KHENTHUONG_OIDC_DOMAIN"),
    ],
)
def test_settings_of_no_use_are_told_and_leave_the_passwords(
    changed: dict[str, str], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert provider_of(NEEDED | changed) is None
    assert named in caplog.text
    assert "bí mật" not in caplog.text
