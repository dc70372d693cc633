"""Scores codings against gold records written by hand: what was found, and how much of what was emitted is right.

Gold names words, not offsets (``src/dragoman/bundled/*.gold.jsonl``); they are looked up in the text here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from dragoman.records import Act, Coding, Participant, Span, Statement

NEAR = 160
"""Code points that the triggers of one act may lie apart."""


@dataclass
class Score:
    """Counts of one measure."""

    right: int = 0
    gold: int = 0
    emitted: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.emitted if self.emitted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bundled() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs (article, gold) of the bundled corpus."""
    folder = files("dragoman").joinpath("bundled")
    for part in ("a", "b"):
        articles = folder.joinpath(f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = {record["url"]: record for record in map(json.loads, _lines(folder.joinpath(f"{part}.gold.jsonl")))}
        for line in articles:
            article = json.loads(line)
            yield article, gold[article["url"]]


def _lines(path: Any) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def held(url: str) -> bool:
    """True for the half that is only scored, never read for tuning; by hash of the URL."""
    return blake2b(url.encode(), digest_size=1).digest()[0] % 2 == 1


def locate(text: str, words: str, nth: int = 1) -> Span:
    """The nth place of the words in the text; ValueError where there is none."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def score(pairs: list[tuple[Coding, dict[str, Any]]]) -> dict[str, Score]:
    """All measures over codings and their gold."""
    measures: dict[str, Score] = {}
    for coding, gold in pairs:
        _acts(coding, gold, measures)
        _statements(coding, gold, measures)
    return measures


def _key(party: Participant) -> str:
    return (
        party.country
        if party.country and len(party.country) == 3 and party.kind not in ("organisation", "group")
        else None
    ) or party.id


def _parties(act: Act) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_norm(_key(p)) for p in act.actors), frozenset(_norm(_key(p)) for p in act.recipients)


def _norm(name: str) -> str:
    name = name.split(".")[0].lower()
    return {"uno": "un", "eur": "eu"}.get(name, name)


def _matches(
    predicted: list[Act], gold: list[dict[str, Any]], text: str, same: Callable[[Act, dict[str, Any]], bool]
) -> list[tuple[Act, dict[str, Any]]]:
    """One-to-one pairs near each other in the text for which ``same`` holds, nearest first."""
    pairs = []
    for g in gold:
        at = locate(text, g["trigger"], g.get("nth") or 1)
        for act in predicted:
            distance = abs(act.trigger.start - at.start)
            if distance <= NEAR and same(act, g):
                pairs.append((distance, act.trigger.start, at.start, act, g))
    pairs.sort(key=lambda pair: pair[:3])
    used: set[int] = set()
    matched = []
    for _, _, _, act, g in pairs:
        if id(act) not in used and id(g) not in used:
            used |= {id(act), id(g)}
            matched.append((act, g))
    return matched


def _acts(coding: Coding, gold: dict[str, Any], measures: dict[str, Score]) -> None:
    text = coding.document.text
    predicted, wanted = list(coding.acts), gold["acts"]

    def parties(act: Act, g: dict[str, Any]) -> bool:
        mine = _parties(act)
        theirs = frozenset(map(_norm, g["actors"])), frozenset(map(_norm, g["recipients"]))
        return mine == theirs or (
            mine[0] | mine[1] == theirs[0] | theirs[1] and (not mine[1] or not theirs[1]) and len(mine[0] | mine[1]) > 1
        )

    def record(act: Act, g: dict[str, Any]) -> bool:
        return act.type == g["type"] and parties(act, g)

    matched = _matches(predicted, wanted, text, record)
    _count(measures, "acts.record", len(matched), len(wanted), len(predicted))
    _count(
        measures,
        "acts.type",
        len(_matches(predicted, wanted, text, lambda a, g: a.type == g["type"])),
        len(wanted),
        len(predicted),
    )
    _count(measures, "acts.any", len(_matches(predicted, wanted, text, lambda a, g: True)), len(wanted), len(predicted))
    for act, g in matched:
        _count(measures, "acts.modality", act.modality == g["modality"], 1, 1)
        _count(measures, "acts.voice", (act.statement is None) == (g["voice"] is None), 1, 1)
        _count(measures, "acts.when", (act.when.start if act.when else None) == _first_day(g["when"]), 1, 1)
        if act.when is not None:
            _count(measures, "acts.dated_right", _first_day(g["when"]) == act.when.start, 1, 1)
    found = {id(g) for _, g in matched}
    right = {id(a) for a, _ in matched}
    measures["acts.record"].misses += [
        f"MISSED {g['type']} {g['actors']}->{g['recipients']} {g['modality']} {g['trigger']!r} | {_around(text, locate(text, g['trigger'], g.get('nth') or 1))}"
        for g in wanted
        if id(g) not in found
    ]
    measures["acts.record"].misses += [
        f"EXTRA  {a.type} {[p.id for p in a.actors]}->{[p.id for p in a.recipients]} {a.modality} {a.trigger.of(text)!r} | {_around(text, a.trigger)}"
        for a in predicted
        if id(a) not in right
    ]
    for act, g in matched:
        if act.modality != g["modality"]:
            measures["acts.modality"].misses.append(
                f"MODALITY {act.modality} for {g['modality']} {g['trigger']!r} | {_around(text, act.trigger)}"
            )
        if (act.when.start if act.when else None) != _first_day(g["when"]):
            measures["acts.when"].misses.append(
                f"WHEN {act.when.start if act.when else None} for {g['when']} {g['trigger']!r} | {_around(text, act.trigger)}"
            )


def _first_day(value: str | None) -> str | None:
    """``2022-11`` → ``2022-11-01``; the first day of an interval."""
    if value is None:
        return None
    first = value.split("/")[0]
    return first + {4: "-01-01", 7: "-01"}.get(len(first), "")


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - 90) : span.end + 90].replace("\n", " ")


def _statements(coding: Coding, gold: dict[str, Any], measures: dict[str, Score]) -> None:
    text = coding.document.text
    wanted = [_placed(text, record) for record in gold["statements"]]
    predicted = [one for one in coding.statements if one.content]
    pairs = sorted(
        (
            (-_iou(one.content, g["spans"]), i, j)
            for i, one in enumerate(predicted)
            for j, g in enumerate(wanted)
            if _iou(one.content, g["spans"]) >= 0.5 and _same_source(one, g)
        ),
    )
    mine: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in mine and j not in mine.values():
            mine[i] = j
    _count(measures, "statements.source+content", len(mine), len(wanted), len(predicted))
    taken = set(mine.values())
    misses = measures["statements.source+content"].misses
    misses += [
        f"MISSED [{g['speaker']}] {g['cue']!r} {g['stance']} | {' … '.join(g['content'])[:140]}"
        for j, g in enumerate(wanted)
        if j not in taken
    ]
    misses += [
        f"EXTRA  [{o.speaker.name}] {o.cue.of(text) if o.cue else ''!r} {o.stance} | {' … '.join(c.of(text) for c in o.content)[:140]}"
        for i, o in enumerate(predicted)
        if i not in mine
    ]
    by_id = {one.id: i for i, one in enumerate(predicted)}
    for i, j in mine.items():
        one, g = predicted[i], wanted[j]
        _count(measures, "statements.stance", one.stance == g["stance"], 1, 1)
        if one.stance != g["stance"]:
            measures["statements.stance"].misses.append(f"STANCE {one.stance} for {g['stance']} {g['cue']!r}")
        parent = mine.get(by_id.get(one.parent or "", -1))
        _count(
            measures,
            "statements.parent",
            (parent == g["parent"]) and ((one.parent is None) == (g["parent"] is None)),
            1,
            1,
        )
        _count(measures, "statements.class", one.speaker.kind == g["class"], 1, 1)
        who = one.speaker.actor
        known = {None if who is None else _norm(_key_actor(who)), None if who is None else _norm(who.id)}
        _count(measures, "statements.actor", (None if g["actor"] is None else _norm(g["actor"])) in known, 1, 1)
        if one.speaker.kind != g["class"]:
            measures["statements.class"].misses.append(f"CLASS {one.speaker.kind} for {g['class']} {g['speaker']!r}")
        if (None if g["actor"] is None else _norm(g["actor"])) not in known:
            measures["statements.actor"].misses.append(f"ACTOR {known} for {g['actor']} {g['speaker']!r}")


def _key_actor(actor: Any) -> str:
    return (
        actor.country
        if actor.country and len(actor.country) == 3 and actor.kind not in ("organisation", "group")
        else None
    ) or actor.id


def _placed(text: str, record: dict[str, Any]) -> dict[str, Any]:
    cue = locate(text, record["cue"], record.get("cue_nth") or 1) if record["cue"] else None
    spans = []
    for words in record["content"]:
        places = [Span(at, at + len(words)) for at in _all(text, words)]
        spans.append(min(places, key=lambda span: abs(span.start - cue.start) if cue else 0))
    speakers = (
        [Span(at, at + len(record["speaker"])) for at in _all(text, record["speaker"])] if record["speaker"] else []
    )
    near = min(speakers, key=lambda span: abs(span.start - cue.start) if cue else 0, default=None)
    return {**record, "spans": spans, "speaker_span": near}


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _same_source(one: Statement, g: dict[str, Any]) -> bool:
    if g["speaker_span"] is None or one.speaker.span is None:
        return g["speaker_span"] is None and one.speaker.span is None
    return one.speaker.span.overlaps(g["speaker_span"])


def _iou(mine: tuple[Span, ...], theirs: list[Span]) -> float:
    a = {i for span in mine for i in range(span.start, span.end)}
    b = {i for span in theirs for i in range(span.start, span.end)}
    return len(a & b) / len(a | b) if a | b else 0.0


def _count(measures: dict[str, Score], name: str, right: int, gold: int, emitted: int) -> None:
    one = measures.setdefault(name, Score())
    one.right += right
    one.gold += gold
    one.emitted += emitted


def by_type(pairs: list[tuple[Coding, dict[str, Any]]]) -> Counter[str]:
    """How many gold acts there are of each type."""
    return Counter(act["type"] for _, gold in pairs for act in gold["acts"])
