"""Does the name of a capital or seat stand for the government, or for the place?"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.words.actors import Actors

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})


def acts(token: Token, tables: Actors, seat: bool = False) -> bool:
    """True where the capital (or ``seat``: palace, ministry building) named by ``token`` stands for its government."""
    uses = tables.uses
    while token.dep_ in ("conj", "appos") and token.head is not token and token.head.pos_ in ("PROPN", "NOUN"):
        if token.head.ent_type_ in ("PERSON",) and token.dep_ == "appos":
            break
        token = token.head
    relation, head = token.dep_, token.head
    if relation in _SUBJECTS:
        struck = head.lemma_.lower() in uses["struck"] and relation == "nsubjpass"
        return not struck and not (relation == "nsubj" and _is_a_place(head, uses["geography"]))
    if relation in ("dobj", "dative", "oprd"):
        return seat or _object(head, uses)
    if relation == "pobj":
        return _after(head, uses, seat)
    if relation == "poss":
        return head.lemma_.lower() not in uses["geography"]
    if relation in _MODIFIERS:
        return _modifies(token, uses) or (seat and head.pos_ != "PROPN")
    return relation in ("ROOT", "dep", "nsubj") and token.i + 1 < len(token.doc) and token.nbor().text == ":"


def _is_a_place(verb: Token, geography: frozenset[str]) -> bool:
    """As in "Kyiv is the capital", "Moscow lies on"."""
    return any(child.dep_ == "attr" and child.lemma_.lower() in geography for child in verb.children)


def _object(verb: Token, uses: dict[str, frozenset[str]]) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in uses["visit"] or lemma not in uses["motion"] | uses["struck"]


def _after(preposition: Token, uses: dict[str, frozenset[str]], seat: bool) -> bool:
    word, governor = preposition.lower_, preposition.head
    lemma = governor.lemma_.lower()
    if word in (
        "with",
        "against",
        "by",
        "between",
        "behind",
        "alongside",
        "toward",
        "towards",
        "among",
        "upon",
        "like",
    ):
        return lemma not in uses["way"]
    if word in ("to", "of", "from") and lemma in uses["visit"]:
        return True
    if word == "to":
        return lemma not in uses["motion"] | uses["way"]
    if word == "from":
        return lemma in uses["receive"] or (governor.pos_ == "NOUN" and lemma not in uses["motion"] | uses["way"])
    if word == "of":
        return lemma not in uses["geography"] | uses["struck"]
    if word in ("on", "for", "about"):
        return lemma not in uses["motion"] | uses["struck"] | uses["way"]
    return seat and word not in uses["where"]


def _modifies(token: Token, uses: dict[str, frozenset[str]]) -> bool:
    """As in "Moscow-Tehran relations", "the Kyiv government"; not "Moscow airport"."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).text if token.i else ""
    if after == "-":
        beyond = token.doc[token.i + 2].lower_ if token.i + 2 < len(token.doc) else ""
        return beyond not in uses["way"]
    if before == "-":
        return True
    head = token.head
    return head.pos_ != "PROPN" and head.lemma_.lower() in uses["relation"]
