"""A web page → Document: the article without what stands around it, and its title, author, outlet and date.

Text and most metadata come from trafilatura. The date does not: htmldate falls back to a copyright year in the footer
("© 2023" → 2023-01-01) or to any date in the text, and does not tell where it found one. Here a day is taken only
where the page states it, and ``published_from`` says where: ``page`` (metadata, JSON-LD, a time element), ``url``, or
``text`` (a visible dateline). Otherwise there is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement

from dragoman.config import LIMITS, Limits
from dragoman.errors import InputError
from dragoman.fetch import bounded
from dragoman.read import dates
from dragoman.read.document import address, document
from dragoman.read.markup import decoded, lean, paragraphs, tree
from dragoman.read.text import clean, line, named
from dragoman.records import Document

_PUBLISHED = re.compile(
    r"(?:(?:og|article|rnews|recs|cxenseparse|shareaholic)[:._])*"
    r"(?:published(?:[-_]?(?:time|date))?|publish[-_]?(?:time|date)|date(?:published)?|pub(?:lication)?[-_]?date)"
    r"|dc(?:terms)?[.:](?:date(?:[.:]issued)?|issued|created)|citation_(?:publication_)?date"
    r"|parsely-pub-date|sailthru\.date|shareaholic:article_published_time|originalpublicationdate"
)
"""Names under which a page's metadata gives its day of publication."""
_JSON_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,60})"')
_DATED = re.compile(r"date|time|byline|publish|posted|meta", re.IGNORECASE)
_DATELINE = re.compile(r"\W*(?:first )?(?:published|posted|issued|date)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified|changed|edited)\b", re.IGNORECASE)
_ELSEWHERE = frozenset(["nav", "aside", "footer", "li"])
"""Elements whose dates are those of other articles, or of the site."""
_DATELINE_MOST = 120
_PARTING = r"\s+[|–—·•:-]\s+"


class Found(msgspec.Struct):
    """What was found on a page."""

    paragraphs: list[str]
    title: str | None
    author: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_from: str | None


def article(
    data: bytes | str,
    *,
    url: str | None = None,
    declared: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    published_from: str | None = None,
    source: str | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """The article of a page. What is given (title, outlet, published) stands before what the page says.

    ``declared`` is the charset by the server's label. Raises InputError where the page holds no article, Refused
    where it breaks a limit. A page that looks costly is taken apart in a process of its own and given up after
    ``limits.extract_seconds``.
    """
    source = source or url or "page"
    try:
        text = decoded(data, declared)
    except InputError as error:
        raise named(source, error) from None
    slim = lean(clean(text), source=source, limits=limits)
    if slim.costly:
        packed = msgspec.json.encode((slim.text, url))
        raw = bounded.call(
            "dragoman.read.article:extract_packed", packed, source=source, seconds=limits.extract_seconds
        )
        found = msgspec.json.decode(raw, type=Found)
    else:
        found = extract(slim.text, url, source)
    if not published:
        published, published_from = found.published, found.published_from
    return document(
        "\n\n".join(found.paragraphs),
        title=title or found.title,
        url=url or found.url,
        outlet=outlet or found.outlet,
        author=found.author,
        published=published,
        published_from=published_from,
    )


def extract_packed(data: bytes, source: str) -> bytes:
    """``extract`` for another process."""
    markup, url = msgspec.json.decode(data, type=tuple[str, str | None])
    return msgspec.json.encode(extract(markup, url, source))


def extract(markup: str, url: str | None, source: str) -> Found:
    """What is found in markup that has passed ``lean``; raises InputError where it holds no article."""
    from trafilatura import bare_extraction

    try:
        root = _without_layout(tree(markup))
        # Only its text and names are used; the bare search for a date is the cheapest.
        read: Any = bare_extraction(
            root,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-12-31"},
        )
    except Exception as error:
        # Parser and extractor meet any markup there is; what they raise on it is not documented.
        raise InputError(source, f"cannot be read as a page ({type(error).__name__})", "Give the text itself") from None
    blocks = paragraphs(read.body) if read is not None and read.body is not None else []
    if not blocks:
        raise InputError(source, "holds no article", "Give the text itself")
    title, outlet = line(read.title), line(read.sitename)
    if title and outlet:
        title = (
            re.sub(rf"{_PARTING}{re.escape(outlet)}$|^{re.escape(outlet)}{_PARTING}", "", title, flags=re.I) or title
        )
    # The headline is the title; as a first sentence of the text it would be told twice.
    if title and len(blocks) > 1:
        blocks = [block for block in blocks if block.casefold() != title.casefold()] or blocks
    where = _address(url or read.url)
    published, origin = _published(root, where, blocks)
    return Found(blocks, title, line(read.author), _outlet(outlet, where), where, published, origin)


def _without_layout(root: HtmlElement) -> HtmlElement:
    """The page with tables that only place its parts, as pages before 2010 have them, made plain divisions."""
    for table in root.xpath(".//table[.//p or .//h1 or .//table]"):
        table.tag = "div"
        for part in table.iterdescendants("tbody", "tr", "td", "th"):
            # Cells of tables of figures stay with their table.
            if next(part.iterancestors("table"), None) is None:
                part.tag = "div"
    return root


def _outlet(name: str | None, url: str | None) -> str | None:
    """The site's own name, or its host; the extractor's stand-in for a name may carry the port."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return host or name if not name or name.partition(":")[0] == host else name


def _address(url: str | None) -> str | None:
    try:
        return address(url)
    except InputError:
        return None


def _published(root: HtmlElement, url: str | None, blocks: list[str]) -> tuple[str | None, str | None]:
    """The day and where it stands: ``page``, ``url`` or ``text``."""
    for value in _stated(root):
        try:
            return dates.day(value), "page"
        except InputError:
            continue
    if url and (day := dates.in_path(url)):
        return day, "url"
    for words in _datelines(root, blocks):
        if day := dates.within(words):
            return day, "text"
    return None, None


def _stated(root: HtmlElement) -> Iterator[str]:
    """Dates of publication that the markup gives as such, the surest first."""
    for script in root.iterfind(".//script"):
        yield from _described(script.text or "")
    for meta in root.iterfind(".//meta[@content]"):
        names = {(meta.get(key) or "").lower() for key in ("name", "property", "itemprop")}
        if any(map(_PUBLISHED.fullmatch, names)):
            yield meta.get("content", "")
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or _words(element)
    times = [time for time in root.iterfind(".//time[@datetime]") if _central(time)]
    for time in sorted(times, key=_rank):
        yield time.get("datetime", "")


def _described(script: str) -> Iterator[str]:
    """``datePublished`` of JSON-LD: that of an article before that of anything else."""
    try:
        nodes: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        yield from _JSON_DATE.findall(script)
        return
    others = []
    for node in nodes:
        if isinstance(node, dict):
            date = node.get("datePublished")
            if isinstance(date, str):
                if "Article" in str(node.get("@type")) or "Posting" in str(node.get("@type")):
                    yield date
                else:
                    others.append(date)
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    yield from others


def _central(element: HtmlElement) -> bool:
    """False for what stands in a list, a side column or a footer."""
    return not any(above.tag in _ELSEWHERE for above in (element, *element.iterancestors()))


def _rank(time: HtmlElement) -> tuple[bool, bool]:
    """Times marked as that of publication first, then those in the article."""
    return time.get("pubdate") is None, not any(above.tag in ("article", "main") for above in time.iterancestors())


def _datelines(root: HtmlElement, blocks: list[str]) -> Iterator[str]:
    """Short visible texts that date the article: by their class, or by their first word."""
    for element in root.iterfind("./body//*"):
        if _DATED.search(f"{element.get('class', '')} {element.get('id', '')}"):
            words = _words(element)
            if len(words) <= _DATELINE_MOST and not _CHANGED.match(words) and _central(element):
                yield words
    for block in blocks:
        if len(block) <= _DATELINE_MOST and _DATELINE.match(block):
            yield block


def _words(element: HtmlElement) -> str:
    """The element's words, or the beginning of them where they are too many for a date."""
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > 2 * _DATELINE_MOST:
            break
    return " ".join(words.split())
