"""The cue tables of ``words/cues/``, typed and indexed by lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.errors import WordsError
from dragoman.words import ontology
from dragoman.words.load import several, table


class Saying(NamedTuple):
    """How a verb reports speech: the stance, and where the thing said stands."""

    stance: str
    frames: tuple[str, ...]


class Voicing(NamedTuple):
    """How a noun reports speech."""

    stance: str
    frames: tuple[str, ...]


class Idiom(NamedTuple):
    """A verb that says something together with the words behind it; ``frames`` lead to the thing said."""

    stance: str
    words: tuple[tuple[str, ...], ...]
    frames: tuple[str, ...]


class Attitude(NamedTuple):
    """What an adjective of thinking amounts to; ``negated`` behind "not", None where it amounts to nothing then."""

    stance: str
    negated: str | None


class Wording:
    """Words of a table as a pattern: ``*`` is up to four words, ``~`` the rest of a word."""

    def __init__(self, words: str) -> None:
        parts = [
            re.escape(word).replace("\\~", r"\w*") if word != "*" else r"(?:[\w'’-]+ ){0,4}?" for word in words.split()
        ]
        pattern = "".join(part if part.endswith("?") and "(?:" in part else part + " " for part in parts).rstrip(" ")
        self._pattern = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
        self._fixed = max((part.strip() for part in re.split("[*~]", " ".join(words.lower().split()))), key=len)

    def hits(self, text: str, lowered: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where ``text[start:end]`` has the words; ``lowered`` is that part in lower case.

        The longest part without ``*`` and ``~`` is looked for first: most texts lack it, and that is seen much faster.
        """
        if self._fixed not in lowered:
            return iter(())
        return self._pattern.finditer(text, start, len(text) if end is None else end)


class ActCue(NamedTuple):
    """A verb or noun that tells an act; ``needs`` holds the object lemmas without which it does not."""

    type: str
    mode: str | None
    to: tuple[str, ...]
    mutual: bool
    needs: frozenset[str]


class Cause(NamedTuple):
    """A word that asserts a cause; ``first`` is the side at the subject or governor."""

    form: str
    first: str
    to: tuple[str, ...]
    needs: frozenset[str]


@cache
def saying() -> dict[str, tuple[Saying, ...]]:
    """Verb lemma (with particle: ``point out``) → its readings."""
    found: dict[str, list[Saying]] = {}
    for row in table("cues/saying"):
        for verb in several(row["verbs"]):
            found.setdefault(verb, []).append(Saying(row["stance"], several(row["frames"])))
    return {verb: tuple(readings) for verb, readings in found.items()}


@cache
def voicing() -> dict[str, Voicing]:
    """Noun lemma → stance and frames."""
    return {
        noun: Voicing(row["stance"], several(row["frames"]))
        for row in table("cues/voicing")
        for noun in several(row["nouns"])
    }


@cache
def negated(pos: str) -> dict[str, tuple[Saying, ...]]:
    """Lemma → what it amounts to when denied; ``pos`` is verb, modal (behind "could") or noun (behind "no")."""
    found: dict[str, list[Saying]] = {}
    for row in table("cues/negated"):
        if row["pos"] == pos:
            for word in several(row["words"]):
                found.setdefault(word, []).append(Saying(row["stance"], several(row["frames"])))
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """Verb lemma → its idioms, those of more words first."""
    found: dict[str, list[Idiom]] = {}
    for row in table("cues/idioms"):
        words = tuple(sorted((tuple(each.split()) for each in several(row["words"]) or ("",)), key=len, reverse=True))
        for verb in several(row["verb"]):
            found.setdefault(verb, []).append(Idiom(row["stance"], words, several(row["frame"])))
    return {verb: tuple(readings) for verb, readings in found.items()}


@cache
def attitudes() -> dict[str, Attitude]:
    """Adjective or participle in lower case → what it amounts to."""
    return {
        word: Attitude(row["stance"], None if row["negated"] == "-" else row["negated"])
        for row in table("cues/attitudes")
        for word in several(row["words"])
    }


@cache
def amounts() -> tuple[tuple[str, bool, str], ...]:
    """Triples (words, whether they must open the thing said, stance) in the table's order."""
    return tuple(
        (words, row["where"] == "start", row["stance"])
        for row in table("cues/amounts")
        for words in several(row["words"])
    )


@cache
def phrases(kind: str) -> frozenset[str]:
    """The words of one kind of ``phrases.tsv``; KeyError for an unknown kind."""
    return {row["kind"]: frozenset(several(row["words"])) for row in table("cues/phrases")}[kind]


@cache
def evidence(where: str) -> tuple[tuple[Wording, str], ...]:
    """Pairs (wording, evidence) in the table's order; ``where`` is speaker or sentence."""
    return tuple(
        (Wording(words), row["evidence"])
        for row in table("cues/evidence")
        if row["where"] == where
        for words in several(row["words"])
    )


@cache
def framing() -> tuple[tuple[Wording, str, frozenset[str]], ...]:
    """Triples (wording, kind of framing, words beside it that make it a plain term)."""
    return tuple(
        (Wording(words), row["kind"], frozenset(several(row["not"])) - {"-"})
        for row in table("cues/framing")
        for words in several(row["words"])
    )


@cache
def media() -> tuple[tuple[Wording, str], ...]:
    """Pairs (wording, medium) in the table's order."""
    return tuple((Wording(words), row["medium"]) for row in table("cues/media") for words in several(row["words"]))


@cache
def anonymity() -> tuple[Wording, ...]:
    """Wordings that tell why a speaker is not named."""
    return tuple(Wording(words) for row in table("cues/anonymity") for words in several(row["words"]))


@cache
def act_verbs() -> dict[str, tuple[ActCue, ...]]:
    """Verb lemma → its cues in the table's order."""
    return _acts("cues/act_verbs", "verbs")


@cache
def act_nouns() -> dict[str, tuple[ActCue, ...]]:
    """Noun lemma → its cues."""
    return _acts("cues/act_nouns", "nouns")


def _acts(name: str, column: str) -> dict[str, tuple[ActCue, ...]]:
    found: dict[str, list[ActCue]] = {}
    for row in table(name):
        if (row["type"], row["mode"]) not in ontology.kinds():
            raise WordsError(f"words/{name}.tsv", f"unknown act {row['type']} {row['mode']}", "See words/ontology.tsv")
        to = () if row["to"] == "-" else several(row["to"])
        cue = ActCue(row["type"], row["mode"] or None, to, row["mutual"] == "yes", _needs(row.get("needs", "-")))
        for word in several(row[column]):
            found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


def _needs(cell: str) -> frozenset[str]:
    if cell == "-":
        return frozenset()
    if cell.startswith("@"):
        return _classes()[cell[1:]]
    return frozenset(several(cell))


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(several(row["nouns"])) for row in table("cues/classes")}


def noun_class(name: str) -> frozenset[str]:
    """The lemmas of a class of ``classes.tsv``; KeyError for an unknown class."""
    return _classes()[name]


@cache
def act_modes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Root → pairs (words in lower case, mode) in the table's order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("cues/act_modes"):
        found.setdefault(row["type"], []).extend((words, row["mode"]) for words in several(row["words"]))
    return {root: tuple(pairs) for root, pairs in found.items()}


@cache
def modality(pos: str) -> dict[str, str]:
    """Lemma → modality, for one part of speech: verb, noun, adj, aux, mark, det, neg or lasting."""
    found: dict[str, str] = {}
    for row in table("cues/modality"):
        if row["pos"] == pos:
            for word in several(row["words"]):
                found.setdefault(word, row["modality"])
    return found


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Word or words in lower case → PLOVER contexts."""
    found: dict[str, set[str]] = {}
    for row in table("cues/contexts"):
        for words in several(row["words"]):
            found.setdefault(words, set()).add(row["context"])
    return {words: frozenset(names) for words, names in found.items()}


@cache
def causes() -> dict[str, tuple[Cause, ...]]:
    """Lemma → its causal readings."""
    found: dict[str, list[Cause]] = {}
    for row in table("cues/causes"):
        cause = Cause(row["form"], row["first"], several(row["with"]), frozenset(several(row["needs"])))
        found.setdefault(row["cue"], []).append(cause)
    return {cue: tuple(readings) for cue, readings in found.items()}
