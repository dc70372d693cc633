"""A small ledger held in memory: an invented article, coded by hand, with the rows that other pages show."""

import msgspec
import numpy as np

from dragoman.records import (
    Act,
    Actor,
    Coding,
    Document,
    Link,
    Mention,
    Participant,
    Place,
    Span,
    Speaker,
    Statement,
    Time,
    When,
)
from dragoman.store import sums, ties
from dragoman.store.rows import (
    ActorRow,
    ActRow,
    CausalRow,
    ClaimRow,
    ClaimVoice,
    DocumentRow,
    EventRow,
    Facet,
    Facets,
    Party,
    Query,
    Reason,
    SearchHit,
    StatementRow,
)

TEXT = """Officials of five neighbouring states met in Moscow on Wednesday to speak about Afghanistan. 😀
Ali Shamkhani, the secretary of Iran’s Supreme National Security Council, arrived in the Russian capital on the eve \
of the talks, and Russia received him with honours — أهلا وسهلا.
On Saturday the Harbour Post, citing diplomats of allied countries, reported that Moscow and Tehran plan to build a \
drone factory in Russia. No documents were offered.
Tehran denied that it had sent drones to Russia. Ukraine, alleging that it had, threatened to cut ties with Iran.
The sanctions of the West, the paper wrote, have driven the two countries together."""

IRAN = Actor(id="IRN", name="Iran", kind="state", country="IRN")
RUSSIA = Actor(id="RUS", name="Russia", kind="state", country="RUS")
UKRAINE = Actor(id="UKR", name="Ukraine", kind="state", country="UKR")
SHAMKHANI = Actor(id="ali-shamkhani", name="Ali Shamkhani", kind="person", country="IRN", sectors=("GOV", "MIL"))


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def role(actor: Actor, words: str, nth: int = 0) -> Participant:
    return Participant(**msgspec.structs.asdict(actor), span=at(words, nth))


def day(value: str, words: str) -> When:
    return When(start=value, end=value, precision="day", span=at(words), anchor="published:2023-02-09")


POST = Statement(
    id="s-post",
    speaker=Speaker(kind="outlet", span=at("the Harbour Post"), name="Harbour Post"),
    cue=at("reported"),
    content=(at("Moscow and Tehran plan to build a drone factory in Russia"),),
    form="indirect",
    stance="reports",
    said_when=day("2023-02-04", "Saturday"),
    evidence="none offered",
    evidence_span=at("No documents were offered"),
)
DIPLOMATS = Statement(
    id="s-diplomats",
    speaker=Speaker(
        kind="unnamed-group",
        span=at("diplomats of allied countries"),
        name="diplomats of allied countries",
        affiliation="USA",
        reason="not allowed to speak",
    ),
    cue=at("citing"),
    content=(at("Moscow and Tehran plan to build a drone factory in Russia"),),
    form="indirect",
    stance="asserts",
    addressee=RUSSIA,
    parent="s-post",
)
TEHRAN = Statement(
    id="s-tehran",
    speaker=Speaker(kind="organisation", span=at("Tehran", 1), actor=IRAN),
    cue=at("denied"),
    content=(at("it had sent drones to Russia"),),
    form="indirect",
    stance="denies",
    modality="planned",
)
ACTS = (
    Act(
        id="a-visit",
        type="CONSULT",
        mode="visit",
        trigger=at("arrived"),
        span=Span(at("Ali Shamkhani").start, at("honours").end),
        actors=(role(SHAMKHANI, "Ali Shamkhani"),),
        recipients=(role(RUSSIA, "Russia", 1),),
        when=When(start="2023-02-07", end="2023-02-07", precision="day", span=at("on the eve of the talks")),
        where=Place(span=at("the Russian capital"), name="Moscow", country="RUS"),
        contexts=("diplomatic", "human_rights"),
    ),
    Act(
        id="a-factory",
        type="COOPERATE",
        trigger=at("build"),
        span=at("Moscow and Tehran plan to build a drone factory in Russia"),
        actors=(role(RUSSIA, "Moscow", 1), role(IRAN, "Tehran")),
        modality="planned",
        statement="s-diplomats",
    ),
    Act(
        id="a-drones",
        type="AID",
        trigger=at("sent"),
        span=at("it had sent drones to Russia"),
        actors=(role(IRAN, "it had"),),
        recipients=(role(RUSSIA, "Russia", 3),),
        modality="denied",
        statement="s-tehran",
    ),
    Act(
        id="a-threat",
        type="THREATEN",
        mode="relations",
        trigger=at("threatened"),
        span=at("Ukraine, alleging that it had, threatened to cut ties with Iran"),
        actors=(role(UKRAINE, "Ukraine"),),
        recipients=(role(IRAN, "Iran", 1),),
    ),
)
CODING = Coding(
    document=Document(
        id="d1",
        text=TEXT,
        title="Security talks in Moscow",
        url="https://caspian.example/talks",
        outlet="Caspian Dispatch",
        author="M. Sohrabi",
        published="2023-02-09",
        published_from="given",
        language="en",
        notes=("hidden characters were kept",),
    ),
    mentions=(
        Mention(span=at("Ali Shamkhani"), actor=SHAMKHANI, how="name"),
        Mention(span=at("Iran"), actor=IRAN, how="name"),
        Mention(span=at("Russia", 1), actor=RUSSIA, how="name"),
        Mention(span=at("Tehran"), actor=IRAN, how="metonym"),
        Mention(span=at("Ukraine"), actor=UKRAINE, how="name"),
    ),
    times=(
        Time(span=at("Wednesday"), type="DATE", value="2023-02-08", start="2023-02-08", end="2023-02-08"),
        Time(span=at("Saturday"), type="DATE", value="2023-02-04", start="2023-02-04", end="2023-02-04"),
    ),
    places=(
        Place(span=at("Moscow"), name="Moscow", country="RUS"),
        Place(span=at("Moscow", 1), name="Moscow", country="RUS", literal=False),
    ),
    statements=(POST, DIPLOMATS, TEHRAN),
    acts=ACTS,
    links=(
        Link(
            cause=at("The sanctions of the West"),
            effect=at("the two countries together"),
            cue=at("driven"),
            statement=None,
        ),
    ),
    coder="rules-1",
)
SKIPPED = Coding(document=Document(id="d2", text="Bonjour le monde", language="fr"), skipped="language is fr")

CHAINS = {
    "s-post": ("Caspian Dispatch", "Harbour Post"),
    "s-diplomats": ("Caspian Dispatch", "Harbour Post", "diplomats of allied countries"),
    "s-tehran": ("Caspian Dispatch", "Iran"),
    None: ("Caspian Dispatch",),
}
HEAD = {"document": "d1", "title": "Security talks in Moscow", "outlet": "Caspian Dispatch", "published": "2023-02-09"}


def parties(actors):
    return tuple(Party(id=actor.id, name=actor.name, country=actor.country) for actor in actors)


def act_row(act: Act, **changed) -> ActRow:
    found = {
        "id": act.id,
        "type": act.type,
        "mode": act.mode,
        "modality": act.modality,
        "actors": parties(act.actors),
        "recipients": parties(act.recipients),
        "trigger": act.trigger.of(TEXT),
        "words": act.span.of(TEXT),
        "start": act.when.start if act.when else None,
        "end": act.when.end if act.when else None,
        "precision": act.when.precision if act.when else None,
        "where": act.where.name if act.where else None,
        "statement": act.statement,
        "chain": CHAINS[act.statement],
        "score": 1.0,
        "event": f"e-{act.id}",
    }
    return ActRow(**HEAD, **{**found, **changed})


def event_row(act: Act, **changed) -> EventRow:
    row = act_row(act)
    found = {name: getattr(row, name) for name in ("type", "mode", "modality", "actors", "recipients", "words")}
    found |= {name: getattr(row, name) for name in ("start", "end", "precision")}
    found |= {"id": f"e-{act.id}", "reports": 3, "independent": 2, "outlets": ("Caspian Dispatch", "Harbour Post")}
    found |= {"voices": (row.voice,), "modalities": (row.modality,)}
    return EventRow(**{**found, **changed})


def statement_row(said: Statement, **changed) -> StatementRow:
    found = {
        "id": said.id,
        "speaker": CHAINS[said.id][-1],
        "speaker_id": said.speaker.actor.id if said.speaker.actor else None,
        "speaker_class": said.speaker.kind,
        "country": None,
        "stance": said.stance,
        "form": said.form,
        "cue": said.cue.of(TEXT),
        "content": said.content[0].of(TEXT),
        "evidence": said.evidence,
        "said": said.said_when.start if said.said_when else None,
        "chain": CHAINS[said.id],
        "modality": said.modality,
        "claim": "c1",
    }
    return StatementRow(**HEAD, **{**found, **changed})


def voice_row(side, name, said, statement, act, **changed) -> ClaimVoice:
    """A voice of a claim by the rows of its statement (None: the outlet itself) and its act."""
    of = statement or act
    found = {
        "side": side,
        "stance": statement.stance if statement else side,
        "name": name,
        "speaker": f"who:{name}",
        "said": said,
        "statement": statement.id if statement else None,
        "act": act.id,
        "document": of.document,
        "title": of.title,
        "outlet": of.outlet,
        "published": of.published,
        "family": of.document,
        "chain": of.chain,
        "words": statement.content if statement else act.words,
        "evidence": statement.evidence if statement else None,
        "roots": (f"party:{name}",),
        "cites": (),
    }
    return ClaimVoice(**{**found, **changed})


ROWS = {
    "documents": [
        DocumentRow(
            id="d1",
            title="Security talks in Moscow",
            outlet="Caspian Dispatch",
            published="2023-02-09",
            url="https://caspian.example/talks",
            language="en",
            state="coded",
            reason=None,
            statements=3,
            acts=4,
            family="d1",
            copies=2,
        ),
        DocumentRow(
            id="d2",
            title=None,
            outlet=None,
            published=None,
            url=None,
            language="fr",
            state="skipped",
            reason="language is fr, only English is coded",
            statements=0,
            acts=0,
            family="d2",
            copies=1,
        ),
    ],
    "statements": [statement_row(said) for said in CODING.statements],
    "acts": [act_row(act) for act in ACTS],
    "events": [event_row(act) for act in ACTS],
    "claims": [
        ClaimRow(
            id="c1",
            words="Iran sent drones to Russia",
            actors=parties((IRAN, RUSSIA)),
            status="disputed",
            asserts=1,
            denies=1,
            doubts=0,
            origins=2,
            first_seen="2023-02-04",
            outlets=("Caspian Dispatch",),
            type="AID",
        )
    ],
    "actors": [
        ActorRow(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            sectors=actor.sectors,
            documents=1,
            mentions=3,
            statements=1,
            acts_done=2,
            acts_received=1,
        )
        for actor in (IRAN, RUSSIA, UKRAINE, SHAMKHANI)
    ],
}


def facet(*values: str) -> tuple[Facet, ...]:
    return tuple(Facet(value=value, label=value, count=1) for value in values)


class FakeView:
    """Answers as store.view.View does, without its SQL: filters that matter here are matched by hand."""

    def __init__(self, rows=ROWS, codings=(CODING, SKIPPED)):
        self.table, self.codings = rows, {coding.document.id: coding for coding in codings}
        self.facet = Facets(
            types=facet("CONSULT", "AID"),
            modalities=facet("happened", "did-not-happen"),
            countries=tuple(Facet(value=one.id, label=one.name, count=1) for one in (IRAN, RUSSIA, UKRAINE)),
            outlets=tuple(
                Facet(value=row.outlet, label=row.outlet, count=1) for row in rows["documents"] if row.outlet
            ),
            stances=facet("denies"),
            statuses=facet("disputed"),
        )

    def all(self, noun, query):
        return [row for row in self.table[noun] if fits(row, query or Query())]

    def rows(self, noun, query=None):
        query = query or Query()
        found = self.all(noun, query)[query.offset :]
        return found if query.limit < 0 else found[: query.limit]

    def count(self, noun, query=None):
        return len(self.all(noun, query))

    def every(self, noun, query=None):
        return iter(self.all(noun, query))

    def between(self, a, b, unit):
        found = self.all("events", Query(actor=a, recipient=b))
        return sums.kinds([self.stored(row) for row in found], unit)

    def together(self, a, b, unit, since="", until="9999"):
        found = {
            row.id: row
            for sides in ((a, b), (b, a))
            for row in self.all("events", Query(actor=sides[0], recipient=sides[1]))
        }
        return sums.kinds([self.stored(row) for row in found.values()], unit)

    def dealings(self, a, b, first, last):
        sides = ((a, b), (b, a))
        found = {row.id: row for x, y in sides for row in self.all("events", Query(actor=x, recipient=y))}
        return [row for row in found.values() if row.start and first <= row.start <= last]

    def ties(self, modalities, voice="any", among=None):
        return [
            (*pair, *map(int, course[:, 1:].sum(axis=0))) for pair, course in self.courses(modalities, voice, among)
        ]

    def busiest(self, modalities, voice, least, among, most):
        counts = {}
        for a, b, events, *_ in self.ties(modalities, voice, among):
            if events >= least:
                counts |= {who: counts.get(who, 0) + events for who in (a, b)}
        return sorted(counts, key=lambda who: (-counts[who], who))[:most]

    def activity(self, modalities, voice, least, among, since, until):
        some = self.busiest(modalities, voice, least, among, 99)
        return {who: len(some) - at for at, who in enumerate(some)}

    def nearest(self, a, b, modalities, voice, most):
        return [row[:2] for row in self.ties(modalities, voice) if not {a, b} & {*row[:2]}][:most]

    def courses(self, modalities, voice="any", among=None):
        found = {}
        for a, b, month, _, modality, own, told, _, quad, events, tenths in self.dyads():
            if a != b and modality in modalities and (voice == "any" or (own if voice == "outlet" else told)):
                sums = found.setdefault((min(a, b), max(a, b)), {}).setdefault(ties.number(month), [0, 0, 0])
                for at, value in enumerate((events, tenths, events if quad > 2 else 0)):
                    sums[at] += value
        for pair, months in sorted(found.items()):
            yield pair, np.array([(month, *sums) for month, sums in sorted(months.items())])

    def toward(self, a, modalities, voice="any"):
        return [
            (b, month[:4], media, events, tenths)
            for x, b, month, _, modality, own, told, media, _, events, tenths in self.dyads()
            if x == a and modality in modalities and (voice == "any" or (own if voice == "outlet" else told))
        ]

    def last_month(self, a, modalities, voice="any", least=1):
        return max((row[2] for row in self.dyads() if a in row[:2]), default="")

    def partners(self, a, since, until):
        return [row for row in self.dyads() if a in row[:2] and since <= row[2] <= until]

    def balances(self, a, b, modalities, voice="any"):
        return {row[0]: row[-1] / 10 for row in self.together(a, b, "day") if row[1] <= 0 and row[2] in modalities}

    def struck(self, some, type, modalities, voice="any"):
        found = [row for one in some for row in self.all("events", Query(recipient=one, type=type))]
        return [row.start for row in found if row.start and not {party.country for party in row.actors} & {*some}]

    def issues(self):
        return [("drones", len(self.table["statements"]), len(self.table["acts"]), 2, 1, "2023-02-08", None)]

    def on_issue(self, issue):
        if issue != "drones":
            return [], []
        said = [
            (
                s.said or s.published or "",
                s.document,
                s.id,
                s.speaker,
                s.speaker_id,
                s.country,
                s.stance,
                s.modality,
                s.said,
            )
            for s in self.table["statements"]
        ]
        done = [
            (
                a.start or a.published or "",
                a.document,
                a.id,
                msgspec.json.encode(a.actors).decode(),
                a.type,
                a.modality,
                a.start,
            )
            for a in self.table["acts"]
        ]
        return said, done

    def told(self, statements, acts):
        return tuple(
            [row for row in self.table[noun] if row.id in ids]
            for noun, ids in (("statements", statements), ("acts", acts))
        )

    def remarks(self, a, b):
        return 3

    def references(self, a, b):
        return [("UN votes", 2022, 0.5)] if {a, b} == {"IRN", "RUS"} else []

    def causes(self, query=None, words=""):
        row = {
            "cause": "The sanctions of the West",
            "effect": "the two countries together",
            "cue": "driven",
            "statement": None,
        }
        return [CausalRow(**HEAD, **row, chain=("Caspian Dispatch",))]

    def dyads(self, since="", until="9999", among=None):
        return [
            (a.country, b.country, kind[0][:7], *kind[1:])
            for row in self.table["events"]
            for a in row.actors
            for b in row.recipients
            for kind in sums.kinds([self.stored(row)], "month")
        ]

    def reasons(self, whole):
        return [Reason(by="hand", verdict="same", reason="one <visit>", count=2)]

    def version(self):
        return 1

    def reports(self):
        rows = self.table["events"]
        return sum(row.reports for row in rows), sum(row.independent for row in rows)

    def months(self):
        return [
            (row.start[:7] if row.start else "", row.modality, self.stored(row)["voices"], 1)
            for row in self.table["events"]
        ]

    def stored(self, row):
        cells = {name: getattr(row, name) for name in row.__struct_fields__}
        lists = {name: msgspec.json.encode(cell).decode() for name, cell in cells.items() if isinstance(cell, tuple)}
        return {**cells, **lists, "first": row.start or "", "last": row.end or ""}

    def documents(self, query=None):
        return self.rows("documents", query)

    def statements(self, query=None):
        return self.rows("statements", query)

    def acts(self, query=None):
        return self.rows("acts", query)

    def events(self, query=None):
        return self.rows("events", query)

    def claims(self, query=None):
        return self.rows("claims", query)

    def one(self, noun, id):
        return next((row for row in self.table[noun] if row.id == id), None)

    def document_row(self, id):
        return self.one("documents", id)

    def event(self, id):
        return self.one("events", id)

    def claim(self, id):
        return self.one("claims", id)

    def actor(self, id):
        return self.one("actors", id)

    def claim_voices(self, id):
        acts, statements = self.table["acts"], self.table["statements"]
        return [
            voice_row("asserts", "Harbour Post", "2023-02-04", statements[1], acts[1], cites=("outlet:harbour-post",)),
            voice_row("denies", "Iran", None, statements[2], acts[2]),
            voice_row("doubts", "Caspian Dispatch", None, None, acts[2]),
        ]

    def coding(self, id, coder=None):
        return self.codings.get(id)

    def search(self, words, limit=20, offset=0):
        hit = SearchHit(**HEAD, snippet="… talks in Moscow & <more>", marks=(Span(11, 17),))
        return [hit][offset:][:limit] if words != "nothing" else []

    def holding(self, phrases):
        return list(self.codings)

    def search_count(self, words):
        return len(self.search(words))

    def facets(self):
        return self.facet

    def close(self):
        pass


def fits(row, query: Query) -> bool:
    plain = ("type", "modality", "stance", "status", "outlet", "document", "event")
    if any(getattr(query, name) not in (None, getattr(row, name, getattr(query, name))) for name in plain):
        return False
    if isinstance(row, ActRow | EventRow):
        voices = getattr(row, "voices", None) or (row.voice,)
        if query.voice != "any" and query.voice not in voices:
            return False
        for wanted, side in ((query.actor, row.actors), (query.recipient, row.recipients)):
            if wanted and not any(wanted in (party.id, party.country) for party in side):
                return False
    return True
