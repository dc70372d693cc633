"""Claims as rows, computed from their voices alone."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.link import origins, standing
from dragoman.link.claims import Voice
from dragoman.link.propositions import Proposition
from dragoman.link.telling import day
from dragoman.store.flat import as_json, found_under, parties

_AMONG = "(SELECT value FROM json_each(?))"
_VOICE = msgspec.json.Decoder(Voice)
_ACCUSED = re.compile(r"(?P<who>[^,.;…“\"]{2,80}?) of (?P<deed>\w+ing\b.*)", re.DOTALL)
"""What is left of "accused the ministry of shelling …"."""
_CHARGES = frozenset({"alleges", "denies", "rejects"})
_VERBS = {"asserted": "asserts", "denied": "denies", "doubted": "doubts"}

Keys = set[tuple[str, str]]


def claim(db: sqlite3.Connection, told: Sequence[Proposition]) -> tuple[dict[str, object], Keys] | None:
    """The row of the claim that propositions make up, and what it is found under; None where nobody is said to make it
    and only outlets tell it in their own voice."""
    if all(each.own for each in told):
        return None
    found = db.execute(
        f"""SELECT v.body, v.document, d.outlet, d.published, d.family FROM voice v JOIN document d ON d.id = v.document
            WHERE v.proposition IN {_AMONG}""",
        (as_json(sorted(each.id for each in told)),),
    ).fetchall()
    voiced = list(zip(standing.sided([_VOICE.decode(row["body"]) for row in found]), found, strict=True))
    voiced.sort(key=_order)
    voices = [voice for voice, _ in voiced]
    if all(voice.statement is None for voice in voices):
        return None
    roots = origins.count(
        (voice.roots, origins.outlet(row["outlet"]), row["family"])
        for voice, row in _without_echoes([each for each in voiced if each[0].side == "asserts"])
    )
    days = sorted(voice.said for voice in voices if voice.said)
    seen = sorted(out for _, row in voiced if (out := day(row["published"])))
    outlets = sorted({row["outlet"] for row in found if row["outlet"]})
    about = {each.id: each for each in parties((*voices[0].actors, *voices[0].recipients))}
    status = standing.status(voices, roots)
    row: dict[str, object] = {
        "words": _title(voices),
        "type": _commonest(voice.type for voice in voices),
        "actors": as_json(tuple(about.values())),
        "status": status,
        **{side: _statements(voiced, side) for side in ("asserts", "denies", "doubts")},
        "origins": roots,
        "first_seen": next(iter(seen or days), None),
        "credibility": standing.credibility(status),
        "outlets": as_json(outlets),
        **{f"{name}_by": as_json(_names(voices, side)) for name, side in _VERBS.items()},
        "first": (days or [""])[0],
        "last": (days or [""])[-1],
    }
    return row, _keys(voices) | {("outlet", outlet) for outlet in outlets}


def _without_echoes(voiced: list[tuple[Voice, sqlite3.Row]]) -> list[tuple[Voice, sqlite3.Row]]:
    """The voices, but for an outlet's own where its article cites others for the same: it does not confirm them."""
    citing = {row["family"] for voice, row in voiced if voice.statement is not None}
    return [(voice, row) for voice, row in voiced if voice.statement is not None or row["family"] not in citing]


def _order(voiced: tuple[Voice, Mapping[str, str]]) -> tuple[bool, bool, str, str, str, str]:
    """Those who assert it first, statements before outlets' own words, the earlier before the later."""
    voice, row = voiced
    first = (voice.side != "asserts", voice.statement is None, row["published"] or "9999")
    return (*first, row["document"], voice.words, voice.statement or voice.act or "")


def _title(voices: Sequence[Voice]) -> str:
    """The words of the first voice of the leading side that is a sentence of its own; the first where none is. An
    accusation is told as one: "the ministry accused of shelling …"."""
    side = [voice for voice in voices if voice.side == voices[0].side]
    whole = (voice.words for voice in side if voice.words.startswith("that ") or not voice.words[:1].islower())
    told = (words for words in whole if not _ACCUSED.fullmatch(words))
    words = next(told, side[0].words).removeprefix("that ")
    charge = _ACCUSED.fullmatch(words) if side[0].stance in _CHARGES else None
    return f"{charge['who']} accused of {charge['deed']}" if charge else words


def _keys(voices: Iterable[Voice]) -> Keys:
    return {key for voice in voices for key in found_under(voice.type, voice.actors, voice.recipients)}


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _statements(voiced: Iterable[tuple[Voice, object]], side: str) -> int:
    return len({voice.statement or voice.act for voice, _ in voiced if voice.side == side})


def _names(voices: Iterable[Voice], side: str) -> list[str]:
    """Who speaks on a side, the most frequent first."""
    counts = Counter(voice.name for voice in voices if voice.side == side and voice.name)
    return sorted(counts, key=lambda name: (-counts[name], name))
