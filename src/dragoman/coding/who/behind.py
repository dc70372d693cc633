"""Reads rightwards from a role noun: "officials from Russia and Iran", "the head of the European Commission"."""

from __future__ import annotations

from dragoman.coding.who.names import Hit
from dragoman.coding.who.parts import Parts, View
from dragoman.words.actors import HEADS, Entry

_OF = frozenset({"of", "for", "at", "from", "in", "with"})
_STOPS = frozenset({"VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ", "SPACE", "PART"})
_AWAY = frozenset({"MIL", "SPY", "REF", "UNK", "PRM"})
"""Sectors whose people are often in another state than their own: "troops in Syria"."""
_FAR = 12
"""Tokens that a phrase may reach to the right."""


def behind(view: View, hit: Hit, role: Entry, parts: Parts) -> None:
    """Adds the owners and bodies that prepositions behind the role give it."""
    reader = _Behind(view, hit, role)
    index = hit.last + 1
    while index < min(reader.reach(), len(view.tokens)):
        following = reader.step(index)
        if following is None:
            break
        index = following
    reader.give(parts)


class _Behind:
    """The state of one reading; ``step`` takes a token or hit in and gives the next token, None at the end."""

    def __init__(self, view: View, hit: Hit, role: Entry) -> None:
        self.view, self.hit, self.role = view, hit, role
        self.first_preposition = self.preposition = ""
        self.found: list[tuple[Hit, Entry]] = []
        self.bodies: list[tuple[Hit, Entry]] = []
        self.inside: list[Hit] = []
        self._starts = {name.first for name in view.names.values()}

    def reach(self) -> int:
        """Where the reading ends at the latest."""
        return self.found[-1][0].last + 4 if self.found else self.hit.last + _FAR

    def step(self, index: int) -> int | None:
        token, other = self.view.tokens[index], self.view.hit(index)
        if not self.found and token.pos_ == "ADP" and token.lower_ in _OF:
            self.preposition = token.lower_
            self.first_preposition = self.first_preposition or token.lower_
            return index + 1
        if not self.first_preposition:
            return None
        entry = other.affiliation() if other is not None else None
        if other is not None and entry is not None and self._is_place_of(other):
            return None
        if other is not None and entry is not None and self._is_owned():
            self.inside.append(self.found.pop()[0])  # "Iran's Quds Force": the body is the owner
            self.found.append((other, entry))
            return None
        if other is not None and entry is not None:
            return self._owner(other, entry)
        if other is not None and (body := other.entry("body", "many")) is not None and self._may_follow(other):
            self.bodies.append((other, body))
            return None if self.found else other.last + 1
        if self.found:
            goes_on = token.text in (",", "and", "'s", "'") and (self._list_goes_on(index) or self._is_owned())
            return index + 1 if goes_on else None
        return None if index in self._starts or token.pos_ in _STOPS else index + 1

    def _owner(self, other: Hit, entry: Entry) -> int | None:
        if not self.found and not self._may_own(entry):
            return None
        if entry.kind not in ("adjective", "region-adjective"):
            self.found.append((other, entry))
            return other.last + 1
        body = self._led_to(other)
        if body is not None:
            self.found.append((other, entry))
            if (role := body.entry(*HEADS)) is not None:
                self.bodies.append((body, role))
        return None

    def _is_place_of(self, other: Hit) -> bool:
        """As in "a leader of a Pakistan-based group": it is the group's seat."""
        following = self.view.tokens[other.last + 1 : other.last + 3]
        return len(following) == 2 and following[0].text == "-" and following[1].tag_ in ("VBN", "VBD")

    def _is_owned(self) -> bool:
        """Does "'s" follow the owner found: "Iran's parliament"?"""
        last = self.found[-1][0].last + 1 if self.found else len(self.view.tokens)
        return last < len(self.view.tokens) and self.view.tokens[last].tag_ == "POS"

    def _may_follow(self, body: Hit) -> bool:
        """A body before its owner ("the parliament of Iran") or right behind it ("Iran's parliament")."""
        return not self.found or body.first - self.found[-1][0].last <= 1 + self._is_owned()

    def _may_own(self, entry: Entry) -> bool:
        """Does the preposition make this name the owner?"""
        if self.preposition == "in":
            at_home = self.role.office not in (":abroad", "embassy")
            held = self.role.kind in ("government", "body") or not _AWAY & set(self.role.sectors)
            return entry.kind in ("seat", "agency", "organisation", "group") or (held and at_home)
        if self.preposition in ("at", "with", "for"):
            return entry.kind not in ("capital", "region", "region-adjective", "prefix")
        return True

    def _led_to(self, adjective: Hit) -> Hit | None:
        """The body behind an adjective ("the Turkish parliament"), the adjective itself before "capital", else None."""
        for token in self.view.tokens[adjective.last + 1 : adjective.last + 5]:
            over = self.view.hit(token.i)
            if over is not None:
                return over if over.entry(*HEADS) is not None else None
            if token.lower_ in ("capital", "city", "province", "side"):
                return adjective
            if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
                return None
        return None

    def _list_goes_on(self, index: int) -> bool:
        """As in ", Iran and Syria" behind a plural role."""
        following = [self.view.hit(index + step) for step in (1, 2, 3)]
        return self.role.plural and any(hit is not None and hit.entry("state", "capital") for hit in following)

    def give(self, parts: Parts) -> None:
        """Adds what was found; one owner behind "of" becomes part of the phrase, with what leads to it."""
        if not self.found:
            return
        parts.owners += [self.view.owner(entry) for _, entry in self.found]
        parts.bodies += [body for _, body in self.bodies]
        inside = [*self.inside, *(other for other, _ in (*self.found, *self.bodies))]
        last = max(other.last for other in inside)
        if self.first_preposition == "of" and len(self.found) == 1 and last - self.hit.last < 10:
            parts.last = last
            parts.hits += inside
