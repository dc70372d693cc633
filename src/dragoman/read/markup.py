"""A stranger's HTML: what it would cost to parse, the part of it that holds words, and its words in paragraphs.

The scan reads the bytes once, in time linear in their length, before any parser sees them: parsers and extractors
that meet 100,000 nested or sibling elements need minutes, or end with the process.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.config import LIMITS, Limits
from dragoman.errors import Refused
from dragoman.read.text import clean, decode


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_TOKEN = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*))")
_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,99}?encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})""", re.IGNORECASE
)
_REFERENCE = re.compile(r"&#")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_WORDLESS = _names("script style svg math template canvas iframe object noembed noframes xmp textarea select")
"""Elements that are cut out whole: they hold no words of the article, and half the bytes of a page."""
_RIVALS = {name: frozenset(group.split()) for group in ("p", "li", "dt dd", "tr", "td th") for name in group.split()}
"""Elements that may be left open → those that end them."""
_SCOPES = _names("table ul ol dl div section article main aside blockquote form body")
"""Elements that such an ending does not reach across."""

_BLOCKS = _names(
    "p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr "
    "blockquote pre figure figcaption address hr body head quote list item row"
)
"""Elements that stand in a paragraph of their own, HTML's and (``head`` … ``row``) the extractor's."""
_LINES = frozenset(("br", "lb"))
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")


class Lean(NamedTuple):
    """Markup without its wordless parts. ``costly`` tells that parsing it in this process could take long."""

    text: str
    elements: int
    costly: bool


COSTLY_LENGTH, COSTLY_ELEMENTS, COSTLY_GAP, COSTLY_REFERENCES = 400_000, 8_000, 20_000, 2_000
"""Characters, elements, characters without a tag, character references. A news page has about 100,000, 1,500, 2,000
and 100; at the first three limits extraction takes up to 2 s."""


def decoded(data: bytes | str, declared: str | None = None) -> str:
    """The markup as text; the server's label counts before the page's own, as browsers have it."""
    if isinstance(data, str):
        return data
    if not declared and (label := _CHARSET.search(data[:2048])):
        declared = label[1].decode("ascii")
    return decode(data, declared=declared)


def lean(text: str, *, source: str = "page", limits: Limits = LIMITS) -> Lean:
    """The markup cut down to what can hold words and metadata; raises Refused above the limits."""
    kept: list[str] = []
    stack: list[str] = []
    unclosed: set[str] = set()
    at = elements = gap = last = 0
    while token := _TOKEN.search(text, at):
        start, name = token.start(), (token["name"] or "!--").lower()
        gap, last = max(gap, start - last), start
        wordless = token["comment"] or (name in _WORDLESS and not token["close"])
        if not wordless:
            if token["close"]:
                _closed(stack, name)
            else:
                elements += 1
                _opened(stack, name)
            if elements > limits.markup_elements or len(stack) > limits.markup_depth:
                what = f"more than {limits.markup_elements:,} elements"
                if len(stack) > limits.markup_depth:
                    what = f"elements nested more than {limits.markup_depth} deep"
                raise Refused(source, f"has {what}", "Give the text itself")
            kept.append(text[at : token.end()])
            at = token.end()
            continue
        end = _end(text, token.end(), name, unclosed)
        # Of all scripts only the one that describes the article to search engines is of use.
        keep = name == "script" and "ld+json" in text[start : start + 200].partition(">")[0]
        kept.append(text[at : end if keep else start])
        at = end
    gap = max(gap, len(text) - max(last, at))
    kept.append(text[at:])
    whole = "".join(kept)
    costly = len(whole) > COSTLY_LENGTH or elements > COSTLY_ELEMENTS or gap > COSTLY_GAP
    return Lean(whole, elements, costly or len(_REFERENCE.findall(whole)) > COSTLY_REFERENCES)


def _end(text: str, at: int, name: str, unclosed: set[str]) -> int:
    """Where a comment or a wordless element ends; one that never does ends with the text, or with its tag."""
    if name not in unclosed:
        close = re.compile("-->" if name == "!--" else f"</{name}[^<>]{{0,99}}>?", re.IGNORECASE).search(text, at)
        if close:
            return close.end()
        # Asked once for each name, so that the search stays linear in all.
        unclosed.add(name)
    if name in ("!--", "script", "style"):
        return len(text)
    return at


def _opened(stack: list[str], name: str) -> None:
    if name in _VOID:
        return
    if name in _RIVALS:
        for place in range(len(stack) - 1, -1, -1):
            if stack[place] in _RIVALS[name]:
                del stack[place:]
                break
            if stack[place] in _SCOPES:
                break
    stack.append(name)


def _closed(stack: list[str], name: str) -> None:
    """An end tag closes all that was opened since its start tag, and does nothing without one."""
    if name in stack:
        del stack[len(stack) - 1 - stack[::-1].index(name) :]


def tree(markup: str) -> HtmlElement:
    """The parsed page; what is no page of its own is put into one. Touches neither files nor the network."""
    text = markup if "<html" in markup[:5_000].lower() else f"<html><body>{markup}</body></html>"
    # Bytes and not text: libxml2 would stop at an encoding that the page declares.
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, no_network=True)
    return document_fromstring(text.encode("utf-8", "ignore"), parser=parser)


def paragraphs(root: etree._Element) -> list[str]:
    """The words below an element, one string a block, lines within it separated by ``\\n``."""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        sign = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag in _LINES else ""
        if event == "start":
            parts += [sign, _BLANKS.sub(" ", element.text or "")]
            parts += " " if element.tag in ("td", "th", "cell") else ""
        else:
            parts += [sign if sign != "\n" else "", _BLANKS.sub(" ", element.tail or "") if element is not root else ""]
    lines = ("\n".join(filter(None, map(str.strip, block.split("\n")))) for block in "".join(parts).split("\n\n"))
    return [block for block in lines if block]


def plain(markup: str, *, source: str = "markup", limits: Limits = LIMITS) -> str:
    """The words of a piece of HTML such as a feed's item, paragraphs separated by an empty line; "" for none."""
    markup = clean(markup)
    if not re.search("[<&]", markup):
        return markup
    slim = lean(markup, source=source, limits=limits)
    return clean("\n\n".join(paragraphs(tree(slim.text)))) if slim.text.strip() else ""
