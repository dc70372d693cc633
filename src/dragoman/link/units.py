"""A coding → the sentences of its statements, and the acts in the outlet's own voice: each puts something forward."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.link import meaning, stems
from dragoman.link.propositions import REACH_DAYS, Proposition, lately, spots
from dragoman.link.telling import INTERNATIONAL, Spot, day, party, spot
from dragoman.records import Act, Actor, Coding, Gist, Mention, Span, Statement, Time
from dragoman.words.cues import voicing

_STOP = re.compile(r"(?<![A-Z])[.!?;][\"”’')]*\s+|\n+")
"""The end of a sentence inside what is said; a point after a capital (U.S.) is none."""
_TELLS, _TELLS_ALONE = 0.8, 0.4
"""What is left of a statement when the statements in it are taken out must tell so much to be one of its own; one
without others in it may tell less."""
_WANTED = frozenset({"demands", "promises", "threatens"})
"""To want something says nothing of what is so: that it is wanted belongs to whoever reports it."""
_NO = re.compile(
    r"\b(?:not(?!\s+(?:only|just|yet\s+clear))|never|no(?!\s+(?:longer|less|more|later))|nobody|none|neither|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_SIDE_CLAUSE = re.compile(r"\b(?:which|who|whose|whom|because|although|unless|until|instead|rather)\b", re.IGNORECASE)
_UNTOLD = re.compile(r"\bno\s+(?:information|comment|knowledge|details?|idea)\b", re.IGNORECASE)
_IF = re.compile(r"\s*(?:that\s+)?(?:if|unless|whether)\b", re.IGNORECASE)
_ASKS = re.compile(r"\s*(?:how|why|where|which|what|who|whom|whose|when)\b")
"""Small letters: "he told how …", "asked why …"; what begins a quotation may say something: "What we saw was …"."""
_QUESTION = re.compile(r"[\s\"”’']*\?")
_PLAIN = frozenset({"asserts", "reports", "concern"})
"""Stances that take no side on a thing which is only named: "spoke of the tax plan" against "denied the attack"."""
_THAT = re.compile(r"^\s*that\b|\bthat\s+(?:\w+\s+){0,4}?(?:had|has|have|was|were|is|are|did|does|would|will|could)\b")
"""A clause: "that it …", "the claim that the count had …"."""
_REFUSED = re.compile(
    r"to\s+(?!have\b|be\b)\w+|(?:the|a|such)\s+(?:word|term|phrase|label|name)s?\b(?!\s+that\b)", re.IGNORECASE
)
_SELF = re.compile(r"\s*(?:that\s+)?(?:(?:it|its|we|our|they|their|he|his|she|her|I|my|the)\b|\w+ing\b)", re.IGNORECASE)
"""Beginnings that leave the doer to whoever speaks: "denied bombing …", "said it had …"."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}?"
    r"(?:\w+ed|\w+en|\w+wn|\w+ught|sent|shot|hit|held|built|struck|made|sold|paid|met|led|cut|put|lost|shut|hurt)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:with|in|of|to|on|from|against|for|near|at|over|into|through|between|inside|off|around|behind)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NAME = 2
"""Words that tell something in what only names a thing, at most."""
_COMMON = 0.2
"""Words that tell no more than this are passed over."""
_BESIDE = 12
"""Characters between a speaker and what he says, at most."""
_NEAR = 40
"""Characters before whoever does it, at most: "a group of Russian nationalists"."""
_POSSESSIVE = re.compile(r"\s*(?:its|their)\b", re.IGNORECASE)
_REACH = 200
"""Characters before such words in which their owner is named."""
_NAMED = frozenset({"name", "demonym", "metonym", "short"})


class Unit(NamedTuple):
    """One sentence of a statement, or an act in the outlet's own voice (then ``statement`` is None)."""

    spans: tuple[Span, ...]
    statement: Statement | None
    acts: tuple[Act, ...]
    mentions: tuple[Mention, ...]
    gists: tuple[Gist, ...]
    keys: tuple[str, ...]
    """Stems and figures (``#200``) that tell something, sorted."""

    def words(self, text: str) -> str:
        """What it says."""
        return " … ".join(span.of(text).strip(" ,") for span in self.spans)

    def negated(self, text: str) -> bool:
        """True where it says that something is not so."""
        if self.gists:
            return self.gists[0].negated
        if self.acts:
            return self.acts[0].modality in ("denied", "did-not-happen")
        main = _SIDE_CLAUSE.split(self.words(text), maxsplit=1)[0]
        return bool(_NO.search(main))

    def clause(self, text: str) -> bool:
        """True where it is a sentence whatever stands at the head of the parse: behind "that", or before its cue."""
        cue = self.statement.cue if self.statement else None
        before = cue is not None and self.spans[-1].end <= cue.start
        return bool(_THAT.search(self.words(text))) or (before and len(self.keys) > _NAME)

    def bare(self, text: str) -> bool:
        """True where it only names something: "condemned the attack"."""
        told = len(self.keys) > _NAME or self.clause(text)
        return not told and bool(self.gists) and not any(one.doer or one.target for one in self.gists)

    def topic(self, text: str) -> bool:
        """True where somebody only speaks of something: "answered questions on his taxes"."""
        named = bool(self.gists) and all(one.noun for one in self.gists) and not self.acts
        plain = self.statement is not None and self.statement.stance in _PLAIN
        return named and plain and not self.clause(text)

    def refusal(self, text: str) -> bool:
        """True for what somebody will not do or say: "refused to come", "rejected the word ransom"."""
        return bool(_REFUSED.match(self.words(text)))

    def void(self, text: str) -> bool:
        """True where it says what would be if …, asks, or says that nothing is known."""
        words = self.words(text)
        asked = words.rstrip(" \"”’'").endswith("?") or _QUESTION.match(text, self.spans[-1].end)
        return bool(asked or _IF.match(words) or _ASKS.match(words) or _UNTOLD.search(words))

    def actors(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """(who does it, to whom) by its first act, the others named with those who do it."""
        doers: list[Actor] = [actor for act in self.acts[:1] for actor in act.actors]
        targets: list[Actor] = [actor for act in self.acts[:1] for actor in act.recipients]
        known = {actor.id for actor in (*doers, *targets)}
        doers += [one.actor for one in self.mentions if one.actor.id not in known]
        return _once(doers), _once(targets)


def _once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in actors}.values())


def units(coding: Coding) -> Iterator[Unit]:
    """All that a document puts forward, in the order of its statements."""
    inside: dict[str | None, list[Statement]] = {}
    for statement in coding.statements:
        inside.setdefault(statement.parent, []).append(statement)
    own = {
        statement.id: [act for act in coding.acts if act.statement == statement.id] for statement in coding.statements
    }
    for statement in coding.statements:
        holes = [hole for one in inside.get(statement.id, ()) if one.stance not in _WANTED for hole in _holes(one)]
        content = _without(statement.content, holes)
        least = _TELLS if holes else _TELLS_ALONE
        for spans in _sentences(coding.document.text, content):
            unit = _unit(coding, spans, statement, own[statement.id])
            if unit.topic(coding.document.text):
                continue
            if unit.acts or (sum(map(stems.weight, unit.keys)) >= least and not unit.bare(coding.document.text)):
                yield unit
    cues = [statement.cue for statement in coding.statements if statement.cue]
    said = [hole for statement in coding.statements for hole in _holes(statement)]
    accused = [act for act in coding.acts if act.type == "ACCUSE" and act.statement is None]
    for act in coding.acts:
        # "Kyiv accused Moscow of shelling …": it is Kyiv that says so, though no statement was found.
        charged = any(one.trigger < act.trigger and act.trigger.within(one.span) for one in accused)
        if act.statement is None and not charged and not any(act.trigger.overlaps(cue) for cue in cues):
            yield _unit(coding, tuple(_without([act.span], said)) or (act.span,), None, [act])


def _unit(coding: Coding, spans: tuple[Span, ...], statement: Statement | None, acts: Iterable[Act]) -> Unit:
    mentions = tuple(one for one in coding.mentions if any(one.span.within(span) for span in spans))
    return Unit(
        spans,
        statement,
        tuple(sorted((act for act in acts if any(act.trigger.overlaps(span) for span in spans)), key=_trigger)),
        mentions,
        tuple(one for one in coding.gists if any(one.span.within(span) for span in spans)),
        _telling_words(coding, spans, mentions),
    )


def _trigger(act: Act) -> tuple[Span, str]:
    return act.trigger, act.id


def _holes(statement: Statement) -> Iterator[Span]:
    """What belongs to a statement: its cue and content, and its speaker where he stands beside the cue."""
    spans = [span for span in (*statement.content, statement.cue) if span]
    if not spans:
        return
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    said = statement.speaker.span
    beside = said and (0 <= start - said.end <= _BESIDE or 0 <= said.start - end <= _BESIDE)
    yield Span(min(start, said.start), max(end, said.end)) if said and beside else Span(start, end)


def _without(content: Iterable[Span], holes: list[Span]) -> list[Span]:
    """The content less what statements in it say; a hole as large as all of it leaves nothing."""
    left = list(content)
    for hole in holes:
        cut = []
        for span in left:
            cut += [Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end)]
        left = [span for span in cut if span.start < span.end]
    return left


def _sentences(text: str, content: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """The content cut where sentences end; what a cue interrupts stays together."""
    waiting: list[Span] = []
    for span in content:
        start = span.start
        for stop in _STOP.finditer(text, span.start, span.end):
            waiting.append(Span(start, stop.start()))
            yield tuple(waiting)
            waiting, start = [], stop.end()
        if text[start : span.end].strip():
            waiting.append(Span(start, span.end))
        if re.search(r"[.!?][\"”’')]*\s*$", text[span.start : span.end]) and waiting:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def proposition(
    coding: Coding,
    unit: Unit,
    said: str | None,
    *,
    denied: bool = False,
    own: bool = False,
    near: tuple[str, ...] = (),
) -> Proposition | None:
    """What the unit puts forward; None where it tells nothing or nothing is known of its time."""
    figures = tuple(key for key in unit.keys if key[0] == "#")
    words = tuple(key for key in unit.keys if key[0] != "#")
    first, last, dated = _time(coding, unit, said)
    actors = [one.actor for one in unit.mentions]
    actors += [one for act in unit.acts for one in (*act.actors, *act.recipients)]
    named = {each for actor in actors for each in known_as(actor)}
    if not first or not (words or figures):
        return None
    return Proposition(
        words=words,
        figures=figures,
        parties=tuple(sorted(named)),
        near=near,
        doers=_doers(coding, unit),
        deeds=_keys(gist.deed for gist in unit.gists),
        subjects=_keys(gist.doer for gist in unit.gists),
        objects=_keys(gist.target for gist in unit.gists),
        types=tuple(sorted({act.type for act in unit.acts})),
        first=first,
        last=last,
        dated=dated,
        places=_places(coding, unit),
        denied=denied,
        own=own,
        sense=meaning.over(coding.senses, unit.spans),
    )


def speaks_for(coding: Coding, statement: Statement | None) -> tuple[str, ...]:
    """Whom those who make a statement speak for: countries or actor ids. Where the speaker is not known it is whoever
    the words for him name ("people close to the Kremlin") or point back to ("its special prosecutor")."""
    if statement is None:
        return ()
    speaker = statement.speaker
    found = {speaker.affiliation} if speaker.affiliation else set()
    if speaker.actor is not None and "+" in speaker.actor.id:  # actors that speak together
        found |= set(speaker.actor.id.split("+"))
    elif speaker.actor is not None and (speaker.actor.country or speaker.actor.kind != "person"):
        found.add(party(speaker.actor))
    if not found and speaker.span and speaker.kind != "outlet":
        found |= _named_in(coding, speaker.span)
    return tuple(sorted(found))


def _named_in(coding: Coding, words: Span) -> set[str]:
    inside = [one for one in coding.mentions if one.span.within(words)]
    if not inside and _POSSESSIVE.match(words.of(coding.document.text)):
        inside = [
            one for one in coding.mentions if words.start - _REACH <= one.span.start and one.span.end <= words.start
        ]
        inside = sorted(inside, key=_place)[-1:]
    actors = [one.actor for one in inside if one.actor.kind != "outlet"]
    return {party(actor) for actor in actors if actor.kind != "person" or actor.country}


def _telling_words(coding: Coding, spans: tuple[Span, ...], mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Stems and figures, without the names of parties, dates and words like "the claim that"."""
    text = coding.document.text
    dates = [time.span for time in coding.times if time.type != "DURATION"]
    keys = {f"%{one.actor.id}" for one in mentions if one.actor.kind == "person"}
    for span in spans:
        for start, end, key in stems.pieces(span.of(text)):
            place = Span(span.start + start, span.start + end)
            if key in keys or stems.weight(key) <= _COMMON or key in _voicing():
                continue
            if not any(place.within(one) for one in dates) and not _names(mentions, place, text, spans[0].start):
                keys.add(key)
    return tuple(sorted(keys))


def _names(mentions: tuple[Mention, ...], word: Span, text: str, start: int) -> bool:
    """True for a word of somebody's name: he counts as a party already."""
    over = [one for one in mentions if word.within(one.span)]
    if any(one.how in _NAMED and one.actor.kind in ("state", "person") for one in over):
        return True
    return bool(over) and text[word.start].isupper() and word.start > start


def _keys(lemmas: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({stems.stem(lemma) for lemma in lemmas if lemma}))


@cache
def _voicing() -> frozenset[str]:
    return frozenset(stems.stem(noun) for noun in voicing())


def _doers(coding: Coding, unit: Unit) -> tuple[str, ...]:
    """Who is said to do it: the actors of its first act, else whoever it begins with, or in the passive who stands
    behind "by"; none where the words leave it to the speaker."""
    for act in unit.acts:
        inside = [one for one in act.actors if one.span and any(one.span.within(span) for span in unit.spans)]
        if inside:
            return tuple(sorted({each for one in inside for each in known_as(one)}))
    text, at = coding.document.text, unit.spans[0]
    words = at.of(text)
    behind = 0
    if _PASSIVE.search(words):
        by = _BY.search(words)
        if not by:
            return ()
        behind = by.end()
    elif _SELF.match(words):
        return ()
    first = min((one for one in unit.mentions if one.span.start >= at.start + behind), key=_place, default=None)
    if first is None or first.span.start > at.start + behind + _NEAR:
        return ()
    if _PREPOSITION.search(text[at.start : first.span.start]):
        return ()
    return known_as(first.actor)


def _place(mention: Mention) -> tuple[Span, str]:
    return mention.span, mention.actor.id


def known_as(actor: Actor) -> tuple[str, ...]:
    """Whom an actor acts for, and his country: "Wagner" of one report is "Russian mercenaries" of another. A person is
    known by his country alone."""
    if actor.kind == "person":
        return (actor.country,) if actor.country and actor.country not in INTERNATIONAL else ()
    found = {party(actor)}
    if actor.country and actor.country not in INTERNATIONAL:
        found.add(actor.country)
    whole = actor.id.partition(".")[0]
    if whole not in INTERNATIONAL:
        found.add(whole)
    return tuple(sorted(found))


def _time(coding: Coding, unit: Unit, said: str | None) -> tuple[str, str, bool]:
    """(first day, last day, whether it names them); a long time counts as none."""
    found = [act.when for act in unit.acts if act.when]
    found += [time.when() for time in coding.times if _dates(time) and any(time.span.within(s) for s in unit.spans)]
    starts = sorted(one for when in found if (one := day(when.start) or day(when.end)))
    ends = sorted(one for when in found if (one := day(when.end) or day(when.start)))
    if starts and (day(starts[0], REACH_DAYS) or "") >= ends[-1] >= starts[0]:
        return starts[0], ends[-1], True
    return (*lately(said), False)


def _dates(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and time.precision in ("time", "day", "week", "month")


def _places(coding: Coding, unit: Unit) -> tuple[Spot, ...]:
    found = [
        spot(place)
        for place in coding.places
        if place.literal and place.precision in ("city", "point") and any(place.span.within(s) for s in unit.spans)
    ]
    return spots(found)
