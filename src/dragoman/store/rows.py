"""What the ledger gives back: one flat record a table row, and the query that selects them."""

from __future__ import annotations

from typing import Literal

from dragoman.records import Record, Span

Verdict = Literal["same", "different"]
Noun = Literal["documents", "statements", "acts", "events", "claims", "actors"]


class Query(Record, frozen=True, forbid_unknown_fields=True):
    """Filters shared by the lists; each noun uses those it has. Dates are ISO, inclusive.

    ``actor`` and ``recipient`` match an id or a country code; ``voice`` is ``outlet`` (the outlet's own words),
    ``attributed`` (inside a statement) or ``any``.
    """

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    modality: str | None = None
    stance: str | None = None
    status: str | None = None
    voice: Literal["outlet", "attributed", "any"] = "any"
    outlet: str | None = None
    document: str | None = None
    event: str | None = None
    claim: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 200
    offset: int = 0


class Party(Record, frozen=True):
    """An actor as a row shows it."""

    id: str
    name: str
    country: str | None = None


class DocumentRow(Record, frozen=True):
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    state: Literal["coded", "skipped"]
    reason: str | None
    statements: int
    acts: int
    family: str
    """Id of the copy family: the smallest document id among its near copies."""
    copies: int
    """Documents in the family, this one included."""


class StatementRow(Record, frozen=True):
    id: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    speaker: str
    speaker_id: str | None
    speaker_class: str
    country: str | None
    stance: str
    form: str
    cue: str
    content: str
    evidence: str | None
    said: str | None
    chain: tuple[str, ...]
    """Speakers, outermost first, the outlet at the head and this statement's own speaker last."""
    claim: str | None = None
    modality: str = "happened"
    """Whether it has been said at all."""


class ActRow(Record, frozen=True):
    id: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    type: str
    mode: str | None
    modality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: str
    words: str
    start: str | None
    end: str | None
    precision: str | None
    where: str | None
    statement: str | None
    chain: tuple[str, ...]
    score: float
    event: str | None = None

    @property
    def voice(self) -> str:
        """``outlet`` or ``attributed``."""
        return "outlet" if self.statement is None else "attributed"


class Follow(Record, frozen=True):
    """Another event, and what it was before this one happened or confirmed it (or this one, before the other did):
    ``planned``, ``threatened``, ``alleged``."""

    event: str
    kind: Literal["planned", "threatened", "alleged"]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"


class Confirmation(Record, frozen=True):
    """What was first alleged and then confirmed: who said so, and when it was published."""

    alleged_by: str
    alleged: str | None
    confirmed_by: str
    confirmed: str | None

    def __str__(self) -> str:
        return f"alleged by {self.alleged_by} ({self.alleged}), confirmed by {self.confirmed_by} ({self.confirmed})"


class EventRow(Record, frozen=True):
    id: str
    type: str
    mode: str | None
    modality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    start: str | None
    end: str | None
    precision: str | None
    reports: int
    """Documents that tell it, copies included."""
    independent: int
    """What is left of them after copies, echoes of one source and repetitions of one outlet are collapsed."""
    outlets: tuple[str, ...]
    voices: tuple[str, ...]
    """``outlet`` and/or ``attributed``."""
    modalities: tuple[str, ...]
    words: str
    dates: tuple[str, ...] = ()
    """All times that its reports give (``day`` or ``first/last``), where they give more than one."""
    follows: tuple[Follow, ...] = ()
    """Plans and threats that it came of."""
    followed_by: tuple[Follow, ...] = ()
    """What came of it, where it is a plan or threat."""
    confirmed: Confirmation | None = None


class ClaimRow(Record, frozen=True):
    """``actors`` are all parties of the proposition, those who act first; the status is explained in link.claims."""

    id: str
    words: str
    actors: tuple[Party, ...]
    status: Literal["single-origin", "corroborated", "disputed", "denied", "withdrawn", "open-denial", "open-doubt"]
    asserts: int
    denies: int
    doubts: int
    origins: int
    first_seen: str | None
    outlets: tuple[str, ...]
    credibility: str = "6"
    """Admiralty scale, as far as the record tells it: 1 confirmed by independent origins, 6 cannot be judged."""
    type: str = ""
    asserted_by: tuple[str, ...] = ()
    """Names of the speakers, unnamed ones as the text calls them, those who speak most often first."""
    denied_by: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()


class ClaimVoice(Record, frozen=True):
    """One statement (or, in an outlet's own voice, one act) for or against a claim."""

    side: Literal["asserts", "denies", "doubts"]
    stance: str
    name: str
    """Who says it, as the text or the tables call him."""
    speaker: str | None
    """Key of the speaker, None for the unnamed; an outlet's is the same whether it publishes or is cited."""
    said: str | None
    statement: str | None
    act: str | None
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    family: str
    chain: tuple[str, ...]
    """Speakers, outermost first, the outlet at the head."""
    words: str
    evidence: str | None
    roots: tuple[str, ...]
    """Keys of those whose word it rests on."""
    cites: tuple[str, ...]
    """Keys of the outlets that it cites, outermost first."""


class ActorRow(Record, frozen=True):
    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    documents: int
    mentions: int
    statements: int
    acts_done: int
    acts_received: int


class CausalRow(Record, frozen=True):
    """A cause that somebody asserts, or disputes: ``chain`` is who says so, the outlet first."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    cause: str
    effect: str
    cue: str
    statement: str | None
    chain: tuple[str, ...]
    stance: str | None = None
    """Of the statement that says so; None in the outlet's own voice."""


class SearchHit(Record, frozen=True):
    """``marks`` are the ranges of ``snippet`` that matched."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    marks: tuple[Span, ...]


class Decision(Record, frozen=True):
    """What a person judged of two places in texts (store.decisions.Anchor): the same happening or claim, or
    not: ``different`` takes ``b`` out of what ``a`` is in."""

    a: str
    b: str
    verdict: Verdict
    reason: str = ""


class Judged(Decision, frozen=True, kw_only=True):
    """A decision as it is listed: the words at both places, and whether both are in the ledger so that it holds."""

    id: str
    one: str
    other: str
    holds: bool


class Reason(Record, frozen=True):
    """Why tellings were judged the same or different: by ``rule``, ``copies`` or ``hand``, and how often."""

    by: Literal["rule", "copies", "hand"]
    verdict: Verdict
    reason: str
    count: int


class Facet(Record, frozen=True):
    """A value that a filter can take, how it is shown, and how many rows have it."""

    value: str
    label: str
    count: int


class Facets(Record, frozen=True):
    """Types, modalities and countries (as actors) count events; outlets count documents, stances statements, statuses
    claims."""

    types: tuple[Facet, ...]
    modalities: tuple[Facet, ...]
    countries: tuple[Facet, ...]
    outlets: tuple[Facet, ...]
    stances: tuple[Facet, ...]
    statuses: tuple[Facet, ...]


class Refusal(Record, frozen=True):
    """An input that was not taken, and why."""

    source: str
    reason: str


class Tally(Record, frozen=True):
    """What became of a run's inputs; ``read`` is the sum of the other counts."""

    read: int = 0
    coded: int = 0
    already_there: int = 0
    skipped: tuple[Refusal, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def closes(self) -> bool:
        """True where every input is accounted for."""
        return self.read == self.coded + self.already_there + len(self.skipped) + len(self.refused)
