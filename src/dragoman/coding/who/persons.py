"""Names of persons in a text: those of the tables, those that titles, given names and verbs of saying give away,
and the surnames by which either are called later."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding.when.words import tells_time
from dragoman.coding.who.names import Hit, Hits
from dragoman.words import cues
from dragoman.words.actors import HEADS, Actors, Entry, plain, slug, surname

_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "abu", "ul"]
)
_TITLED = frozenset({"agent", "weak", "honorific"})
_NOT_PERSONS = frozenset({"DATE", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART"})
_LONGEST = 6


@dataclass(slots=True)
class Name:
    """A person's name at tokens ``first``–``last``. ``id`` is that of the tables or None; ``how`` is name or short."""

    first: int
    last: int
    words: str
    id: str | None
    how: str = "name"
    gender: str = ""

    @property
    def slug(self) -> str:
        """Id of the person as an actor."""
        return self.id or slug(self.words)


def people(hits: Hits, tables: Actors, on: str | None) -> dict[int, Name]:
    """The names of persons by their last token. Hits of persons are taken out of ``hits``, so are those they cover."""
    found = [name for hit in list(hits) if (name := _listed(hit, hits, tables, on))]
    taken = {index for name in found for index in range(name.first, name.last + 1)}
    found += _unlisted(hits, tables, taken, on)
    found = _surnames(hits, tables, found)
    for name in found:
        for index in range(name.first, name.last + 1):
            if (hit := hits.at.get(index)) is not None:
                hits.drop(hit)
    return {name.last: name for name in found}


def _listed(hit: Hit, hits: Hits, tables: Actors, on: str | None) -> Name | None:
    """The person of the tables that a hit names."""
    full = [entry for entry in hit.entries if entry.kind == "person"]
    short = hit.entry("short")
    if (full or short) and _names_a_thing(hit.last, hits, tables):
        hits.drop(hit)
        return None
    if full:
        person = tables.people[_choice(full, tables, on)]
        title = hits.at.get(hit.first - 1)
        titled = title is not None and title.entry(*_TITLED) is not None
        if person.listed and not titled and not person.around(on):
            return Name(hit.first, hit.last, hit.words, None, "name", person.gender)
        return Name(hit.first, hit.last, person.name, person.id, "name", person.gender)
    if short is None or hit.entry(*HEADS) is not None:
        return None
    doc = hits.tokens
    before = doc[hit.first - 1] if hit.first else None
    after = doc[hit.last + 1] if hit.last + 1 < len(doc) else None
    if (before is not None and _part(before, hits, tables)) or (after is not None and _part(after, hits, tables)):
        hits.drop(hit)
        return None
    return Name(hit.first, hit.last, tables.people[short.id].name, short.id, "short", tables.people[short.id].gender)


def _names_a_thing(last: int, hits: Hits, tables: Actors) -> bool:
    """As in "Jefferson County", "the Ronald Reagan Building"."""
    after = hits.tokens[last + 1] if last + 1 < len(hits.tokens) else None
    return after is not None and after.tag_ == "NNP" and tables.given.get(hits.keys[last + 1][0]) == "-"


def _choice(entries: list[Entry], tables: Actors, on: str | None) -> str:
    """Of several people of one name the one in office that day, else the first."""
    current = [entry.id for entry in entries if on and any(term.holds(on) for term in tables.people[entry.id].terms)]
    return (current or [entry.id for entry in entries])[0]


def _part(token: Token, hits: Hits, tables: Actors) -> bool:
    """True for a word that can be part of a name and is not part of another."""
    text = hits.texts[token.i]
    if not text[0].isupper() or token.tag_ not in ("NNP", "NNPS") or tables.given.get(hits.keys[token.i][0]) == "-":
        return False
    hit = hits.at.get(token.i)
    if hit is None:
        return len(text) > 1
    if hit.first != hit.last or hit.entry(*_TITLED, "other", "short", "person"):
        return False
    return plain(text) in tables.given and token.ent_type_ == "PERSON"


def _unlisted(hits: Hits, tables: Actors, taken: set[int], on: str | None) -> list[Name]:
    doc, found, index = hits.tokens, [], 0
    while index < len(doc):
        if not hits.texts[index][0].isupper() or index in taken or not _part(doc[index], hits, tables):
            index += 1
            continue
        last = _run(index, hits, tables, taken)
        if (name := _person(index, last, hits, tables, on)) is not None:
            found.append(name)
        index = last + 1
    return found


def _run(first: int, hits: Hits, tables: Actors, taken: set[int]) -> int:
    """Last token of the run of name parts that begins at ``first``: particles, initials and hyphens inside it."""
    doc, last, index = hits.tokens, first, first + 1
    while index < len(doc) and index - first < _LONGEST and index not in taken:
        token = doc[index]
        if token.is_space or token.text == "'s":
            break
        if _part(token, hits, tables) or _after_given(index, hits, tables):
            last = index
        elif not (
            token.lower_ in _PARTICLES
            or (token.text == "-" and not token.whitespace_ and not doc[index - 1].whitespace_)
            or (token.text[0].isupper() and len(token.text) <= 2 and token.text.endswith("."))
        ):
            break
        index += 1
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_ and doc[last + 2].is_lower:
        last += 2  # "Kim Jong-un"
        if last + 1 < len(doc) and doc[last + 1].text != "-":
            break
    return last


def _after_given(index: int, hits: Hits, tables: Actors) -> bool:
    """A capitalised word behind a given name, whatever the tagger took it for."""
    token, before = hits.tokens[index], hits.tokens[index - 1]
    known = plain(before.text) in tables.given
    return known and token.text.istitle() and token.pos_ in ("VERB", "ADJ", "NOUN") and index not in hits.at


def _person(first: int, last: int, hits: Hits, tables: Actors, on: str | None) -> Name | None:
    """The run as a person's name where something says that it is one."""
    doc = hits.tokens
    words = hits.words(first, last)
    title = hits.at.get(first - 1)
    entry = title.entry(*_TITLED) if title and title.last == first - 1 else None
    gender = tables.given.get(plain(doc[first].text), "")
    if first == last:
        ends = last + 1 < len(doc) and (doc[last + 1].tag_ == "NNP" or doc[last + 1].text == "-")
        if entry is None or (entry.plural and entry.kind != "honorific") or ends or not _titles(title, doc[first]):
            return None
        known = _officer(words, title, entry, hits, tables, on)
        return Name(first, last, tables.people[known].name if known else words, known, "name", entry.gender)
    if _names_a_thing(last, hits, tables):
        return None
    described = title is not None and title.last == first - 1 and title.entry("figure") is not None
    labelled = described and all(doc[index].ent_type_ == "PERSON" for index in range(first, last + 1))
    if entry is None and not labelled and not _evident(first, last, hits, tables):
        return None
    known = _similar(words, tables, on)
    person = tables.people[known] if known else None
    return Name(first, last, person.name if person else words, known, "name", person.gender if person else gender)


def _officer(words: str, title: Hit | None, entry: Entry, hits: Hits, tables: Actors, on: str | None) -> str | None:
    """The one of that surname who holds the office of the title: "President Yoon", "Iran's foreign minister Zarif"."""
    assert title is not None
    left = title.first - 1
    if left >= 0 and hits.tokens[left].tag_ == "POS":
        left -= 1
    owner = hits.at.get(left)
    named = owner.entry("state", "adjective") if owner is not None else None
    fits = [
        id
        for id in tables.people.called(plain(words))
        for term in tables.people[id].terms
        if ((entry.office and term.office == entry.office) if named is None else term.country == named.id)
        and (on is not None and term.holds(on))
    ]
    return fits[0] if len(set(fits)) == 1 else None


def _titles(title: Hit | None, name: Token) -> bool:
    """As in "President Smith", "spokesman Smith"; not "the ministry official Monday"."""
    role = title.entry(*_TITLED) if title is not None else None
    return role is not None and role.gender != "n" and name.ent_type_ not in _NOT_PERSONS


def _evident(first: int, last: int, hits: Hits, tables: Actors) -> bool:
    doc = hits.tokens
    labelled = all(doc[index].ent_type_ == "PERSON" for index in range(first, last + 1))
    given = plain(doc[first].text) in tables.given
    verb = doc[last].head
    says = doc[last].dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in cues.saying()
    acts = doc[last].dep_ == "nsubj" and verb.lemma_.lower() in tables.uses["volition"]
    beside = _apposed(last, hits)
    return (labelled and (given or says or acts or beside or _behind_a_role(first, hits))) or (
        given and (says or beside)
    )


def _behind_a_role(first: int, hits: Hits) -> bool:
    """As in "Ukraine's ambassador to Germany," before the name."""
    doc = hits.tokens
    if first < 2 or doc[first - 1].text != ",":
        return False
    for index in range(first - 2, max(first - 9, -1), -1):
        if doc[index].pos_ in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ"):
            return False
        if (hit := hits.at.get(index)) is not None and hit.entry("agent", "weak", "figure"):
            return True
    return False


def _apposed(last: int, hits: Hits) -> bool:
    """As in ", the coordinator for" behind the name."""
    doc = hits.tokens
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return False
    for index in range(last + 2, min(last + 11, len(doc))):
        if doc[index].pos_ in ("VERB", "AUX", "ADP", "PUNCT", "PRON", "SCONJ") and doc[index].text != "-":
            return False
        if (hit := hits.at.get(index)) is not None and hit.entry("agent", "weak"):
            return True
    return False


def _similar(words: str, tables: Actors, on: str | None) -> str | None:
    """The one person of the tables in office about that day with nearly that name: other vowels, no middle name."""
    family, first = plain(surname(words)), plain(words.split()[0])
    near = [id for id in tables.people.called(family) if plain(tables.people[id].name).split(" ")[0] == first]
    found = [id for id in dict.fromkeys((*tables.sounding(words), *near)) if tables.people[id].around(on, 1)]
    return found[0] if len(found) == 1 else None


def _surnames(hits: Hits, tables: Actors, found: list[Name]) -> list[Name]:
    """All names, with the places where a person of the text is called by the surname alone."""
    called: dict[str, list[Name]] = {}
    alone = [name for name in found if name.id is None and name.first == name.last]
    for name in sorted(found, key=lambda name: name.first):
        for key in _short_forms(name, tables) if name not in alone else ():
            called.setdefault(key, []).append(name)
        if first := _first_as_a_state(name, hits, tables):
            called.setdefault(first, []).append(name)
    for name in alone:
        if names := called.get(plain(name.words)):
            name.words, name.id, name.how = names[0].words, names[0].id, "short"
        else:
            called[plain(name.words)] = [name]
    taken = {index for name in found for index in range(name.first, name.last + 1)}
    starts = {key.split(" ")[0] for key in called}
    doc, more = hits.tokens, list(found)
    for index in range(len(doc)):
        if hits.keys[index][0] not in starts or index in taken:
            continue
        for last in range(min(index + 4, len(doc) - 1), index - 1, -1):
            key = hits.plain(index, last)
            names = called.get(key)
            if names and not taken & set(range(index, last + 1)) and _called(index, last, hits, tables):
                before = [name for name in names if name.first < index] or names[:1]
                of = before[-1]
                more.append(Name(index, last, of.words, of.id, "short", of.gender))
                taken.update(range(index, last + 1))
                break
    return more


def _first_as_a_state(name: Name, hits: Hits, tables: Actors) -> str:
    """As "Jordan" of Jordan Henderson, where nothing else in the text is of the state: its people, its capital."""
    first = plain(name.words.split()[0])
    state = next((entry.id for entry in tables.entries(first) if entry.kind == "state"), None)
    if state is None or name.first == name.last:
        return ""
    spoken = (
        entry.kind in ("adjective", "people", "capital") and entry.id == state for hit in hits for entry in hit.entries
    )
    return "" if any(spoken) else first


def _short_forms(name: Name, tables: Actors) -> set[str]:
    if name.id:
        countries = {term.country for term in tables.people[name.id].terms}  # Ban Ki-moon was Korea's, then the UN's
        forms = {plain(surname(name.words, country)) for country in countries} | tables.short_forms(name.id)
    else:
        forms = {plain(surname(name.words))}
    first = next(iter(sorted(forms, key=len, reverse=True)), "")
    if first.startswith("al "):
        forms.add(first[3:])
    return {form for form in forms if len(form) > 1}


def _names_the_state(first: int, last: int, hits: Hits, tables: Actors) -> bool:
    """As in "Michael Jordan met Jordan's king in Jordan": the name is a state's too, and where it stands it is that."""
    doc = hits.tokens
    if not any(entry.kind == "state" for entry in tables.entries(hits.plain(first, last))):
        return False
    owned = hits.at.get(last + 2) if last + 2 < len(doc) and doc[last + 1].tag_ == "POS" else None
    inside = first > 0 and doc[first - 1].lower_ == "in"
    return inside or (owned is not None and owned.entry(*HEADS) is not None)


def _called(first: int, last: int, hits: Hits, tables: Actors) -> bool:
    token = hits.tokens[last]
    hit = hits.at.get(last)
    if not token.text[0].isupper() or tells_time(token) or _names_the_state(first, last, hits, tables):
        return False
    if token.tag_ == "MD":  # "May added": no month, no verb
        return last + 1 < len(hits.tokens) and hits.tokens[last + 1].tag_ in ("VBD", "VBZ")
    if token.tag_ not in ("NNP", "NNPS", "NN", "JJ", "NNS"):
        return False
    return hit is None or (hit.last - hit.first <= last - first and not hit.entry("agency", "other"))
