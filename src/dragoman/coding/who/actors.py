"""Who is spoken of: mentions of political actors in a parsed text, and a name on its own → an actor.

The main path is ``find``: names by the tables → persons → phrases with their owners → apposition → what is left by
itself → words that stand for actors named before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike

from spacy.tokens import Doc, Token

from dragoman.coding.where import places
from dragoman.coding.who import apposition, coreference, epithets, metonyms, persons, phrases
from dragoman.coding.who.described import described
from dragoman.coding.who.names import Hit, Hits, fitting, scan, settle_places
from dragoman.coding.who.parts import View
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.roles import with_sectors
from dragoman.parse.syntax import parse
from dragoman.read import dates
from dragoman.records import Actor, Mention, Place, Span
from dragoman.words.actors import Actors, actors, plain, using
from dragoman.words.directory import bare_firm, listed


def find(doc: Doc, *, on: str | None, sites: Iterable[Place] = ()) -> tuple[Mention, ...]:
    """All mentions in a parsed text, sorted by span. ``on`` is the day of the text (ISO), by which offices are known.

    One span carries several mentions where it names a group ("Russian and Iranian officials", "the two countries").
    ``sites`` are the places of the text: they own roles ("Lagos police").
    """
    tables = actors()
    hits = scan(doc, tables)
    names = persons.people(hits, tables, on)
    settle_places(hits, sites, tables)
    view = View(doc, hits, names, tables, on)
    found = list(phrases.read(view))
    found += _alone(hits, tables)
    found.sort(key=lambda one: (one.first, -one.last))
    apposition.appose(found, view)
    apposition.settle(found, view)
    found += coreference.resolve(found, view)
    return _mentions(hits.tokens, found)


def resolve(
    words: str, *, on: str | None = None, context: str | None = None, tables: str | PathLike[str] | None = None
) -> Actor | None:
    """The actor that a name, demonym, office or description stands for; None where that is not known for sure.

    ``on`` is the day (ISO) by which offices are known: "Iranian foreign minister" is then the holder, and a person
    whose terms are over has the sector ELI. ``context`` is a text around the words; what they mean there goes first,
    and where they name no actor there the answer is None. ``tables`` is a folder with tables of your own
    (docs/formats.md). Raises InputError where ``on`` is no date, WordsError where the folder cannot be used.
    """
    with using(tables):
        return _resolve(words, on, context)


def _resolve(words: str, on: str | None, context: str | None) -> Actor | None:
    tables = actors()
    on = dates.day(on) if on else None
    words = " ".join(words.split())
    if not plain(words):
        return None
    if context is not None and words in context:
        return _in_text(words, context, on) or (_by_name(words, tables, on) if " " in words else None)
    bare = words.removeprefix("the ").removeprefix("The ")
    if bare in tables.known:
        return tables.known[bare]
    if bare in tables.people:
        return tables.person(bare, on)
    known = _by_name(bare, tables, on) or listed(bare, on)
    if known is None and (firm := bare_firm(bare)) != bare:
        known = _by_name(firm, tables, on)
    return known or _in_text(words, f"{words} said so.", on, alone=True)


def _by_name(words: str, tables: Actors, on: str | None) -> Actor | None:
    """By the tables alone: a name as it stands there, then a person's name written another way."""
    entries = fitting(tables.entries(plain(words)), words.title() if words.islower() else words)
    for kind, _ in _ORDER:
        for entry in entries:
            if entry.kind == kind and entry.kind != "prefix":
                return with_sectors(tables.known[entry.id], entry.sectors or tables.known[entry.id].sectors)
    people = [entry.id for entry in entries if entry.kind in ("person", "short")]
    if not people:
        near = tables.sounding(words) if " " in words else tables.people.called(plain(words))
        people = [id for id in near if on is None or tables.people[id].around(on, 1)] if " " in words or on else []
    people = list(dict.fromkeys(people))
    current = [id for id in people if on and any(term.holds(on) for term in tables.people[id].terms)]
    people = people if len(people) == 1 else current
    return tables.person(people[0], on) if len(people) == 1 else None


def _in_text(words: str, text: str, on: str | None, alone: bool = False) -> Actor | None:
    """Whom the head of the words names in a text; ``alone``: people of no table need a country."""
    doc = parse(text)
    at = text.index(words)
    span = doc.char_span(at, at + len(words), alignment_mode="expand")
    head = span.root.idx if span is not None else at
    inside = [one for one in find(doc, on=on, sites=places.find(doc)) if one.span.start < at + len(words)]
    last = at + len(words) - 1
    found = [one for one in inside if one.span.start <= head < one.span.end] or [
        one for one in inside if one.span.start <= last < one.span.end
    ]
    found = [one for one in found if not alone or one.actor.kind != "person" or one.actor.country]
    longest = max((one.span for one in found), key=lambda one: one.end - one.start, default=None)
    meant = {one.actor.id: one.actor for one in found if one.span == longest}
    if not meant and alone:
        return described(words, inside, actors())
    return meant.popitem()[1] if len(meant) == 1 else None


def _alone(hits: Hits, tables: Actors) -> Iterator[Found]:
    """Names that no phrase has taken."""
    for hit in hits:
        for kind, how in _ORDER:
            entry = hit.entry(kind)
            if entry is None:
                continue
            if (actor := _meant(hits.tokens, hit, kind, tables)) is not None:
                token = hits.tokens[hit.last]
                plural = kind == "people" or (kind == "region" and token.tag_ in ("NNS", "NNPS"))
                yield Found(hit.first, hit.last, hit.last, [actor], how, plural=plural)
                break


_ORDER = (
    ("adjective", "demonym"),
    ("state", "name"),
    ("people", "demonym"),
    ("prefix", "demonym"),
    ("capital", "metonym"),
    ("seat", "metonym"),
    ("agency", "name"),
    ("organisation", "name"),
    ("group", "name"),
    ("region", "name"),
    ("region-adjective", "demonym"),
    ("outlet", "name"),
)


def _meant(doc: list[Token], hit: Hit, kind: str, tables: Actors) -> Actor | None:
    """The actor that a name means here by itself, if any."""
    entry = hit.entry(kind)
    assert entry is not None
    actor = tables.known[entry.id]
    token = doc[hit.last]
    if kind == "adjective" and hit.entry("state") and token.dep_ not in ("amod", "compound", "nmod"):
        return None
    one = token.tag_ in ("NN", "NNP", "JJ") or (token.tag_ == "NNPS" and epithets.singular(token, tables))
    if kind == "adjective" and token.dep_ == "nsubj" and one and _the(doc, hit):
        return None  # "the Hungarian said": a person
    if kind == "prefix":
        return actor if hit.last + 1 < len(doc) and doc[hit.last + 1].text == "-" else None
    if kind in ("capital", "seat"):
        acting = metonyms.acts(token, tables, kind == "seat")
        return with_sectors(actor, entry.sectors) if acting else None
    if kind == "region-adjective":
        return actor if entry.office else None
    if kind == "people" and not _the(doc, hit):
        label = tables.adjectives[actor.id]
        return Actor(
            id=f"{actor.id}.CVL", name=f"{label} people", kind="unnamed", country=actor.country, sectors=("CVL",)
        )
    return actor


def _the(doc: list[Token], hit: Hit) -> bool:
    return hit.first > 0 and doc[hit.first - 1].lower_ == "the"


def _mentions(doc: list[Token], found: list[Found]) -> tuple[Mention, ...]:
    out: dict[tuple[Span, str], Mention] = {}
    for one in found:
        last = doc[one.last]
        span = Span(doc[one.first].idx, last.idx + len(last.text.rstrip("-")))
        for actor in one.actors:
            out.setdefault((span, actor.id), Mention(span=span, actor=actor, how=one.how, score=one.score))
    return tuple(out[key] for key in sorted(out))
