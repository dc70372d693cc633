"""Scores statements on own passages (``tests/coding/gold/statements_*.txt``): chains, speakers, stance, evidence, anonymity.

Usage: ``python -m training.evaluate_statements [--misses]``; misses are listed for the tuned half alone.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.read.document import document
from dragoman.records import Coding, Span, Statement
from dragoman.words.actors import actors, slug
from training.scoring import Score

GOLD = Path(__file__).parents[1] / "tests" / "coding" / "gold"
DAY = "2023-02-09"
CLASSES = {
    "person": "person",
    "org": "organisation",
    "doc": "document",
    "outlet": "outlet",
    "one": "unnamed-person",
    "some": "unnamed-group",
}


@dataclass
class Step:
    """One step of a chain as gold has it; cells with ``/`` hold alternatives, ``-`` is nothing."""

    speaker: str
    classes: tuple[str, ...]
    actors: tuple[str, ...]
    stances: tuple[str, ...]
    cue: str
    content: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    reason: str = ""
    parent: Step | None = None
    inner: list[Step] = field(default_factory=list)

    def chain(self) -> list[Step]:
        """From the outermost step to this one."""
        return [*(self.parent.chain() if self.parent else []), self]


@dataclass
class Passage:
    """A text with the steps of its chains."""

    id: str
    text: str
    published: str = DAY
    outlet: str | None = None
    steps: list[Step] = field(default_factory=list)

    @property
    def offers(self) -> bool:
        """True where evidence and reasons for anonymity are marked."""
        return self.id[0] in "de"

    @property
    def held(self) -> bool:
        """True for the half that is only scored."""
        return blake2b(self.id.encode(), digest_size=1).digest()[0] % 2 == 1


def passages(folder: Path = GOLD) -> Iterator[Passage]:
    """All passages of the gold files; ValueError where a line is not understood."""
    for path in sorted(folder.glob("statements_*.txt")):
        found: Passage | None = None
        above: list[Step] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if line.startswith("= "):
                if found is not None:
                    yield found
                id, *more = line[2:].split()
                found, above = Passage(id, "", *more), []
            elif found is None:
                raise ValueError(f"{path.name}: {line}")
            elif line.startswith(">"):
                marks, _, cells = line.partition(" ")
                above = [*above[: len(marks) - 1], _step(cells, above[len(marks) - 2] if len(marks) > 1 else None)]
                found.steps.append(above[-1])
            else:
                found.text = line.replace(" ¶ ", "\n\n")
        if found is not None:
            yield found


def _step(line: str, parent: Step | None) -> Step:
    speaker, kind, actor, stance, cue, content, *more = (cell.strip() for cell in line.split(" | "))
    extra = dict(cell.split("=", 1) for cell in more)
    step = Step(
        speaker,
        tuple(CLASSES[each] for each in kind.split("/")),
        tuple(actor.split("/")),
        tuple(stance.split("/")),
        cue,
        () if content == "-" else tuple(content.split("/")),
        tuple(extra["ev"].partition(":")[0].split("/")) if "ev" in extra else (),
        extra.get("why", ""),
        parent,
    )
    if parent is not None:
        parent.inner.append(step)
    return step


def places(words: str, text: str, near: int) -> list[Span]:
    """The pieces of ``first…last + more`` in the text, nearest to ``near``; ValueError where one is not there."""
    spans = []
    for piece in words.split(" + "):
        first, _, last = piece.partition("…")
        starts = [at for at in range(len(text)) if text.startswith(first, at)]
        start = min(starts, key=lambda at: abs(at - near))
        end = text.index(last, start) + len(last) if last else start + len(first)
        spans.append(Span(start, end))
    return spans


def cue_place(step: Step, text: str) -> int:
    """Where the cue stands: the place of its words next to the speaker's."""
    cues = [at for at in range(len(text)) if text.startswith(step.cue, at)]
    speakers = [at for at in range(len(text)) if step.speaker != "-" and text.startswith(step.speaker, at)] or [0]
    return min(cues, key=lambda at: min(abs(at - other) for other in speakers))


def _letters(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


def _overlap(one: Statement, step: Step, text: str) -> float:
    """Best overlap (intersection over union) with an alternative of the gold's content; 1 where neither has any."""
    mine = _letters(one.content)
    best = 0.0
    for words in step.content:
        theirs = _letters(places(words, text, cue_place(step, text))) if words != "-" else set()
        best = max(best, len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0)
    return best


def _spoken(one: Statement, step: Step, text: str) -> bool:
    """True where the statement's speaker is in the place of the step's."""
    if step.speaker == "-" or one.speaker.span is None:
        return step.speaker == "-" and one.speaker.span is None
    at = cue_place(step, text)
    starts = [start for start in range(len(text)) if text.startswith(step.speaker, start)]
    return any(
        one.speaker.span.overlaps(Span(start, start + len(step.speaker)))
        for start in starts
        if abs(start - at) == min(abs(other - at) for other in starts)
    )


def _matched(coding: Coding, passage: Passage) -> dict[int, Statement]:
    """Index of step → statement, best overlap first; steps without content of their own by cue and speaker."""
    text = passage.text
    pairs = []
    for at, step in enumerate(passage.steps):
        for number, one in enumerate(coding.statements):
            if not _spoken(one, step, text):
                continue
            if step.content:
                score = _overlap(one, step, text)
            else:
                cue = cue_place(step, text)
                near = one.cue is not None and one.cue.overlaps(Span(cue - 8, cue + len(step.cue) + 8))
                score = 0.9 if near else 0.5 if step.inner else 0.0
            if score >= 0.5:
                pairs.append((-score, at, number))
    found: dict[int, Statement] = {}
    used: set[int] = set()
    for _, at, number in sorted(pairs):
        if at not in found and number not in used:
            found[at] = coding.statements[number]
            used.add(number)
    return found


def _known(words: str) -> set[str]:
    """Ids that a gold name can have."""
    if words == "-":
        return {"-"}
    return {words, slug(words), *(entry.id for entry in actors().names.get(words.lower(), ()))}


def _right_class(one: Statement, step: Step) -> bool:
    return one.speaker.kind in step.classes


def _right_actor(one: Statement, step: Step) -> bool:
    """Actor of named speakers; of unnamed ones the country they belong to."""
    actor = one.speaker.actor
    wanted = {name for each in step.actors for name in _known(each)}
    if one.speaker.kind.startswith("unnamed"):
        return (one.speaker.affiliation or "-") in wanted
    if actor is None:
        return "-" in wanted or slug(one.speaker.name) in wanted
    mine = {actor.id, slug(actor.name), slug(one.speaker.name)}
    if actor.kind != "person" and actor.country and actor.kind not in ("group",):
        mine.add(actor.country)
    return bool(mine & wanted) or (
        "-" in wanted and ("+" in actor.id or one.speaker.kind in ("outlet", "organisation"))
    )


class Tally:
    """Scores by measure, with the misses of each."""

    def __init__(self) -> None:
        self.scores: dict[str, Score] = defaultdict(Score)
        self.stances: dict[str, Score] = defaultdict(Score)
        self.missed: Counter[str] = Counter()

    def add(self, coding: Coding, passage: Passage) -> None:
        """Count one passage."""
        found = _matched(coding, passage)
        by_id = {one.id: one for one in coding.statements}
        for at, step in enumerate(passage.steps):
            one = found.get(at)
            self._step(one, step, passage)
            if not step.inner:
                right = one is not None and self._chain(one, step, found, passage, by_id)
                self._count("chain", right, f"{passage.id} {_shape(step)} GOT {_told(one, by_id)}")
                if step.parent is not None:
                    self._count("chain, two or more steps", right, "")
        parents = {one.parent for one in coding.statements}
        leaves = sum(one.id not in parents and bool(one.content) for one in coding.statements)
        self.scores["chain"].emitted += leaves
        extra = [one for one in coding.statements if one not in found.values()]
        self.scores["chain"].misses += [f"{passage.id} EXTRA {_told(one, by_id)} | {passage.text}" for one in extra]

    def _step(self, one: Statement | None, step: Step, passage: Passage) -> None:
        label = f"{passage.id} {step.speaker!r}"
        self._count("found", one is not None, f"{label} {step.cue!r} | {passage.text}")
        classed, named = (one is not None and test(one, step) for test in (_right_class, _right_actor))
        got = (
            f"GOT {one.speaker.kind} {one.speaker.actor.id if one.speaker.actor else None} {one.speaker.affiliation}"
            if one
            else "NONE"
        )
        self._count("speaker", classed and named, f"{label} {step.classes} {step.actors} {got}")
        if one is not None:
            self._count("speaker, of those found", classed and named, "")
            wanted = one.stance if one.stance in step.stances else step.stances[0]
            self.stances[wanted].gold += 1
            self.stances[one.stance].emitted += 1
            self.stances[wanted].right += one.stance == wanted
            self._count(
                "stance, of those found",
                one.stance in step.stances,
                f"{label} {step.stances} GOT {one.stance} | {passage.text}",
            )
            wants = step.evidence or ("-",)
            if passage.offers and (step.evidence or one.evidence is not None):
                score = self.scores["evidence"]
                score.gold += bool(step.evidence)
                score.emitted += one.evidence is not None
                score.right += one.evidence in wants
                if one.evidence not in wants:
                    score.misses.append(f"{label} {wants} GOT {one.evidence} | {passage.text}")
        else:
            self.missed[step.stances[0]] += 1
            self.scores["evidence"].gold += bool(step.evidence)
        if passage.offers and (step.reason or (one is not None and one.speaker.reason)):
            score = self.scores["anonymity"]
            mine = one.speaker.reason if one is not None else None
            score.gold += bool(step.reason)
            score.emitted += mine is not None
            right = bool(step.reason) and mine is not None and (mine in step.reason or step.reason in mine)
            score.right += right
            if not right:
                score.misses.append(f"{label} {step.reason!r} GOT {mine!r} | {passage.text}")

    def _chain(
        self, one: Statement, step: Step, found: dict[int, Statement], passage: Passage, by_id: dict[str, Statement]
    ) -> bool:
        """True where the steps are those of the gold, speakers in order, the content that of the last step."""
        mine: list[Statement] = []
        above: Statement | None = one
        while above is not None:
            mine.append(above)
            above = by_id.get(above.parent or "")
        theirs = step.chain()[::-1]
        return len(mine) == len(theirs) and all(_spoken(a, b, passage.text) for a, b in zip(mine, theirs, strict=True))

    def _count(self, name: str, right: bool, miss: str) -> None:
        score = self.scores[name]
        score.right += right
        score.gold += 1
        score.emitted += name != "chain"
        if not right and miss:
            score.misses.append(miss)

    def macro(self, *, all_steps: bool = False) -> float:
        """Mean F1 of the stances over the steps found, or over all steps, those not found counted as missed."""
        wanted = {name: score for name, score in self.stances.items() if score.gold}
        f1 = [
            2 * score.right / (score.gold + score.emitted + (self.missed[name] if all_steps else 0))
            for name, score in wanted.items()
        ]
        return sum(f1) / max(1, len(f1))


def _shape(step: Step) -> str:
    return " > ".join(f"[{each.speaker}] {each.cue}" for each in step.chain()) + f": {step.content}"


def _told(one: Statement | None, by_id: dict[str, Statement]) -> str:
    if one is None:
        return "NOTHING"
    above = by_id.get(one.parent or "")
    return (f"{_told(above, by_id)} > " if above else "") + f"[{one.speaker.name}] {one.stance}"


def tally() -> dict[str, Tally]:
    """The two halves, coded and scored."""
    halves = {"tuned": Tally(), "held": Tally()}
    wanted = list(passages())
    documents = (document(one.text, published=one.published, outlet=one.outlet) for one in wanted)
    for coding, passage in zip(Coder().pipe(documents), wanted, strict=True):
        halves["held" if passage.held else "tuned"].add(coding, passage)
    return halves


def main() -> None:
    halves = tally()
    for half, result in halves.items():
        print(half)
        for name, score in sorted(result.scores.items()):
            print(
                f"  {name:28} {score.right}/{score.gold}  P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            )
        print(f"  stance macro-F1              {result.macro():.3f}, of all steps {result.macro(all_steps=True):.3f}")
        for name, score in sorted(result.stances.items()):
            print(f"    {name:12} {score.f1:.2f} of {score.gold}")
    if "--misses" in sys.argv:
        for name, score in halves["tuned"].scores.items():
            print(f"== {name}", *score.misses, sep="\n")


if __name__ == "__main__":
    main()
