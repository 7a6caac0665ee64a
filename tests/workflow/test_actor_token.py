"""The seal on a run: made by the desk alone, for one run, for an account that is in use."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossiers.model.errors import Refused
from dossiers.model.roles import Role
from storage.installation_secret import Secrets
from storage.ledger.account_rows import Account
from storage.register import Register, open_register
from workflow.actor_token import LABEL, account_of, actor_of, sign_actor

OURS, OTHERS = Secrets(b"o" * 32), Secrets(b"x" * 32)


def test_the_account_of_a_sealed_run_is_known() -> None:
    sealed = sign_actor(OURS, "lan", "nut-1", "khoa-1")

    assert account_of(OURS, {LABEL: sealed, "prefect.flow.id": "1"}, "nut-1", "khoa-1") == "lan"
    assert account_of(OURS, {"prefect.flow.id": "1"}, "nut-1", None) == ""


@pytest.mark.parametrize(
    ("secrets", "deployment", "key"),
    [
        (OTHERS, "nut-1", "khoa-1"),
        (OURS, "nut-2", "khoa-1"),
        (OURS, "nut-1", "khoa-2"),
        (OURS, "nut-1", None),
    ],
)
def test_a_seal_of_elsewhere_or_of_another_run_is_refused(
    secrets: Secrets, deployment: str, key: str | None
) -> None:
    sealed = sign_actor(OURS, "lan", "nut-1", "khoa-1")
    with pytest.raises(Refused, match="không đúng"):
        account_of(secrets, {LABEL: sealed}, deployment, key)


@pytest.mark.parametrize("label", ["", "lan", "WyJsYW4iXQ", 7, None])
def test_what_is_no_seal_is_refused(label: object) -> None:
    with pytest.raises(Refused):
        account_of(OURS, {LABEL: label}, "nut-1", "khoa-1")


@pytest.fixture
def register(register_folder: Path) -> Iterator[Register]:
    """Yield a register with the account "lan"."""
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    lan = Account(account="lan", name="Lan", roles=(Role.THU_KY,), made_at=made_at)
    with open_register(None, register_folder) as opened:
        with opened.write_tx() as ledger:
            ledger.add_account(lan)
        yield opened


def test_who_acts_is_who_the_account_is_now(register: Register) -> None:
    person = actor_of(register, "lan")

    assert person is not None
    assert (person.name, person.roles) == ("Lan", (Role.THU_KY,))
    assert actor_of(register, "") is None


def test_a_disabled_account_acts_no_more(register: Register) -> None:
    with register.write_tx() as ledger:
        ledger.save_account(ledger.account("lan").model_copy(update={"disabled": True}))
    with pytest.raises(Refused, match="đã bị khóa"):
        actor_of(register, "lan")
    with pytest.raises(Refused):
        actor_of(register, "khong-co")
