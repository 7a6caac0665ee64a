"""Who is signed in, as a token on the run: only the desk can sign it, and for one run.

Prefect keeps no person with a run. The desk puts this token on it as a label; the step reads it. It
names the account, the deployment and the run's idempotency key, which Prefect gives to one run
alone: copied to another run, or made without the installation's secret, it is refused.
"""

from collections.abc import Mapping
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from dossiers.model.errors import Refused
from dossiers.model.roles import Person
from storage.installation_secret import Secrets
from storage.register import Register

LABEL = "khenthuong.dau"
TAG = "nguoi:"
"""A tag that shows, in the list of runs, who is signed in; it proves nothing."""


def sign_actor(secrets: Secrets, account: str, deployment: str, key: str) -> str:
    """Return the token for a run of this deployment with this idempotency key."""
    return str(_sealer(secrets).dumps([account, deployment, key]))


def account_of(
    secrets: Secrets, labels: Mapping[str, Any], deployment: str, key: str | None
) -> str:
    """Return whose account a run acts for; "" without a token. Raises Refused for a false one."""
    if LABEL not in labels:
        return ""
    try:
        account, *run = _sealer(secrets).loads(str(labels[LABEL]))
    except BadSignature:
        run = []
    if run != [deployment, key]:
        raise Refused("Lượt chạy này mang dấu người bấm không đúng; hãy mở phiếu và bấm lại.")
    return str(account)


def actor_of(register: Register, account: str) -> Person | None:
    """Return the person of the account, as of now; None for "". Raises Refused if disabled."""
    if not account:
        return None
    with register.read_tx() as ledger:
        found = ledger.account(account)
    if found.disabled:
        raise Refused(f"Tài khoản “{account}” đã bị khóa nên bước này không được thực hiện.")
    return found.person


def _sealer(secrets: Secrets) -> URLSafeSerializer:
    return URLSafeSerializer(secrets.key("dau"), salt="khenthuong")
