"""A Coding → the marks that light its text and the cards of the list beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from dragoman.link import origins
from dragoman.link.claims import called
from dragoman.records import Act, Actor, Coding, Framing, Span, Statement
from dragoman.show import marks
from dragoman.show.marks import Mark
from dragoman.show.phrases import STANDING, quad

UNKNOWN_OUTLET = "the article"
"""Head of a source chain where the outlet is not known."""


class Card(NamedTuple):
    """One record of the list: a statement with the acts in it, or an act in the outlet's own voice."""

    id: str
    at: tuple[int, ...]
    statement: Statement | None
    act: Act | None
    chain: tuple[str, ...]
    words: str
    acts: tuple[Card, ...] = ()


class Named(NamedTuple):
    """An actor, a time or a place with how often it is named; ``record`` is its id in the text."""

    record: str
    label: str
    note: str
    times: int
    link: str | None = None


class Article(NamedTuple):
    """What the document page shows."""

    body: Markup
    cards: tuple[Card, ...]
    actors: tuple[Named, ...]
    times: tuple[Named, ...]
    places: tuple[Named, ...]
    links: tuple[Named, ...]
    framings: tuple[Named, ...] = ()


def article(coding: Coding) -> Article:
    """The whole of a coding, ready to be shown."""
    lit = [*_named_marks(coding)]
    for statement in coding.statements:
        lit += statement_marks(statement)
    for act in coding.acts:
        lit += act_marks(act)
    return Article(
        body=marks.paragraphs(coding.document.text, lit),
        cards=cards(coding),
        actors=tuple(_actors(coding)),
        times=tuple(
            Named(f"time{number}", time.span.of(coding.document.text), time.value, 1)
            for number, time in enumerate(coding.times)
        ),
        places=tuple(
            Named(f"place{number}", place.name, place.country or "", 1)
            for number, place in enumerate(coding.places)
            if place.literal
        ),
        links=tuple(
            Named(f"link{number}", f"{_cut(link.cause, coding)} → {_cut(link.effect, coding)}", "", 1)
            for number, link in enumerate(coding.links)
        ),
        framings=tuple(
            Named(f"framing{number}", one.span.of(coding.document.text), _framed(one), 1)
            for number, one in enumerate(coding.framings)
        ),
    )


def _framed(one: Framing) -> str:
    """``judgement · of Israel``."""
    return f"{one.kind} · of {one.about.name}" if one.about else one.kind


def cards(coding: Coding) -> tuple[Card, ...]:
    """Statements and own-voice acts in the order of the text; acts stand under the statement they are told in."""
    inside: dict[str | None, list[Card]] = {}
    for act in sorted(coding.acts, key=lambda act: act.trigger):
        words = act.trigger.of(coding.document.text)
        card = Card(act.id, (act.trigger.start,), None, act, chain(coding, act.statement), words)
        inside.setdefault(act.statement, []).append(card)
    top = inside.pop(None, [])
    for statement in coding.statements:
        words = " … ".join(span.of(coding.document.text) for span in statement.content)
        under = tuple(inside.get(statement.id, ()))
        top.append(
            Card(statement.id, _place(coding, statement), statement, None, chain(coding, statement.id), words, under)
        )
    return tuple(sorted(top, key=lambda card: card.at))


def _place(coding: Coding, statement: Statement) -> tuple[int, ...]:
    """Where it begins in the text, after the statement that it stands in."""
    steps = origins.chain(statement.id, {one.id: one for one in coding.statements})
    return tuple(min(span.start for span in (*step.content, step.cue) if span) for step in steps)


def chain(coding: Coding, statement: str | None) -> tuple[str, ...]:
    """Speakers from the outlet to the innermost one."""
    found = origins.chain(statement, {one.id: one for one in coding.statements})
    return (coding.document.outlet or UNKNOWN_OUTLET, *(called(step.speaker) for step in found))


def statement_marks(statement: Statement) -> Iterator[Mark]:
    """Its words, its cue, its speaker, its date and what is offered for it."""
    for span in statement.content:
        yield Mark(span, "content inner" if statement.parent else "content", statement.id)
    if statement.cue:
        yield Mark(statement.cue, "cue", statement.id)
    when = statement.said_when.span if statement.said_when else None
    for other, kind in ((statement.speaker.span, "speaker"), (statement.evidence_span, "evidence"), (when, "said")):
        if other:
            yield Mark(other, kind, statement.id)


def act_marks(act: Act) -> Iterator[Mark]:
    """Its trigger, who does it to whom, its date and place, and the clause they stand in."""
    yield Mark(act.span, "", act.id)
    voice = "own" if act.statement is None else "told"
    yield Mark(act.trigger, f"act q{quad(act.type)} {STANDING[act.modality]} {voice}", act.id)
    for kind, parties in (("doer", act.actors), ("target", act.recipients)):
        for party in parties:
            if party.span:
                yield Mark(party.span, kind, act.id)
    if act.when and act.when.span:
        yield Mark(act.when.span, "setting", act.id)
    if act.where:
        yield Mark(act.where.span, "setting", act.id)


def _named_marks(coding: Coding) -> Iterator[Mark]:
    numbers = _numbers(coding)
    for mention in coding.mentions:
        yield Mark(mention.span, "mention", numbers[mention.actor.id])
    for number, time in enumerate(coding.times):
        yield Mark(time.span, "time", f"time{number}")
    for number, place in enumerate(coding.places):
        if place.literal:
            yield Mark(place.span, "place", f"place{number}")
    for number, link in enumerate(coding.links):
        yield Mark(link.cue, "cause", f"link{number}")
        for span in (link.cause, link.effect):
            yield Mark(span, "", f"link{number}")
    for number, one in enumerate(coding.framings):
        yield Mark(one.span, "framing", f"framing{number}")


def _numbers(coding: Coding) -> dict[str, str]:
    """Actor id → its id in the text, which is free of blanks whatever the actor's is."""
    ids = dict.fromkeys(mention.actor.id for mention in coding.mentions)
    return {actor: f"actor{number}" for number, actor in enumerate(ids)}


def _actors(coding: Coding) -> Iterator[Named]:
    first: dict[str, Actor] = {}
    times: dict[str, int] = {}
    for mention in coding.mentions:
        first.setdefault(mention.actor.id, mention.actor)
        times[mention.actor.id] = times.get(mention.actor.id, 0) + 1
    for id, record in _numbers(coding).items():
        actor = first[id]
        note = " · ".join(filter(None, (actor.kind, actor.country, *actor.sectors)))
        yield Named(record, actor.name, note, times[id], id)


def _cut(span: Span, coding: Coding, most: int = 60) -> str:
    words = span.of(coding.document.text)
    return words if len(words) <= most else words[: most - 1] + "…"
