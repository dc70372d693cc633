"""Walks leftwards from a role noun or a name over possessors, adjectives, bodies and modifiers."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.who.names import Hit
from dragoman.coding.who.parts import MODIFIERS, Parts, View
from dragoman.coding.who.persons import Name
from dragoman.words.actors import HEADS, Entry

_FAR = 14
"""Tokens that a phrase may reach to the left."""
_OWN_BODIES = frozenset({"agency", "group", "seat"})


def before(view: View, start: int, titled: bool, plural: bool = False) -> Parts:
    """The parts left of token ``start``; ``titled`` where a role stands there, of that number."""
    walk = _Walk(view, start, titled, plural)
    index = start - 1
    while index >= 0 and start - index < _FAR:
        following = walk.step(index)
        if following is None:
            break
        index = following
    parts = walk.parts
    while parts.first < start and _is_filler(view, view.tokens[parts.first]):
        parts.first += 1
    return parts


class _Walk:
    """The state of one walk; ``step`` takes one token or hit in and gives the next token, None at the end."""

    def __init__(self, view: View, start: int, titled: bool, plural: bool) -> None:
        self.view, self.titled, self.plural = view, titled, plural
        self.parts = Parts(start, start)
        self.possessive = False
        self.joined = False

    def step(self, index: int) -> int | None:
        view, parts = self.view, self.parts
        token, hit, name = view.tokens[index], view.hit(index), view.names.get(index)
        if token.is_space:
            return None
        if (beyond := _aside(view, index)) is not None:
            parts.first = beyond + 1
            return beyond
        if token.text == "-" and index and view.is_word("gone", view.tokens[index - 1]) and index + 1 == parts.first:
            parts.gone, parts.first = True, index - 1  # "the ex-premier"
            return index - 2
        if token.tag_ == "POS" or token.text in ("'s", "'"):
            self.possessive = True
            return index - 1
        if name is not None:
            self._person(name, token)
            return None
        if hit is not None and not hit.used:
            beyond = self._hit(hit)
            if beyond is not None or hit.affiliation() is not None:
                return beyond
        if parts.owners and not self.possessive and _joins(view, index, parts):
            self.joined = True
            return index - 1
        if token.tag_ == "PRP$" or (self.possessive and token.pos_ in ("NOUN", "PROPN")):
            if not parts.owners:
                parts.pronoun = index
                parts.first = index if token.tag_ == "PRP$" else _noun_start(view, index)
            return None
        if self.joined or self.possessive or not _modifies(token, bool(parts.owners)):
            return None
        parts.gone |= view.is_word("gone", token)
        parts.not_holder |= view.is_word("not-holder", token)
        parts.modified |= not parts.owners
        parts.first = index
        return index - 1

    def _person(self, name: Name, token: Token) -> None:
        """As in "Putin's spokesman", "a Bush spokeswoman"; nothing is read beyond a person."""
        beside = self.titled and token.dep_ == "compound" and name.last == self.parts.first - 1
        if self.possessive or beside:
            self.parts.owners.append(self.view.person_owner(name))
            self.parts.first = name.first

    def _hit(self, hit: Hit) -> int | None:
        entry, role = hit.affiliation(), hit.entry(*HEADS)
        if entry is not None and (self.possessive or self.joined or self._attached(hit, entry)):
            if not self._owner(hit, entry):
                return None
        elif role is None or not self._body(hit, role):
            return None
        self.possessive = self.joined = False
        self.parts.first = hit.first
        self.parts.hits.append(hit)
        return hit.first - 1

    def _owner(self, hit: Hit, entry: Entry) -> bool:
        """Takes a state or body as owner, if it can be one here."""
        parts = self.parts
        if entry.kind == "outlet" and not self.titled:
            return False
        owner = self.view.owner(entry, self.possessive)
        if self.joined:
            if not self._alike(hit, entry):
                return False
            parts.owners.insert(0, owner)
            return True
        if not parts.owners or self._sent(entry):
            parts.owners[:] = [owner]
            return True
        return self._nested(entry)

    def _body(self, hit: Hit, role: Entry) -> bool:
        """Takes a body or office between owner and role: "foreign ministry spokesman"."""
        if not self.titled or self.parts.owners or role.kind in ("many", "figure"):
            return False
        if not self.possessive and role.kind in ("agent", "weak") and not role.office:
            return False  # "public security directorate"
        adjacent = hit.last == self.parts.first - 1
        if not (self.possessive or adjacent or self.view.tokens[hit.last].dep_ in MODIFIERS):
            return False
        if role.kind != "government":
            self.parts.bodies.append(role)
        return True

    def _sent(self, entry: Entry) -> bool:
        """As in "Russia's UN ambassador" belongs to Russia."""
        return entry.kind in ("adjective", "state") and self.parts.owners[-1].entry.kind == "organisation"

    def _nested(self, entry: Entry) -> bool:
        """As in "Iran's IRGC commander": a state before a body of its own may stand there and adds nothing."""
        innermost = self.parts.owners[-1]
        if innermost.entry.kind not in _OWN_BODIES or entry.kind not in ("adjective", "state"):
            return False
        return self.view.tables.known[entry.id].country == innermost.actor.country

    def _alike(self, hit: Hit, entry: Entry) -> bool:
        """May this name be coordinated with the owner to its right ("Russian and Iranian officials")?"""
        right = self.parts.owners[0]
        if right.possessive:
            return self.plural and (entry.kind == "state" or right.entry.kind == entry.kind)
        if right.entry.kind in ("adjective", "region-adjective"):
            return entry.kind in ("adjective", "region-adjective", "prefix") or hit.words.isupper()
        return hit.words.isupper() or right.entry.kind == entry.kind

    def _attached(self, hit: Hit, entry: Entry) -> bool:
        """Is a name without "'s" a modifier of what follows?"""
        if entry.kind in ("adjective", "region-adjective", "prefix"):
            return True
        token = self.view.tokens[hit.last]
        return token.head.i > token.i and token.dep_ in MODIFIERS


def _aside(view: View, index: int) -> int | None:
    """The token left of "Iran-backed" or "pro-Russian", whose state does not own what follows; None elsewhere."""
    tokens, hit = view.tokens, view.hit(index)
    if hit is not None:
        prefixed = hit.first >= 2 and tokens[hit.first - 1].text == "-"
        return hit.first - 3 if prefixed and view.is_word("aside", tokens[hit.first - 2]) else None
    if index < 2 or tokens[index - 1].text != "-" or tokens[index].tag_ not in ("VBN", "VBD", "VBG", "JJ", "NN"):
        return None
    left = view.hit(index - 2)
    return left.first - 1 if left is not None and left.affiliation() is not None else None


def _joins(view: View, index: int, parts: Parts) -> bool:
    """As in "and", "," or a hyphen between two names."""
    token, left = view.tokens[index], view.hit(index - 1)
    if left is None or left.affiliation() is None or index + 1 != parts.first:
        return False
    if token.text == "-":
        return not token.whitespace_ and not view.tokens[index - 1].whitespace_
    return token.lower_ in ("and", "or", ",", "/", "&")


def _modifies(token: Token, owned: bool) -> bool:
    """Adjectives and nouns inside the phrase; before its owner ("senior Russian officials") adjectives only."""
    if owned:
        return token.pos_ == "ADJ" and token.dep_ == "amod"
    if token.text == "-":
        return True
    return token.dep_ in MODIFIERS and token.head.i >= token.i and token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV", "VERB")


def _noun_start(view: View, index: int) -> int:
    tokens = view.tokens
    while (
        index and tokens[index - 1].dep_ in ("det", "amod", "nummod", "compound") and tokens[index - 1].head.i == index
    ):
        index -= 1
    return index


def _is_filler(view: View, token: Token) -> bool:
    """Numbers and the torn half of a compound ("-year-old") at the head of a phrase."""
    torn = token.i > 0 and view.tokens[token.i - 1].text == "-" and view.hit(token.i) is None
    return torn or token.text == "-" or token.pos_ in ("NUM", "DET") or view.is_word("filler", token)
