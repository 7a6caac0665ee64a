"""Signing in and out, the first sign-in, and a person's own account."""

from functools import partial
from typing import Annotated
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.access.access_rules import person, visitor
from desk.services import DeskServices
from desk.sign_in.oidc import BACK, LASTS, START, Oidc
from desk.sign_in.sessions import Sessions
from desk.sign_in.sign_in_accounts import MIN_LENGTH, Accounts, SignInRefused
from dossiers.model.roles import Person

Typed = Annotated[str, Form(max_length=1000, pattern=r"^[^\x00]*$")]
SEE_OTHER = 303
UNAUTHORIZED = 401
HOME = "/"


def router(services: DeskServices, sessions: Sessions, oidc: Oidc | None) -> APIRouter:
    """Make the routes of signing in, of the account page, and out again."""
    made = APIRouter()
    desk = _Desk(services, sessions, oidc)
    made.get("/dang-nhap")(desk.sign_in_page)
    made.post("/dang-nhap")(desk.sign_in)
    made.get("/lan-dau")(desk.first_page)
    made.post("/lan-dau")(desk.first_sign_in)
    made.get("/tai-khoan")(desk.account_page)
    made.post("/tai-khoan/mat-khau")(desk.change_password)
    made.post("/dang-xuat")(desk.sign_out)
    made.post("/dang-xuat-moi-noi")(desk.sign_out_everywhere)
    if oidc:
        elsewhere = _Elsewhere(desk, oidc)
        made.get(START)(elsewhere.begin)
        made.get(BACK)(elsewhere.come_back)
    return made


class _Desk:
    """The pages; a password is checked in a thread of its own, two at a time: each costs 64 MB."""

    def __init__(self, services: DeskServices, sessions: Sessions, oidc: Oidc | None) -> None:
        self._services = services
        self._sessions = sessions
        self._oidc = oidc
        self.accounts = Accounts(services.register, services.clock)
        self._two_at_once = CapacityLimiter(2)

    async def sign_in_page(self, request: Request, tiep: str = HOME) -> Response:
        if visitor(request):
            return RedirectResponse(_inside(tiep), SEE_OTHER)
        return self._page(request, "sign_in.html", next=_inside(tiep))

    async def sign_in(
        self,
        request: Request,
        account: Typed = "",
        password: Typed = "",
        next: Typed = HOME,  # noqa: A002
    ) -> Response:
        act = partial(self.accounts.sign_in, account, password, _address(request))
        typed = {"account": account, "next": _inside(next)}
        return await self._signing_in(request, "sign_in.html", act, typed)

    async def first_page(self, request: Request) -> Response:
        return self._page(request, "first_sign_in.html")

    async def first_sign_in(
        self,
        request: Request,
        account: Typed = "",
        code: Typed = "",
        password: Typed = "",
        again: Typed = "",
    ) -> Response:
        passwords = (password, again)
        act = partial(self.accounts.first_sign_in, account, code, passwords, _address(request))
        typed = {"account": account, "next": HOME}
        return await self._signing_in(request, "first_sign_in.html", act, typed)

    async def account_page(self, request: Request) -> Response:
        return self._page(request, "account.html")

    async def change_password(
        self, request: Request, old: Typed = "", password: Typed = "", again: Typed = ""
    ) -> Response:
        own, passwords = person(request).account, (password, again)
        act = partial(self.accounts.change_password, own, old, passwords, _address(request))
        typed = {"next": "/tai-khoan?xong=1"}
        return await self._signing_in(request, "account.html", act, typed)

    def sign_out(self, request: Request) -> Response:
        self._sessions.close(request.scope["khenthuong.session"])
        return self._out()

    def sign_out_everywhere(self, request: Request) -> Response:
        self._sessions.close_all(person(request).account)
        return self._out()

    async def _signing_in(
        self, request: Request, page: str, act: partial[Person], typed: dict[str, str]
    ) -> Response:
        try:
            who = await to_thread.run_sync(act, limiter=self._two_at_once)
        except SignInRefused as error:
            return self._page(request, page, UNAUTHORIZED, sentence=str(error), **typed)
        return await self.let_in(request, who, typed["next"])

    async def let_in(self, request: Request, who: Person, ahead: str) -> Response:
        """Open a session under a new secret; the session of a cookie that came along is over."""
        if before := request.scope.get("khenthuong.session"):
            await to_thread.run_sync(self._sessions.close, before)
        cookie = await to_thread.run_sync(self._sessions.open, who)
        answer = RedirectResponse(ahead, SEE_OTHER)
        self._sessions.cookie.keep(answer, cookie)
        return answer

    def refused(self, request: Request, error: SignInRefused) -> Response:
        """Show the sign-in page with what was wrong: the password is a way in as before."""
        return self._page(request, "sign_in.html", UNAUTHORIZED, sentence=str(error))

    def _out(self) -> Response:
        answer = RedirectResponse("/dang-nhap", SEE_OTHER)
        self._sessions.cookie.end(answer)
        answer.headers["clear-site-data"] = '"cache", "storage"'
        return answer

    def _page(self, request: Request, name: str, status: int = 200, **values: str) -> Response:
        shared = {"sentence": "", "account": "", "next": HOME, "shortest": MIN_LENGTH}
        done = "xong" in request.query_params
        shown = {**shared, "done": done, "oidc": self._oidc, **values}
        return self._services.page(request, name, status=status, **shown)


class _Elsewhere:
    """Signing in at another server. It is asked in threads apart, a few at a time: however long
    it takes to answer, passwords don't wait for it."""

    def __init__(self, desk: _Desk, oidc: Oidc) -> None:
        self._desk = desk
        self._oidc = oidc
        self._few_at_once = CapacityLimiter(4)

    async def begin(self, request: Request, tiep: str = HOME) -> Response:
        act = partial(self._oidc.begin, _inside(tiep))
        try:
            address, cookie = await to_thread.run_sync(act, limiter=self._few_at_once)
        except SignInRefused as error:
            return self._desk.refused(request, error)
        answer = RedirectResponse(address, SEE_OTHER)
        self._oidc.cookie.keep(answer, cookie, LASTS)
        return answer

    async def come_back(self, request: Request) -> Response:
        answer = await self._try(request)
        self._oidc.cookie.end(answer)
        return answer

    async def _try(self, request: Request) -> Response:
        cookie = request.cookies.get(self._oidc.cookie.name, "")
        act = partial(self._oidc.finish, cookie, dict(request.query_params))
        try:
            account, ahead = await to_thread.run_sync(act, limiter=self._few_at_once)
            who = await to_thread.run_sync(self._desk.accounts.vouched, account)
        except SignInRefused as error:
            return self._desk.refused(request, error)
        return await self._desk.let_in(request, who, ahead)


def _inside(address: str) -> str:
    """Return the address to go on to: only one of our own, whatever the link said."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    plain = address.isprintable() and "\\" not in address
    return quote(address, safe="/?&=%.,;:~+-_()'*!@") if ours and plain else HOME


def _address(request: Request) -> str:
    """Tell where the request comes from, as the server saw it."""
    return request.client.host if request.client else ""
