"""Own training sentences: reading their marks, and the check that they are sound (``python -m training.reader.sentences``).

A line is ``TEXT ||| ACTS``. In the text, ``[1 Iran]`` marks a party and ``{a condemned}`` the words that tell an act.
Each act is ``a 1+2>3 ROOT.mode modality``: trigger, actors, recipients (0: unnamed), what was done, and how far it is
real. ``-`` says that nothing is done.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.words import ontology
from dragoman.words.load import table

FOLDER = Path(__file__).parents[1] / "sentences"
MODALITIES = tuple(row["value"] for row in table("values") if row["field"] == "modality")
_MARK = re.compile(r"\[([1-9]) ([^\[\]{}]+)\]|\{([a-z]) ([^\[\]{}]+)\}")
_ACT = re.compile(r"([a-z]) ([0-9](?:\+[1-9])*)>([0-9](?:\+[1-9])*) ([A-Z]+)(?:\.([a-z-]+))? ([a-z-]+)")
SHARED_WORDS = 9
AHEAD = {"planned", "promised", "threatened"}
YIELDING = {"CONCEDE", "RETREAT"}


@dataclass(frozen=True)
class Told:
    """An act as the sentence tells it; parties by number, 0 for one that is not named."""

    trigger: tuple[int, int]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    root: str
    mode: str
    modality: str


@dataclass(frozen=True)
class Sentence:
    """Plain text, the character spans of its parties by number, and its acts."""

    text: str
    parties: dict[int, tuple[int, int]]
    acts: tuple[Told, ...]


def parse(line: str) -> Sentence:
    """The sentence of a line; ValueError tells what is wrong with it."""
    if line.count("|||") != 1:
        raise ValueError("needs one |||")
    marked, listed = (part.strip() for part in line.split("|||"))
    text, parties, triggers, done = "", dict[int, tuple[int, int]](), dict[str, tuple[int, int]](), 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        party, name, letter, words = mark.groups()
        span = (len(text), len(text) + len(name or words))
        if int(party or 0) in parties or letter in triggers:
            raise ValueError(f"{party or letter} is marked twice")
        if party:
            parties[int(party)] = span
        else:
            triggers[letter] = span
        text, done = text + (name or words), mark.end()
    text += marked[done:]
    if re.search(r"[\[\]{}]", text):
        raise ValueError("a broken mark")
    acts = () if listed == "-" else tuple(told(part.strip(), parties, triggers) for part in listed.split(";"))
    if len(acts) < len(triggers):
        raise ValueError("a trigger without an act")
    return Sentence(text, parties, acts)


def told(words: str, parties: dict[int, tuple[int, int]], triggers: dict[str, tuple[int, int]]) -> Told:
    """The act of ``a 1+2>3 ROOT.mode modality``, given the spans of parties and triggers; ValueError where it is none."""
    found = _ACT.fullmatch(words)
    if not found:
        raise ValueError(f"not an act: {words}")
    letter, left, right, root, mode, modality = found.groups()
    actors, recipients = (tuple(int(n) for n in side.split("+")) for side in (left, right))
    if missing := {*actors, *recipients} - {0, *parties}:
        raise ValueError(f"no party {missing}")
    if letter not in triggers:
        raise ValueError(f"no trigger {letter}")
    if actors == (0,) == recipients or set(actors) & set(recipients) - {0}:
        raise ValueError(f"sides of {words}")
    if (root, mode or "") not in ontology.kinds() or modality not in MODALITIES:
        raise ValueError(f"labels of {words}")
    return Told(triggers[letter], actors, recipients, root, mode or "", modality)


def readings(act: Told) -> tuple[str, ...]:
    """The roots under which annotators file an act; the first is the deed's own.

    A conflict that is announced is also THREATEN, announced yielding also AGREE, cooperation or yielding that does not
    come about also REJECT, a verdict also ACCUSE (guilty) or COERCE (jailed): the marked sentences of others differ here
    from the deed's root, and from each other.
    """
    conflict = ontology.quad(act.root) in (3, 4)
    if act.modality in AHEAD and conflict and act.root not in ("ACCUSE", "REQUEST", "REJECT", "THREATEN"):
        return act.root, "THREATEN"
    if act.modality in AHEAD and act.root in YIELDING:
        return act.root, "AGREE"
    if act.modality == "did-not-happen" and not conflict:
        return act.root, "REJECT"
    if (act.root, act.mode) == ("SANCTION", "convict"):
        return act.root, "ACCUSE", "COERCE"
    return (act.root,)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("## "):
            yield number, line


def load(folder: Path = FOLDER) -> list[Sentence]:
    """All sentences of the folder, files in order of name; ValueError names file and line of the first bad one."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in lines(path):
            try:
                found.append(parse(line))
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
    return found


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)}


def main() -> int:
    bad, seen, roots, modalities, none = 0, dict[tuple[str, ...], str](), Counter[str](), Counter[str](), 0
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in lines(path):
            here = f"{path.name}, line {number}"
            try:
                sentence = parse(line)
            except ValueError as error:
                bad += 1
                print(f"{here}: {error}")
                continue
            if twin := next((seen[words] for words in shingles(sentence.text) if words in seen), None):
                print(f"{here}: near copy of {twin}")
            seen |= dict.fromkeys(shingles(sentence.text), here)
            roots.update(act.root for act in sentence.acts)
            modalities.update(act.modality for act in sentence.acts)
            none += not sentence.acts
    print(f"{sum(roots.values())} acts; {none} sentences without; {bad} bad lines\n{roots}\n{modalities}")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
