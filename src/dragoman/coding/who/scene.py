"""What has been named so far in a text, as candidates for the words that stand for it later."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.coding.who.phrases import Found
from dragoman.records import Actor
from dragoman.words import cues
from dragoman.words.actors import Actors

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


class Scene:
    """The phrases found, by token and sentence, and the groups that coordination makes of them."""

    def __init__(self, tokens: list[Token], found: Iterable[Found], tables: Actors, on: str | None) -> None:
        self.tokens, self.tables, self.on = tokens, tables, on
        self.sentence = _sentences(self.tokens)
        self.found: list[Found] = []
        self._heads: dict[int, Found] = {}
        self._at: dict[int, Found] = {}
        self._ends: list[int] = []
        self._ordered: list[Found] = []
        self.called: defaultdict[str, set[str]] = defaultdict(set)
        """Id of a person → the roles that the text gives beside the name: "General Tiani", "Khan, the mayor"."""
        for one in found:
            self.add(one)
        self.groups = sorted(self._groups(), key=lambda group: group.last)
        self._quotes = list(_quotes(self.tokens))
        self.quoted = [False] * len(self.tokens)
        for first, last in self._quotes:
            self.quoted[first:last] = [True] * (last - first)
        self.outer = _outer(self.sentence, self.quoted, self.tokens)

    def add(self, one: Found) -> None:
        """Takes a phrase in."""
        self.sex(one)
        self.found.append(one)
        told = one.title or (one.role if one.how == "apposition" else None)
        if told is not None and len(one.actors) == 1:
            self.called[one.actors[0].id].add(told.id)
        self._heads[one.head] = one
        place = bisect_right(self._ends, one.last)
        self._ends.insert(place, one.last)
        self._ordered.insert(place, one)
        self._cover(one)

    def widen(self, one: Found, first: int) -> None:
        """Lets a phrase begin earlier."""
        one.first = min(first, one.first)
        self._cover(one)

    def _cover(self, one: Found) -> None:
        for token in range(one.first, one.last + 1):
            old = self._at.get(token)
            if old is None or old.last - old.first < one.last - one.first:
                self._at[token] = one

    def sex(self, one: Found) -> None:
        """Gives a phrase the gender of the one person that it stands for."""
        if not one.gender and len(one.actors) == 1 and one.actors[0].kind == "person":
            id = one.actors[0].id
            same = (other.gender for other in self.found if other.gender and other.actors == one.actors)
            one.gender = (self.tables.people[id].gender if id in self.tables.people else "") or next(same, "")

    def at(self, token: int) -> Found | None:
        """The longest phrase over a token."""
        return self._at.get(token)

    def headed(self, token: int) -> Found | None:
        """The phrase whose head a token is: of "Her lawyer" that of "Her", where the token is that."""
        return self._heads.get(token)

    def top(self, one: Found) -> Token:
        """The head of the noun phrase that it stands in: of "Ryanair" in "the airline, Ryanair", of "Chrysler LLC"."""
        token = self.tokens[one.head]
        while True:
            beside = token.dep_ in ("conj", "appos") and token.head.i < token.i
            named = token.dep_ == "compound" and token.head.tag_ == "NNP" and self._at.get(token.head.i) in (None, one)
            if not beside and not named:
                return token
            token = token.head

    def subject(self, one: Found) -> bool:
        """True where the phrase is the subject of a clause, or coordinated with one."""
        return self.top(one).dep_ in _SUBJECTS

    def speakers(self, token: int) -> set[str]:
        """Ids of those whose words the direct quotation over a token may be; empty outside quotations."""
        for first, last in self._quotes:
            if first < token < last:
                beside = (*range(max(first - 8, 0), first), *range(last + 1, min(last + 12, len(self.tokens))))
                found = (self._heads.get(index) for index in beside)
                return {
                    actor.id
                    for one in found
                    if one is not None and self.subject(one) and self.tokens[one.head].head.lemma_ in cues.saying()
                    for actor in one.actors
                }
        return set()

    def before(self, token: int, sentences: int) -> Iterator[Found]:
        """Phrases that end before a token, nearest first, at most so many sentences back; some have no actors."""
        least = self.sentence[token] - sentences
        at = bisect_left(self._ends, token)
        for one in reversed(self._ordered[:at]):
            if self.sentence[one.last] < least:
                return
            yield one

    def around(self, token: int, sentences: int) -> list[Found]:
        """As ``before``, where a word outside of quotations passes over them, phrase and sentence, if it finds any."""
        if self.quoted[token]:
            return list(self.before(token, sentences))
        least, found = self.outer[token] - sentences, []
        for one in reversed(self._ordered[: bisect_left(self._ends, token)]):
            if self.outer[one.last] < least:
                break
            if not self.quoted[one.head]:
                found.append(one)
        return found or list(self.before(token, sentences))

    def grouped(self, token: int) -> Iterator[Found]:
        """Groups that end before a token, nearest first."""
        return reversed(self.groups[: bisect_left(self.groups, token, key=lambda group: group.last)])

    def distance(self, one: Found, token: int) -> int:
        """Sentences between; those in quotations do not count between two that stand outside of any."""
        if self.quoted[token] or self.quoted[one.head]:
            return self.sentence[token] - self.sentence[one.head]
        return self.outer[token] - self.outer[one.head]

    def _groups(self) -> Iterator[Found]:
        """As in "Iran and Russia", "Moscow-Tehran": phrases that coordination makes one."""
        taken: set[int] = set()
        for one in sorted(self.found, key=lambda one: one.first):
            if one.head in taken or not one.actors:
                continue
            members = [one]
            for token in _coordinated(self.tokens[one.head]):
                other = self._named(token)
                if other is not None and other is not one:
                    members.append(other)
            if len(members) == 1 and (beside := self._hyphenated(one) or self._joined(one)) is not None:
                members.append(beside)
            actors = distinct(actor for member in members for actor in member.actors)
            if len(actors) > 1 and (len(members) > 1 or one.plural):
                taken.update(member.head for member in members)
                last = max(member.last for member in members)
                yield Found(
                    one.first, last, one.head, actors, "group", plural=True, person=all(m.person for m in members)
                )

    def _named(self, token: Token) -> Found | None:
        """The phrase with actors at a token, or set beside it: "his rival, Riek Machar"."""
        beside = (child.i for child in token.children if child.dep_ == "appos")
        found = (self._heads.get(index) for index in (token.i, *beside))
        return next((one for one in found if one is not None and one.actors), None)

    def _joined(self, one: Found) -> Found | None:
        """The name right behind "and", of the same kind, where the parser does not join the two."""
        after = one.last + 1
        if after + 1 >= len(self.tokens) or self.tokens[after].lower_ != "and":
            return None
        other = self._at.get(after + 1)
        alike = other is not None and other.actors and other.actors[0].kind == one.actors[0].kind
        return other if alike and other is not None and other.first == after + 1 else None

    def _hyphenated(self, one: Found) -> Found | None:
        after = one.last + 1
        if after + 1 >= len(self.tokens) or self.tokens[after].text != "-" or self.tokens[one.last].whitespace_:
            return None
        return self._at.get(after + 1)


def _quotes(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each pair of quotation marks inside a paragraph."""
    opened: int | None = None
    for token in tokens:
        if token.is_space and "\n" in token.text:
            after = tokens[token.i + 1].text if token.i + 1 < len(tokens) else ""
            if opened is not None and after == '"':  # a quotation of several paragraphs opens each anew
                yield opened, token.i
            opened = None
        elif token.text == '"':
            if opened is not None:
                yield opened, token.i
                opened = None
            else:
                opened = token.i


def _outer(sentence: list[int], quoted: list[bool], tokens: list[Token]) -> list[int]:
    """Number of the sentence of each token, where those wholly inside quotations have that of the one before."""
    said = {number for number, inside, token in zip(sentence, quoted, tokens, strict=True)
            if not inside and token.is_alpha}  # fmt: skip
    numbers, at, last = [], -1, -1
    for number in sentence:
        at += number != last and number in said
        last = number
        numbers.append(max(at, 0))
    return numbers


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """One of each id, in order."""
    return list({actor.id: actor for actor in reversed(list(actors))}.values())[::-1]


def _coordinated(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _coordinated(child)


def _sentences(tokens: list[Token]) -> list[int]:
    """Number of the sentence of each token."""
    numbers, number = [], -1
    for token in tokens:
        number += token.is_sent_start is True or number < 0
        numbers.append(number)
    return numbers
