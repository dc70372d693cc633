"""What has become of a claim, by the voices for and against it: what the record says, never a verdict on truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from dragoman.link.claims import Voice

Status = Literal["single-origin", "corroborated", "disputed", "denied", "withdrawn", "open-denial", "open-doubt"]
Credibility = Literal["1", "6"]
"""Of the Admiralty scale (AJP-2.1: 1 confirmed by other sources … 6 cannot be judged) what a record can tell by itself:
the grades between are an analyst's judgement."""

_ANSWERS = frozenset({"denies", "rejects"})
"""Stances that answer what others say."""


def sided(voices: Sequence[Voice]) -> list[Voice]:
    """The voices, each on its side of the claim. Where nobody says that something is so, and nobody answers anybody,
    "it is not so" is itself what is claimed: "your money is not charity" denies nothing that is on record."""
    plain = all(
        voice.side == "denies" and (voice.statement is None or voice.stance not in _ANSWERS) for voice in voices
    )
    return [replace(voice, side="asserts") for voice in voices] if plain else list(voices)


def status(voices: Iterable[Voice], roots: int) -> Status:
    """What has become of a claim with so many origins.

    ``denied`` is denied by those it is about and by nobody else; ``disputed`` is doubted, or denied by others too;
    ``withdrawn`` is denied later by everyone who had asserted it. ``open-denial`` and ``open-doubt`` answer a claim
    that nobody in the corpus makes: what is only denied or doubted has no origin, and no dispute is on record.
    """
    found = list(voices)
    asserted = [voice for voice in found if voice.side == "asserts"]
    against = [voice for voice in found if voice.side != "asserts"]
    if not asserted:
        return "open-denial" if any(voice.side == "denies" for voice in against) else "open-doubt"
    if _withdrawn(asserted, against):
        return "withdrawn"
    if not against:
        return "corroborated" if roots > 1 else "single-origin"
    about = {party for voice in found for party in voice.proposition.doers or voice.proposition.parties}
    accused = all(voice.side == "denies" and set(voice.parties) & about for voice in against)
    return "denied" if accused else "disputed"


def credibility(status: Status) -> Credibility:
    """``1`` where independent origins say so and nobody contradicts them, else ``6``: the record cannot tell."""
    return "1" if status == "corroborated" else "6"


def _withdrawn(asserted: list[Voice], against: list[Voice]) -> bool:
    last: dict[str | None, str] = {}
    for voice in asserted:
        last[voice.speaker] = max(last.get(voice.speaker, ""), voice.said or "")
    taken_back = {voice.speaker for voice in against if (voice.said or "") > last.get(voice.speaker, "9999")}
    return None not in last and last.keys() <= taken_back
