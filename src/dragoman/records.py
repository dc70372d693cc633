"""The nouns of one document, as frozen records.

Spans are half-open ranges of code points in ``Document.text``; ``text[start:end]`` gives the words back.
Every record carries the spans that justify it. Dates are ISO 8601 strings (``2023-02-08``).
The codebook (docs/codebook.md) says what each value means.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["state", "organisation", "group", "person", "outlet", "unnamed"]
Modality = Literal[
    "happened",
    "ongoing",
    "planned",
    "promised",
    "threatened",
    "demanded",
    "hypothetical",
    "denied",
    "did-not-happen",
    "historical",
]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts",
    "reports",
    "alleges",
    "denies",
    "rejects",
    "doubts",
    "confirms",
    "admits",
    "promises",
    "threatens",
    "demands",
    "warns",
    "concern",
    "declines",
]
SpeakerClass = Literal["person", "organisation", "document", "outlet", "unnamed-person", "unnamed-group"]
FramingKind = Literal["judgement", "distance", "quotes"]
Precision = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "interval", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PlacePrecision = Literal["point", "city", "admin1", "country", "region", "sea"]


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all records: immutable, compared by value, JSON by field name."""


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """Half-open range of code points; JSON ``[start, end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """True where every code point of this span is in the other."""
        return other.start <= self.start and self.end <= other.end


class Document(Record, frozen=True):
    """A text as it was read. ``id`` is a hash of the normalised text and the URL."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    """Where the date came from: ``given``, ``page``, ``feed``, ``jsonl`` … or None."""
    language: str | None = None
    source: str | None = None
    """The file or address that it was read from, for messages; the ledger does not keep it."""
    notes: tuple[str, ...] = ()
    """What a reader should know of the reading: ``cut at 200000 characters``, ``hidden characters`` …"""


class Office(Record, frozen=True):
    """A post held: ``title`` at ``body``, from–to (ISO dates, either may be unknown)."""

    title: str
    body: str | None = None
    start: str | None = None
    end: str | None = None


class Actor(Record, frozen=True):
    """A political actor. ``id`` is an ISO-3 code for states, else a slug such as ``ali-shamkhani``.

    ``country`` is ISO 3166 alpha-3 or an international code (IGO, UNO, NGO …); ``sectors`` are PLOVER's.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: Office | None = None


class Mention(Record, frozen=True):
    """Words that name an actor, how they were resolved, and how sure that is (0–1)."""

    span: Span
    actor: Actor
    how: str
    """``name``, ``demonym``, ``metonym``, ``office``, ``apposition``, ``pronoun``, ``nominal``, ``short`` …"""
    score: float = 1.0


class When(Record, frozen=True):
    """A date that belongs to something: inclusive first and last day, precision, the words, the anchor used."""

    start: str | None
    end: str | None
    precision: Precision
    span: Span | None = None
    anchor: str | None = None


class Time(Record, frozen=True):
    """A time expression in TIMEX3 terms: ``value`` such as ``2023-02-08``, ``2023-W05``, ``P10Y``, ``PAST_REF``."""

    span: Span
    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    anchor: str | None = None
    """The date it was counted from: ``published:2023-02-09``, ``text:2022-11-09`` … None if it needs none."""

    def when(self) -> When:
        """The same as a date that an act can carry."""
        return When(start=self.start, end=self.end, precision=self.precision, span=self.span, anchor=self.anchor)


class Place(Record, frozen=True):
    """Words that name a place. ``literal`` is False where the name stands for a government ("Moscow said")."""

    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: PlacePrecision = "city"
    literal: bool = True


class Speaker(Record, frozen=True, rename={"kind": "class"}):
    """Who is said to have said it. ``actor`` is None for unnamed speakers without a known affiliation."""

    kind: SpeakerClass
    span: Span | None = None
    actor: Actor | None = None
    name: str = ""
    affiliation: str | None = None
    """Country of an unnamed speaker ("officials of allied countries" has none that is sure)."""
    reason: str | None = None
    """The reason given for anonymity, in the text's words."""


class Statement(Record, frozen=True):
    """Somebody said, thinks, orders or shows something. ``parent`` is the next outer step of the source chain."""

    id: str
    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    modality: Modality = "happened"
    """Whether it has been said at all: ``planned`` for "is expected to reiterate"."""
    addressee: Actor | None = None
    evidence: str | None = None
    """What is offered for it (``document``, ``eyewitness`` …), ``none offered`` where the text says so, else None."""
    evidence_span: Span | None = None
    medium: str | None = None
    """Through what it reached the public, where the text says so: ``social media``, ``television``, ``interview`` …"""
    said_when: When | None = None
    parent: str | None = None
    about: str | None = None
    """The earlier Statement that "such claims", "them" or "the allegation" stands for."""


class Participant(Actor, frozen=True):
    """An actor in an act, with the words that put it there (None where it is only understood)."""

    span: Span | None = None


class Act(Record, frozen=True):
    """One reported action: who (``actors``) did what (``type``, ``mode``) to whom (``recipients``)."""

    id: str
    type: str
    trigger: Span
    span: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...] = ()
    modality: Modality = "happened"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    when: When | None = None
    where: Place | None = None
    statement: str | None = None
    """The innermost Statement it stands in; None is the outlet's own voice."""
    score: float = 1.0


class Link(Record, frozen=True):
    """A cause that the text asserts: ``cause`` → ``effect``, with the words that say so and who says it."""

    cause: Span
    effect: Span
    cue: Span
    statement: str | None = None


class Gist(Record, frozen=True):
    """The predicate of a sentence in a statement: ``deed``, ``doer`` and ``target`` are lemmas of single words, in the
    passive the right way round; ``negated`` tells that it is said not to be so. Claims are joined by it."""

    span: Span
    """The verb or noun at the head of the sentence."""
    deed: str
    doer: str | None = None
    target: str | None = None
    negated: bool = False
    noun: bool = False
    """True where a noun stands at the head, as in "the attack on the port": nothing is said of it there."""


class Sense(Record, frozen=True):
    """What a stretch of words means: the cosine of two tells how near they are. Claims are joined by it."""

    span: Span
    """Within one sentence of what is said, or of an act in the outlet's own voice."""
    code: str
    """A vector: one signed byte a dimension, in base64."""


class Framing(Record, frozen=True):
    """Words by which the text judges or keeps its distance in its own voice."""

    span: Span
    kind: FramingKind
    about: Actor | None = None
    """The actor named in the same noun phrase; None where there is none, never a guess."""


class Coding(Record, frozen=True):
    """All that was read out of one document."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    links: tuple[Link, ...] = ()
    gists: tuple[Gist, ...] = ()
    """Of what is said, and of the acts in the outlet's own voice."""
    senses: tuple[Sense, ...] = ()
    """Of the same, a sentence each; empty where the reader model knows none."""
    framings: tuple[Framing, ...] = ()
    coder: str = ""
    """Version of the coder that made it."""
    skipped: str | None = None
    """Why nothing was coded (another language, no text …); None where it was coded."""


class Relation(Record, frozen=True, kw_only=True):
    """What one party does to another in a sentence, as the reader model sees it.

    ``root`` (PLOVER, CONCEDE and RETREAT apart) and ``quad`` are None when nothing is done; ``scores`` are the
    probabilities of all roots and of ``NONE``. ``trigger`` is the word that tells it.
    """

    root: str | None = None
    quad: int | None = None
    mode: str | None = None
    modality: Modality | None = None
    trigger: Span | None = None
    scores: dict[str, float] = {}
