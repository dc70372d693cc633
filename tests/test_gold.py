"""The coder against the gold of the bundled corpus; the floors stand in floors.toml with the hash of what was scored."""

from __future__ import annotations

import tomllib
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

import pytest
from training import scoring

from dragoman import Coder
from dragoman.read.document import document

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, scoring.Score]]:
    pairs = list(scoring.bundled())
    known = ("title", "url", "outlet", "author", "published")
    documents = [document(article["text"], **{key: article.get(key) for key in known}) for article, _ in pairs]
    coded = list(zip(Coder().pipe(documents), (gold for _, gold in pairs), strict=True))
    return {
        half: scoring.score([pair for pair in coded if scoring.held(pair[1]["url"]) == (half == "held")])
        for half in ("tuned", "held")
    }


def test_the_floors_are_those_of_this_corpus() -> None:
    folder = files("dragoman").joinpath("bundled")
    names = ("a.jsonl", "a.gold.jsonl", "b.jsonl", "b.gold.jsonl")
    assert (
        FLOORS["corpus"]
        == blake2b(b"".join(folder.joinpath(name).read_bytes() for name in names), digest_size=8).hexdigest()
    )


@pytest.mark.parametrize(
    ("half", "measure", "kind", "floor"),
    [
        (half, measure, kind, floor)
        for half in ("tuned", "held")
        for measure, floors in FLOORS[half].items()
        for kind, floor in floors.items()
    ],
)
def test_no_score_falls_below_its_floor(
    scores: dict[str, dict[str, scoring.Score]], half: str, measure: str, kind: str, floor: float
) -> None:
    assert getattr(scores[half][measure], kind) >= floor
