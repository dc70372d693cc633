"""Scores same-event merging on the gold pairs of acts: the pairs, the codings they are made from, and the score.

A pair is the same where both acts have one label. Scored are all pairs of one label from different documents or places
in one, and, as near misses, all pairs of different labels with the same type that share a party on each side. ``a/b`` is
a part of ``a``: such pairs are not scored. Halves go by a hash of the labels, so a label lies in one half with all its
pairs.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import asdict

from dragoman.link.telling import MOODS, RECIPROCAL
from dragoman.read.document import document
from dragoman.records import Act, Actor, Coding, Document, Participant, Place, Span, Speaker, Statement, When
from dragoman.words.actors import actors

GOLD = Path(__file__).parent / "gold"


class Told(NamedTuple):
    """An act of the gold: where its trigger stands, its facts, and its label (None: not judged)."""

    document: Document
    trigger: Span
    act: dict[str, Any]
    event: str | None

    @property
    def key(self) -> str:
        """A name for it."""
        return f"{self.document.id}:{self.trigger.start}"


class Pair(NamedTuple):
    a: Told
    b: Told
    same: bool

    @property
    def held(self) -> bool:
        """True for the half that is scored only."""
        labels = "|".join(sorted({self.a.event or "", self.b.event or ""}))
        return blake2b(labels.encode(), digest_size=1).digest()[0] % 2 == 0


def told() -> list[Told]:
    """Every act of the gold, those of the bundled corpus that have no label too."""
    return [*_bundled(), *_own()]


def pairs(acts: Iterable[Told]) -> list[Pair]:
    """The pairs that are scored."""
    judged = [each for each in acts if each.event is not None]
    return [Pair(a, b, a.event == b.event) for a, b in combinations(judged, 2) if _scored(a, b)]


def _scored(a: Told, b: Told) -> bool:
    if a.event == b.event:
        return True
    one, other = sorted((str(a.event), str(b.event)), key=len)
    if other.startswith(f"{one}/") or a.act["type"] != b.act["type"]:
        return False
    if a.act["type"] in RECIPROCAL:
        return len(_all(a) & _all(b)) > 1
    return all(_side(a, side) & _side(b, side) for side in ("actors", "recipients"))


def _side(one: Told, side: str) -> set[str]:
    return {name.partition("@")[2] or name for name in one.act[side]}


def _all(one: Told) -> set[str]:
    return _side(one, "actors") | _side(one, "recipients")


def _bundled() -> Iterator[Told]:
    with (GOLD / "bundled.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        labels = {(row["article"], row["trigger"], int(row["nth"])): row["event"] for row in rows}
    folder = files("dragoman").joinpath("bundled")
    for part in ("a", "b"):
        lines = (folder.joinpath(f"{part}{kind}.jsonl").read_text("utf-8").splitlines() for kind in ("", ".gold"))
        for article, gold in zip(*lines, strict=True):
            made = _document(json.loads(article))
            for act in json.loads(gold)["acts"]:
                nth = act.get("nth", 1)
                label = labels.pop(((made.url or "").rsplit("/", 1)[1], act["trigger"], nth), None)
                facts = {**act, "attributed": act["voice"] is not None}
                yield Told(made, _stands(act["trigger"], made.text, nth), facts, label)
    assert not labels, f"no such acts: {labels}"


def _own() -> Iterator[Told]:
    for line in (GOLD / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        made = _document(article)
        for act in article["acts"]:
            yield Told(made, _stands(act["trigger"], made.text, act["nth"]), act, act["event"])


def _document(article: dict[str, Any]) -> Document:
    known = ("title", "url", "outlet", "author", "published")
    return document(article["text"], **{name: article.get(name) for name in known})


def _stands(words: str, text: str, nth: int) -> Span:
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))[nth - 1]
    return Span(found.start(), found.end())


# Codings with the acts as the gold has them: what linking does with a coder that makes no fault


def codings(acts: Iterable[Told]) -> list[Coding]:
    """One coding a document, with the gold's acts."""
    by_document: dict[str, list[Told]] = {}
    for each in acts:
        by_document.setdefault(each.document.id, []).append(each)
    return [_coding(found) for found in by_document.values()]


def _coding(found: list[Told]) -> Coding:
    made = found[0].document
    statements = [_statement(each) for each in found if each.act["attributed"]]
    known = {statement.id for statement in statements}
    acts = tuple(_act(each, f"{each.key}-s" if f"{each.key}-s" in known else None) for each in found)
    return Coding(document=made, acts=acts, statements=tuple(statements), coder="gold")


def _statement(one: Told) -> Statement:
    return Statement(
        id=f"{one.key}-s",
        speaker=Speaker(kind="unnamed-group", name="officials"),
        cue=None,
        content=(one.trigger,),
        form="indirect",
        stance="asserts",
    )


def _act(one: Told, statement: str | None) -> Act:
    text, at = one.document.text, one.trigger
    start = max(text.rfind(". ", 0, at.start) + 2, text.rfind("\n", 0, at.start) + 1) if at.start else 0
    end = min(each for each in (text.find(". ", at.end), text.find("\n", at.end), len(text)) if each >= 0)
    return Act(
        id=one.key,
        type=one.act["type"],
        mode=one.act["mode"],
        trigger=at,
        span=Span(start, end),
        actors=tuple(map(_participant, one.act["actors"])),
        recipients=tuple(map(_participant, one.act["recipients"])),
        modality=one.act["modality"],
        when=_when(one.act["when"]),
        where=_where(one.act["where"]),
        statement=statement,
    )


def _participant(name: str) -> Participant:
    person, _, country = name.partition("@")
    if country:
        return Participant(id=person, name=person, kind="person", country=country, sectors=("GOV",))
    known = actors().known.get(name) or Actor(id=name, name=name, kind="group")
    return Participant(**{key: value for key, value in asdict(known).items() if key in Participant.__struct_fields__})


def _when(value: str | None) -> When | None:
    if not value:
        return None
    first, _, last = value.partition("/")
    last = last or first
    precision = {4: "year", 7: "month", 10: "day"}[len(first)] if first == last else "interval"
    return When(start=f"{first}-01-01"[:10] if len(first) < 10 else first, end=_end(last), precision=precision)  # type: ignore[arg-type]


def _end(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        days = {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}.get(value[5:], 31)
        return f"{value}-{days}"
    return value


def _where(value: str | None) -> Place | None:
    if not value:
        return None
    name, _, country = value.rpartition("/")
    return Place(span=Span(0, 1), name=name or country, country=country, precision="city" if name else "country")


# The score


class Score(NamedTuple):
    """Of pairs: how many that were joined are the same, how many that are the same were joined."""

    right: int
    joined: int
    same: int
    pairs: int

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(found: Iterable[Pair], events: dict[str, str]) -> Score:
    """``events`` has the event of each act, by ``Told.key``; pairs of which one has none are left out."""
    known = [pair for pair in found if pair.a.key in events and pair.b.key in events]
    joined = [pair for pair in known if events[pair.a.key] == events[pair.b.key]]
    return Score(sum(pair.same for pair in joined), len(joined), sum(pair.same for pair in known), len(known))


def found(acts: Iterable[Told], coded: Iterable[Coding]) -> dict[str, str]:
    """``Told.key`` → id of the act that a coder found at the same trigger with the same type and mood."""
    by_document = {coding.document.id: coding for coding in coded}
    made: dict[str, str] = {}
    for each in acts:
        for act in by_document[each.document.id].acts:
            alike = act.type == each.act["type"] and MOODS[act.modality] == MOODS[each.act["modality"]]
            if alike and act.trigger.overlaps(each.trigger) and _overlap(act, each):
                made.setdefault(each.key, act.id)
    return made


def _overlap(act: Act, gold: Told) -> bool:
    """True where the parties are those of the gold, by country or body."""
    parties = {each.country or each.id for each in (*act.actors, *act.recipients)}
    return _all(gold) <= {*parties, *(each.id for each in (*act.actors, *act.recipients))}
