"""The launcher: whether it sees that its parts answer, whatever people's address is."""

from pathlib import Path

import httpx
import pytest

from khenthuong.serve_command import as_served, desk_answers
from storage.settings import Settings
from tests.desk.served_desk import served_desk

PUBLIC = "https://khenthuong.phuong.example"


@pytest.mark.parametrize("public", ["", PUBLIC])
def test_the_desk_is_seen_to_answer_behind_a_tls_proxy_too(
    public: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if public:
        monkeypatch.setenv("KHENTHUONG_PUBLIC_URL", f"{public}/")
    with served_desk(Settings(folder=tmp_path / "data"), public) as address:
        port = httpx.URL(address).port
        assert port
        served = as_served(Settings(tmp_path / "data"), 4200, port)
        assert served.desk_address == (public or address)
        assert desk_answers(served)
        other = httpx.get(f"{address}/suc-khoe", headers={"Host": "trang-la.example"})
    assert other.status_code == 421
    assert not desk_answers(served)
