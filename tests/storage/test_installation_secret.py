"""The installation's secret: made once, for its owner alone, whoever comes first."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossiers.model.errors import StorageUnreachable
from storage.installation_secret import FILE, open_secrets


def test_the_secret_is_made_once_and_stays(tmp_path: Path) -> None:
    first = open_secrets(tmp_path)

    assert open_secrets(tmp_path).root == first.root
    assert len(first.root) == 32
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_its_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_secrets(tmp_path)

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_whoever_comes_at_once_gets_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as crowd:
        found = set(crowd.map(lambda _: open_secrets(tmp_path).root, range(16)))

    assert len(found) == 1


def test_each_purpose_has_a_key_of_its_own(tmp_path: Path) -> None:
    secrets = open_secrets(tmp_path)

    assert len({secrets.key("phien"), secrets.key("dau"), secrets.root}) == 3
    assert secrets.root.hex() not in secrets.prefect
    assert secrets.prefect.count(":") == 1
    assert secrets.root.hex() not in repr(secrets)


@pytest.mark.parametrize("damage", ["short", "folder"])
def test_a_damaged_secret_is_told_and_not_replaced(damage: str, tmp_path: Path) -> None:
    if damage == "short":
        (tmp_path / FILE).write_bytes(b"x")
    else:
        (tmp_path / FILE).mkdir()
    with pytest.raises(StorageUnreachable, match=r"secret\.key"):
        open_secrets(tmp_path)
