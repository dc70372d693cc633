"""Whether an act happened: what the words around and above its trigger do to it.

The walk goes from the trigger up through the tree. Each step may change the reading (auxiliaries, negation, "if",
governing verbs, nouns and adjectives of ``words/cues/modality.tsv``); it ends where a new clause stands on its own.
A noun is taken for granted by all but its next governor: to deny a hand in an attack is not to deny the attack.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.records import Modality
from dragoman.words import cues

_OWN_CLAUSE = frozenset({"relcl", "parataxis", "punct", "meta"})
_SUPPORT = frozenset(
    {"take", "happen", "occur", "begin", "start", "hold", "schedule", "plan", "expect", "go", "come", "resume"}
)
_OPEN = frozenset({"planned", "promised", "threatened", "demanded", "hypothetical"})
_UP = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "prep", "acl", "pcomp", "attr", "oprd", "nsubjpass", "acomp", "dative", "agent"}
)


def of(trigger: Token, noun: Token | None = None) -> Modality:
    """The modality of the act that the trigger tells, without regard to dates; ``noun`` is its event noun."""
    found = _own(trigger)
    if noun is not None and cues.modality("noun").get(noun.lemma_) == "planned":
        found = "planned"
    for lower, upper in grammar.governors(trigger):
        if lower.dep_ == "conj":
            found = found or (_own(upper) if not _stands_alone(lower) else None)
            continue
        if lower.dep_ == "nsubj" and upper.lemma_ in _SUPPORT | {"be"} and trigger.pos_ == "NOUN":
            found = found or _own(upper)
            break
        if lower.dep_ == "relcl":
            found = found or _generic(lower)
        if lower.dep_ == "advcl" or lower.dep_ in _OWN_CLAUSE or lower.dep_ not in _UP:
            found = found or _adverbial(lower, upper)
            if lower.dep_ == "advcl" and lower.tag_ == "VB" and found is None and trigger.pos_ != "NOUN":
                continue
            break
        if lower.dep_ == "ccomp" and lower.i < upper.i:
            break
        effect = _effect(upper, lower)
        if effect == "denied":
            return "denied"
        if found == "did-not-happen" and lower.dep_ in ("xcomp", "pcomp", "acl") and effect in _OPEN:
            found = "hypothetical"
        found = found or effect
        if lower.dep_ == "ccomp" and effect is None and upper.lemma_ in cues.saying():
            break
        if effect is not None and grammar.is_verb(upper):
            found = _undone(upper) or found
        if effect is None and trigger.pos_ == "NOUN" and upper.pos_ in ("NOUN", "VERB", "AUX"):
            return found or _generic(upper) or _lasting(trigger) or "happened"
    return found or _lasting(trigger) or "happened"


def _lasting(trigger: Token) -> Modality | None:
    """What "cooperation" or "occupies" tell of goes on; "occupied" may be over."""
    told = cues.modality("lasting").get(trigger.lemma_)
    return told if trigger.tag_ not in ("VBD", "VBN") else None  # type: ignore[return-value]


def _generic(verb: Token) -> Modality | None:
    """As in "any initiative that leads to a ceasefire" tells of none in particular."""
    indefinite = verb.dep_ == "relcl" and any(child.lower_ == "any" for child in verb.head.children)
    return "hypothetical" if indefinite else None


def _stands_alone(token: Token) -> bool:
    """A coordinated verb with its own auxiliary or subject does not share those of the first."""
    return any(child.dep_ in ("aux", "nsubj", "nsubjpass", "neg") for child in token.children)


def _own(token: Token) -> Modality | None:
    """What the token's own auxiliaries, negation, conjunction, determiner and adjectives say."""
    auxiliary = _inverted(token)
    if grammar.is_verb(token) and _nobody(token):
        return "did-not-happen"
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and word in cues.modality("neg")):
            return "did-not-happen"
        if child.dep_ == "det" and word in cues.modality("det"):
            return "did-not-happen"
        if child.dep_ == "mark" and word in cues.modality("mark"):
            return "hypothetical"
        if child.dep_ == "aux" and word in cues.modality("aux"):
            auxiliary = auxiliary or cues.modality("aux")[word]  # type: ignore[assignment]
        if child.dep_ in ("amod", "compound", "advmod") and word in cues.modality("adj") and token.pos_ == "NOUN":
            auxiliary = auxiliary or cues.modality("adj")[word]  # type: ignore[assignment]
    return auxiliary or _aspect(token)


def _inverted(verb: Token) -> Modality | None:
    """As in "had India attacked, it would have": the auxiliary before the subject of a dependent clause is an "if"."""
    subjects = grammar.children(verb, "nsubj", "nsubjpass")
    before = [aux.lower_ for aux in grammar.children(verb, "aux", "auxpass") if subjects and aux.i < subjects[0].i]
    if verb.dep_ not in ("advcl", "ccomp") or not before:
        return None
    if before[0] == "having":
        return None
    return "did-not-happen" if before[0] == "had" else "hypothetical"


def _nobody(verb: Token) -> bool:
    """As in "no forces have struck", "neither side attacked"."""
    subjects = grammar.children(verb, "nsubj", "nsubjpass")
    return any(child.lower_ in cues.modality("det") for noun in subjects for child in (noun, *noun.children))


def _aspect(token: Token) -> Modality | None:
    """A progressive in the present is going on; "to be held" and "is to visit" are still to come."""
    auxiliaries = {child.lower_ for child in grammar.children(token, "aux", "auxpass")}
    if token.tag_ == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re", "been"}:
        going = any(child.lemma_ == "go" for child in token.children)
        return "planned" if going or token.lemma_ == "go" else "ongoing"
    if token.tag_ == "VB" and "to" in auxiliaries and token.head.lemma_ == "be" and token.dep_ == "xcomp":
        return "planned"
    return None


def _adverbial(lower: Token, upper: Token) -> Modality | None:
    """As in "without visiting"; the "to" of a purpose is as sure as what it serves, and not yet done."""
    if lower.dep_ == "advcl" and lower.tag_ == "VB":
        return _own(upper) or None
    return None


def _effect(upper: Token, lower: Token) -> Modality | None:
    """What governing the act by ``upper`` does to it."""
    lemma = upper.lemma_.lower()
    if upper.dep_ == "prep" or upper.pos_ == "ADP":
        return "did-not-happen" if lemma == "without" else None
    if grammar.is_verb(upper):
        if lower.dep_ == "nsubj":
            return None
        effect = cues.modality("verb").get(lemma)
        return effect or (_own(upper) if lower.dep_ != "ccomp" else None)  # type: ignore[return-value]
    if upper.pos_ in ("NOUN", "PROPN"):
        return cues.modality("noun").get(lemma)  # type: ignore[return-value]
    if upper.pos_ == "ADJ":
        if lower.dep_ in ("xcomp", "ccomp") and any(child.lower_ == "too" for child in upper.children):
            return "did-not-happen"
        return cues.modality("adj").get(lemma)  # type: ignore[return-value]
    return None


def _undone(verb: Token) -> Modality | None:
    """A negated governing verb: "did not agree to withdraw", "never threatened to"."""
    return "did-not-happen" if any(child.dep_ == "neg" for child in verb.children) else None
