"""The voices of a claim, read from a ledger: who stands for and against it, on whose word, and whom they cite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from dragoman.link import origins, standing
from dragoman.link.claims import Voice
from dragoman.store.rows import ClaimVoice

_VOICE = msgspec.json.Decoder(Voice)
_SQL = """
SELECT v.body, v.document, d.title, d.outlet, d.published, d.family, coalesce(s.chain, a.chain) AS chain
FROM telling t CROSS JOIN voice v ON v.proposition = t.id JOIN document d ON d.id = v.document
LEFT JOIN statement s ON s.id = v.statement LEFT JOIN act a ON a.id = v.act
WHERE t.whole = ?
"""


def read(run: Callable[..., list[sqlite3.Row]], claim: str) -> list[ClaimVoice]:
    """All voices of a claim in order of time; each statement once a side, with all that it says."""
    made: dict[tuple[str, str], ClaimVoice] = {}
    rows = run(_SQL, claim)
    for voice, row in zip(standing.sided([_VOICE.decode(row["body"]) for row in rows]), rows, strict=True):
        one = _row(voice, row)
        key = (voice.statement or voice.act or voice.echo, voice.side)
        before = made.get(key)
        if before is not None:
            one = msgspec.structs.replace(min(before, one, key=_order), words=_joined(before.words, one.words))
        made[key] = one
    return sorted(made.values(), key=_order)


def _row(voice: Voice, row: sqlite3.Row) -> ClaimVoice:
    return ClaimVoice(
        side=voice.side,
        stance=voice.stance,
        name=voice.name,
        speaker=voice.speaker,
        said=voice.said,
        statement=voice.statement,
        act=voice.act,
        document=row["document"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        family=row["family"],
        chain=tuple(msgspec.json.decode(row["chain"])) if row["chain"] else (row["outlet"] or "",),
        words=voice.words.removeprefix("that "),
        evidence=voice.evidence,
        roots=voice.roots,
        cites=tuple(key for key in voice.cites if key.startswith("outlet:") and key != origins.outlet(row["outlet"])),
    )


def _joined(a: str, b: str) -> str:
    return a if b in a else b if a in b else f"{a} … {b}"


def _order(voice: ClaimVoice) -> tuple[str, str, str, str]:
    return voice.said or "9999", voice.document, voice.statement or voice.act or "", voice.words
