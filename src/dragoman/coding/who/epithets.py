"""Descriptions that stand for a person named before: "the 82-year-old", "the former cricketer", "the pontiff"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.coding.who import clauses
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.salience import best
from dragoman.coding.who.scene import Scene
from dragoman.records import Actor
from dragoman.words.actors import Actors, plain

_SENTENCES = 2
"""Sentences that the name may stand back."""
_FAR = 6
"""Tokens that a description may have before its noun."""
_LINKS = frozenset({"and", "but", "while", "as"})
_MAN = re.compile(r"(?<=[hn])(wo)?man$")
_LEADS_ON = frozenset({"of", "from", "for", "in", "at", "who", "whose", "that", "-"})
"""Words behind the noun that begin to tell who is meant: it is somebody else."""


def epithet(token: Token, scene: Scene) -> Found | None:
    """The mention of the person that a definite description stands for; None where that is not clear.

    A phrase of no known actor that stands there already is filled, and None given."""
    known = scene.tables.nominals.get(token.lower_)
    if known is None or known[0] != "person" or known[1] != "one":
        known = _of_country(token, scene)
    if known is None or not _alone(token, scene):
        return None
    first = _start(token, scene)
    if first is None or _introduced(token, first, scene):
        return None
    here = clauses.subjects_beside(token, scene)
    gender = "f" if token.lower_.endswith("woman") else "m" if token.lower_.endswith("man") else ""
    ids = known[2]

    def fits(one: Found) -> bool:
        if len(one.actors) != 1 or one.plural or one.actors[0].kind != "person":
            return False
        agrees = one.actors[0].id not in here and (not (gender and one.gender) or gender == one.gender)
        return agrees and _earlier(one, first, scene) and (not ids or _is_one_of(one.actors[0], ids, scene))

    able = [one for one in scene.before(first, _SENTENCES) if fits(one)]
    if not able and token.text[0].isupper():  # of somebody whose country was not told
        ids = ()
        able = [one for one in scene.before(first, _SENTENCES) if fits(one) and one.actors[0].country is None]
    near = [one for one in able if scene.distance(one, token.i) < 2 and one.how != "nominal"]
    antecedent = best(token, iter(near or able), scene)
    if antecedent is None:
        return None
    new = Found(
        first, token.i, token.i, list(antecedent.actors), "nominal", score=0.6,
        gender=gender or antecedent.gender, person=True,
    )  # fmt: skip
    over = scene.at(token.i)
    if over is None or over.how == "demonym":
        return new
    over.first = first
    over.actors, over.how, over.score, over.gender, over.person = new.actors, new.how, new.score, new.gender, True
    return None


def _earlier(one: Found, first: int, scene: Scene) -> bool:
    """Is it in a sentence before, or in a clause before: "Macron spoke; the 45-year-old", ", and the 45-year-old"?"""
    if scene.distance(one, first) > 0:
        return True
    between = scene.tokens[one.last + 1 : first]
    return any(
        token.text == ";" or (token.lower_ in _LINKS and scene.tokens[token.i - 1].text == "," and token.i + 1 == first)
        for token in between
    )


def _is_one_of(actor: Actor, ids: tuple[str, ...], scene: Scene) -> bool:
    """Also by a country that the person served before: "the Spaniard" of the EU's Josep Borrell."""
    people = scene.tables.people
    served = {term.country for term in people[actor.id].terms} if actor.id in people else set()
    return bool({actor.id, actor.country, *actor.sectors, *served} & set(ids))


def _of_country(token: Token, scene: Scene) -> tuple[str, str, tuple[str, ...]] | None:
    """As in "the Hungarian said", "the Frenchman": anybody of that state."""
    if token.tag_ not in ("NN", "NNP", "JJ", "NNPS") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    before = scene.tokens[token.i - 1].text if token.i else ""
    part = f"{before} " if before in ("North", "South") else ""
    words = (_MAN.sub("", part + token.text), f"{part}{token.text}s") if token.text[0].isupper() else ()
    entries = [entry for word in words for entry in scene.tables.entries(plain(word))]
    ids = tuple(entry.id for entry in entries if entry.kind in ("adjective", "people"))
    if token.tag_ == "NNPS" and not singular(token, scene.tables):
        return None
    return ("person", "one", ids) if ids and not any(entry.kind == "state" for entry in entries) else None


def singular(token: Token, tables: Actors) -> bool:
    """Has the word for somebody of a state another plural, "Israelis", so that it means one: not "the Chinese"?"""
    return any(entry.kind == "people" for entry in tables.entries(plain(f"{token.text}s")))


def _alone(token: Token, scene: Scene) -> bool:
    """Is it a singular noun (or "-year-old") with nothing behind that goes on with it, and no actor of its own?"""
    over = scene.at(token.i)
    dual = token.i > 1 and scene.tokens[token.i - 1].text == "-" and scene.tokens[token.i - 2].text[0].isupper()
    if over is not None and over.actors and not (dual and over.how == "demonym"):  # "the British-Iranian"
        return False
    after = scene.tokens[token.i + 1] if token.i + 1 < len(scene.tokens) else None
    if token.lower_ == "old":
        aged = token.i > 2 and [one.lower_ for one in scene.tokens[token.i - 3 : token.i]] == ["-", "year", "-"]
        return aged and (after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ"))
    follows = after is None or (after.tag_ not in ("NN", "NNS", "NNP", "NNPS") and after.lower_ not in _LEADS_ON)
    several = token.tag_ == "NNS" or (token.tag_ == "NNPS" and not singular(token, scene.tables))
    return not several and token.pos_ in ("NOUN", "PROPN", "ADJ") and follows


def _start(token: Token, scene: Scene) -> int | None:
    """The token behind "the" at the head of the description; None where it is not definite."""
    for index in range(token.i - 1, max(token.i - _FAR, -1), -1):
        other = scene.tokens[index]
        if other.lower_ in ("the", "this", "that"):
            return index
        if other.pos_ not in ("ADJ", "NOUN", "NUM", "PROPN", "ADV", "VERB") and other.text != "-":
            return None
        over = scene.at(index)
        if over is not None and over.person:
            return None
    return None


def _introduced(token: Token, first: int, scene: Scene) -> bool:
    """Has the text brought in somebody by the same noun ("a blogger … the blogger")?"""
    return token.lower_ != "old" and any(other.lower_ == token.lower_ for other in scene.tokens[:first])
