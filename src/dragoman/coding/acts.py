"""Who did what to whom: acts from verbs and nouns of the cue tables, by dependency rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.coding import grammar, slots
from dragoman.coding.participants import Cast, distinct
from dragoman.coding.when.words import tells_time
from dragoman.records import Modality, Participant, Span
from dragoman.words import cues

_PAIRED = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
"""Types that do not stand without a recipient."""
_SUFFERED = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID", "RETREAT"})
"""Types that stand without an actor where the text only tells whom it befell."""
_SOIL = frozenset({"ASSAULT", "COERCE"})
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
_QUESTION = frozenset({"about", "whether", "if"})
_JOINT = frozenset({"AGREE", "RETREAT"})
"""Mutual types that one named party can do."""


@dataclass(frozen=True)
class Found:
    """An act as it stands in the tree: ``head`` carries it, ``noun`` is the event noun below a verb ("held talks");
    ``modality`` where the reader model told one."""

    head: Token
    noun: Token | None
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    score: float
    modality: Modality | None = None

    @property
    def trigger(self) -> Span:
        """The words that tell it."""
        return grammar.words(self.head)

    @property
    def span(self) -> Span:
        """From the first to the last word that shows it, within its sentence."""
        spans = [self.trigger, *([grammar.words(self.noun)] if self.noun is not None else [])]
        sentence = grammar.around(self.head)
        spans += [
            party.span for party in (*self.actors, *self.recipients) if party.span and party.span.within(sentence)
        ]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def find(doc: Doc, cast: Cast) -> list[Found]:
    """The acts of a text in order of their triggers."""
    found: list[Found] = []
    used: set[int] = set()
    for token in grammar.verbs(doc):
        if (act := _verb(token, cast)) is not None:
            found.append(act)
            if act.noun is not None:
                used.add(act.noun.i)
    for token in grammar.having(doc, "pos_", ("NOUN",)):
        if token.i not in used and (act := _noun(token, cast)) is not None:
            found.append(act)
    return sorted(_once(found), key=lambda act: act.trigger)


def _verb(verb: Token, cast: Cast) -> Found | None:
    known = cues.act_verbs().get(verb.lemma_.lower(), ())
    if not known or any(noun.lower_ in _REFLEXIVE for noun in grammar.children(verb, "dobj")):
        return None
    for cue in known:
        noun = None
        if cue.needs:
            fits, noun = _needed(verb, cue)
            if not fits:
                continue
        doers = grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb)
        actors = [party for head in doers for party in cast.named(head)]
        recipients = slots.fill(verb, noun, cue.to, cast, soil=cue.type in _SOIL or cue.mode == "visit")
        if cue.type == "CONSULT" and cue.mutual:
            recipients += [party for head in grammar.hosts(verb) for party in cast.named(head)]
        act = _parties(cue, actors, recipients, suffered=grammar.is_passive(verb))
        if act is None or (cue.type in ("REJECT", "REQUEST") and _is_answer(verb)):
            continue
        if cue.type == "PROTEST" and grammar.children(verb, "dobj") and not cue.needs:
            continue
        own = bool(grammar.children(verb, "nsubj", "nsubjpass", "agent"))
        kind, mode = (cue.type, _mode(verb, cue)) if act[1] or not _at_nobody(cue, noun) else ("MOBILIZE", "weapons")
        return Found(verb, noun, kind, mode, *act, score=0.9 if own else 0.8)
    return None


def _at_nobody(cue: cues.ActCue, noun: Token | None) -> bool:
    """As in "fired a missile over the sea": a show of force, where nobody is hit."""
    return cue.type == "ASSAULT" and noun is not None and noun.lemma_ in cues.noun_class("weapons")


def _needed(verb: Token, cue: cues.ActCue) -> tuple[bool, Token | None]:
    """Whether the object, particle or complement that the cue needs is there; and the noun where it is one."""
    objects = [part for head in grammar.objects(verb) for part in grammar.conjuncts(head)]
    if not objects or verb.lemma_ in ("join", "attend", "take", "withdraw", "pull", "fire", "send", "move"):
        objects += [below for child in grammar.children(verb, "prep") for below in grammar.children(child, "pobj")]
    for noun in objects:
        if noun.lemma_.lower() in cue.needs:
            return True, noun
    for noun in objects:
        for below in grammar.after(noun, "of"):
            if below.lemma_.lower() in cue.needs and noun.pos_ in ("NOUN", "NUM"):
                return True, noun
    small = {child.lower_ for child in grammar.children(verb, "prep", "prt", "advmod") if _complements(child, verb)}
    complements = {child.lemma_ for child in grammar.children(verb, "xcomp", "ccomp")}
    return bool(cue.needs & (small | complements)), None


def _complements(small: Token, verb: Token) -> bool:
    """False for the "on" of "on Monday"."""
    return small.i > verb.i and not any(tells_time(below) for below in small.children)


def _is_answer(verb: Token) -> bool:
    """As in "declined to comment", "rejected them", "asked about Libya": a statement or less, not an act."""
    tail = grammar.text(verb.doc)[verb.idx : verb.idx + 60].lower()
    if verb.lemma_ in ("ask", "request", "demand", "insist") and any(
        words in tail for words in cues.phrases("anonymous")
    ):
        return True
    if verb.lemma_ == "ask" and any(child.lower_ in _QUESTION for child in (*verb.children, *_marks(verb))):
        return True
    if any(child.lemma_ in cues.phrases("decline") for child in grammar.children(verb, "xcomp")):
        return True
    said = cues.phrases("echo") | cues.phrases("they")
    return any(noun.lemma_.lower() in said or noun.lower_ in said for noun in grammar.objects(verb))


def _marks(verb: Token) -> list[Token]:
    """The words that open the clauses below a verb."""
    return [mark for clause in grammar.children(verb, "ccomp", "advcl") for mark in grammar.children(clause, "mark")]


def _parties(
    cue: cues.ActCue, actors: list[Participant], recipients: list[Participant], *, suffered: bool
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]] | None:
    """Actors and recipients if the act stands with them: one is named, and those its type cannot do without."""
    if cue.mutual:
        together = distinct([*actors, *recipients])
        if len(together) >= 2 or (len(together) == 1 and cue.type in _JOINT):
            return together, ()
        return None
    doers = distinct(actors)
    done_to = tuple(party for party in distinct(recipients) if party.id not in {doer.id for doer in doers})
    if doers and (done_to or cue.type not in _PAIRED):
        return doers, done_to
    if done_to and not doers and suffered and cue.type in _SUFFERED:
        return (), done_to
    return None


def _noun(noun: Token, cast: Cast) -> Found | None:
    for cue in cues.act_nouns().get(noun.lemma_.lower(), ()):
        actors = _doers(noun, cue, cast)
        recipients = [party for head in _reach(noun, cue.to) for party in cast.named(head)]
        if cue.mutual:
            recipients += [party for head in grammar.after(noun, "between", "among") for party in cast.named(head)]
        act = _parties(cue, actors, recipients, suffered=True)
        if act is None or (not act[1] and not cue.mutual):
            continue
        if cue.mutual and len(act[0]) < 2:
            continue
        return Found(noun, None, cue.type, _mode(noun, cue), *act, score=0.7)
    return None


def _doers(noun: Token, cue: cues.ActCue, cast: Cast) -> list[Participant]:
    """Possessor, "by X", modifier, "of X", else the subject of a light verb above ("paid a visit")."""
    heads = grammar.children(noun, "poss") or _reach(noun, ("by",))
    named = [party for head in heads for party in cast.named(head)]
    if not named:
        modifiers = grammar.children(noun, "amod", "compound", "nmod")
        named = [party for head in modifiers for part in grammar.conjuncts(head) for party in cast.named(part)]
    if not named and "of" not in cue.to:
        named = [party for head in _reach(noun, ("of", "from")) for party in cast.named(head)]
    verb = noun.head
    if not named and noun.dep_ in ("dobj", "pobj") and grammar.is_verb(verb) and verb.lemma_ in cues.phrases("light"):
        named = [party for head in grammar.subjects(verb) for party in cast.named(head)]
    return named


def _reach(noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Behind the noun's prepositions, or behind those of their nouns ("visit to Iran of Patrushev")."""
    found = grammar.after(noun, *prepositions)
    if not found:
        for child in grammar.children(noun, "prep"):
            for below in grammar.children(child, "pobj"):
                found += grammar.after(below, *(word for word in prepositions if word in ("of", "by")))
    return found


def _mode(head: Token, cue: cues.ActCue) -> str | None:
    if cue.mode:
        return cue.mode
    clauses = [child for child in grammar.children(head, "conj") if grammar.is_verb(child)]
    others = {token.i for clause in clauses for token in clause.subtree}
    text = " ".join(token.lower_ for token in head.subtree if token.i not in others)
    padded = f" {text} "
    for words, mode in cues.act_modes().get(cue.type, ()):
        if f" {words} " in padded:
            return mode
    return None


def _once(found: list[Found]) -> Iterator[Found]:
    """A noun that repeats the act of a verb in the same sentence, with the same parties, is that act."""
    verbs = [act for act in found if act.head.pos_ != "NOUN"]
    for act in found:
        if act.head.pos_ == "NOUN" and any(_repeats(act, other) for other in verbs):
            continue
        yield act


def _repeats(noun: Found, verb: Found) -> bool:
    if noun.type != verb.type or grammar.sentence(noun.head) != grammar.sentence(verb.head):
        return False
    mine = {party.id for party in (*noun.actors, *noun.recipients)}
    return mine <= {party.id for party in (*verb.actors, *verb.recipients)}
