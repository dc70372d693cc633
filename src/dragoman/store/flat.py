"""A coding → the flat rows that lists are made from."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from dragoman.link import claims, events, origins
from dragoman.link.follows import CONFIRMS
from dragoman.link.propositions import Proposition
from dragoman.link.telling import TOGETHER, Telling, blocks, day
from dragoman.link.topics import topics
from dragoman.records import Act, Actor, Coding, Statement
from dragoman.store import decisions
from dragoman.store.rows import Party
from dragoman.store.sums import in_course

UNKNOWN_OUTLET = "outlet unknown"
"""Head of a source chain where the document names no outlet."""


def as_json(value: object) -> str:
    """JSON text for a column."""
    return msgspec.json.encode(value).decode()


def number(id: str) -> int:
    """63 bits made from an id: the same number in every ledger."""
    return int.from_bytes(blake2b(id.encode(), digest_size=8).digest()) >> 1


def insert(db: sqlite3.Connection, coding: Coding) -> list[Telling | Proposition]:
    """Writes the rows of one coding; gives back what its acts tell and claim."""
    statements = {statement.id: statement for statement in coding.statements}
    db.executemany(
        f"INSERT INTO statement VALUES ({', '.join('?' * 15)}) ON CONFLICT (id) DO NOTHING",
        [_statement(coding, statement, statements) for statement in coding.statements],
    )
    tellings: list[Telling | Proposition] = [*_acts(db, coding, statements)]
    tellings += _voices(db, coding)
    db.executemany(
        "INSERT INTO causal VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                coding.document.id,
                link.cause.of(coding.document.text),
                link.effect.of(coding.document.text),
                link.cue.of(coding.document.text),
                link.statement,
                as_json(_chain(coding, link.statement, statements)),
            )
            for link in coding.links
        ],
    )
    db.executemany("INSERT OR IGNORE INTO topic VALUES (?, ?, ?, ?, ?, ?)", _topics(coding))
    _count_actors(db, coding, 1)
    return tellings


def remove(db: sqlite3.Connection, coding: Coding) -> None:
    """Takes the rows of a coding away, its counts included; the text is not needed for it."""
    document = (coding.document.id,)
    keys = [
        (role, key, _days(act, coding.document.published)[0], act.id)
        for act in coding.acts
        for role, key in found_under(None, act.actors, act.recipients)
    ]
    db.executemany("DELETE FROM act_key WHERE role = ? AND key = ? AND first = ? AND act = ?", keys)
    for table in ("statement", "act", "voice", "causal", "confirming", "document_key", "topic"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", document)
    _count_actors(db, coding, -1)


def _statement(coding: Coding, statement: Statement, statements: dict[str, Statement]) -> tuple[object, ...]:
    said = statement.said_when.start if statement.said_when else None
    actor = statement.speaker.actor
    text = coding.document.text
    return (
        statement.id,
        coding.document.id,
        claims.called(statement.speaker),
        actor.id if actor else None,
        statement.speaker.kind,
        (actor.country if actor else None) or statement.speaker.affiliation,
        statement.stance,
        statement.modality,
        statement.form,
        statement.cue.of(text) if statement.cue else "",
        " … ".join(span.of(text) for span in statement.content),
        statement.evidence,
        said,
        as_json(_chain(coding, statement.id, statements)),
        said or day(coding.document.published) or "",
    )


def _topics(coding: Coding) -> Iterator[tuple[str, ...]]:
    statements, acts = {one.id: one for one in coding.statements}, {one.id: one for one in coding.acts}
    for issue, how, id in topics(coding):
        if how == "said":
            said = statements[id]
            who = [said.speaker.actor.id if said.speaker.actor else claims.called(said.speaker)]
            when = said.said_when
        else:
            who, when = [party.id for party in parties(acts[id].actors)], acts[id].when
        yield from ((issue, how, id, one, coding.document.id, (when.start if when else None) or "") for one in who)


def _chain(coding: Coding, statement: str | None, statements: dict[str, Statement]) -> tuple[str, ...]:
    steps = origins.chain(statement, statements)
    return (coding.document.outlet or UNKNOWN_OUTLET, *(claims.called(step.speaker) for step in steps))


def _acts(db: sqlite3.Connection, coding: Coding, statements: dict[str, Statement]) -> list[Telling]:
    rows, keys, tellings, told, confirmed = [], [], [], {}, []
    marks = decisions.marks(db, coding)
    for act in coding.acts:
        telling = events.telling(act, coding.document.published, coding.document.id, coding.document.text)
        if telling is not None:
            telling = replace(telling, mark=marks.get(act.id))
            tellings.append(telling)
            told[act.id] = telling.id
            within = statements.get(act.statement or "")
            if within is not None and within.stance in CONFIRMS and telling.mood == "realised" and telling.first:
                confirmed += [(key, telling.first, telling.id, coding.document.id) for key in blocks(telling)]
        row = _act(coding, act, statements, telling.id if telling else None)
        rows.append(row)
        keys += [(role, key, row[16], act.id) for role, key in found_under(act.type, act.actors, act.recipients)]
    db.executemany(f"INSERT INTO act VALUES ({', '.join('?' * 22)}) ON CONFLICT (id) DO NOTHING", rows)
    db.executemany("INSERT OR IGNORE INTO act_key VALUES (?, ?, ?, ?)", keys)
    db.executemany("INSERT OR IGNORE INTO confirming VALUES (?, ?, ?, ?)", confirmed)
    decisions.learn(db, coding, told)
    return tellings


def _act(coding: Coding, act: Act, statements: dict[str, Statement], telling: str | None) -> tuple[object, ...]:
    text = coding.document.text
    when = act.when
    start, end = (when.start, when.end) if when else (None, None)
    return (
        act.id,
        coding.document.id,
        act.type,
        act.mode,
        act.modality,
        as_json(parties(act.actors)),
        as_json(parties(act.recipients)),
        act.trigger.of(text),
        act.span.of(text),
        start,
        end,
        when.precision if when else None,
        act.where.name if act.where else None,
        act.statement,
        as_json(_chain(coding, act.statement, statements)),
        act.score,
        *_days(act, coding.document.published),
        origins.source(origins.chain(act.statement, statements)),
        *events.echoes(act, text),
        telling,
    )


def parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Actors as rows show them."""
    return tuple(Party(id=actor.id, name=actor.name, country=actor.country) for actor in actors)


def found_under(
    type: str | None, actors: Sequence[Actor | Party], recipients: Sequence[Actor | Party]
) -> set[tuple[str, str]]:
    """(role, id or country) under which an act is found; several actors alone are both where its type is one of what
    they do together, or None."""
    alone = len(actors) > 1 and (type is None or type in TOGETHER)
    both = [("actor", each) for each in actors]
    both += [("recipient", each) for each in recipients or (actors if alone else ())]
    return {(role, key) for role, each in both for key in (each.id, each.country) if key}


def _days(act: Act, published: str | None) -> tuple[str, str]:
    """First and last day for lists: the act's own, else the day of publication, else ''. Days of antiquity or of the
    year 9998, which articles name too, are in no course."""
    start, end = (act.when.start, act.when.end) if act.when else (None, None)
    if not all(day is None or in_course(day) for day in (start, end)):
        start = end = None
    out = day(published) or ""
    return start or end or out, end or start or out


def _voices(db: sqlite3.Connection, coding: Coding) -> list[Proposition]:
    found = list(claims.voices(coding))
    db.executemany(
        "INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                voice.proposition.id,
                coding.document.id,
                voice.act,
                voice.statement,
                voice.side,
                voice.echo,
                as_json(voice),
            )
            for voice in found
        ],
    )
    return [voice.proposition for voice in found]


def _count_actors(db: sqlite3.Connection, coding: Coding, sign: int) -> None:
    """Adds a coding's counts to the actors', or with sign −1 takes them away."""
    counts: dict[str, Counter[str]] = {}
    forms: Counter[tuple[str, str]] = Counter()
    countries: set[tuple[str, str]] = set()

    def met(actor: Actor, what: str) -> None:
        counts.setdefault(actor.id, Counter())[what] += 1
        described = (actor.name, actor.kind, actor.country, tuple(sorted(actor.sectors)))
        forms[actor.id, as_json(described)] += 1
        if actor.country:
            countries.add(("actor", actor.country))

    for mention in coding.mentions:
        met(mention.actor, "mentions")
    for statement in coding.statements:
        if statement.speaker.actor is not None:
            met(statement.speaker.actor, "statements")
    for act in coding.acts:
        for who, what in ((act.actors, "acts_done"), (act.recipients, "acts_received")):
            for actor in {each.id: each for each in who}.values():
                met(actor, what)
    if sign > 0:
        keys = {(role, actor) for actor in counts for role in ("actor", "mention")} | countries
        rows = [(*key, coding.document.published or "", coding.document.id) for key in sorted(keys)]
        db.executemany("INSERT INTO document_key VALUES (?, ?, ?, ?)", rows)
    _write_actors(db, counts, forms, sign)


def _write_actors(
    db: sqlite3.Connection, counts: dict[str, Counter[str]], forms: Counter[tuple[str, str]], sign: int
) -> None:
    db.executemany(
        "INSERT INTO actor_form VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET times = times + ?3",
        [(actor, form, sign * times) for (actor, form), times in forms.items()],
    )
    names = ("mentions", "statements", "acts_done", "acts_received")
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in ("documents", *names))
    db.executemany(
        f"""INSERT INTO actor (id, name, kind, sectors, documents, {", ".join(names)})
            VALUES (?, '', '', '[]', ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {sums}""",
        [(actor, sign, *(sign * count[name] for name in names)) for actor, count in counts.items()],
    )
    ids = as_json(sorted(counts))
    db.execute("DELETE FROM actor_form WHERE times <= 0 AND actor IN (SELECT value FROM json_each(?))", (ids,))
    db.execute(
        """DELETE FROM actor WHERE documents <= 0 AND acts_done + acts_received <= 0
        AND id IN (SELECT value FROM json_each(?))""",
        (ids,),
    )
    commonest = """SELECT form FROM actor_form f WHERE f.actor = actor.id ORDER BY times DESC, form LIMIT 1"""
    db.execute(
        f"""UPDATE actor SET (name, kind, country, sectors) = (
              SELECT form ->> 0, form ->> 1, form ->> 2, form -> 3 FROM ({commonest}))
            WHERE id IN (SELECT value FROM json_each(?))""",
        (ids,),
    )
