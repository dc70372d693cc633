"""What stands around a role noun or a person's name: owners, bodies, and words that say how it is held."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.coding.who.names import Hit, Hits
from dragoman.coding.who.persons import Name
from dragoman.records import Actor
from dragoman.words.actors import Actors, Entry

MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "nummod", "advmod", "npadvmod", "conj", "cc", "quantmod", "poss", "appos", "dep"}
)
"""Dependency labels of words inside a noun phrase."""


@dataclass(slots=True)
class Owner:
    """A state, body or person that a role belongs to, and the name by which."""

    actor: Actor
    entry: Entry
    possessive: bool = False


@dataclass(slots=True)
class Parts:
    """A phrase at tokens ``first``–``last`` taken apart."""

    first: int
    last: int
    owners: list[Owner] = field(default_factory=list)
    bodies: list[Entry] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    """The hits inside the phrase, which are no mentions of their own."""
    gone: bool = False
    """True after "former"."""
    not_holder: bool = False
    """True after "deputy", "incoming" …: the role is not the office itself."""
    modified: bool = False
    """True where a word stands between body and role: the "UN human rights chief" is not its head."""
    pronoun: int | None = None
    """Token of "his", "its", "the country's" where the owner is somebody named before."""


@dataclass(slots=True)
class View:
    """One text as the readers of phrases see it."""

    doc: Doc
    hits: Hits
    names: dict[int, Name]
    """Names of persons by last token."""
    tables: Actors
    on: str | None

    @property
    def tokens(self) -> list[Token]:
        """All tokens."""
        return self.hits.tokens

    def hit(self, index: int) -> Hit | None:
        """The hit over a token."""
        return self.hits.at.get(index)

    def is_word(self, use: str, token: Token) -> bool:
        """Is it a word of that use (``uses.tsv``)?"""
        return token.lower_ in self.tables.uses[use]

    def owner(self, entry: Entry, possessive: bool = False) -> Owner:
        """The actor that a name stands for, as the owner of a role."""
        return Owner(self.tables.known[entry.id], entry, possessive)

    def person_owner(self, name: Name) -> Owner:
        """The state of a person, with the person's sectors ("Putin's spokesman")."""
        actor = self.tables.person(name.id, self.on) if name.id else Actor(id=name.slug, name=name.words, kind="person")
        state = self.tables.known.get(str(actor.country))
        return Owner(state or actor, Entry("person", actor.id, actor.sectors), True)
