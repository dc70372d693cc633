"""Scores claims and their origins on ``tests/link/gold/scenes.jsonl``: ``python -m training.evaluate_claims``.

A scene is some short articles of different outlets, with pairs of sayings and their relation (same, supports, denies,
unrelated) and the number of origins of a claim. Each scene is coded, linked in a ledger of its own and compared. Scenes
are split by the hash of their id; the held half is scored and never read for tuning.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.coding.coder import Coder
from dragoman.link.claims import Voice, voices
from dragoman.records import Coding
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query

GOLD = Path(__file__).parent.parent / "tests/link/gold/scenes.jsonl"
_OVERLAP = 0.4
"""Share of the words of a saying and of a voice together that both must have."""


class Article(msgspec.Struct, frozen=True):
    outlet: str
    published: str
    text: str


class Origins(msgspec.Struct, frozen=True):
    saying: str
    number: int
    why: str


class Scene(msgspec.Struct, frozen=True):
    """``sayings``: name → (number of the article, start, end)."""

    id: str
    documents: tuple[Article, ...]
    sayings: dict[str, tuple[int, int, int]]
    pairs: tuple[tuple[str, str, str], ...]
    origins: tuple[Origins, ...]


class Score(NamedTuple):
    """``pairs``: (gold label, label found) → how often; ``origins``: right, all."""

    pairs: Counter[tuple[str, str | None]]
    origins: tuple[int, int]

    def f1(self, label: str) -> float:
        """F1 of one label."""
        right = self.pairs[label, label]
        wrong = sum(times for (gold, found), times in self.pairs.items() if (gold == label) != (found == label))
        return 2 * right / (2 * right + wrong) if right else 0.0


@cache
def scenes() -> tuple[Scene, ...]:
    """All of the gold."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Scene) for line in lines)


def is_held(scene: str) -> bool:
    """True for the half that is only scored."""
    return bool(blake2b(scene.encode(), digest_size=4).digest()[-1] % 2)


def codings(scene: Scene) -> tuple[Coding, ...]:
    """The scene's articles as the coder reads them."""
    return _coded()[scene.id]


@cache
def _coded() -> dict[str, tuple[Coding, ...]]:
    given = (
        {"text": one.text, "outlet": one.outlet, "published": one.published}
        for scene in scenes()
        for one in scene.documents
    )
    made = Coder().pipe(given)
    return {scene.id: tuple(next(made) for _ in scene.documents) for scene in scenes()}


def uttered(scene: Scene) -> dict[str, list[Voice]]:
    """The voices that are a saying, the best fitting first."""
    found = [list(voices(coding)) for coding in codings(scene)]
    return {name: list(_fitting(scene, name, found[scene.sayings[name][0]])) for name in scene.sayings}


def _fitting(scene: Scene, name: str, found: Iterable[Voice]) -> Iterator[Voice]:
    number, start, end = scene.sayings[name]
    words = set(scene.documents[number].text[start:end].split())
    fits = [(len(words & (said := set(voice.words.split()))) / len(words | said), voice) for voice in found]
    yield from (voice for fit, voice in sorted(fits, key=lambda each: -each[0]) if fit >= _OVERLAP)


def score(given: Iterable[Scene]) -> Score:
    """The scores of some scenes together."""
    pairs: Counter[tuple[str, str | None]] = Counter()
    right = number = 0
    for scene in given:
        with tempfile.TemporaryDirectory() as folder:
            claimed, origins = _linked(scene, Path(folder) / "scene.ledger")
        found = uttered(scene)
        for a, b, label in scene.pairs:
            pairs["same" if label == "supports" else label, _relation(found[a], found[b], claimed)] += 1
        for one in scene.origins:
            counts = {
                origins.get(claimed[voice.proposition.id]) for voice in found[one.saying] if voice.side == "asserts"
            }
            right += one.number in counts
            number += 1
    return Score(pairs, (right, number))


def _linked(scene: Scene, path: Path) -> tuple[dict[str, str], dict[str, int]]:
    """Proposition → claim, and claim → its origins."""
    with Writer(path) as writer:
        writer.add(codings(scene))
    with View(path) as view:
        return view.propositions(), {claim.id: claim.origins for claim in view.claims(Query(limit=-1))}


def _relation(mine: Iterable[Voice], theirs: Iterable[Voice], claimed: dict[str, str]) -> str | None:
    """How the ledger sees two sayings: ``same``, ``denies`` or nothing (``unrelated``)."""
    theirs = list(theirs)
    for a in mine:
        for b in theirs:
            if claimed[a.proposition.id] == claimed[b.proposition.id]:
                return "denies" if a.side != b.side and "denies" in (a.side, b.side) else "same"
    return "unrelated"


def main() -> None:
    """Prints the scores of both halves."""
    for half, held in (("tuned", False), ("held", True)):
        made = score(scene for scene in scenes() if is_held(scene.id) == held)
        right, number = made.origins
        print(f"{half}: same F1 {made.f1('same'):.3f}, denial to claim F1 {made.f1('denies'):.3f}, ", end="")
        print(f"origins right {right} of {number}")
        for (gold, found), times in sorted(made.pairs.items(), key=str):
            print(f"  {gold:>10} → {found}: {times}")


if __name__ == "__main__":
    main()
