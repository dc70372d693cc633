"""What a person has decided: that two acts or claims are the same, or different.

A decision is a row about two anchors. An anchor says where in which text an act or a claim stands, not what was read
there, so a decision holds whatever coder reads the text, in whatever order documents and decisions come; one whose
text is not in the ledger waits for it. ``apply`` turns decisions into judgements on tellings (store.linking).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

import msgspec

from dragoman.coding.ids import short_hash
from dragoman.errors import InputError
from dragoman.link import claims
from dragoman.link.claims import Voice
from dragoman.records import Act, Coding, Span
from dragoman.store.rows import Decision, Judged, Verdict

_AMONG = "(SELECT value FROM json_each(?))"
_BY = """"by" = ? AND "by" NOT IN ('rule', 'copies')"""
_CODING = msgspec.json.Decoder(Coding)


class Anchor(NamedTuple):
    """Where something stands: ``about`` is act or claim; ``type`` tells apart what stands in one place."""

    about: Literal["act", "claim"]
    document: str
    start: int
    end: int
    type: str = ""

    def __str__(self) -> str:
        return f"{self.about}:{self.document}:{self.start}-{self.end}:{self.type}"

    @property
    def span(self) -> Span:
        """The words that it stands on."""
        return Span(self.start, self.end)


def parse(text: str) -> Anchor:
    """The anchor of a text such as ``act:DOCUMENT:10-14:AID``; raises InputError for any other."""
    about, _, rest = text.partition(":")
    document, _, rest = rest.partition(":")
    span, _, type = rest.partition(":")
    start, _, end = span.partition("-")
    if about not in ("act", "claim") or not document or not (start.isdecimal() and end.isdecimal()):
        raise InputError(text[:80], "this is no place of an act or claim", "Take it as `dragoman judgements` shows it")
    return Anchor("act" if about == "act" else "claim", document, int(start), int(end), type)


# Making decisions


def pairs(db: sqlite3.Connection, verdict: Verdict, ids: Sequence[str]) -> list[tuple[Anchor, Anchor]]:
    """The anchors that a decision on ids of acts, events or claims is about.

    Same: the first with each other one. Different: each of the first with each of the others; where the first is an
    event or claim that the others are in, what is left of it without them. Raises InputError where there is nothing to
    judge.
    """
    first, *others = ids
    if not others:
        raise InputError(first, "one thing alone cannot be judged", "Name a second act, event or claim")
    rest = [_standing(db, id) for id in others]
    taken = {anchor for each in rest for anchor in each}
    if verdict == "same":
        return _checked(ids, [(_standing(db, first)[0], each[0]) for each in rest])
    return _checked(ids, sorted(product(_standing(db, first, without=taken), sorted(taken))))


def _checked(ids: Sequence[str], found: list[tuple[Anchor, Anchor]]) -> list[tuple[Anchor, Anchor]]:
    names = " and ".join(ids)
    if not found or any(a == b for a, b in found):
        raise InputError(names, "these are one and the same report", "Name two different ones")
    if len({anchor.about for pair in found for anchor in pair}) > 1:
        raise InputError(names, "an event and a claim cannot be judged the same", "Name two events or two claims")
    return found


def _standing(db: sqlite3.Connection, id: str, without: Collection[Anchor] = ()) -> list[Anchor]:
    """Where an act or statement stands, or one for each telling of an event or claim, the leading one first; what is
    ``without`` is passed over. An id that an event or claim had before it was joined stands for what it then was."""
    whole = msgspec.json.encode(_told(db, id)).decode()
    acts = db.execute(
        """SELECT id, document, telling FROM act WHERE id = ?1
            UNION SELECT id, document, telling FROM act WHERE telling IN (SELECT value FROM json_each(?2))""",
        (id, whole),
    ).fetchall()
    acts.sort(key=lambda row: (row["telling"] != id, row["telling"] or "", row["id"]))
    if any(row["telling"] is None for row in acts):
        raise InputError(id, "this act names nobody who acted, so it is in no event", "Judge acts that are in events")
    found: dict[str, Anchor] = {}
    for row in acts:
        if row["telling"] not in found and (anchor := _of_act(db, row["document"], row["id"])) not in without:
            found[row["telling"]] = anchor
    voices = db.execute(
        """SELECT document, proposition FROM voice WHERE statement = ?1
           UNION SELECT document, proposition FROM voice WHERE proposition IN (SELECT value FROM json_each(?2))""",
        (id, whole),
    ).fetchall()
    voices.sort(key=lambda row: (row["proposition"] != id, row["proposition"], row["document"]))
    for row in voices if not acts else ():
        if row["proposition"] not in found:
            found[row["proposition"]] = _of_voice(db, row["document"], row["proposition"])
    if acts or voices:
        return [anchor for anchor in found.values() if anchor not in without]
    if db.execute("SELECT 1 FROM event WHERE id = ?", (id,)).fetchone():
        raise InputError(
            id,
            "a data set tells this event and no text: a judgement needs a place in a text to stand on",
            "Judge events that articles tell; `--outlet NAME` shows those of one data set or outlet alone",
        )
    raise InputError(id, "no act, event or claim has this id", "Take ids as `dragoman events` and `acts` show them")


def _told(db: sqlite3.Connection, id: str) -> list[str]:
    """The tellings of an event or claim; the one of that id where it is none now."""
    found = [row["id"] for row in db.execute("SELECT id FROM telling WHERE whole = ? ORDER BY id", (id,))]
    return found or [row["id"] for row in db.execute("SELECT id FROM telling WHERE id = ?", (id,))]


def _coding(db: sqlite3.Connection, document: str) -> Coding:
    sql = "SELECT c.body FROM document d JOIN coding c ON c.document = d.id AND c.coder = d.coder WHERE d.id = ?"
    return _CODING.decode(db.execute(sql, (document,)).fetchone()["body"])


def _of_act(db: sqlite3.Connection, document: str, id: str) -> Anchor:
    act = next(each for each in _coding(db, document).acts if each.id == id)
    return _anchor(document, act)


def _anchor(document: str, act: Act) -> Anchor:
    return Anchor("act", document, act.trigger.start, act.trigger.end, act.type)


def _of_voice(db: sqlite3.Connection, document: str, proposition: str) -> Anchor:
    row = db.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()
    coding = _whole(_coding(db, document), row["text"])
    spans = {voice.proposition.id: span for voice, span in _voices(coding)}
    span = spans[proposition]
    return Anchor("claim", document, span.start, span.end)


def _whole(coding: Coding, text: str) -> Coding:
    return msgspec.structs.replace(coding, document=msgspec.structs.replace(coding.document, text=text))


def _voices(coding: Coding) -> Iterator[tuple[Voice, Span]]:
    """Each voice with the words it stands on."""
    return ((voice, voice.place) for voice in claims.voices(coding))


def keep(db: sqlite3.Connection, decisions: Iterable[Decision]) -> set[str]:
    """Writes decisions; gives back the documents they are about. A later one on the same two stands for an earlier."""
    documents = set()
    for each in decisions:
        a, b = str(parse(each.a)), str(parse(each.b))
        db.execute("DELETE FROM decision WHERE a = ? AND b = ?", (b, a))
        db.execute("INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?)", (a, b, each.verdict, each.reason))
        for text in (a, b):
            anchor = parse(text)
            db.execute("INSERT OR IGNORE INTO anchor VALUES (?, ?, NULL)", (text, anchor.document))
            documents.add(anchor.document)
    return documents


def forget(db: sqlite3.Connection, id: str) -> set[str]:
    """Takes a decision back; gives back the documents it was about. Raises InputError where there is none."""
    row = next((row for row in db.execute("SELECT a, b FROM decision").fetchall() if named(*row) == id), None)
    if row is None:
        raise InputError(id, "there is no such judgement", "See them with `dragoman judgements`")
    db.execute("DELETE FROM decision WHERE a = ? AND b = ?", tuple(row))
    db.execute(f"DELETE FROM judgement WHERE {_BY}", (f"user:{id}",))
    for text in row:
        used = db.execute("SELECT 1 FROM decision WHERE a = ?1 OR b = ?1", (text,)).fetchone()
        if used is None:
            db.execute("DELETE FROM anchor WHERE id = ?", (text,))
    return {parse(text).document for text in row}


def named(a: str, b: str) -> str:
    """The id of the decision on two anchors."""
    return short_hash("decision", *sorted((a, b)))


# Putting them to use


def marks(db: sqlite3.Connection, coding: Coding) -> dict[str, str]:
    """Act → the anchor under which its telling stands alone, for the acts of a coding that were taken out of events."""
    found: dict[str, str] = {}
    for text in _anchors(db, coding.document.id):
        taken = db.execute("SELECT 1 FROM decision WHERE b = ? AND verdict = 'different'", (text,)).fetchone()
        anchor = parse(text)
        if taken is None:
            continue
        act = _at(anchor, coding.acts) if anchor.about == "act" else None
        if act is not None:
            found[act.id] = min(text, found.get(act.id, text))
    return found


def learn(db: sqlite3.Connection, coding: Coding, tellings: Mapping[str, str]) -> None:
    """Notes which tellings the anchors of a document now stand for; ``tellings`` are those of its acts."""
    spoken = list(_voices(coding)) if _anchors(db, coding.document.id) else []
    for text in _anchors(db, coding.document.id):
        anchor = parse(text)
        if anchor.about == "act":
            act = _at(anchor, coding.acts)
            told = tellings.get(act.id) if act else None
        else:
            told = next((voice.proposition.id for voice, span in spoken if span.overlaps(anchor.span)), None)
        db.execute("UPDATE anchor SET telling = ? WHERE id = ?", (told, text))


def _anchors(db: sqlite3.Connection, document: str) -> list[str]:
    return [row["id"] for row in db.execute("SELECT id FROM anchor WHERE document = ? ORDER BY id", (document,))]


def _at(anchor: Anchor, acts: Iterable[Act]) -> Act | None:
    """The act that stands there: of its type rather than of another, the nearest of several."""
    near = [act for act in acts if act.trigger.overlaps(anchor.span)]
    return min(
        near, key=lambda act: (act.type != anchor.type, abs(act.trigger.start - anchor.start), act.id), default=None
    )


def apply(db: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """Brings the judgements up to date that decisions on these documents make; gives back the tellings they are on."""
    rows = db.execute(
        f"""SELECT DISTINCT d.*, x.telling AS one, y.telling AS other FROM anchor n
            JOIN decision d ON d.a = n.id OR d.b = n.id
            JOIN anchor x ON x.id = d.a JOIN anchor y ON y.id = d.b WHERE n.document IN {_AMONG}""",
        (msgspec.json.encode(sorted(documents)).decode(),),
    ).fetchall()
    touched: set[str] = set()
    for row in rows:
        by = f"user:{named(row['a'], row['b'])}"
        old = db.execute(f"SELECT a, b FROM judgement WHERE {_BY}", (by,)).fetchall()
        touched.update(id for pair in old for id in pair)
        db.execute(f"DELETE FROM judgement WHERE {_BY}", (by,))
        one, other = row["one"], row["other"]
        if one and other and one != other:
            pair = (min(one, other), max(one, other))
            db.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?)", (*pair, by, row["verdict"], row["reason"]))
            touched.update(pair)
    return touched


def listed(db: Callable[..., list[sqlite3.Row]]) -> list[Judged]:
    """All decisions with the words they are about, in order of their places."""
    rows = db(
        """SELECT d.*, x.telling AS one, y.telling AS other, p.text AS one_text, q.text AS other_text FROM decision d
           JOIN anchor x ON x.id = d.a JOIN anchor y ON y.id = d.b
           LEFT JOIN document p ON p.id = x.document LEFT JOIN document q ON q.id = y.document ORDER BY d.a, d.b"""
    )
    return [
        Judged(
            id=named(row["a"], row["b"]),
            verdict=row["verdict"],
            reason=row["reason"],
            a=row["a"],
            b=row["b"],
            one=_around(parse(row["a"]), row["one_text"]),
            other=_around(parse(row["b"]), row["other_text"]),
            holds=bool(row["one"] and row["other"]) and (row["verdict"] == "same" or row["one"] != row["other"]),
        )
        for row in rows
    ]


def _around(anchor: Anchor, text: str | None) -> str:
    """The words there with a few around them; empty where the text is not in the ledger."""
    return " ".join((text or "")[max(0, anchor.start - 40) : anchor.end + 60].split())
