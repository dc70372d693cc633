"""The main path: one Document in, one Coding out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import tee
from os import PathLike

from msgspec.structs import replace
from spacy.tokens import Doc

from dragoman.coding import (
    acts,
    causes,
    contexts,
    first_person,
    framing,
    gists,
    modality,
    pairs,
    senses,
    settle,
    statements,
    timing,
)
from dragoman.coding.ids import short_hash
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import quotes
from dragoman.coding.shelf import Cover, Shelf
from dragoman.coding.when import when
from dragoman.coding.where import places
from dragoman.coding.where.home import home
from dragoman.coding.who import actors
from dragoman.config import LIMITS
from dragoman.parse import syntax
from dragoman.read.document import document as as_document
from dragoman.records import Act, Coding, Document, Link, Modality, Statement, When
from dragoman.words.actors import using
from dragoman.words.own import own

VERSION = "rules-4 reader-2"


def version(tables: str | PathLike[str] | None = None) -> str:
    """The version of the coder; a user's tables are part of it, so that a change of theirs codes anew."""
    return VERSION if tables is None else f"{VERSION} words-{own(tables).version}"


class Coder:
    """Codes documents; holds no state between them. ``tables`` is a folder with tables of the user (docs/formats.md).

    Raises WordsError where the folder cannot be used; the lines that are wrong are in ``refused``, the others are used.
    """

    def __init__(self, tables: str | PathLike[str] | None = None) -> None:
        self._tables = tables
        self.refused = own(tables).refused if tables is not None else ()
        self.version = version(tables)

    def __call__(self, document: Document) -> Coding:
        """The coding of one document."""
        return next(self.pipe([document]))

    def pipe(self, documents: Iterable[Document | Mapping[str, str | None] | str]) -> Iterator[Coding]:
        """Codings, streamed in the order of the documents.

        A document may be given as a text, or as a mapping with ``text`` and what else is known: ``title``, ``url``,
        ``outlet``, ``author``, ``published``. Raises InputError for a date that cannot be read.
        """
        coded, parsed = tee(map(_taken, documents))
        texts = (document.text[: LIMITS.coded_characters] if _reason(document) is None else "" for document in parsed)
        for document, doc in zip(coded, syntax.pipe(texts), strict=False):
            reason = _reason(document)
            if reason is not None:
                yield Coding(document=document, coder=self.version, skipped=reason)
                continue
            with using(self._tables):
                coding = _code(document, doc)
            yield coding if coding.coder == self.version else replace(coding, coder=self.version)


def code(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    tables: str | PathLike[str] | None = None,
) -> Coding:
    """Code one text. ``published`` (any usual date form) anchors its relative dates; without it they stay open.

    ``tables`` is a folder with tables of your own. Raises InputError for a date that cannot be read, WordsError where
    the folder cannot be used.
    """
    day = published.isoformat() if isinstance(published, date) else published
    return Coder(tables)(as_document(text, title=title, url=url, outlet=outlet, published=day, may_be_empty=True))


def _taken(given: Document | Mapping[str, str | None] | str) -> Document:
    """The document that was given, in whatever form."""
    if isinstance(given, Document):
        return given
    known: Mapping[str, str | None] = {"text": given} if isinstance(given, str) else given
    return as_document(
        known.get("text") or "",
        title=known.get("title"),
        url=known.get("url"),
        outlet=known.get("outlet"),
        author=known.get("author"),
        published=known.get("published"),
        may_be_empty=True,
    )


def _reason(document: Document) -> str | None:
    """Why a document is not coded; None where it is."""
    if not any(map(str.isalnum, document.text)):
        return "no text"
    if document.language not in (None, "en"):
        return f"language is {document.language}, only English is coded"
    return None


def _code(document: Document, doc: Doc) -> Coding:
    text = document.text[: LIMITS.coded_characters]
    quoted = quotes(text)
    sites = places.find(doc, text=text, at=home(document.outlet, document.url))
    mentions = actors.find(doc, on=document.published, sites=sites)
    times = when.find(doc, published=document.published, text=text)
    cast, dated = Cast(doc, mentions, sites), timing.Times(doc, times, document.published)
    drafts = statements.find(doc, quoted, cast)
    mentions = tuple(sorted((*mentions, *first_person.mentions(doc, drafts, quoted)), key=lambda one: one.span))
    cast = Cast(doc, mentions, sites)
    said = statements.finish(drafts, document.id, doc, quoted, cast, dated)
    shelf, spoken = Shelf(said, lambda one: one.content), Cover(span for one in said for span in one.content)
    told = pairs.joined(acts.find(doc, cast), pairs.find(doc, cast, shelf))
    done = settle.once(_act(found, document, shelf, spoken, cast, dated) for found in told)
    cues = Cover(one.cue for one in said if one.cue is not None)
    own = (act for act in done if act.statement is None and act.trigger.start not in cues)
    put = [span for one in said for span in one.content] + [act.span for act in own]
    return Coding(
        document=document if len(text) == len(document.text) else _cut(document),
        mentions=mentions,
        times=times,
        places=sites,
        statements=said,
        acts=done,
        links=tuple(_links(doc, shelf)),
        gists=gists.find(doc, put),
        senses=senses.find(doc, put),
        framings=framing.find(doc, quoted, said, cast),
        coder=VERSION,
    )


def _act(
    found: acts.Found, document: Document, said: Shelf[Statement], spoken: Cover, cast: Cast, dated: timing.Times
) -> Act:
    within = statements.innermost(found.trigger, said)
    own = found.modality or modality.of(found.head, found.noun)
    happened_when = _when(found, own, within, spoken, dated, document.published)
    settled = settle.modality(own, found.head, within, happened_when, document.published)
    root = settle.type_of(found.type, settled)
    return Act(
        id=short_hash(document.id, "act", found.trigger, found.type, *(party.id for party in found.actors)),
        type=root,
        mode=found.mode if root == found.type else None,
        contexts=contexts.of(found.head),
        trigger=found.trigger,
        span=found.span,
        actors=settle.inside(found.actors, within),
        recipients=settle.inside(found.recipients, within),
        when=happened_when,
        where=settle.where(found, cast),
        modality=settled,
        statement=within.id if within is not None else None,
        score=round(found.score * settle.sureness(found), 3),
    )


def _when(
    found: acts.Found,
    own: Modality,
    within: Statement | None,
    spoken: Cover,
    dated: timing.Times,
    published: str | None,
) -> When | None:
    """The date of the act's head or event noun; a deed that is not done shares no date with what is told of it, and one
    that is done has none behind the day of publication."""
    bounds, closed = (Cover(within.content), timing.NOTHING) if within is not None else (timing.NOTHING, spoken)
    for token in (found.head, found.noun):
        if token is None:
            continue
        done = own in ("happened", "ongoing", "did-not-happen")
        found_date = dated.of(token, within=bounds, stop_at=closed) if done else dated.own(token, stop_at=closed)
        if found_date is not None and not (done and settle.to_come(found_date, published)):
            return found_date
    return None


def _links(doc: Doc, said: Shelf[Statement]) -> Iterator[Link]:
    for cause, effect, cue in causes.find(doc):
        within = statements.innermost(cue, said)
        yield Link(cause=cause, effect=effect, cue=cue, statement=within.id if within is not None else None)


def _cut(document: Document) -> Document:
    note = f"coded up to character {LIMITS.coded_characters} of {len(document.text)}"
    return replace(document, notes=(*document.notes, note))
