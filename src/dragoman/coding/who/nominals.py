"""Common nouns that stand for an actor named before: "the two countries", "the kingdom"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dragoman.coding.who import clauses
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.salience import best
from dragoman.coding.who.scene import Scene, distinct
from dragoman.records import Actor
from dragoman.words.actors import Actors, actors, plain

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
_HIS = frozenset({"his", "her"})
_BODIES = frozenset({"organisation", "group", "outlet"})
_OTHERS = frozenset({"other", "others", "only", "political", "opposition", "major", "ruling", "religious"})
"""Words by which the noun means others than those named: "all the other nations", "both political parties"."""
_COUNT = {"two": 2, "both": 2, "three": 3, "four": 4}


@cache
def volition() -> frozenset[str]:
    """Lemmas of verbs that only people, states and bodies can be the subject of."""
    return actors().uses["volition"]


def common_noun(token: Token, scene: Scene) -> Found | None:
    """As in "the two countries", "the kingdom", "the bloc" → the actors named before, None where that is not clear."""
    known = scene.tables.nominals.get(token.text) or scene.tables.nominals.get(token.lower_)
    over = scene.at(token.i)
    if known is None or token.pos_ not in ("NOUN", "PROPN", "NUM"):
        return None
    stands, number, ids = known
    many = number in ("many", "bare")
    if (token.pos_ == "NUM") != (number == "bare") or (number == "bare" and token.dep_ in ("nummod", "compound")):
        return None
    children = [child for child in token.children if child.i < token.i]
    words = {child.lower_ for child in children}
    owns = over is not None and over.parts is not None and over.parts.pronoun == token.i  # "the island's premier"
    if over is not None and over.actors and not owns and not (words & _COUNT.keys() and _is_region(over, scene)):
        return None
    if stands == "person" and not many:
        return None
    if over is not None and over.role is not None and over.role.office == "media":
        return None
    if number == "described" and not any(child.dep_ in ("amod", "compound") for child in children):
        return None
    counted = number == "bare" or bool(words & _COUNT.keys())
    if not words & (_DEFINITE | _HIS) and not (counted and "all" in words):
        return None
    if any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in children):
        return None
    if any(
        child.dep_ == "prep" and child.lower_ in ("of", "from", "in") for child in token.children if child.i > token.i
    ):
        return None
    if words & _OTHERS or _restricted(token, many):
        return None
    if number == "bare":
        words |= {token.lower_}
    if stands == "state" and not ids and not many and (own := _own_state(children, scene)) is not None:
        return Found(children[0].i, token.i, token.i, [own], "nominal", score=0.8)
    found = _pair(token, words, stands, scene) if many else _one(token, stands, ids, scene)
    if number == "bare" and not found:
        found = _pair(token, words, "state", scene)
    if many and not found and (two := clauses.met(token, scene)) is not None:
        found = _members(two.actors, stands, scene.tables)
    if not found:
        return None
    if over is not None and not owns:
        over.actors = []  # "the two Nordic countries" are not all of them
    first = min((child.i for child in children if child.dep_ in ("det", "nummod", "amod", "predet")), default=token.i)
    several = many or token.tag_ in ("NNS", "NNPS")
    return Found(first, token.i, token.i, found, "nominal", score=0.8, plural=several, person=stands == "person")


def _own_state(children: list[Token], scene: Scene) -> Actor | None:
    """As in "his country": the state of who the pronoun stands for."""
    owner = next((scene.headed(child.i) for child in children if child.tag_ == "PRP$"), None)
    countries = {actor.country for actor in owner.actors if actor.kind in ("person", "unnamed")} if owner else set()
    state = scene.tables.known.get(str(countries.pop())) if len(countries) == 1 else None
    return state if state is not None and state.kind == "state" else None


def _restricted(token: Token, many: bool) -> bool:
    """Does a clause right behind the noun tell which is meant: "the country involved", "the only state that can"?"""
    told = token.nbor().lower_ in ("involved", "concerned") or any(
        child.dep_ in ("relcl", "acl") for child in token.children
    )
    return told and (many or token.nbor().text != ",")


def one_of_two(token: Token, scene: Scene) -> Found | None:
    """As in "Ruto beat Odinga. The latter …": one of the two of one kind that the sentence before names."""
    alone = token.i + 1 < len(scene.tokens) and scene.tokens[token.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ")
    if token.lower_ not in ("former", "latter") or not alone or not token.i:
        return None
    if scene.tokens[token.i - 1].lower_ != "the":
        return None
    named = [one for one in scene.before(token.i, 1) if len(one.actors) == 1 and scene.distance(one, token.i) == 1]
    named.sort(key=lambda one: one.first)
    two = distinct(
        one.actors[0] for one in named if one.how != "demonym" and one.actors[0].kind == named[0].actors[0].kind
    )
    if len(two) != 2:
        return None
    meant = two[token.lower_ == "latter"]
    return Found(token.i - 1, token.i, token.i, [meant], "nominal", score=0.8, person=meant.kind == "person")


def _is_region(over: Found, scene: Scene) -> bool:
    return over.actors[0].kind == "group" and over.actors[0].id in scene.tables.members and over.how == "name"


def _pair(token: Token, words: set[str], stands: str, scene: Scene) -> list[Actor]:
    """The group of so many states (or persons) named together last."""
    count = next((_COUNT[word] for word in words if word in _COUNT), 0)
    least = scene.sentence[token.i] - 3
    for group in scene.grouped(token.i):
        if scene.sentence[group.first] < least:
            break
        members = _members(group.actors, stands, scene.tables)
        if not all(_of_region(member, token, scene) for member in members):
            continue
        if len(members) == (count or 2) or (not count and len(members) > 1):
            return members
    if not count:
        return []
    members = []
    for one in scene.before(token.i, 2):
        if _acts_on(one, token, scene):
            continue
        members = distinct([*members, *_members(one.actors, stands, scene.tables)])
        if len(members) >= count:
            break
    return members[:count] if len(members) == count else []


def _members(actors: list[Actor], stands: str, tables: Actors) -> list[Actor]:
    if stands == "person":
        people = [actor for actor in actors if actor.kind == "person"]
        return people if len(people) == len(actors) else []
    states = [
        tables.known[actor.country] for actor in actors if actor.country in tables.known and actor.kind != "outlet"
    ]
    if len(states) == len(actors) and len(distinct(states)) == 1 < len(actors):
        return actors  # the sides of a civil war
    return distinct(states) if len(states) == len(actors) else []


def _one(token: Token, stands: str, ids: tuple[str, ...], scene: Scene) -> list[Actor]:
    """The nearest actor of the kind, if it is the only one of its sentence that fits, or the subject there."""
    before = [one for one in scene.before(token.i, 3 if ids else 2) if len(one.actors) == 1]
    if stands == "any":
        before = [one for one in before if scene.tokens[one.head].head.i != token.i]  # "the UN agency" is not the UN
    able = [one for one in before if _of_region(one.actors[0], token, scene) and not _acts_on(one, token, scene)]
    fitting = [one for one in able if _fits(one, stands, ids, token)]
    if not fitting and stands == "group" and (owner := _owner_of(token, scene)) is not None:
        return [owner]
    if not fitting:
        return _country_of(able, ids, scene) if stands == "state" else []
    if stands == "state" and not ids:
        fitting = [one for one in fitting if one.how != "metonym"] or fitting  # "the White House … the country"
    number = scene.sentence[fitting[0].first]
    near = [one for one in fitting if scene.sentence[one.first] == number]
    different = distinct(one.actors[0] for one in near)
    if len(different) > 1:
        subjects = distinct(one.actors[0] for one in near if scene.subject(one))
        first = best(token, iter(near), scene) if len(subjects) > 1 else None
        return subjects if len(subjects) == 1 else list(first.actors) if first is not None else []
    return [_plain(actor, scene.tables) for actor in different]


def _fits(one: Found, stands: str, ids: tuple[str, ...], token: Token) -> bool:
    actor = one.actors[0]
    many = actor.country in ("IGO", "NGO") or "SOC" in actor.sectors or token.lower_.startswith("organ")
    body = actor.kind == "organisation" and many
    named = one.how in ("name", "metonym", "pronoun", "nominal")
    alike = actor.kind == stands or (stands == "group" and body) or (stands == "any" and actor.kind in _BODIES)
    return alike and named and (not ids or bool({actor.id, actor.country, *actor.sectors} & set(ids)))


def _owner_of(token: Token, scene: Scene) -> Actor | None:
    """As in "the Taliban's rulers … the group": the one group whose people were spoken of."""
    owners = distinct(
        owner.actor
        for one in scene.before(token.i, 1)
        for owner in (one.parts.owners if one.parts is not None else ())
        if owner.actor.kind == "group" and owner.actor.id not in scene.tables.members
    )
    return owners[0] if len(owners) == 1 else None


def _acts_on(one: Found, token: Token, scene: Scene) -> bool:
    """As in "Russia fired missiles across the country": the country is another."""
    if token.dep_ not in ("dobj", "pobj") or one.how == "pronoun":
        return False
    verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return verb is not None and scene.subject(one) and scene.tokens[one.head].head.i == verb.i


def _country_of(before: list[Found], ids: tuple[str, ...], scene: Scene) -> list[Actor]:
    """As in "Saudi officials … the kingdom": the one state that it can be, of which people or bodies were named."""
    states = distinct(
        scene.tables.known[one.actors[0].country]
        for one in before
        if one.actors[0].country in scene.tables.known and one.actors[0].kind != "outlet"
    )
    able = [state for state in states if not ids or state.id in ids]
    return able if len(able) == 1 and (ids or len(states) == 1) else []


def _of_region(actor: Actor, token: Token, scene: Scene) -> bool:
    """Is it one of those that the adjective allows: "the Andean country"?"""
    for child in token.children:
        for entry in scene.tables.entries(plain(child.text)) if child.dep_ in ("amod", "compound") else ():
            if entry.kind == "region-adjective" and (members := scene.tables.members.get(entry.id)):
                return actor.country in members
    return True


def _plain(actor: Actor, tables: Actors) -> Actor:
    return tables.known.get(actor.id, actor)
