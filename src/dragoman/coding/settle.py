"""What the act's own clause leaves open is settled from its statement, its date and its surroundings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.acts import Found
from dragoman.coding.participants import Cast
from dragoman.records import Act, Modality, Participant, Place, Statement, When

_BY_STANCE: dict[str, Modality] = {
    "denies": "denied",
    "doubts": "hypothetical",
    "promises": "promised",
    "threatens": "threatened",
    "demands": "demanded",
    "declines": "did-not-happen",
}
DOUBTFUL = 0.66
"""The score up to which an act gives way to another of its kind."""
_LONG_AGO = timedelta(days=365)
_LOCATIVE = ("in", "at", "near", "outside", "inside", "on", "off", "over", "around", "across")


def modality(
    own: Modality, head: Token, within: Statement | None, when: When | None, published: str | None
) -> Modality:
    """The act's modality: what its clause says, else its statement's stance, a question mark, or a date long past."""
    if within is not None and not _asserted(head, within):
        within = None
    if own in ("happened", "ongoing"):
        if within is not None and within.stance in _BY_STANCE:
            return _BY_STANCE[within.stance]
        if head.sent.text.rstrip().endswith("?") and head.sent[0].lower_ not in ("why", "how", "when", "where", "who"):
            return "hypothetical"
        if _long_ago(when, published):
            return "historical"
    elif within is not None and within.stance == "denies":
        return "denied"
    elif own == "hypothetical" and within is not None and within.stance in ("promises", "threatens"):
        return _BY_STANCE[within.stance]  # the "would" of reported speech
    return own


def _asserted(head: Token, within: Statement) -> bool:
    """False for a noun that the content only mentions: what is denied of an attack need not be the attack."""
    if head.pos_ != "NOUN":
        return True
    content = head.doc.char_span(within.content[0].start, within.content[0].end, alignment_mode="expand")
    return content is not None and content.root == head


def type_of(type: str, modality: Modality) -> str:
    """PLOVER's rule for what is still to come: a future meeting, support, cooperation or aid is an agreement to it,
    a future yielding a concession (PLOVER 2.0 manual, rules for AGREE and CONCEDE)."""
    if modality not in ("planned", "promised"):
        return type
    return {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}.get(
        type, type
    )


def inside(parties: tuple[Participant, ...], within: Statement | None) -> tuple[Participant, ...]:
    """The parties of a deed that is told, without the one it is told to, who stands beside the content."""
    if within is None or within.addressee is None:
        return parties
    told, content = within.addressee.id, within.content
    left = tuple(
        party
        for party in parties
        if party.id != told or party.span is None or any(part.overlaps(party.span) for part in content)
    )
    return left or parties


def to_come(when: When, published: str | None) -> bool:
    """Whether a date begins behind the day of publication."""
    return when.start is not None and published is not None and when.start[:10] > published[:10]


def _long_ago(when: When | None, published: str | None) -> bool:
    if when is None or when.end is None or published is None:
        return False
    try:
        return date.fromisoformat(when.end) < date.fromisoformat(published) - _LONG_AGO
    except ValueError:
        return False


def where(found: Found, cast: Cast) -> Place | None:
    """The literal place that belongs to the act: behind "in", "at" … of its words, or what is visited or hit."""
    for head in (found.head, found.noun):
        if head is None:
            continue
        for noun in (*grammar.after(head, *_LOCATIVE), *_reached(found, head)):
            place = cast.place(noun)
            if place is not None and place.literal:
                return place
    hosts = grammar.hosts(found.head)
    return cast.place(hosts[0]) if found.type == "CONSULT" and hosts else None


def _reached(found: Found, head: Token) -> list[Token]:
    if found.type == "CONSULT" and found.mode == "visit":
        return (
            [*grammar.objects(head), *grammar.after(head, "to")] if grammar.is_verb(head) else grammar.after(head, "to")
        )
    if found.type == "ASSAULT":
        return [below for noun in grammar.objects(head) for below in (noun, *grammar.after(noun, *_LOCATIVE))]
    return []


def sureness(found: Found) -> float:
    """How much the parties add to the doubt: unnamed ones, or only one side named, lower the score."""
    parties = (*found.actors, *found.recipients)
    unnamed = sum(party.kind == "unnamed" for party in parties)
    return 0.9 ** min(unnamed, 2) * (1.0 if len(parties) > 1 else 0.6)


def once(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Acts, but for doubtful ones whose words overlap those of one of the same type and parties: "said he will" beside
    "will meet"."""
    every = tuple(acts)
    return tuple(act for act in every if act.score > DOUBTFUL or not any(_double(act, other) for other in every))


def _double(act: Act, other: Act) -> bool:
    parties, others = ({party.id for party in (*one.actors, *one.recipients)} for one in (act, other))
    same = act.type == other.type and parties == others and act.span.overlaps(other.span)
    return same and (act.score, other.trigger) < (other.score, act.trigger)
