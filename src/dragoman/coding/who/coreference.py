"""Pronouns and common nouns that stand for an actor named elsewhere, only where it is clear which.

Nearest compatible antecedent in the same or the previous sentence, subjects first; two that fit alike give none.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from spacy.tokens import Token

from dragoman.coding.who import bare, clauses, epithets, heads, nominals
from dragoman.coding.who.parts import View
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.salience import best
from dragoman.coding.who.scene import Scene
from dragoman.words import cues

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "their", "them"})
_IT = frozenset({"it", "its"})
_SELF = frozenset({"itself", "themselves"})
_POINTING = _HE | _SHE | _THEY | _IT | _SELF
_TWO = frozenset({"former", "latter"})
_THINGS = frozenset({"state", "organisation", "group", "outlet"})
_STAFFED = _THINGS - {"state"}


def resolve(found: list[Found], view: View) -> list[Found]:
    """The phrases that get their actors from others: new ones, and those of ``found`` that waited are filled."""
    scene = Scene(view.tokens, found, view.tables, view.on)
    waiting = {one.last: one for one in found if one.role is not None}
    more: list[Found] = []
    pointing = _POINTING | _TWO | scene.tables.nominals.keys() | scene.tables.heads.keys()
    ahead: list[Token] = []
    for token, text in zip(scene.tokens, view.hits.texts, strict=True):
        if text.lower() in pointing or text[:1].isupper():
            new = (
                pronoun(token, scene)
                or heads.headed(token, scene)
                or nominals.common_noun(token, scene)
                or nominals.one_of_two(token, scene)
                or epithets.epithet(token, scene)
            )
            if new is not None:
                _learn(new, text.lower(), scene)
                scene.add(new)
                more.append(new)
            elif text.lower() in _POINTING:
                ahead.append(token)
        if (role := waiting.get(token.i)) is not None and not any(role.head in new for new in more[-1:]):
            bare.role(role, scene, view)
            scene.sex(role)
    return more + [new for token in ahead if (new := _before_its_subject(token, scene)) is not None]


def pronoun(token: Token, scene: Scene) -> Found | None:
    """The mention that a pronoun is, None where it is no pronoun or its antecedent is not clear."""
    word = token.lower_
    if word in _HE or word in _SHE:
        antecedent = _person(token, scene, "f" if word in _SHE else "m")
    elif word in _THEY:
        antecedent = _several(token, scene)
    elif word in _IT:
        antecedent = _thing(token, scene)
    elif word in _SELF:
        antecedent = clauses.own_subject(token, scene)
    else:
        return None
    return _standing(token, antecedent)


def _learn(new: Found, word: str, scene: Scene) -> None:
    """Once "she" stands for somebody, all mentions of the person are a woman's."""
    if word in _SHE and len(new.actors) == 1:
        new.gender = "f"
        for one in scene.found:
            if not one.gender and len(one.actors) == 1 and one.actors[0].id == new.actors[0].id:
                one.gender = "f"


def _standing(token: Token, antecedent: Found | None) -> Found | None:
    if antecedent is None:
        return None
    return Found(
        token.i, token.i, token.i, list(antecedent.actors), "pronoun", score=0.7,
        plural=antecedent.plural, gender=antecedent.gender, person=antecedent.person,
    )  # fmt: skip


def _before_its_subject(token: Token, scene: Scene) -> Found | None:
    """As in "In his speech, the prime minister", "Facing its worst crisis, Russia": nobody before can be meant."""
    ahead = _ahead(token, scene)
    if ahead is None or len(ahead.actors) != 1 or ahead.plural:
        return None
    if token.lower_ in _IT:
        return _standing(token, ahead) if token.lower_ == "its" and _is_thing(ahead) else None
    gender = "f" if token.lower_ in _SHE else "m"
    agrees = ahead.actors[0].kind in ("person", "unnamed") and ahead.gender in ("", gender)
    rivals = any(one.person or not one.actors for one in scene.before(token.i, 1))
    return _standing(token, ahead) if agrees and token.lower_ not in _THEY and not rivals else None


def _person(token: Token, scene: Scene, gender: str) -> Found | None:
    saying = scene.speakers(token.i)

    others = saying | clauses.subjects_beside(token, scene) | clauses.apposed_to(token, scene)

    def fits(one: Found) -> bool:
        if others & {actor.id for actor in one.actors}:
            return False
        alone = len(one.actors) < 2 and not one.plural
        kind = one.actors[0].kind if one.actors else "unnamed"
        somebody = one.role is not None and one.role.kind in ("agent", "weak", "figure") and one.gender != "n"
        if not one.actors and (clauses.describes(one, scene) or scene.at(one.head) is not one):
            somebody = False
        named = alone and (kind == "person" or (kind == "unnamed" and somebody))
        agrees = not one.gender or one.gender == gender
        return named and agrees

    for clear in (
        clauses.coordinated_with,
        clauses.asked,
        clauses.cause_of,
        clauses.relative,
        clauses.spoken_for,
        clauses.provoking,
        clauses.controlling,
        clauses.asking,
    ):
        if (one := clear(token, scene)) is not None and fits(one) and one.gender in ("", gender):
            return one
    candidates = [one for one in scene.around(token.i, 2) if fits(one)]
    if token.tag_ == "PRP$" and (ahead := _ahead(token, scene)) is not None and fits(ahead):
        return ahead
    near = [one for one in candidates if scene.distance(one, token.i) < 2]
    if gender == "f" and any(one.gender == "f" for one in near):
        near = [one for one in near if one.gender == "f" or not one.actors]
    return best(token, iter(near or candidates), scene)


def _ahead(token: Token, scene: Scene) -> Found | None:
    """The subject behind a pronoun that stands before the clause: "during his visit, Shamkhani said"."""
    verb = clauses.clause(token)
    while verb is not None and verb.dep_ == "advcl" and verb.head.i > verb.i and clauses.opens_clause(verb, token):
        verb = verb.head
    for child in verb.children if verb is not None else ():
        if child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i and token.head.i != child.i:
            return scene.at(child.i)
    return None


def _animate(token: Token) -> bool:
    """Is the pronoun the subject of a verb that only people and states can be the subject of?"""
    verb = token.head
    return token.dep_ == "nsubj" and (
        verb.lemma_.lower() in cues.saying() or verb.lemma_.lower() in nominals.volition()
    )


def _several(token: Token, scene: Scene) -> Found | None:
    if (over := clauses.relative_head(token)) is not None and over.tag_ in ("NNS", "NNPS"):
        one = scene.at(over.i)
        return one if one is not None and one.actors and (one.plural or len(one.actors) > 1) else None
    least = scene.sentence[token.i] - 1
    groups = list(takewhile(lambda one: scene.sentence[one.first] >= least, scene.grouped(token.i)))
    plurals = [
        one
        for one in scene.before(token.i, 1)
        if (one.plural or len(one.actors) > 1) and (one.actors or scene.at(one.head) is one)  # unknown ones compete
    ]
    if token.lower_ == "them":
        here = clauses.subjects_beside(token, scene)
        groups, plurals = (
            [one for one in some if not here & {actor.id for actor in one.actors}] for some in (groups, plurals)
        )
        if (speaker := clauses.struck_by_its_word(token, scene)) is not None:
            return speaker if speaker.plural or len(speaker.actors) > 1 else None
        if not clauses.addressed(token) or not here:
            return None
    if token.lower_ == "they" and (sayer := _sayers(token, scene)) is not None:
        return sayer if sayer.actors else None
    if token.lower_ == "they" and not _animate(token) and _thing_subject(token, scene):
        return None
    found = best(token, iter([*groups, *plurals]), scene)
    if found is None and not groups and not plurals and token.lower_ != "them":
        found = _staff(token, scene) or clauses.met(token, scene) or _group_before(token, scene)
    return found


def _sayers(token: Token, scene: Scene) -> Found | None:
    """Those who say it, where their name is a plural: "The White Helmets said they needed help"."""
    verb = clauses.clause(token)
    saying = verb.head if verb is not None and verb.dep_ == "ccomp" else None
    if saying is None or saying.lemma_ not in cues.saying():
        return None
    many = (child for child in saying.children if child.dep_ == "nsubj" and child.tag_ in ("NNS", "NNPS"))
    return next((one for child in many if (one := scene.at(child.i)) is not None), None)


def _group_before(token: Token, scene: Scene) -> Found | None:
    """The group two sentences back where nothing plural stands between: "X and Y lunched. The host left. Their …"."""
    group = next(scene.grouped(token.i), None)
    if group is None or scene.sentence[group.first] < scene.sentence[token.i] - 2:
        return None
    between = scene.tokens[group.last + 1 : token.i]
    return None if any(other.tag_ in ("NNS", "NNPS") for other in between) else group


def _staff(token: Token, scene: Scene) -> Found | None:
    """The body that says or does it, as if it were its people: "Airbus said they would pay"."""
    bodies = (one for one in scene.before(token.i, 0) if len(one.actors) == 1 and not one.plural)
    return next(
        (one for one in bodies if one.actors[0].kind in _STAFFED and scene.subject(one) and _holds(token, one, scene)),
        None,
    )


def _thing_subject(token: Token, scene: Scene) -> bool:
    """True where a plural thing is the subject before: "The claims … They"."""
    number = scene.sentence[token.i]
    for other in map(scene.tokens.__getitem__, range(token.i - 1, -1, -1)):
        if scene.sentence[other.i] < number - 1:
            return False
        if other.dep_ in ("nsubj", "nsubjpass") and other.tag_ in ("NNS", "NNPS"):
            over = scene.at(other.i)
            return over is None or not over.actors
    return False


def _is_thing(one: Found) -> bool:
    """Is it a state or body, named or told as one ("Mali's junta", "the Irish airline")?"""
    actor = one.actors[0]
    body = one.role is not None and (one.role.gender == "n" or one.role.kind in ("body", "government"))
    return actor.kind in _THINGS or (actor.kind == "unnamed" and body)


def _thing(token: Token, scene: Scene) -> Found | None:
    others = clauses.apposed_to(token, scene) | _struck(token, scene)

    def fits(one: Found) -> bool:
        return len(one.actors) == 1 and not one.plural and _is_thing(one) and one.actors[0].id not in others

    here = [one for one in scene.before(token.i, 0) if fits(one) and one.how != "demonym"]
    owners = [one for one in here if _holds(token, one, scene)]
    for clear in (
        clauses.coordinated_with,
        clauses.cause_of,
        clauses.relative,
        clauses.provoking,
        clauses.controlling,
        clauses.asking,
    ):
        one = clear(token, scene)
        if (
            one is not None
            and fits(one)
            and (clear is not clauses.coordinated_with or clauses.last_subject(token, scene) is not None)
        ):
            return one
    if owners:
        return owners[0]
    speaker = clauses.struck_by_its_word(token, scene)
    if speaker is not None and token.lower_ == "it":
        return speaker if fits(speaker) else None
    if token.lower_ == "it" and (clauses.addressed(token) or clauses.turned_to(token, scene)):
        return _told(token, fits, scene)
    if token.lower_ == "its":
        return _owner(token, here, fits, scene)
    opens = token.is_sent_start or scene.tokens[token.i - 1].text == ";"
    if opens and token.dep_ == "nsubj" and (_animate(token) or _acting(token, scene)):
        before = [one for one in scene.around(token.i, 1) if fits(one)]
        if _animate(token) and len({one.actors[0].id for one in before}) == 1:
            return before[0]
        return best(token, (one for one in before if scene.subject(one)), scene)
    return None


def _told(token: Token, fits: Callable[[Found], bool], scene: Scene) -> Found | None:
    """As in "Amnesty accused Eritrea. The group urged it to stop": the only other one that can be told something."""
    verb = token.head.head if token.dep_ in ("nsubj", "pobj") else token.head
    here = clauses.subjects_beside(token, scene) or {
        actor.id
        for child in verb.children
        if child.dep_ == "nsubj" and (one := scene.at(child.i)) is not None
        for actor in one.actors
    }
    able = [one for one in scene.around(token.i, 2) if fits(one) and one.how != "demonym"]
    able = [one for one in able if one.actors[0].id not in here]
    if not here:
        return None
    for some in (able, [one for one in able if scene.top(one).dep_ in ("nsubj", "nsubjpass", "dobj")]):
        if len({one.actors[0].id for one in some}) == 1:
            return some[0]
    return best(token, (one for one in able if scene.subject(one)), scene)


def _owner(token: Token, here: list[Found], fits: Callable[[Found], bool], scene: Scene) -> Found | None:
    """Whose "its" is where no subject of its own clause holds it."""
    subject = clauses.last_subject(token, scene)
    if subject is not None and fits(subject):
        return subject
    before = [one for one in scene.before(token.i, 1) if fits(one) and one.how != "demonym"]
    if subject is not None and not subject.actors:
        return None
    opens = token.is_sent_start or scene.tokens[token.i - 1].text == ";"
    if subject is None and not (opens and (not here or (token.i and scene.tokens[token.i - 1].text == ";"))):
        return None
    things = here or before
    if len({one.actors[0].id for one in things}) == 1:
        return things[0]
    return best(token, (one for one in before if scene.subject(one)), scene)


def _struck(token: Token, scene: Scene) -> set[str]:
    """Ids of the subject of a verb that goes against another: in "Iraq expelled its ambassador" it is not Iraq's."""
    verb = clauses.clause(token)
    if token.tag_ != "PRP$" or verb is None or verb.lemma_.lower() not in scene.tables.uses["others"]:
        return set()
    if not (token.head.dep_ == "dobj" and token.head.head.i == verb.i):
        return set()
    subjects = [scene.at(child.i) for child in verb.children if child.dep_ == "nsubj"]
    return {actor.id for one in subjects if one is not None for actor in one.actors}


def _acting(token: Token, scene: Scene) -> bool:
    """Does "it" do something to somebody, as no weather does: "It gave him two days"?"""
    verb = token.head
    following = {child.dep_: child for child in verb.children}
    if (then := following.get("xcomp")) is not None and then.pos_ == "VERB" and verb.lemma_.lower() != "be":
        return then.lemma_.lower() in nominals.volition()  # "it has yet to ratify"
    return verb.pos_ == "VERB" and "dobj" in following and verb.lemma_.lower() not in scene.tables.uses["impersonal"]


def _holds(token: Token, one: Found, scene: Scene) -> bool:
    """Is the pronoun inside what the phrase says, claims or has: "Iran said it", "Tehran's emphasis that it"?"""
    head = scene.top(one)
    if token.lower_ == "it" and token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.head.pos_ == "NOUN":
        return head.head.head in token.ancestors and clauses.clause(token) is not None  # "the claim by Iran that it"
    if scene.subject(one) or head.dep_ == "poss":
        governor, clause = head.head, clauses.clause(token)
        if clause is not None and clause.head == governor and token.lower_ == "it":
            again = clause.dep_ == "conj" and any(child.lower_ == "that" for child in clause.children)
            if again or clauses.is_to(clause):
                return False  # "said that Armenia fired and that it", "wants it to"
        if governor not in token.ancestors or clause is None:
            return False
        return token.lower_ == "its" or (clause is not governor and not _between(token, one, scene))
    return False


def _between(token: Token, one: Found, scene: Scene) -> bool:
    """True where another subject stands between."""
    return any(
        other.dep_ in ("nsubj", "nsubjpass") and other.pos_ in ("NOUN", "PROPN") and other.head in token.ancestors
        for other in scene.tokens[max(one.last, scene.top(one).i) + 1 : token.i]
    )
