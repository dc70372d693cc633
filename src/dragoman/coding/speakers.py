"""The words that name a speaker → a Speaker: class, actor, affiliation, reason for anonymity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.coding import anonymity, grammar
from dragoman.coding.participants import Cast
from dragoman.records import Actor, Mention, Span, Speaker
from dragoman.words import cues
from dragoman.words.actors import HEADS, actors

_PLURAL = ("NNS", "NNPS")
_GROUPS = ("we", "some", "others", "many", "most", "few", "both", "all", "they", "them")
_PRONOUNS = {"it": "organisation"} | dict.fromkeys(_GROUPS, "unnamed-group")
_OUTLETS = ("JRN", "MED")
_CLASSES = {"person": "person", "outlet": "outlet", "state": "organisation", "organisation": "organisation"}


def speaker(head: Token, cast: Cast) -> Speaker:
    """The speaker that the noun phrase below ``head`` names; unnamed where no name is found, never guessed."""
    head = _voice(head)
    span = noun_phrase(head)
    words = span.of(grammar.text(head.doc))
    mention = _mention(head, span, cast)
    actor = mention.actor if mention else None
    kind = _kind(head, actor)
    return Speaker(
        kind=kind,  # type: ignore[arg-type]
        span=span,
        actor=actor,
        name=actor.name if actor is not None and actor.kind != "unnamed" else words,
        affiliation=_affiliation(head, actor, cast) if kind.startswith("unnamed") else None,
        reason=anonymity.reason(head) if kind.startswith("unnamed") else None,
    )


def _voice(head: Token) -> Token:
    """Who speaks in "Kerry's remarks suggest", "Erickson, a host who": the one whose words they are, the one named."""
    if head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.pos_ == "NOUN":
        head = head.head
    owners = grammar.children(head, "poss") if head.lemma_.lower() in cues.phrases("utterance") else []
    return owners[0] if owners else head


def speaks(noun: Token) -> bool:
    """True for a common noun that can say something: a role, a body, a group of people, a document."""
    lemma = noun.lemma_.lower()
    if any(lemma in cues.phrases(kind) for kind in ("unnamed-group", "document", "body", "people")):
        return True
    names = actors().names
    return any(entry.kind in HEADS for word in (noun.lower_, lemma) for entry in names.get(word, ()))


def nobody() -> Speaker:
    """The speaker of "it is said that": somebody, nobody knows who."""
    return Speaker(kind="unnamed-group", name="not named")


def noun_phrase(head: Token) -> Span:
    """The noun phrase without clauses that hang on it by a comma ("Kirby, who …")."""
    doc = head.doc
    tokens = []
    for token in head.subtree:
        clause = next((above for above in (token, *token.ancestors) if above == head or above.head == head), head)
        if clause != head and clause.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp", "punct"):
            continue
        tokens.append(token)
    tokens = [token for token in tokens if not token.is_space]
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].text not in ('"', "'", ")"):
        tokens.pop()
    first, last = tokens[0], tokens[-1]
    while first.is_punct and first.i < last.i:
        first = doc[first.i + 1]
    if "(" in doc.text[first.idx : last.idx] and last.i + 1 < len(doc) and doc[last.i + 1].text == ")":
        last = doc[last.i + 1]
    return grammar.between(first, last)


def _mention(head: Token, span: Span, cast: Cast) -> Mention | None:
    """The mention that names the speaker: the one that covers the head, else one by apposition or possession."""
    parts = grammar.conjuncts(head)
    found = [mention for part in parts for mention in cast.at(part)]
    if len(parts) > 1 and (not cast.at(head) or any(part.pos_ == "PROPN" and not cast.at(part) for part in parts)):
        return None
    if not found:
        found = _surname(head, cast)
    found = list({mention.actor.id: mention for mention in found}.values()) if len(found) > 1 else found
    if found:
        return found[0] if len(found) == 1 else _several(found)
    for apposed in grammar.children(head, "appos"):
        if over := cast.at(apposed):
            return over[0]
    return None


def _surname(head: Token, cast: Cast) -> list[Mention]:
    """The one person of the text with that family name, where the words around it hid the name from the reader."""
    if not head.text[:1].isupper() or (head.children and grammar.children(head, "compound", "poss")):
        return []
    named = [one for one in cast.mentions if one.actor.kind == "person" and one.actor.name.split()[-1] == head.text]
    return named[:1] if len({one.actor.id for one in named}) == 1 else []


def _several(found: Sequence[Mention]) -> Mention:
    """Several actors that speak together as one unnamed group ("Russian and Iranian officials")."""
    actors = [mention.actor for mention in found]
    together = Actor(
        id="+".join(sorted({actor.id for actor in actors})),
        name=" and ".join(dict.fromkeys(actor.name for actor in actors)),
        kind="group" if any(actor.kind != "unnamed" for actor in actors) else "unnamed",
        country=actors[0].country if len({actor.country for actor in actors}) == 1 else None,
        sectors=tuple(sorted({sector for actor in actors for sector in actor.sectors})),
    )
    return Mention(span=found[0].span, actor=together, how=found[0].how, score=min(each.score for each in found))


def _kind(head: Token, actor: Actor | None) -> str:
    lemma = head.lemma_.lower()
    plural = (head.tag_ in _PLURAL and head.lower_ != "police") or any(map(_other, grammar.conjuncts(head)[1:]))
    if actor is not None and actor.kind in _CLASSES:
        return _CLASSES[actor.kind]
    if actor is not None and actor.kind == "group" and not (plural and lemma in cues.phrases("unnamed-group")):
        return "organisation"
    if lemma in cues.phrases("outlet") and not plural and (actor is None or set(actor.sectors) & set(_OUTLETS)):
        return "outlet"
    if lemma in cues.phrases("document") and (actor is None or _written(head)):
        return "document"
    if actor is None and len(grammar.conjuncts(head)) > 1 and head.pos_ == "PROPN":
        return "organisation"
    if head.pos_ == "PRON":
        return _PRONOUNS.get(head.lower_, "unnamed-person")
    if head.ent_type_ == "PERSON" and head.tag_ == "NNP":
        return "person"
    if head.tag_ in ("NNP", "NNPS") and actor is None:
        if head.lower_.removesuffix("s") in cues.phrases("document"):
            return "document"
        if head.tag_ == "NNPS" and not head.ent_type_:
            return "unnamed-group"
        return "outlet" if head.lower_.rpartition("-")[2] in cues.phrases("masthead") else "organisation"
    if lemma in cues.phrases("body") and not plural:
        return "organisation"
    return "unnamed-group" if plural or {lemma, head.lower_} & cues.phrases("several") else "unnamed-person"


def _other(part: Token) -> bool:
    """Somebody else than the one before: "the mayor and a priest", not "the front-runner and former minister"."""
    return part.tag_ != "NN" or bool(grammar.children(part, "det", "poss", "nummod"))


def _written(head: Token) -> bool:
    """A word for a document that also stands in another's name ("papers filed with a London court")."""
    return head.pos_ == "NOUN"


def _affiliation(head: Token, actor: Actor | None, cast: Cast) -> str | None:
    """Where an unnamed speaker belongs: the actor's country, else that of the body or place behind "of" or "in"."""
    if actor is not None:
        return actor.country
    found = {country for noun in _behind(head) for country in _countries(noun, head, cast)}
    return found.pop() if len(found) == 1 else None


def _behind(head: Token, depth: int = 0) -> Iterator[Token]:
    """The nouns that prepositions and possessives lead to, outermost first."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in cues.phrases("belonging"):
            for noun in grammar.children(child, "pobj"):
                yield noun
                if depth < 2:
                    yield from _behind(noun, depth + 1)
        elif child.dep_ in ("poss", "compound", "amod", "nmod"):
            yield child


def _countries(noun: Token, head: Token, cast: Cast) -> Iterator[str]:
    for mention in cast.at(noun):
        if mention.actor.country and mention.actor.kind != "person":
            yield mention.actor.country
    place = cast.place(noun)
    if place is not None and place.country and head.lemma_.lower() in cues.phrases("native"):
        yield place.country
