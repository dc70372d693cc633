"""Joins names and the roles set beside them, and tells the other mentions of a person what was learned."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from dragoman.coding.who import roles
from dragoman.coding.who.parts import View
from dragoman.coding.who.phrases import Found
from dragoman.records import Actor


def appose(found: list[Found], view: View) -> None:
    """Joins a person and the role set beside the name by commas: "John Kirby, the coordinator for …"."""
    for left, right in pairwise(found):
        if right.first <= left.last or "figure" in (left.role and left.role.kind, right.role and right.role.kind):
            continue
        person, role = (left, right) if left.person else (right, left)
        if (
            not person.person
            or role.person
            or role.role is None
            or role.plural
            or role.role.kind not in ("agent", "weak")
        ):
            continue
        if _beside(view.tokens, left, right, left is person):
            _join(person, role, view)
    _appose_by_syntax(found, view)
    _appose_bodies(found, view)


def _appose_bodies(found: list[Found], view: View) -> None:
    """As in "his party, the ANC", "the Irish airline, Ryanair": the noun stands for the body named beside it."""
    heads = {one.head: one for one in found if one.role is not None and not one.person and not one.plural}
    for named in found:
        token = view.tokens[named.head]
        role = heads.get(token.head.i) if token.dep_ == "appos" and len(named.actors) == 1 else None
        if role is None or role.role is None or role is named or token.head.i > token.i:
            continue
        told = {actor.country for actor in role.actors} - {None}
        body = role.role.gender == "n" or role.role.kind == "body"
        fits = not told or named.actors[0].country in told
        unnamed = all(actor.kind == "unnamed" for actor in role.actors)
        if body and unnamed and fits and named.actors[0].kind in ("organisation", "group", "outlet"):
            role.actors, role.how, role.score = list(named.actors), "apposition", 0.9


def _appose_by_syntax(found: list[Found], view: View) -> None:
    """As in "Tehran's envoy to the UN, Amir Saeid Iravani": something stands between, the parser joins them."""
    heads = {one.head: one for one in found if one.role is not None and not one.person and not one.plural}
    for person in found:
        token = view.tokens[person.head]
        role = heads.get(token.head.i) if person.person and token.dep_ == "appos" else None
        if role is not None and role.how == "role" and role.role is not None and role.role.kind in ("agent", "weak"):
            _join(person, role, view)


def settle(found: list[Found], view: View) -> None:
    """Gives every mention of a person in no table the country and office that one of them told."""
    best: dict[str, Actor] = {}
    for one in found:
        for actor in one.actors:
            if actor.kind == "person" and actor.id not in view.tables.people:
                known = best.setdefault(actor.id, actor)
                if _told(actor) > _told(known):
                    best[actor.id] = actor
    for one in found:
        one.actors = [best.get(actor.id, actor) for actor in one.actors]


def _told(actor: Actor) -> int:
    return 2 * (actor.country is not None) + bool(actor.sectors) + (actor.office is not None)


def _beside(doc: list[Token], left: Found, right: Found, name_first: bool) -> bool:
    between = [doc[index] for index in range(left.last + 1, right.first)]
    if not between or between[0].text not in (",", "(") or len(between) > 4:
        return False
    if any(
        token.text != between[0].text and token.pos_ not in ("DET", "ADJ", "PRON", "NOUN", "ADV", "NUM", "PROPN")
        for token in between
    ):
        return False
    apposed = doc[right.head].dep_ == "appos" or doc[right.head].head.i in left
    after = doc[right.last + 1] if right.last + 1 < len(doc) else None
    closed = after is None or after.text in (",", ".", ")", "-", "—", ";") or after.is_space
    return apposed or closed or (name_first and after is not None and after.pos_ in ("ADP", "VERB"))


def _join(person: Found, role: Found, view: View) -> None:
    actor = person.actors[0]
    parts, entry = role.parts, role.role
    assert parts is not None and entry is not None
    countries = {owner.actor.country for owner in parts.owners}
    if actor.id not in view.tables.people and (actor.country is None or not actor.sectors):
        actor = roles.new_person(actor.name, None, entry, (), parts) if parts.owners else actor
        person.actors = [actor]
        person.score = 1.0
    elif role.how == "office" and actor.office is not None and role.actors[0].id != actor.id:
        return
    if actor.id not in view.tables.people and countries and actor.country not in countries:
        return
    role.actors, role.how, role.score = [actor], "apposition", 0.9
    role.gender = person.gender = role.gender or person.gender
