"""Who is spoken of: mentions of political actors in a parsed text, and a name on its own → an actor.

The main path is ``find``: names by the tables → persons → phrases with their owners → apposition → what is left by
itself → words that stand for actors named before.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.code import coreference, metonyms, nominals, persons
from dragoman.code.names import Hit, Hits, scan
from dragoman.code.phrases import Found, Reader
from dragoman.records import Actor, Mention, Span
from dragoman.words.actors import Actors, actors


def find(doc: Doc, *, on: str | None, outlet: str | None = None) -> tuple[Mention, ...]:
    """All mentions in a parsed text, sorted by span. ``on`` is the day of the text (ISO), by which offices are known.

    One span carries several mentions where it names a group ("Russian and Iranian officials", "the two countries").
    ``outlet`` is the text's own outlet.
    """
    tables = actors()
    hits = scan(doc, tables)
    names = persons.people(hits, tables, on)
    reader = Reader(doc, hits, names, tables, on)
    found = list(reader.read())
    found += _alone(doc, hits, tables)
    found.sort(key=lambda one: (one.first, -one.last))
    nominals.appose(doc, found, reader)
    found += coreference.resolve(doc, found, reader)
    return _mentions(doc, found)


def _alone(doc: Doc, hits: Hits, tables: Actors) -> Iterator[Found]:
    """Names that no phrase has taken."""
    for hit in hits:
        for kind, how in _ORDER:
            entry = hit.entry(kind)
            if entry is None:
                continue
            if (actor := _meant(doc, hit, kind, tables)) is not None:
                token = doc[hit.last]
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


def _meant(doc: Doc, hit: Hit, kind: str, tables: Actors) -> Actor | None:
    """The actor that a name means here by itself, if any."""
    entry = hit.entry(kind)
    assert entry is not None
    actor = tables.known[entry.id]
    token = doc[hit.last]
    if kind == "adjective" and hit.entry("state") and token.dep_ not in ("amod", "compound", "nmod"):
        return None
    if kind == "prefix":
        return actor if hit.last + 1 < len(doc) and doc[hit.last + 1].text == "-" else None
    if kind in ("capital", "seat"):
        acting = metonyms.acts(token, tables, kind == "seat")
        return _with(actor, entry.sectors) if acting else None
    if kind == "region-adjective":
        return actor if entry.office else None
    if kind == "people" and not _the(doc, hit):
        label = tables.adjectives[actor.id]
        return Actor(id=f"{actor.id}.CVL", name=f"{label} people", kind="unnamed", country=actor.country, sectors=("CVL",))
    return actor


def _the(doc: Doc, hit: Hit) -> bool:
    return hit.first > 0 and doc[hit.first - 1].lower_ == "the"


def _with(actor: Actor, sectors: tuple[str, ...]) -> Actor:
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sectors=sectors)


def _mentions(doc: Doc, found: list[Found]) -> tuple[Mention, ...]:
    out = {}
    for one in found:
        last = doc[one.last]
        span = Span(doc[one.first].idx, last.idx + len(last.text.rstrip("-")))
        for actor in one.actors:
            out.setdefault((span, actor.id), Mention(span=span, actor=actor, how=one.how, score=one.score))
    return tuple(out[key] for key in sorted(out))
