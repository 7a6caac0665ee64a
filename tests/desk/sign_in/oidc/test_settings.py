"""The settings that name the server."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from desk.app import open_desk
from desk.sign_in.oidc import START, Provider, provider_of
from storage.settings import Settings
from tests.desk.desk_app import ADDRESS
from tests.desk.sign_in.oidc.oidc_browser import NAME

pytestmark = pytest.mark.anyio


NEEDED = {
    "KHENTHUONG_OIDC_ISSUER": "https://dang-nhap.example/realms/phuong",
    "KHENTHUONG_OIDC_CLIENT_ID": "khen-thuong",
    "KHENTHUONG_OIDC_CLIENT_SECRET": "bí mật",
}


MORE = {"NAME": NAME, "CLAIM": "email", "DOMAIN": "phuong.example"}


def set_all(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> None:
    """Set these variables of the environment."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)


def test_the_settings_name_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert provider_of(Settings()) is None
    set_all(monkeypatch, NEEDED)
    least = provider_of(Settings())
    assert least == Provider(*NEEDED.values())
    assert least.claim == "preferred_username"
    set_all(monkeypatch, {f"KHENTHUONG_OIDC_{name}": value for name, value in MORE.items()})
    most = replace(least, name=NAME, claim="email", domain="phuong.example")
    assert provider_of(Settings()) == most
    assert "bí mật" not in repr((least, Settings()))


async def test_the_served_desk_takes_the_settings_from_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_all(monkeypatch, {**NEEDED, "KHENTHUONG_DESK_URL": ADDRESS})
    opened = open_desk(Settings(tmp_path / "data"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(opened), base_url=ADDRESS) as client:
        page = (await client.get("/dang-nhap")).text
    opened.services.register.close()

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
    changed: dict[str, str],
    named: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_all(monkeypatch, NEEDED | changed)
    assert provider_of(Settings()) is None
    assert named in caplog.text
    assert "bí mật" not in caplog.text
