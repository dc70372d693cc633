"""What a page is made from, and what it gives: one answer that can be shown as HTML, JSON or CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.show.pictures.canvas import Picture
from dragoman.store.database import View
from dragoman.store.rows import Query


class Ask(NamedTuple):
    """A request: the ledger, the parts of the path, the query of the URL, and which twin it is for ('' the page)."""

    view: View
    path: Mapping[str, str]
    params: Mapping[str, str]
    twin: str = ""


class Page(NamedTuple):
    """``data`` is the JSON twin, ``rows`` (of one ``kind``) the CSV twin, ``context`` what else the template shows."""

    template: str
    title: str
    data: object
    rows: Sequence[Record]
    kind: type[Record]
    context: Mapping[str, object]
    picture: Picture | None = None
    """The SVG twin, for pages that have one."""


class Missing(InputError):
    """No such thing in the ledger; ``source`` names it."""


class Listing(Record, frozen=True):
    """The JSON twin of a list: what was asked, what is counted, how many there are, and one page of them."""

    query: Query
    counted: str
    total: int
    rows: list[Record]


def missing(noun: str, id: str) -> Missing:
    """The error for an id that leads nowhere."""
    return Missing(f"{noun} {id}", "is not in this ledger", "It may belong to another ledger, or have been re-coded")


def pager(path: str, params: Mapping[str, str], query: Query, shown: int, total: int) -> dict[str, object]:
    """Links to the pages before and after, and which rows are shown."""

    def link(offset: int) -> str:
        kept = {name: value for name, value in params.items() if value and name != "offset"}
        return f"{path}?{urlencode({**kept, **({'offset': str(offset)} if offset else {})})}"

    before, after = max(query.offset - query.limit, 0), query.offset + query.limit
    return {
        "before": link(before) if query.offset else None,
        "after": link(after) if shown and after < total else None,
        "from": query.offset + 1 if shown else 0,
        "to": query.offset + shown,
        "total": f"{total:,}",
    }


def invented(url: str | None) -> bool:
    """True for addresses under ``.example``, which is kept for what does not exist."""
    try:
        return (urlsplit(url or "").hostname or "").endswith(".example")
    except ValueError:
        return False


def safe_link(url: str | None) -> str | None:
    """The URL where a browser may be sent to it, which only web addresses of existing places are."""
    return url if url and url.startswith(("https://", "http://")) and not invented(url) else None
