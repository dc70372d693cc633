"""Which date belongs to which word: the time expressions of a text, asked by token."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.shelf import Cover
from dragoman.coding.when.periods import moved
from dragoman.coding.when.timex import context
from dragoman.records import Time, When

NOTHING = Cover()
_DOWN = frozenset(
    ["xcomp", "advcl", "relcl", "acl", "prep", "pobj", "pcomp", "dobj", "attr", "npadvmod", "advmod", "conj"]
)
_PHRASES = ("prep", "advmod", "npadvmod", "prt", "agent")
_ELSEWHEN = frozenset(
    {"over", "about", "of", "for", "against", "after", "before", "since", "following", "ahead", "to", "from"}
)
"""Prepositions behind which another happening stands: its date is not that of the verb above."""
_WHEN = frozenset({"in", "on", "at", "during", "by", "since", "until", "throughout"})
_APART = frozenset({"before", "after", "following", "since"})
_MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod")


class Times:
    """The dated expressions of one text; durations and sets date nothing."""

    def __init__(self, doc: Doc, times: Sequence[Time], published: str | None = None) -> None:
        self._heads: dict[int, Time] = {}
        self._lengths: dict[int, Time] = {}
        self._now = published[:10] if published else None
        for time in times:
            span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            if span is not None and time.start is not None and time.type in ("DATE", "TIME"):
                self._heads[span.root.i] = time
            elif span is not None and time.type == "DURATION":
                self._lengths[span.root.i] = time

    def own(self, token: Token, *, stop_at: Cover = NOTHING) -> When | None:
        """The date of the token's own adverbials and complements: all that a deed still to come can have."""
        time = self._beside(token, stop_at) or self._below(token, stop_at)
        return time.when() if time is not None else None

    def of(self, token: Token, *, within: Cover = NOTHING, stop_at: Cover = NOTHING) -> When | None:
        """The date that belongs to what ``token`` tells, None where the text gives none.

        First the token's own adverbials; then the clauses that say what it was for ("visited Moscow to join the forum
        that was held on Wednesday"); then, for a word in a phrase or side clause, the clause that it serves. Content of
        statements (``stop_at``) is another's time; for a word within such content, all outside it is.
        """
        closed, bounds = stop_at, within
        if (apart := self._apart(token)) is not None:
            return apart
        time = self._beside(token, closed) or self._below(token, closed) or self._above(token, closed, bounds)
        if time is None and (begun := self._since(token)) is not None:
            return begun
        if time is None and not bounds:
            time = self._only(token, closed)
        return time.when() if time is not None else None

    def _apart(self, token: Token) -> When | None:
        """The date of a clause that lies some time from its main clause: "agreed on Friday, seven years after
        they broke off ties", "four days after suspending it"."""
        clause, link = token, next((each for each in grammar.children(token, "mark")), None)
        if token.dep_ == "pcomp":
            clause, link = token.head, token.head
        if link is None or link.lower_ not in ("after", "before") or clause.head == clause:
            return None
        for length in [*grammar.children(token, "npadvmod"), *grammar.children(link, "npadvmod")]:
            gap, main = self._lengths.get(length.i), self._beside(clause.head, NOTHING)
            if gap is not None and main is not None and main.start and main.span.start < token.idx:
                return moved(main, gap, forward=link.lower_ == "before")
        return None

    def _since(self, token: Token) -> When | None:
        """From the day of a clause that tells since when: "has blockaded the ports since it invaded on Feb. 24"."""
        for clause in grammar.children(token, "advcl"):
            begun = self._beside(clause, NOTHING) if _has(clause, "since") else None
            if begun is not None and any(child.lower_ in ("has", "have", "had") for child in token.children):
                now = self._now if self._now and begun.start and self._now >= begun.start else None
                return When(start=begun.start, end=now, precision="interval", span=begun.span, anchor=begun.anchor)
        return None

    def _beside(self, token: Token, closed: Cover, *, attributes: bool = True) -> Time | None:
        """A time that hangs on the token itself, directly or by a preposition.

        Without ``attributes`` the date that names a thing is left out: "a pact of 2001", "the 2015 accord".
        """
        found = []
        for child in token.children:
            named_by = child.dep_ in _MODIFIERS or child.lower_ in ("of", "from")
            if child.idx in closed or (named_by and not attributes):
                continue
            if child.i in self._heads and child.dep_ not in ("nsubj", "dobj", "poss"):
                found.append(child.i)
            elif child.dep_ in _PHRASES:
                found += [part.i for part in child.subtree if part.i in self._heads and _of_phrase(part, child)]
            elif child.dep_ in _MODIFIERS and child.i in self._heads:
                found.append(child.i)
        return self._heads[min(found, key=lambda i: abs(i - token.i))] if found else None

    def _below(self, token: Token, closed: Cover, depth: int = 0) -> Time | None:
        """A time in the clauses and objects that complete the token."""
        if depth > 5:
            return None
        for child in token.children:
            dated = any(part.i in self._heads for part in child.children)
            if child.dep_ == "prep" and child.lower_ in _ELSEWHEN and grammar.is_verb(token) and not dated:
                continue
            if child.dep_ == "dobj" and child.idx in closed and grammar.is_verb(token):
                if (time := self._trailing(child)) is not None:
                    return time
                continue
            if child.dep_ not in _DOWN or child.idx in closed or (child.dep_ == "conj" and grammar.is_verb(child)):
                continue
            if child.dep_ == "advcl" and child.tag_ != "VB":
                continue
            if _of_another(child, token):
                continue
            if child.i in self._heads:
                return self._heads[child.i]
            beside = self._beside(child, closed, attributes=grammar.is_verb(child) or child.dep_ in ("prep", "advmod"))
            if (time := beside or self._below(child, closed, depth + 1)) is not None:
                return time
        return None

    def _trailing(self, noun: Token) -> Time | None:
        """A day behind the object of a verb of saying: "condemned the attack on Monday"."""
        for child in grammar.children(noun, "prep"):
            for part in child.children:
                if child.lower_ == "on" and part.i in self._heads and self._heads[part.i].precision in ("day", "time"):
                    return self._heads[part.i]
        return None

    def _above(self, token: Token, closed: Cover, bounds: Cover) -> Time | None:
        """The time of the clause that the token serves, as far as it is the same speaker's."""
        for lower, upper in grammar.governors(token):
            if lower.dep_ == "relcl" and upper.i in self._heads and _has(lower, "when"):
                return self._heads[upper.i]
            if upper.lower_ in ("after", "before") and lower.dep_ == "pcomp":
                return None
            if lower.dep_ in ("ccomp", "parataxis", "relcl", "acl") or upper.idx in closed:
                return None
            if (bounds and upper.idx not in bounds) or (lower.dep_ == "advcl" and lower.tag_ not in ("VBG", "VB")):
                return None
            if grammar.is_verb(upper) and (time := self._beside(upper, closed)) is not None:
                return time if lower.dep_ != "conj" or self._shared(time, lower, upper) else None
        return None

    def _shared(self, time: Time, lower: Token, upper: Token) -> bool:
        """Whether a verb's date is that of the verb joined to it: not behind it, where each has a subject."""
        return not grammar.children(lower, "nsubj", "nsubjpass") or time.span.end <= upper.idx

    def _only(self, token: Token, closed: Cover) -> Time | None:
        """The one date of a sentence that tells of nothing else: what the parser attached amiss still counts."""
        dated = [token.doc[at] for at in grammar.sentence(token) if at in self._heads]
        inside = [self._heads[part.i] for part in dated if part.idx not in closed and not _aside(part, token)]
        main = all(above.dep_ in ("ROOT", "conj", "xcomp") for above in (token, *token.ancestors))
        return inside[0] if len(inside) == 1 and main and grammar.is_verb(token) else None


def _has(verb: Token, word: str) -> bool:
    return any(child.lower_ == word for child in verb.children)


def _of_another(clause: Token, token: Token) -> bool:
    """Whether a clause or phrase below a noun tells of the noun, and not of what the verb tells.

    "Revive a pact of 2001", "handed over a man whom Kyiv had arrested in April"; but "the forum that was held on
    Wednesday", "talks begun on Monday" tell when what the verb names took place.
    """
    if clause.dep_ == "prep":
        return clause.lower_ in ("of", "from") and not grammar.is_verb(token)
    if clause.dep_ not in ("relcl", "acl") or clause.tag_ == "VB":
        return False
    subjects = grammar.children(clause, "nsubj", "nsubjpass")
    others = any(noun.lower_ not in ("that", "which") for noun in subjects)
    return others or token.lemma_.lower() not in context("meeting")


def _aside(part: Token, token: Token) -> bool:
    """Whether a time stands in a clause that tells of something else: "who met Macron on Thursday"."""
    for above in part.ancestors:
        if above == token:
            return False
        if above.dep_ in ("relcl", "acl", "advcl", "ccomp") and grammar.is_verb(above):
            # "Said on Friday it had struck": before the subject of what is said stands the day of the saying.
            return above.dep_ != "ccomp" or all(part.i > noun.i for noun in grammar.children(above, "nsubj"))
        if above.dep_ == "prep" and above.lower_ in ("of", "from") and above.head.pos_ in ("NOUN", "PROPN"):
            return True
    return False


def _of_phrase(part: Token, phrase: Token) -> bool:
    """False for a time in a clause inside the phrase ("at talks that began on Monday")."""
    if phrase.lower_ in _ELSEWHEN and part.head != phrase and grammar.is_verb(phrase.head) and part.dep_ in _MODIFIERS:
        return False
    for above in part.ancestors:
        if above == phrase:
            return True
        if above.lower_ in ("of", "from") and above.head.pos_ == "NOUN" and phrase.lower_ not in _WHEN:
            return False
        if grammar.is_verb(above) or (above.head.i in range(phrase.i, above.i) and above.lower_ in _APART):
            return False
    return part == phrase
