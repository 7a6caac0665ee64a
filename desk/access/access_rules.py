"""Who may do what on the desk: one table of method and path, and nothing beside it is allowed."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from fastapi import Request
from starlette.routing import compile_path

from dossiers.model.role_duties import BOOK_KEEPERS, OFFICERS, PRESSED_BY, UPLOADERS
from dossiers.model.roles import Person, Role
from dossiers.model.steps import Step

EVERYONE: frozenset[Role] | None = None
"""Also who is not signed in."""

ANY_ROLE = frozenset(Role)


class Rule(NamedTuple):
    """Who may do this; a path as FastAPI writes it, e.g. "/ho-so/{code}"."""

    method: str
    path: str
    roles: frozenset[Role] | None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of the addresses that the rule speaks of."""
        return _pattern_of(self.path)


@cache
def _pattern_of(path: str) -> re.Pattern[str]:
    return compile_path(path)[0]


# Pages of the desk itself. What a unit's person sees on a page is for the page to narrow down.
DESK_RULES = (
    Rule("GET", "/", ANY_ROLE),
    Rule("GET", "/suc-khoe", EVERYONE),
    Rule("GET", "/static/{path:path}", EVERYONE),
    Rule("GET", "/dang-nhap", EVERYONE),
    Rule("POST", "/dang-nhap", EVERYONE),
    Rule("GET", "/dang-nhap/oidc", EVERYONE),
    Rule("GET", "/dang-nhap/oidc/ve", EVERYONE),
    Rule("GET", "/lan-dau", EVERYONE),
    Rule("POST", "/lan-dau", EVERYONE),
    Rule("POST", "/dang-xuat", ANY_ROLE),
    Rule("POST", "/dang-xuat-moi-noi", ANY_ROLE),
    Rule("GET", "/tai-khoan", ANY_ROLE),
    Rule("POST", "/tai-khoan/mat-khau", ANY_ROLE),
    Rule("GET", "/bang/moi", ANY_ROLE),
    Rule("GET", "/buoc/{step}", ANY_ROLE),
    Rule("GET", "/ho-so/{code}", ANY_ROLE),
    Rule("GET", "/ho-so/{code}/phieu-kiem-soat", OFFICERS),
    Rule("POST", "/ho-so/{code}/so-can-cuoc", PRESSED_BY[Step.DISCLOSURE]),
    Rule("POST", "/ho-so/{code}/an-danh", PRESSED_BY[Step.ANONYMISING]),
    Rule("GET", "/du-lieu-ca-nhan", ANY_ROLE),
    Rule("GET", "/tai-len", UPLOADERS),
    Rule("POST", "/tai-len", UPLOADERS),
    Rule("GET", "/tep/{key:path}", ANY_ROLE),
    Rule("GET", "/tai-ve/{document}", ANY_ROLE),
    Rule("GET", "/xem/{document}", ANY_ROLE),
    Rule("GET", "/xem/{document}/{page}.png", ANY_ROLE),
    Rule("GET", "/dot/{code}.zip", OFFICERS),
    Rule("GET", "/dot/{code}/trinh-ky.zip", OFFICERS),
    Rule("GET", "/dot/{code}/trinh-tinh.zip", OFFICERS),
    Rule("GET", "/dot/{code}/doc-soat.zip", OFFICERS),
    Rule("GET", "/dot/{code}/in-giay-khen", OFFICERS),
    Rule("GET", "/dot/{code}/giay-khen.docx", OFFICERS),
    Rule("GET", "/ngoai-dot", OFFICERS),
    Rule("GET", "/ngoai-dot/{movement}/{year}.zip", OFFICERS),
    Rule("GET", "/so-khen-thuong.xlsx", OFFICERS),
    Rule("GET", "/so-van-ban", OFFICERS),
    Rule("GET", "/so-van-ban/{code}", OFFICERS),
    Rule("POST", "/so-van-ban/{code}", BOOK_KEEPERS),
    Rule("GET", "/so-van-ban/{code}/so-dang-ky", OFFICERS),
    Rule("GET", "/so-van-ban/{code}/so-dang-ky.xlsx", OFFICERS),
    Rule("GET", "/thong-ke.xlsx", OFFICERS),
    Rule("GET", "/bang-tinh/mau.xlsx", ANY_ROLE),
    Rule("GET", "/bang-tinh/{key:path}/loi.xlsx", ANY_ROLE),
)


def rule_of(method: str, path: str, rules: Iterable[Rule] = DESK_RULES) -> Rule | None:
    """Find the rule that speaks of a request, to the desk itself if not told; None: nobody may."""
    wanted = "GET" if method == "HEAD" else method
    fitting = (each for each in rules if each.method == wanted and each.pattern.match(path))
    return next(fitting, None)


def allowed(rule: Rule | None, person: Person | None) -> bool:
    """Tell whether the rule lets this person in; None is who is not signed in."""
    if rule is None or rule.roles is None:
        return rule is not None
    return person is not None and not rule.roles.isdisjoint(person.roles)


def visitor(request: Request) -> Person | None:
    """Return who is signed in, or None."""
    found: Person | None = request.scope.get("khenthuong.person")
    return found


def person(request: Request) -> Person:
    """Return who is signed in. Raise LookupError on a route whose rule asks for no role."""
    if found := visitor(request):
        return found
    raise LookupError("a route without a rule asked who is signed in")


def csrf_token(request: Request) -> str:
    """Return what a form sends in the field `csrf`, and a script in the header X-CSRF-Token."""
    token: str = request.scope.get("khenthuong.csrf", "")
    return token


class Link(NamedTuple):
    """An entry of the menu, for whom."""

    address: str
    text: str
    roles: frozenset[Role]


MENU = (
    Link("/", "Bảng theo dõi", ANY_ROLE),
    Link("/tai-len", "Tải tệp lên", UPLOADERS),
    Link("/so-van-ban", "Sổ văn bản", OFFICERS),
    Link("/v2/deployments", "Các bước", OFFICERS),
    Link("/tai-khoan", "Tài khoản", ANY_ROLE),
)


def nav(who: Person | None) -> Iterable[Link]:
    """Return the menu of a person: only what they may open."""
    return [each for each in MENU if who and not each.roles.isdisjoint(who.roles)]
