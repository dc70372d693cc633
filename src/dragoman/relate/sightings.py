"""Where an article tells of a session of a forum: when, where, who took part, its subjects, what was said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from dragoman.link.articles import Article
from dragoman.records import Act, Actor, Coding, Place, Span, Statement, Time
from dragoman.store.rows import Party
from dragoman.words import subjects
from dragoman.words.load import table
from dragoman.words.subjects import Subject


class Patterns(NamedTuple):
    """What ``words/subjects/cues.tsv`` is looked for with; those with ``$`` in the words before."""

    met: re.Pattern[str]
    """Behind the name of a body."""
    meeting_of: re.Pattern[str]
    """Before it."""
    back: re.Pattern[str]
    there: re.Pattern[str]
    part: re.Pattern[str]
    hosted_by: re.Pattern[str]
    hosts: re.Pattern[str]
    about: re.Pattern[str]
    cut: re.Pattern[str]
    elsewhere: re.Pattern[str]
    meets: re.Pattern[str]
    """Behind the name of a body too."""
    of_group: re.Pattern[str]
    wanted: re.Pattern[str]
    came: re.Pattern[str]
    addressed: re.Pattern[str]
    """Before the name of a body too: who is told something meets."""
    numbered: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, made once."""

    def made(pattern: str, *, kind: str) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in subjects.cues(kind))
        return re.compile(pattern.replace("CUE", f"(?:{words})"), re.IGNORECASE)

    of_it = r"(?:of|by|in|at|with) (?:the )?(?:[\w'’-]+ ){0,3}$"
    owner = r"(?: (?:the|a|an|this|its|his|her|today['’]s|[\w-]+['’]s))?"
    return Patterns(
        met=made(r"(?:['’]s)?(?:[ -][\w'’-]+){0,5}?[ -]CUE\b", kind="meeting"),
        meeting_of=made(rf"\bCUE(?: [\w'’-]+){{0,5}}? {of_it}", kind="meeting"),
        back=made(r"\b(?:the|this|that) (?:[\w-]+ )?CUE\b(?! (?:of(?! its kind)|between|with) )", kind="back"),
        there=made(rf"\bCUE{owner}(?: [\w'’-]+){{0,3}} ?$", kind="there"),
        part=made(r"\bCUE\b", kind="part"),
        hosted_by=made(r"\bCUE by (?:the )?$", kind="hosted by"),
        hosts=made(r"^(?:['’]s \w+)? (?:\w+ )?(?:to )?CUE\b", kind="hosts"),
        about=made(r"\bCUE ([^.;:\n]{3,140})", kind="about"),
        cut=made(r",? (?:and )?CUE\b.*| [–—] .*", kind="cut"),
        meets=made(
            r"(?:['’]s)?(?: [\w'’-]+){0,2}? CUE\b(?! (?:with|its|their|the|all|no|any|demands|targets|conditions)\b)",
            kind="meets",
        ),
        of_group=made(
            rf"\b(?:the|their|its) CUE['’]s (?:\w+ )?(?:{'|'.join(subjects.cues('meeting'))})\b", kind="group"
        ),
        wanted=made(r"\bCUE (?:(?:an?|the|its|another) )?(?:[\w-]+ ){0,2}(?:of (?:the )?)?$", kind="wanted"),
        came=made(r"\bCUE\b", kind="came"),
        addressed=made(r"\bCUE (?:the )?(?:\w+ )?$", kind="addressed"),
        elsewhere=made(r"\bCUE in (?:the )?$", kind="elsewhere"),
        numbered=re.compile(
            rf"\b(?:({'|'.join(ordinals())})|(\d{{1,3}})(?:st|nd|rd|th))\b[^.,;]{{0,40}}$", re.IGNORECASE
        ),
    )


@cache
def ordinals() -> dict[str, int]:
    """``fifth`` → 5; those that count from the end are left out."""
    rows = (row for row in table("time/lexicon") if row["kind"] == "ordinal" and row["word"].isalpha())
    return {row["word"]: int(row["value"]) for row in rows if int(row["value"]) > 0 and row["word"] != "opening"}


_PLACED = re.compile(
    r"\b(?:in|at|to|into|visit(?:ed|s|ing)?) (?:the )?(?:[\w-]+ (?:city|capital|resort|town) (?:of )?)?$", re.IGNORECASE
)
_SUBORDINATE = frozenset({"although", "though", "while", "when", "after", "before", "since", "as", "if", "because"})
_NEXT_CLAUSE = re.compile(r", (?:the|its|his|her|their|it|he|she|they|this|that|a|an) .*")
_LEAD = 800
"""Characters before a sentence in which the day of its meeting may be told."""
_SPEAKING = re.compile(r"\b(?:speaking|spoke) (?:at|during|to) (?:[\w-]+ ){0,6}$")
_THE_SUMMIT = re.compile(r"\bthe (?:next |coming |annual )?summit\b(?! (?:of|between|with) )")
_NAMED = ("name", "role", "demonym", "adjective")
"""Ways in which a mention names somebody, rather than point back."""


@dataclass
class Sighting:
    """A session as one sentence tells it."""

    forum: str
    article: Article
    sentence: Span
    mention: Span
    earlier: Sighting | None = None
    """The sighting that "the meeting" points back to."""
    number: int | None = None
    time: Time | None = None
    place: Place | None = None
    host: Party | None = None
    parties: list[Party] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Ids of the statements made there."""


def sightings(article: Article, mentioned: Iterable[tuple[str, Span]], forums: dict[str, Subject]) -> list[Sighting]:
    """The sessions that an article tells of, in order; ``mentioned`` are forum ids with the words that name them."""
    found: list[Sighting] = []
    by_sentence: dict[Span, list[tuple[str, Span]]] = {}
    for forum, span in mentioned:
        by_sentence.setdefault(article.around(span.start), []).append((forum, span))
    current: Sighting | None = None
    named: Subject | None = None
    for sentence in article.sentences:
        for forum, span in by_sentence.get(sentence, ()):
            meeting = span if not forums[forum].body or _is_meeting(article.text, span, sentence) else None
            meeting = meeting or _of_group(article.text, Span(span.end, sentence.end))
            if meeting is not None and not _wanted(article.text, meeting, sentence):
                current = _sighting(article, forums[forum], meeting, sentence)
                found.append(current)
            named = forums[forum]
        if sentence not in by_sentence and current is not None and (back := _back(article.text, sentence)):
            later = _sighting(article, forums[current.forum], back, sentence, current)
            found.append(later)
            if later.time is None or current.time is None or later.time.start == current.time.start:
                current = later  # else it told of another time: what follows is of the one before
        elif sentence not in by_sentence and named is not None and (summit := _summit(article.text, sentence)):
            current = _sighting(article, named, summit, sentence)
            found.append(current)
        elif sentence not in by_sentence and current is not None and current.sentence.end == sentence.start:
            told = patterns().part.search(article.text, sentence.start, sentence.end)
            if told is not None:
                current.parties += _parties(article, sentence, Span(sentence.start, sentence.start))
        if sentence not in by_sentence:
            named = None
    return found


def _of_group(text: str, behind: Span) -> Span | None:
    """The meeting of a body named before in the sentence: "join BRICS … at the end of the group's summit"."""
    hit = patterns().of_group.search(text, behind.start, behind.end)
    return Span(hit.start(), hit.end()) if hit else None


def _summit(text: str, sentence: Span) -> Span | None:
    """As in "Syria is back in the Arab League. Assad may attend the summit": that of the body named before."""
    hit = _THE_SUMMIT.search(text, sentence.start, sentence.end)
    return Span(hit.start(), hit.end()) if hit else None


def _wanted(text: str, meeting: Span, sentence: Span) -> bool:
    """As in "demanded an urgent session of the Security Council": it may never be held."""
    return patterns().wanted.search(text[max(sentence.start, meeting.start - 60) : meeting.start]) is not None


def _is_meeting(text: str, span: Span, sentence: Span) -> bool:
    """Whether the name of a body stands for a meeting of it: "the SCO summit", "a session of the General Assembly"."""
    before = text[max(sentence.start, span.start - 80) : span.start]
    return (
        patterns().met.match(text, span.end, sentence.end) is not None
        or patterns().meets.match(text, span.end, sentence.end) is not None
        or patterns().meeting_of.search(before) is not None
        or patterns().addressed.search(before) is not None
    )


def _back(text: str, sentence: Span) -> Span | None:
    """Words that point back to the session last named: "at the meeting"."""
    hit = patterns().back.search(text, sentence.start, sentence.end)
    return Span(hit.start(), hit.end()) if hit else None


def _sighting(
    article: Article, forum: Subject, mention: Span, sentence: Span, earlier: Sighting | None = None
) -> Sighting:
    one = Sighting(forum.id, article, sentence, mention, earlier, number=_number(article.text, mention, sentence))
    outside = _outside(article.coding, mention)
    one.time = _time(article, mention, sentence, outside) or _when_there(article, mention, sentence)
    one.place = _place(article, forum, mention, sentence)
    one.host = _host(article, sentence, mention)
    hits = subjects.find("issue", article.text, sentence.start, sentence.end)
    one.issues = list(dict.fromkeys(hit.subject.id for hit in hits if not _inside(hit, mention)))
    one.about = [
        words
        for hit in patterns().about.finditer(article.text, sentence.start, sentence.end)
        if (words := _cut(hit[1], article.words(sentence)))
    ]
    made = [*_spoken_there(article, mention, sentence), *_made_there(article, mention, sentence)]
    one.said = [said.id for said in made]
    one.parties = [each for each in _parties(article, sentence, mention) if each.name not in forum.name]
    one.parties += [party(said.speaker.actor) for said in made if said.speaker.actor is not None]
    return one


def _inside(hit: subjects.Match, span: Span) -> bool:
    return span.start <= hit.start and hit.end <= span.end


def _outside(coding: Coding, mention: Span) -> list[Span]:
    """The contents of statements that do not hold the mention: what is told in them is another's time."""
    return [span for said in coding.statements for span in said.content if not mention.within(span)]


def _number(text: str, mention: Span, sentence: Span) -> int | None:
    """Which session it is: "the fifth Regional Security Dialogue", "COP27"."""
    if named := re.fullmatch(r"COP(\d+)", mention.of(text)):
        return int(named[1])
    before = text[max(sentence.start, mention.start - 60) : mention.start]
    hit = patterns().numbered.search(before) or patterns().numbered.search(mention.of(text))
    if hit is None:
        return None
    return int(hit[2]) if hit[2] else ordinals()[hit[1].lower()]


def _time(article: Article, mention: Span, sentence: Span, outside: Sequence[Span]) -> Time | None:
    """The date nearest to the mention, of those in its sentence that are not another's."""
    dated = [
        time
        for time in article.coding.times
        if time.start and time.type in ("DATE", "TIME") and time.span.within(sentence)
        if not any(time.span.within(span) for span in outside) and not _of_saying(article.coding, time, mention)
    ]
    return min(dated, key=lambda time: _gap(time.span, mention), default=None)


def _when_there(article: Article, mention: Span, sentence: Span) -> Time | None:
    """The one day of what somebody said or did before who is told to be there: "Xi said on Friday … He was speaking at
    the summit", "received Putin on Tuesday … Putin had come for a summit"."""
    lead = Span(max(0, sentence.start - _LEAD), sentence.start)
    people = _there(article, mention, sentence)
    whens = [act.when for act in article.coding.acts if act.when and act.trigger.within(lead) and _acts(act, people)]
    whens += [said.said_when for said in _said_before(article, lead, people) if said.said_when]
    days = {when.span: when for when in whens if when.span is not None and when.precision in ("day", "time")}
    times = [time for time in article.coding.times if time.span in days and time.start]
    return max(times, key=lambda time: time.span) if len({time.start for time in times}) == 1 else None


def _acts(act: Act, people: set[str]) -> bool:
    met = act.type in ("CONSULT", "AGREE") and act.modality in ("happened", "ongoing")
    return met and any(one.id in people for one in (*act.actors, *act.recipients))


def _said_before(article: Article, lead: Span, people: set[str]) -> Iterator[Statement]:
    """What they said in the sentence before."""
    before = article.around(lead.end - 1) if lead.end else lead
    for said in article.coding.statements:
        cue = said.cue or said.speaker.span
        speaker = said.speaker.actor
        if cue is not None and speaker is not None and cue.within(before) and speaker.id in people:
            yield said


def _there(article: Article, mention: Span, sentence: Span) -> set[str]:
    """Ids of the people who are told to have come or to speak there."""
    words = Span(sentence.start, mention.start)
    if patterns().came.search(words.of(article.text)) is None:
        return set()
    named = (one for one in article.coding.mentions if one.span.within(words))
    return {one.actor.id for one in named if one.actor.kind == "person"}


def _spoken_there(article: Article, mention: Span, sentence: Span) -> list[Statement]:
    """As in "Xi said … He was speaking at the summit"."""
    before = article.text[max(sentence.start, mention.start - 40) : mention.start]
    if _SPEAKING.search(before) is None:
        return []
    return list(_said_before(article, Span(0, sentence.start), _there(article, mention, sentence)))


def _of_saying(coding: Coding, time: Time, mention: Span) -> bool:
    """Whether the date is that of a saying whose content tells of the session: "said on Monday that the summit …"."""
    return any(
        said.speaker.actor is not None
        and said.said_when is not None
        and said.said_when.span == time.span
        and any(mention.within(s) for s in said.content)
        for said in coding.statements
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _place(article: Article, forum: Subject, mention: Span, sentence: Span) -> Place | None:
    """The literal place next to the mention: "the summit in Samarkand", "travelled to Moscow for the dialogue"."""
    text, found = article.text, []
    for place in article.coding.places:
        before = text[max(sentence.start, place.span.start - 50) : place.span.start]
        if not place.span.within(sentence) or place.span.overlaps(mention) or patterns().elsewhere.search(before):
            continue
        between = text[min(place.span.end, mention.end) : max(place.span.start, mention.start)]
        led = bool(_PLACED.search(before)) or text[mention.start - 1 : place.span.start] == " "
        if led and len(between) <= 90 and not re.search(r"[;:]|\bthat\b", between):
            found.append((place.precision == "country", _gap(place.span, mention), place))
    return min(found, key=lambda one: one[:2], default=(0, 0, None))[2]


def _host(article: Article, sentence: Span, mention: Span) -> Party | None:
    """Who is said to hold it: "hosted by Iran", "Iran hosts the dialogue"."""
    for named in article.coding.mentions:
        if named.span.within(sentence) and not named.span.overlaps(mention):
            before = article.text[max(sentence.start, named.span.start - 30) : named.span.start]
            after = article.text[named.span.end : sentence.end]
            if patterns().hosted_by.search(before) or (
                patterns().hosts.match(after) and mention.start > named.span.end
            ):
                return party(named.actor)
    return None


def _parties(article: Article, sentence: Span, mention: Span) -> list[Party]:
    """Who met there: the parties of meetings told in the sentence, and all named in one that tells who took part."""
    found: dict[str, Party] = {}
    for act in article.coding.acts:
        if act.type in ("CONSULT", "AGREE") and act.trigger.within(sentence) and act.modality != "denied":
            for one in (*act.actors, *act.recipients):
                inside = one.span is not None and one.span.overlaps(mention)
                if one.kind != "organisation" and not inside:
                    found[one.country or one.id] = party(one)
    if patterns().part.search(article.text, sentence.start, sentence.end):
        told = patterns().about.finditer(article.text, sentence.start, sentence.end)
        others = [mention, *(Span(hit.start(1), hit.end(1)) for hit in told)]
        for named in article.coding.mentions:
            far = named.span.within(sentence) and not any(named.span.overlaps(one) for one in others)
            if (
                far
                and named.how in ("name", "role", "demonym", "adjective")
                and named.actor.kind in ("state", "person")
            ):
                found.setdefault(named.actor.country or named.actor.id, party(named.actor))
    return list(found.values())


def party(actor: Actor) -> Party:
    """The actor as a row shows it."""
    return Party(id=actor.id, name=actor.name, country=actor.country)


def _cut(words: str, sentence: str) -> str:
    """The subjects told, up to where another clause begins."""
    if sentence.partition(" ")[0].lower() in _SUBORDINATE:
        words = _NEXT_CLAUSE.sub("", words)
    return patterns().cut.sub("", " ".join(words.split())).strip(' ,”"')


def _made_there(article: Article, mention: Span, sentence: Span) -> Iterator[Statement]:
    """The statements of the sentence that are said at the session, not of it."""
    if not patterns().there.search(article.text[max(sentence.start, mention.start - 60) : mention.start]):
        return
    for said in article.coding.statements:
        cue = said.cue or said.speaker.span
        if cue is not None and cue.within(sentence) and not any(mention.within(span) for span in said.content):
            yield said
