"""The local web pages: read-only, for loopback, each with its JSON and CSV twin."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection
from datetime import date
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

import jinja2
import msgspec
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError, InputError, LedgerError
from dragoman.link.grades import NONE, Grades
from dragoman.records import Record
from dragoman.relate import drivers
from dragoman.relate.names import called
from dragoman.relate.turning import turning_points
from dragoman.show import claim, dyad, lists, overview, pages, phrases, relations, subjects
from dragoman.show.filters import NOUNS
from dragoman.show.kept import Answer, Kept
from dragoman.show.page import Ask, Missing, Page
from dragoman.store import tables
from dragoman.store.database import View
from dragoman.words import ontology

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}

Maker = Callable[[Ask], Page]

MAKERS: dict[str, Maker] = {
    "/": overview.overview,
    **{f"/{noun}": partial(lists.listing, noun=noun) for noun in NOUNS},
    "/documents/{id}": pages.document,
    "/events/{id}": pages.event,
    "/claims/{id}": claim.page,
    "/actors/{id}": pages.actor,
    "/dyads": relations.dyads,
    "/dyads/{a}/{b}": dyad.dyad,
    "/forums": subjects.all_forums,
    "/forums/{id}": subjects.forum,
    "/issues": subjects.all_issues,
    "/issues/{id}": subjects.issue,
    "/dyads/{a}/{b}/parallels": dyad.similar,
    "/blocs": relations.blocs,
    "/drivers": relations.drivers,
    "/digest": relations.digest,
    "/digest/{actor}": relations.digest,
    "/search": lists.search,
}


def app(ledger: str | Path, *, allowed_hosts: Collection[str] = LOOPBACK, grades: Grades = NONE) -> Starlette:
    """The pages of a ledger, for any ASGI server. Raises LedgerError where there is no ledger.

    Requests that name another host are refused, which keeps strange web sites from reading through a browser.
    """
    return build(View(ledger), allowed_hosts=allowed_hosts, grades=grades)


def build(view: View, *, allowed_hosts: Collection[str] = LOOPBACK, grades: Grades = NONE) -> Starlette:
    """The same for a ledger that is open already."""
    warm()
    register_url_convertor("twin", _Twin())
    routes: list[Route | Mount] = []
    kept = Kept(view.version)
    for path, maker in (MAKERS | {"/claims/{id}": partial(claim.page, grades=grades)}).items():
        endpoint = _endpoint(view, maker, kept)
        routes += [Route(f"{'/index' if path == '/' else path}.{{twin:twin}}", endpoint), Route(path, endpoint)]
    routes.append(Mount("/static", StaticFiles(directory=str(files("dragoman.show").joinpath("static")))))
    return Starlette(
        routes=routes,
        middleware=[Middleware(_Guard, hosts=frozenset(allowed_hosts))],
        exception_handlers={HTTPException: _http_error, DragomanError: _known_error, Exception: _unknown_error},
    )


_TEN_YEARS = 3652


@cache
def warm() -> None:
    """Loads tables and templates once, which the first visitors would else wait for."""
    called("USA")
    drivers.ready()
    turning_points((date.fromordinal(_TEN_YEARS + day), float(day % 7)) for day in range(_TEN_YEARS))
    for name in _environment().list_templates():
        _environment().get_template(name)
    # What is loaded by now stays: the collector need not go through it for each page (a fifth of the slow ones' time).
    gc.collect()
    gc.freeze()


class _Twin(Convertor[str]):
    regex = "json|csv|svg"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Guard:
    """Lets through only known hosts, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["type"] == "http" and _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This host is not served. Open http://127.0.0.1 instead.\n", status_code=421)
            await refusal(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


def _host(header: str) -> str:
    """The host without its port; an IPv6 address keeps its brackets."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


def _endpoint(view: View, maker: Maker, kept: Kept) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        made = kept.answer(f"{request.url.path}?{request.url.query}", lambda: _answer(request, maker, view))
        return Response(made.body, media_type=made.media_type)

    return endpoint


def _answer(request: Request, maker: Maker, view: View) -> Answer:
    twin = request.path_params.get("twin", "")
    page = maker(Ask(view, request.path_params, request.query_params, twin))
    if twin == "json":
        return Answer(_json(page.data), "application/json")
    if twin == "csv":
        rows = "".join(tables.lines(page.rows, page.kind, "csv"))
        return Answer(rows.encode("utf-8", "replace"), "text/csv; charset=utf-8")
    if twin == "svg":
        if page.picture is None:
            raise Missing("The picture", "is not there: too little is told", "See the page itself")
        return Answer(page.picture.file().encode(), "image/svg+xml")
    return Answer(_rendered(request, page), "text/html; charset=utf-8")


def _rendered(request: Request, page: Page, status: int = 200) -> bytes:
    path = "/index" if request.url.path == "/" else request.url.path
    asked = f"?{request.url.query}" if request.url.query else ""
    context = {"title": page.title, "twin": path if status == 200 else None, "asked": asked, **page.context}
    context["picture"] = page.picture is not None
    html = _environment().get_template(page.template).render(context)
    # A lone surrogate has no UTF-8; the page is shown all the same.
    return html.encode("utf-8", "replace")


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _error(request: Request, status: int, title: str, reason: str) -> Response:
    if request.url.path.endswith((".json", ".csv", ".svg")):
        return Response(_json({"error": title, "reason": reason}), status, media_type="application/json")
    context = {"status": status, "reason": reason}
    html = _rendered(request, Page("error.html", title, None, (), Record, context), status)
    return Response(html, status, media_type="text/html; charset=utf-8")


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    titles = {404: "There is no such page", 405: "This page can only be read"}
    return _error(request, error.status_code, titles.get(error.status_code, "That did not work"), request.url.path)


def _known_error(request: Request, error: Exception) -> Response:
    kinds: tuple[tuple[type[DragomanError], int, str], ...] = (
        (Missing, 404, "Not in this ledger"),
        (InputError, 400, "This cannot be asked"),
        (LedgerError, 503, "The ledger cannot be read"),
        (DragomanError, 500, "That did not work"),
    )
    status, title = next((status, title) for kind, status, title in kinds if isinstance(error, kind))
    return _error(request, status, title, str(error))


def _unknown_error(request: Request, error: Exception) -> Response:
    answer = _error(request, 500, "Something went wrong here", "The terminal that serves these pages says more.")
    # Starlette answers these outside of all middleware.
    answer.headers.update(HEADERS)
    return answer


def _environment() -> jinja2.Environment:
    return _ENVIRONMENT


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("dragoman.show"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_ENVIRONMENT.globals.update(
    nouns=("events", "acts", "statements", "claims", "actors", "documents"),
    quad=phrases.quad,
    quad_name=lambda type: ontology.QUADS.get(phrases.quad(type), "unknown type"),
    standing=lambda modality: phrases.STANDING.get(modality, "open"),
    names=phrases.names,
    status_words=lambda status: phrases.STATUSES.get(status, ""),
    when_words=phrases.when,
    day=phrases.day,
    date_words=lambda dates: " to ".join(phrases.day(each) for each in dates.split("/")),
    event_words=phrases.event,
    signed=phrases.signed,
    views=("dyads", "blocs", "drivers", "digest", "forums", "issues"),
)
