"""Forums: the recurring meetings that a ledger speaks of, session by session, with what was said at each.

The names come from ``words/subjects/forums.tsv``; others are found in the texts by their form ("the third Tashkent
Security Forum"). Sightings of a session are joined by number or by days; what no text tells stays None.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from dragoman.link.articles import Article
from dragoman.records import Precision, Record, Span
from dragoman.relate.articles import holding
from dragoman.relate.sightings import Sighting, ordinals, sightings
from dragoman.store.rows import Party, Query, StatementRow
from dragoman.store.view import View
from dragoman.words import subjects
from dragoman.words.subjects import Subject

_NEAR = timedelta(days=3)
"""Days told for one session may lie this far apart: its opening, its communiqué."""
_SHORT = timedelta(days=10)
"""A date longer than this (a month, a year) is no day of a session, but may hold one."""


class Session(Record, frozen=True):
    """One meeting. ``start`` and ``end`` are its days, None where no article dates it; ``issues`` are ids of issues."""

    id: str
    forum: str
    number: int | None
    start: str | None
    end: str | None
    precision: Precision | None
    place: str | None
    country: str | None
    host: Party | None
    participants: tuple[Party, ...]
    issues: tuple[str, ...]
    agenda: tuple[str, ...]
    """What it was held to speak about, in the articles' words."""
    documents: tuple[str, ...]
    words: str
    """A sentence that tells of it."""
    said: tuple[StatementRow, ...] = ()
    """What was said there, by the articles that say where it was said, or by its days."""


class SessionRow(Record, frozen=True):
    """A session on one line: the names of its parties, and each thing said there as ``speaker stance: content``."""

    id: str
    forum: str
    number: int | None
    start: str | None
    end: str | None
    precision: str | None
    place: str | None
    country: str | None
    host: str | None
    participants: tuple[Party, ...]
    issues: tuple[str, ...]
    agenda: tuple[str, ...]
    said: tuple[str, ...]
    documents: tuple[str, ...]
    words: str


class ForumRow(Record, frozen=True):
    """A forum in a list. ``known``: it stands in the table; else it was found in the texts by its form."""

    id: str
    name: str
    known: bool
    sessions: int
    documents: int
    said: int
    first: str | None
    last: str | None


class Forum(Record, frozen=True):
    """A forum with its sessions, the latest first; ``members`` are those of the table."""

    row: ForumRow
    members: tuple[str, ...]
    agenda: tuple[str, ...]
    hosts: tuple[str, ...]
    sessions: tuple[Session, ...]


def forums(view: View) -> list[ForumRow]:
    """The forums that the ledger speaks of, those with most sessions first."""
    found = (_forum(view, subject, seen).row for subject, seen in _seen(view).values())
    return sorted(found, key=lambda row: (-row.sessions, -row.documents, row.id))


def forum(view: View, name: str) -> Forum:
    """One forum by its id or a name of it; InputError where neither table nor ledger knows it."""
    seen = _seen(view)
    wanted = " ".join(name.lower().split())
    for subject, some in seen.values():
        if wanted in (subject.id, subject.name.lower(), *(one.lower() for one in subject.names)):
            return _forum(view, subject, some)
    return _forum(view, subjects.called("forum", name), [])


def row(session: Session) -> SessionRow:
    """A session on one line."""
    told = {name: getattr(session, name) for name in SessionRow.__struct_fields__ if name not in ("host", "said")}
    said = tuple(f"{one.speaker} {one.stance}: {one.content}" for one in session.said)
    return SessionRow(**told, host=session.host.name if session.host else None, said=said)


def _seen(view: View) -> dict[str, tuple[Subject, list[Sighting]]]:
    """Id → forum with all sightings of it; those only found by their form must recur."""
    names = [name for one in subjects.forums().values() for name in one.names]
    names += [words for one in subjects.forums().values() for words in sum(one.told[:1], ())]
    known, found = dict(subjects.forums()), defaultdict[str, list[Sighting]](list)
    recurring: set[str] = set()
    for article in holding(view, (*names, *subjects.cues("head"))):
        mentioned = [(hit.subject.id, Span(hit.start, hit.end)) for hit in subjects.find("forum", article.text)]
        for name, span, recurs in _by_form(article, [span for _, span in mentioned]):
            subject = known.setdefault(_slug(name), Subject(_slug(name), name, (name,)))
            mentioned.append((subject.id, span))
            if recurs:
                recurring.add(subject.id)
        mentioned = _told(article, mentioned)
        for one in sightings(article, sorted(mentioned, key=lambda pair: pair[1]), known):
            found[one.forum].append(one)
    kept = {}
    for id, some in found.items():
        documents = {one.article.document.id for one in some}
        dates = {one.time.start for one in some if one.time}
        if id in subjects.forums() or id in recurring or len(documents) > 1 or len(dates) > 1:
            kept[id] = known[id], some
    return kept


def _told(article: Article, mentioned: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """With the meetings of the table that a sentence tells of without a name; what the text calls one close by is no
    other: "the Regional Security Forum … gathered security officials to discuss Afghanistan"."""
    table, text = subjects.forums(), article.text
    for one in table.values():
        if not one.told or any(id == one.id for id, _ in mentioned):
            continue
        for number, sentence in enumerate(article.sentences):
            hits = [subjects.any_of(words).search(text, sentence.start, sentence.end) for words in one.told]
            if all(hits):
                near = Span(article.sentences[max(0, number - 2)].start, sentence.end)
                called = [each for each in mentioned if each[0] not in table and each[1].within(near)]
                mentioned = [(one.id, span) if (id, span) in called else (id, span) for id, span in mentioned]
                meeting = next(hit for hit in hits[1:] if hit is not None)
                if not called:
                    mentioned.append((one.id, Span(meeting.start(), meeting.end())))
                break
    return mentioned


def _by_form(article: Article, taken: Sequence[Span]) -> Iterator[tuple[str, Span, bool]]:
    """Names of meetings by their form, outside headlines; and whether the words before tell that it recurs."""
    form, opener, recurs = _form()
    for hit in form.finditer(article.text):
        span, sentence = Span(hit.start(), hit.end()), article.around(hit.start())
        name = opener.sub("", " ".join(hit[0].split()))
        whole = sentence.of(article.text).rstrip(" \n\"”’'")[-1:] in ".!?"
        if whole and " " in name and not any(span.overlaps(other) for other in taken):
            yield name, span, recurs.search(article.text[: hit.start()][-30:]) is not None


@cache
def _form() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The form of a name, the words that may stand before it, and those that tell that it recurs."""
    heads, openers = ("|".join(subjects.cues(kind)) for kind in ("head", "opener"))
    word = r"[A-Z][\w’'-]+"
    name = rf"\b{word} (?:(?:{word}|of|on|for|the|and) ){{0,6}}(?:{heads})\b(?: (?:on|for) (?:the )?[A-Z]\w+)?"
    recurs = rf"\b(?:annual|\d+(?:st|nd|rd|th)|{'|'.join(ordinals())}) (?:the )?$"
    return re.compile(name), re.compile(rf"^(?:{openers}) "), re.compile(recurs)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.lower()))


def _forum(view: View, subject: Subject, seen: Sequence[Sighting]) -> Forum:
    groups = _grouped(seen)
    sessions = sorted((_session(view, group) for group in groups), key=_recent, reverse=True)
    days = [one.start for one in sessions if one.start]
    row = ForumRow(
        id=subject.id,
        name=subject.name,
        known=subject.id in subjects.forums(),
        sessions=len(sessions),
        documents=len({id for one in sessions for id in one.documents}),
        said=sum(len(one.said) for one in sessions),
        first=min(days, default=None),
        last=max(days, default=None),
    )
    hosts = tuple(dict.fromkeys(one.host.name for one in sessions if one.host))
    return Forum(row=row, members=subject.members, agenda=subject.agenda, hosts=hosts, sessions=tuple(sessions))


def _recent(session: Session) -> tuple[str, str]:
    return session.start or "", session.id


def _days(one: Sighting) -> tuple[date, date] | None:
    """The days that a sighting tells, where it tells both ends."""
    if one.time is None or one.time.start is None or one.time.end is None:
        return None
    return date.fromisoformat(one.time.start), date.fromisoformat(one.time.end)


def _grouped(seen: Sequence[Sighting]) -> list[list[Sighting]]:
    """The sightings of each session: those with days, then those without where only one fits."""
    dated = sorted((one for one in seen if (days := _days(one)) and days[1] - days[0] <= _SHORT), key=_order)
    groups: list[list[Sighting]] = []
    for one in dated:
        fitting = [group for group in groups if _same(group, one)]
        fitting[-1].append(one) if fitting else groups.append([one])
    vague = sorted((one for one in seen if _days(one) and one not in dated), key=_order)
    for one in (*vague, *(one for one in seen if not _days(one))):
        back = one.earlier if one.time is None and one.number is None else None
        fitting = [group for group in groups if (back in group if back else _may_be(group, one))]
        fitting[0].append(one) if len(fitting) == 1 else groups.append([one])
    return groups


def _order(one: Sighting) -> tuple[object, ...]:
    return _days(one), one.article.document.id, one.mention


def _same(group: Sequence[Sighting], one: Sighting) -> bool:
    """Whether a sighting tells the days of a group's session, and no other number."""
    mine = _days(one)
    if mine is None or _conflict(group, one):
        return False
    return any((days := _days(other)) and mine[0] <= days[1] + _NEAR and days[0] <= mine[1] + _NEAR for other in group)


def _may_be(group: Sequence[Sighting], one: Sighting) -> bool:
    """Whether a sighting without days may be of the group's session: the same number, span of time, or article."""
    if _conflict(group, one):
        return False
    if one.number is not None and any(other.number == one.number for other in group):
        return True
    if mine := _days(one):
        return any((days := _days(other)) and mine[0] <= days[0] and days[1] <= mine[1] for other in group)
    return any(other.article.document.id == one.article.document.id or _retold(other, one) for other in group)


def _retold(other: Sighting, one: Sighting) -> bool:
    """Whether two articles of the same days tell of the same people there: copies, and what is written after them."""
    days = [date.fromisoformat(each.article.document.published or "0001-01-01") for each in (other, one)]
    people = [{party.id for party in each.parties if party.country != party.id} for each in (other, one)]
    return days[0].year > 1 and abs(days[0] - days[1]) <= _NEAR and bool(people[0] & people[1])


def _conflict(group: Iterable[Sighting], one: Sighting) -> bool:
    """Whether numbers or towns differ."""
    for other in group:
        if one.number and other.number and one.number != other.number:
            return True
        towns = [each.place.name for each in (one, other) if each.place and each.place.precision in ("city", "point")]
        if len(set(towns)) > 1:
            return True
    return False


def _session(view: View, group: Sequence[Sighting]) -> Session:
    """What the sightings tell together: of each the sharpest, or the one told most often."""
    forum, article = group[0].forum, group[0].article
    times = [one.time for one in group if one.time]
    time = min(times, key=lambda time: (_length(time.start, time.end), time.start or ""), default=None)
    place = next((one.place for one in group if one.place and one.place.precision != "country"), None)
    place = place or next((one.place for one in group if one.place), None)
    parties = {party.country or party.id: party for one in group for party in one.parties}
    start = time.start if time else None
    return Session(
        id=f"{forum}-{start or article.document.id}",
        forum=forum,
        number=next((one.number for one in group if one.number), None),
        start=start,
        end=time.end if time else None,
        precision=time.precision if time else None,
        place=place.name if place else None,
        country=place.country if place else None,
        host=next((one.host for one in group if one.host), None),
        participants=tuple(sorted(parties.values(), key=lambda party: party.name)),
        issues=tuple(dict.fromkeys(issue for one in group for issue in one.issues)),
        agenda=tuple(dict.fromkeys(words for one in group for words in one.about)),
        documents=tuple(dict.fromkeys(one.article.document.id for one in group)),
        words=article.words(group[0].sentence),
        said=tuple(_said(view, group)),
    )


def _length(start: str | None, end: str | None) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days if start and end else 10**6


def _said(view: View, group: Sequence[Sighting]) -> Iterator[StatementRow]:
    """The statements made at the session, in the order of the articles."""
    wanted = {id for one in group for id in one.said}
    told: list[StatementRow] = []
    for document in dict.fromkeys(one.article.document.id for one in group if one.said):
        for row in view.statements(Query(document=document, limit=-1)):
            if row.id in wanted and not any(_same_words(row, other) for other in told):
                told.append(row)
    yield from told


def _same_words(one: StatementRow, other: StatementRow) -> bool:
    """Whether two articles, or two cues of one, tell the same saying in the same words."""
    if (one.speaker, one.stance) != (other.speaker, other.stance):
        return False
    return one.content in other.content or other.content in one.content
