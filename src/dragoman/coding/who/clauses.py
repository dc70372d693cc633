"""Who stands where in the clause of a pronoun: subjects beside it, relative clauses, possessors, causes."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.who.phrases import Found
from dragoman.coding.who.scene import Scene
from dragoman.words import cues
from dragoman.words.actors import actors

_WANTING = frozenset({"want", "expect", "like", "need", "let", "make", "help"})
_BECAUSE = frozenset({"after", "because", "since", "as", "for"})


def subjects_beside(token: Token, scene: Scene) -> set[str]:
    """Ids of the subject of the clause of which a pronoun is an object: in "Kuleba told him" he is not Kuleba."""
    verb = clause(token)
    if verb is None or token.dep_ not in ("dobj", "dative", "pobj") or token.lower_.endswith("self"):
        return set()
    while verb.dep_ in ("xcomp", "conj") and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        told = [child.i for child in verb.head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]
        if verb.dep_ == "xcomp" and told and verb.head.lemma_.lower() in scene.tables.uses["addressed"]:
            return {actor.id for head in told if (one := scene.at(head)) is not None for actor in one.actors}
        verb = verb.head
    heads = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if verb.dep_ == "relcl":
        heads.append(verb.head.i)
    return {actor.id for head in heads if (one := scene.at(head)) is not None for actor in one.actors}


def apposed_to(token: Token, scene: Scene) -> set[str]:
    """Ids of whom a possessive's phrase is set beside: in "Rabuka, his rival", "his rival, Rabuka" he is not Rabuka."""
    if token.tag_ != "PRP$":
        return set()
    if token.head.dep_ in ("attr", "oprd"):
        return _whose_office(token, scene)
    if token.head.lower_ in ("place", "stead") and token.head.head.lower_ == "in":
        return _named_there(token, scene)
    behind = [child.i for child in token.head.children if child.dep_ == "appos"]
    over = [token.head.head.i] if token.head.dep_ == "appos" else behind
    named = next((one for index in over if (one := scene.at(index)) is not None), None)
    return {actor.id for actor in named.actors} if named is not None else set()


def _whose_office(token: Token, scene: Scene) -> set[str]:
    """Ids of who is somebody's: in "Pence, who was his deputy", "Pence was his deputy" he is not Pence."""
    verb = token.head.head
    heads = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i]
    heads += [verb.head.i] if verb.dep_ == "relcl" else []
    return {actor.id for head in heads if (one := scene.at(head)) is not None for actor in one.actors}


def _named_there(token: Token, scene: Scene) -> set[str]:
    """Ids of who names and who is named: in "Khamenei named Mokhber in his place" he is neither."""
    verb = clause(token)
    heads = [child.i for child in verb.children if child.dep_ in ("nsubj", "dobj")] if verb is not None else []
    return {actor.id for head in heads if (one := scene.at(head)) is not None for actor in one.actors}


def asked(token: Token, scene: Scene) -> Found | None:
    """Who is asked or told, as in "asked him what he would do", "reminded Radev that his country …"."""
    verb = clause(token)
    while verb is not None and verb.dep_ in ("advcl", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb is None or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in ("ask", "remind"):
        return None
    object = next(
        (child for child in verb.head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i), None
    )
    wh = any(child.tag_ in ("WP", "WRB", "WDT") or child.lower_ in ("whether", "if") for child in verb.subtree)
    return scene.at(object.i) if object is not None and object.i < token.i and wh else None


def cause_of(token: Token, scene: Scene) -> Found | None:
    """Who is thanked, blamed … for what is theirs: "thanked India for its aid"."""
    prep = token.head.head
    if token.tag_ != "PRP$" or token.head.dep_ != "pobj" or prep.lower_ not in ("for", "over"):
        return None
    verb = prep.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in scene.tables.uses["provoked"]:
        return None
    object = next((child for child in verb.children if child.dep_ == "dobj" and child.i < token.i), None)
    return scene.at(object.i) if object is not None else None


def coordinated_with(token: Token, scene: Scene) -> Found | None:
    """Whom a possessive's phrase is joined to: in "Trump and his voters" he is Trump."""
    if token.tag_ != "PRP$" or token.head.dep_ != "conj" or token.head.head.i > token.i:
        return None
    one = scene.at(token.head.head.i)
    return one if one is not None and one.last < token.i else None


def relative(token: Token, scene: Scene) -> Found | None:
    """Who does what the relative clause around the pronoun tells: in "Sunak, who thanked his voters" he is Sunak."""
    over = relative_head(token)
    return scene.at(over.i) if over is not None else None


def relative_head(token: Token) -> Token | None:
    """The noun that the relative clause around the pronoun is about: "states" in "states that arm their citizens"."""
    verb = clause(token)
    while verb is not None and verb.dep_ in ("xcomp", "ccomp", "conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb is None or verb.dep_ != "relcl" or token.dep_ in ("dobj", "dative"):
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return verb.head if subject is not None and subject.tag_ in ("WP", "WDT") else None


def asking(token: Token, scene: Scene) -> Found | None:
    """Who asks another to do it to them, as in "She invited him to visit her", "Mali asked France to leave it"."""
    verb = clause(token)
    if token.dep_ not in ("dobj", "dative", "pobj") or verb is None or not is_to(verb):
        return None
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or above.lemma_.lower() not in scene.tables.uses["addressed"]:
        return None
    other = [
        child for child in (*above.children, *verb.children) if child.dep_ in ("dobj", "nsubj") and child.i < verb.i
    ]
    subject = next((child for child in other if child.dep_ == "nsubj" and child.i < above.i), None)
    return scene.at(subject.i) if subject is not None and len(other) > 1 else None


def turned_to(token: Token, scene: Scene) -> bool:
    """Is the pronoun whom somebody answers to, appeals to, negotiates with …, so no thing?"""
    verb = token.head.head
    pair = f"{verb.lemma_.lower()} {token.head.lower_}"
    return token.dep_ == "pobj" and token.head.dep_ == "prep" and pair in scene.tables.uses["towards"]


def spoken_for(token: Token, scene: Scene) -> Found | None:
    """As in "Her lawyer said she was well", "Navalny's aide said he": whose lawyer it is."""
    verb = clause(token)
    saying = verb.head if verb is not None and verb.dep_ == "ccomp" else None
    if saying is None or saying.lemma_ not in cues.saying():
        return None
    for child in saying.children:
        speaker = scene.at(child.i) if child.dep_ == "nsubj" and child.tag_ == "NN" else None
        owner = next((scene.headed(left.i) for left in child.lefts if left.dep_ == "poss"), None)
        if speaker is not None and owner is not None and owner is not speaker and not speaker.gender:
            return owner if speaker.role is not None else None
    return None


def controlling(token: Token, scene: Scene) -> Found | None:
    """Who is to do it, as in "asked him to change his mind", "urged Iran to end its programme"."""
    verb = clause(token)
    if token.tag_ != "PRP$" or verb is None or not is_to(verb) or verb.dep_ not in ("xcomp", "ccomp"):
        return None
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i), None)
    above = (child for child in verb.head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i)
    subject = own or (next(above, None) if verb.head.lemma_.lower() != "promise" else None)
    return scene.at(subject.i) if subject is not None and subject.i != token.head.i else None


def struck_by_its_word(token: Token, scene: Scene) -> Found | None:
    """Who says that another does something to it, as in "The rebels deny that Rwanda backs them"."""
    verb, uses = token.head, scene.tables.uses
    if token.dep_ != "dobj" or verb.dep_ != "ccomp" or verb.lemma_.lower() not in uses["against"] | uses["addressed"]:
        return None
    others = [child for child in verb.children if child.dep_ == "nsubj"]
    above = next((child for child in verb.head.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    one = scene.at(above.i) if above is not None and others else None
    beside = scene.at(others[0].i) if others else None
    same = one is not None and beside is not None and one.actors == beside.actors
    return one if one is not None and one.actors and not same else None


def provoking(token: Token, scene: Scene) -> Found | None:
    """Who gave cause, as in "Lula sacked the general after he refused", "Iraq blamed Ankara, but it denied it"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.head.lemma_.lower() not in scene.tables.uses["provoked"]:
        return None
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "prep")}
    because = verb.dep_ == "advcl" and bool(marks & _BECAUSE)
    joined = verb.dep_ == "conj" and any(other.lower_ == "but" for other in verb.head.children)
    if not because and not (joined and verb.lemma_ in cues.saying()):
        return None
    object = next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < token.i), None)
    if object is None:
        return None
    beside = next((child for child in object.children if child.dep_ == "appos"), object)
    return scene.at(beside.i) or scene.at(object.i)


def clause(token: Token) -> Token | None:
    """The nearest verb above."""
    return next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)


def is_to(verb: Token) -> bool:
    """As "to raise" in "it wants them to raise taxes"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def addressed(token: Token) -> bool:
    """Is the pronoun whom somebody tells, accuses, arrests …, so no thing?"""
    told = token.dep_ == "nsubj" and is_to(token.head) and token.head.dep_ in ("ccomp", "xcomp")
    verb = token.head.head if told else token.head
    addressed = verb.lemma_.lower() in actors().uses["addressed"]
    return (token.dep_ == "dobj" and addressed) or (told and (addressed or verb.lemma_.lower() in _WANTING))


def opens_clause(verb: Token, token: Token) -> bool:
    """Has the clause no subject but the pronoun or what is the pronoun's?"""
    subjects = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return all(subject in (token.i, token.head.i) for subject in subjects)


def last_subject(token: Token, scene: Scene) -> Found | None:
    """The subject nearest before, named or not; None where it is no actor."""
    number = scene.sentence[token.i]
    for other in map(scene.tokens.__getitem__, range(token.i - 1, -1, -1)):
        if scene.sentence[other.i] < number:
            return None
        if other.dep_ in ("nsubj", "nsubjpass") and other.pos_ in ("NOUN", "PROPN"):
            return scene.at(other.i)
    return None


def own_subject(token: Token, scene: Scene) -> Found | None:
    """The subject of the clause of "itself": "Russia would use all means to defend itself"."""
    verb: Token | None = clause(token)
    while verb is not None:
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            one = scene.at(subject.i)
            many = token.lower_ == "themselves"
            return one if one is not None and one.actors and many == (one.plural or len(one.actors) > 1) else None
        verb = clause(verb)
    return None


def describes(one: Found, scene: Scene) -> bool:
    """Does the role only tell what somebody is: "Steve Jobs, founder of Apple", "his post as chief"?"""
    token = scene.tokens[one.head]
    return token.dep_ in ("appos", "attr", "oprd") or (token.dep_ == "pobj" and token.head.lower_ == "as")


def met(token: Token, scene: Scene) -> Found | None:
    """The two that a verb of meeting brings together: "Pavel telephoned Tsai. They agreed", "spoke to Tsai"."""
    for verb in reversed(scene.tokens[: token.i]):
        if scene.sentence[verb.i] < scene.sentence[token.i] - 1:
            return None
        lemma = verb.lemma_.lower() if verb.pos_ == "VERB" else ""
        if lemma in scene.tables.uses["meet"]:
            return _both(verb, next((child for child in verb.children if child.dep_ == "dobj"), None), scene)
        if lemma in scene.tables.uses["confer"]:
            behind = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("with", "to"))
            objects = (child for one in behind for child in one.children if child.dep_ == "pobj")
            return _both(verb, next(objects, None), scene)
    return None


def _both(verb: Token, beside: Token | None, scene: Scene) -> Found | None:
    subject = next((scene.at(child.i) for child in verb.children if child.dep_ == "nsubj"), None)
    other = scene.at(beside.i) if beside is not None else None
    if subject is None or other is None or len(subject.actors) != 1 or len(other.actors) != 1:
        return None
    if subject.actors[0].kind != other.actors[0].kind:
        return None
    both = [*subject.actors, *other.actors]
    return Found(subject.first, other.last, subject.head, both, "group", plural=True, person=subject.person)
