"""What the pages and commands on relations let choose, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from dragoman.errors import InputError
from dragoman.records import Modality
from dragoman.relate.dyads import TOLD, Choice
from dragoman.show.lists import Field
from dragoman.store.rows import Facet

UNITS = {"month": "month", "week": "week", "day": "day", "year": "year"}
VOICES = {"outlet": "an outlet’s own voice", "attributed": "attributed", "any": "any voice"}
TOLD_AS = {
    "done": "happened or ongoing",
    "open": "planned, promised, threatened, demanded",
    "not": "denied or not done",
    "all": "however told",
}
DIRECTIONS = {"both": "both ways", "there": "first to second", "back": "second to first"}


def modalities(told: str) -> tuple[Modality, ...]:
    """What ``done``, ``open``, ``not`` and ``all`` stand for; events of history are in ``all`` only."""
    if told == "done":
        return ("happened", "ongoing")
    return TOLD[told] if told in ("open", "not") else get_args(Modality)  # type: ignore[index]


def chosen(params: Mapping[str, str], name: str, allowed: Mapping[str, object], default: str) -> str:
    """The value of a parameter. Raises InputError for one that is not allowed."""
    value = params.get(name) or default
    if value not in allowed:
        raise InputError(f"{name}={value}", f"no such {name}", f"Use one of {', '.join(allowed)}")
    return value


def choice(params: Mapping[str, str]) -> Choice:
    """Voice, modality and media of a request."""
    return Choice(
        chosen(params, "voice", VOICES, "outlet"),  # type: ignore[arg-type]
        modalities(chosen(params, "told", TOLD_AS, "done")),
        chosen(params, "media", media("A", "B"), "any"),  # type: ignore[arg-type]
    )


def media(a: str, b: str) -> dict[str, str]:
    """Whose media, by name."""
    return {
        "any": "anybody’s media",
        "a": f"media of {a}",
        "b": f"media of {b}",
        "third": "media of others",
        "unknown": "outlets of unknown country",
    }


def field(name: str, label: str, value: str, options: Mapping[str, str]) -> Field:
    """A field of a form with fixed options."""
    return Field(name, label, value, tuple(Facet(value=key, label=words, count=0) for key, words in options.items()))


def fields(params: Mapping[str, str]) -> list[Field]:
    """The fields on voice and modality."""
    return [
        field("voice", "On whose word", chosen(params, "voice", VOICES, "outlet"), VOICES),
        field("told", "Told as", chosen(params, "told", TOLD_AS, "done"), TOLD_AS),
    ]
