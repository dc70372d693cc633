"""Questions to a dependency tree: who is the subject, which words depend on which preposition, what governs what.

Labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from dragoman.records import Span
from dragoman.words import cues

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_VERBS = ("VERB", "AUX")
_RELATIVE = frozenset({"that", "which", "who", "whom"})


def text(doc: Doc) -> str:
    """The text of the whole; spaCy puts it together anew at each call, here it is done once."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


def column(doc: Doc, name: str) -> list[str]:
    """An attribute (``lemma_``, ``pos_`` …) of each token; looked up once, as spaCy makes a token anew at each look."""
    key = f"column {name}"
    if key not in doc.user_data:
        doc.user_data[key] = [getattr(token, name) for token in doc]
    found: list[str] = doc.user_data[key]
    return found


def having(doc: Doc, name: str, values: Container[str]) -> Iterator[Token]:
    """The tokens whose attribute has one of the values, in text order."""
    return (doc[at] for at, value in enumerate(column(doc, name)) if value in values)


def verbs(doc: Doc) -> Iterator[Token]:
    """The verbs and auxiliaries, in text order."""
    return having(doc, "pos_", _VERBS)


def sentence(token: Token) -> range:
    """The indexes of the tokens of its sentence; sentences are looked up once a text."""
    doc = token.doc
    if "sentences" not in doc.user_data:
        doc.user_data["sentences"] = [*(one.start for one in doc.sents), len(doc)]
    starts: list[int] = doc.user_data["sentences"]
    behind = bisect_right(starts, token.i)
    return range(starts[behind - 1], starts[behind])


def around(token: Token) -> Span:
    """The code points of its sentence."""
    inside, doc = sentence(token), token.doc
    return between(doc[inside[0]], doc[inside[-1]])


def children(token: Token, *labels: str) -> list[Token]:
    """Dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated below it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def is_verb(token: Token) -> bool:
    """True for verbs and auxiliaries that head a clause."""
    return token.pos_ in _VERBS


def is_passive(verb: Token) -> bool:
    """True for "was killed"; also for a participle behind its noun ("people killed by")."""
    if any(child.dep_ in ("auxpass", *PASSIVE_SUBJECTS) for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def agents(verb: Token) -> list[Token]:
    """The doers in "by …" of a passive."""
    return [noun for by in children(verb, "agent") for noun in by.children if noun.dep_ == "pobj"]


def hosts(token: Token) -> list[Token]:
    """Heads of who hosts what the token's sentence tells of: "…, hosted by Tajikistan"."""
    doc, lemmas = token.doc, column(token.doc, "lemma_")
    return [head for at in sentence(token) if lemmas[at] == "host" for head in agents(doc[at])]


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, shared and understood ones included (coordination, control, relatives)."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS + PASSIVE_SUBJECTS]
    if own:
        if own[0].lower_ in _RELATIVE and verb.dep_ == "relcl":
            return [verb.head]
        return own[:1]
    if depth > 6:
        return []
    return _understood(verb, depth)


def _understood(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb without one takes from its surroundings."""
    head = verb.head
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and not children(verb, "nsubj")):
        if verb.tag_ in ("VBG", "VBN"):
            return [head]
        return _holder(head, depth) if head.lemma_ in cues.phrases("intent") else []
    if verb.dep_ == "conj" and is_verb(head):
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and is_verb(head):
        asked = children(head, "dobj", "dative")
        if asked and head.lemma_ in cues.phrases("control"):
            return asked[:1]
        if head.lemma_ in ("call", "appeal", "prevail") and (asked := after(head, "on", "upon", "to", "for")):
            return asked[:1]
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head, depth + 1) if head.dep_ == "acomp" else []
    if verb.dep_ in ("advcl", "ccomp") and is_verb(head) and verb.tag_ in ("VBG", "VBN", "VB"):
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp":
        governor = head.head
        if not is_verb(governor):
            return _holder(governor, depth)
        if head.lower_ == "as" and governor.lemma_ in cues.phrases("citing"):
            return objects(governor)[:1]
        of_object = head.lower_ in ("from", "of", "into") or (
            head.lower_ == "for" and governor.lemma_ in cues.phrases("for")
        )
        if of_object and (held := children(governor, "dobj")):
            return held[:1]
        return subjects(governor, depth + 1)
    return []


def _holder(noun: Token, depth: int) -> list[Token]:
    """Who has the plan in "their plan to …": the possessor, else the subject of the verb above."""
    possessors = children(noun, "poss") or [
        child for child in children(noun, "amod", "compound", "nmod") if child.ent_type_ in ("NORP", "GPE", "ORG")
    ]
    if possessors:
        return possessors
    verb = clause(noun)
    return subjects(verb, depth + 1) if verb is not None and verb != noun else []


def objects(verb: Token) -> list[Token]:
    """Heads of the direct object; of a passive its subject; of a relative clause on the object its noun."""
    if is_passive(verb):
        return subjects(verb)
    found = children(verb, "dobj")
    if found and found[0].lower_ in _RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    if not found and verb.dep_ == "relcl" and children(verb, "nsubj") and not _relative_subject(verb):
        return [verb.head]
    return found or (children(verb, "attr") if verb.lemma_ != "be" else [])


def _relative_subject(verb: Token) -> bool:
    return any(child.lower_ in _RELATIVE for child in children(verb, "nsubj"))


def after(token: Token, *words: str) -> list[Token]:
    """Heads of noun phrases that depend on the token by one of the prepositions ("with", "on", "against" …)."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in words:
            found.extend(grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
            found.extend(
                deeper
                for grandchild in child.children
                if grandchild.dep_ == "prep"
                for deeper in grandchild.children
                if deeper.dep_ == "pobj"
            )
    return found


def clause(token: Token) -> Token | None:
    """The nearest verb at or above the token."""
    for above in (token, *token.ancestors):
        if is_verb(above):
            return above
    return None


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (lower, upper) up to the root."""
    lower = token
    while lower.head != lower:
        yield lower, lower.head
        lower = lower.head


def extent(token: Token) -> Span:
    """The code points of all that depends on the token, outer spaces and trailing punctuation left out."""
    tokens = [part for part in token.subtree if not part.is_space]
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].text not in ('"', ")", "'"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].text in (",", ";", ":"):
        tokens.pop(0)
    return between(tokens[0], tokens[-1])


def between(first: Token, last: Token) -> Span:
    """From the first code point of one token to the last of another."""
    return Span(first.idx, last.idx + len(last.text))


def words(token: Token) -> Span:
    """The code points of one token."""
    return between(token, token)
