"""A certification authority, the folder of its root, and a decision that the chair has signed."""

from pathlib import Path

import pytest

from tests.desk.signed_pdfs import Authority, a_pdf, signed

CHAIR = "Đinh Văn Mẫu"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def roots(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return authority.write_root(tmp_path_factory.mktemp("goc"))


@pytest.fixture(scope="module")
def decision(authority: Authority) -> bytes:
    return signed(a_pdf(), authority.signer(CHAIR))
