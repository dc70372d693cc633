"""Codings made by hand, for tests of what comes after the coder."""

from __future__ import annotations

from hashlib import blake2b
from random import Random

import msgspec

from dragoman.records import (
    Act,
    Actor,
    Coding,
    Document,
    Link,
    Mention,
    Participant,
    Place,
    Span,
    Speaker,
    Statement,
    When,
)

NAMES = {
    "IRN": "Iran",
    "RUS": "Russia",
    "USA": "United States",
    "UKR": "Ukraine",
    "SAU": "Saudi Arabia",
    "CHN": "China",
}


def hashed(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def state(code: str) -> Actor:
    return Actor(id=code, name=NAMES.get(code, code), kind="state", country=code, sectors=("GOV",))


def person(name: str, country: str) -> Actor:
    return Actor(id=name.lower().replace(" ", "-"), name=name, kind="person", country=country, sectors=("GOV",))


def document(text: str = "Iran met Russia.", *, outlet="Harbour Post", published="2023-02-09", url=None, title=None):
    return Document(
        id=hashed(text, url, outlet, published),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        published_from="given" if published else None,
        language="en",
    )


def actor_of(given) -> Actor:
    return state(given) if isinstance(given, str) else given


def participants(given) -> tuple[Participant, ...]:
    made = (actor_of(each) for each in given)
    return tuple(
        Participant(id=a.id, name=a.name, kind=a.kind, country=a.country, sectors=a.sectors, office=a.office)
        for a in made
    )


def on(day: str, end: str | None = None, precision="day") -> When:
    return When(start=day, end=end or day, precision=precision)


def city(name: str, country: str, lat=None, lon=None) -> Place:
    return Place(span=Span(0, 1), name=name, country=country, lat=lat, lon=lon)


def act(doc: Document, type="CONSULT", actors=("IRN",), recipients=("RUS",), *, at=0, **given) -> Act:
    span = Span(at, len(doc.text))
    return Act(
        id=hashed(doc.id, "act", type, at, actors, recipients, sorted(given.items(), key=str)),
        type=type,
        trigger=Span(at, min(at + 4, len(doc.text))),
        span=span,
        actors=participants(actors),
        recipients=participants(recipients),
        **given,
    )


def speaker(given) -> Speaker:
    if given is None:
        return Speaker(kind="unnamed-group", name="officials")
    if isinstance(given, Speaker):
        return given
    actor = actor_of(given)
    kinds = {"person": "person", "outlet": "outlet"}
    return Speaker(kind=kinds.get(actor.kind, "organisation"), actor=actor, name=actor.name)


def statement(doc: Document, who=None, stance="asserts", *, parent=None, about=None, at=0, **given) -> Statement:
    said = speaker(who)
    return Statement(
        id=hashed(doc.id, "statement", said.name, stance, at, parent),
        speaker=said,
        cue=Span(0, 4),
        content=(Span(0, len(doc.text)),),
        form="indirect",
        stance=stance,
        parent=parent,
        about=about,
        **given,
    )


def said_in(doc: Document, words: str, who=None, stance="asserts", **given) -> Statement:
    """A statement that says some words of the document; none where it only points back."""
    start = doc.text.index(words)
    made = statement(doc, who, stance, **given)
    content = (Span(start, start + len(words)),) if words else ()
    return msgspec.structs.replace(made, content=content, cue=None)


def mention(doc: Document, name: str, nth: int = 0) -> Mention:
    """A state where the document names it."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(name, start + 1)
    code = next(code for code, known in NAMES.items() if known == name)
    return Mention(span=Span(start, start + len(name)), actor=state(code), how="name")


def coding(doc: Document, acts=(), statements=(), *, links=(), coder="test-1", skipped=None, mentions=None) -> Coding:
    actors = [actor for act in acts for actor in (*act.actors, *act.recipients)]
    met = [
        Mention(
            span=Span(0, 4),
            actor=Actor(id=a.id, name=a.name, kind=a.kind, country=a.country, sectors=a.sectors),
            how="name",
        )
        for a in actors
    ]
    return Coding(
        document=doc,
        mentions=tuple(met if mentions is None else mentions),
        acts=tuple(acts),
        statements=tuple(statements),
        links=tuple(links),
        coder=coder,
        skipped=skipped,
    )


def cause(doc: Document, statement=None) -> Link:
    half = len(doc.text) // 2
    return Link(cause=Span(0, half), effect=Span(half, len(doc.text)), cue=Span(half - 1, half), statement=statement)


def story(number: int, changed: str = "", *, words: int = 120) -> str:
    """A text of its own for each number; ``changed`` is put where an editor would have changed a word."""
    chance = Random(number)
    vocabulary = [f"w{chance.randrange(10_000)}" for _ in range(words)]
    if changed:
        vocabulary[len(vocabulary) // 2] = changed
    return " ".join(vocabulary)
