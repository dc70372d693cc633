"""The pages on many actors at once: all dyads, blocs, what is said to drive relations, and the digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.relate import drivers as said
from dragoman.relate.blocs import ALONE, BlocPeriod, Member
from dragoman.relate.blocs import blocs as reckon
from dragoman.relate.digest import Relation
from dragoman.relate.digest import digest as make
from dragoman.relate.drivers import Driver, DriverRow
from dragoman.relate.dyads import Unit
from dragoman.relate.names import called, party
from dragoman.relate.network import Tie, strongest
from dragoman.relate.study import Lag, Study, leads, occasions, study
from dragoman.show import choosing
from dragoman.show.choosing import chosen
from dragoman.show.filters import actor, choices
from dragoman.show.lists import Field
from dragoman.show.page import Ask, Page
from dragoman.show.phrases import signed
from dragoman.show.pictures.alluvial import alluvial, label
from dragoman.show.pictures.drivers import table
from dragoman.show.pictures.network import colour, network
from dragoman.store.database import View
from dragoman.store.rows import Facet
from dragoman.store.sums import is_code

_MOST = 60
_MONTHS = 12
"""Months, the last ones, that the page on blocs shows."""
_PERIODS = {"year": "year", "month": "month"}


class Dealing(NamedTuple):
    names: str
    link: str
    tie: Tie
    hostile: str
    tone: str


class Group(NamedTuple):
    """A bloc with its members, the most central first."""

    name: str
    colour: str
    members: list[Member]


class MemberRow(Record, frozen=True):
    """A member in a period on one line."""

    start: str
    country: str
    name: str
    bloc: str
    certainty: float
    central: float
    events: int


class Beside(NamedTuple):
    """What the series show about one kind of cause."""

    type: str
    study: Study
    lags: list[Lag]
    words: str


class DriverPage(Record, frozen=True):
    """The JSON twin: what is said, and beside it what the series show (association); never one number for both."""

    said: list[Driver]
    series: dict[str, Study]


def dyads(ask: Ask) -> Page:
    """The pairs that deal most with each other."""
    choice = choosing.choice(ask.params)
    total, found = strongest(ask.view, choice, 500)
    context = {
        "here": "dyads",
        "fields": choosing.fields(ask.params),
        "suggestions": suggestions(ask.view),
        "total": f"{total:,}",
        "dealings": [_dealing(tie) for tie in found[:_MOST]],
    }
    return Page("dyads.html", "Dyads", found, found, Tie, context)


def _dealing(tie: Tie) -> Dealing:
    tone = {1: "good", -1: "bad", 0: "mixed"}[tie.sign]
    names = f"{called(tie.a)} ↔ {called(tie.b)}"
    return Dealing(names, f"/dyads/{tie.a}/{tie.b}", tie, f"{tie.conflict / tie.events:.0%}", tone)


def suggestions(view: View) -> list[Facet]:
    """Countries for a field that takes an actor."""
    return [Facet(value=one.value, label=called(one.value), count=one.count) for one in view.facets().countries[:250]]


def blocs(ask: Ask) -> Page:
    """Who stands with whom, who moved, what is out of balance."""
    choice = choosing.choice(ask.params)
    months = sorted({month for month, *_ in ask.view.months() if month})
    unit: Unit = chosen(ask.params, "unit", _PERIODS, "month" if len(months) <= 12 else "year")  # type: ignore[assignment]
    since = months[-_MONTHS] if unit == "month" and len(months) > _MONTHS else ""
    periods = reckon(ask.view, choice, unit=unit, since=since)
    shown = _shown(periods, ask.params.get("at", ""))
    stream = alluvial("Blocs through time", periods)
    drawn = network(f"Ties in {label(shown)}", shown) if shown else None
    context = {
        "here": "blocs",
        "fields": [
            *choosing.fields(ask.params),
            choosing.field("unit", "By", unit, _PERIODS),
            choosing.field(
                "at", "Network of", label(shown) if shown else "", {label(one): label(one) for one in periods}
            ),
        ],
        "stream": stream.inline() if stream else None,
        "network": drawn.inline() if drawn else None,
        "period": shown,
        "label": label(shown) if shown else "",
        "groups": _groups(shown) if shown else [],
        "names": {**(shown.blocs if shown else {}), ALONE: "nobody"},
        "before": _before(periods, shown),
        "called": called,
        "since": since,
        "thin": [label(period) for period in periods if period.said],
    }
    rows = [row for period in periods for row in member_rows(period)]
    return Page("blocs.html", "Blocs", periods, rows, MemberRow, context, stream)


def _shown(periods: list[BlocPeriod], at: str) -> BlocPeriod | None:
    """The period that is named, else the last that tells enough, else the last."""
    named = [period for period in periods if label(period) == at]
    if at and periods and not named:
        raise InputError(f"at={at}", "no such period", f"Use one of {', '.join(map(label, periods))}")
    told = [period for period in periods if not period.said]
    return next(iter(named or told[-1:] or periods[-1:]), None)


def _groups(period: BlocPeriod) -> list[Group]:
    names = {**period.blocs, ALONE: "With nobody"}
    held: defaultdict[int, list[Member]] = defaultdict(list)
    for member in sorted(period.members, key=lambda one: (-one.central, one.id)):
        held[member.bloc].append(member)
    order = sorted(held, key=lambda bloc: (bloc == ALONE, bloc))
    return [Group(names[bloc], colour(bloc), held[bloc]) for bloc in order]


def _before(periods: list[BlocPeriod], shown: BlocPeriod | None) -> dict[int, str]:
    """The blocs that the moves of a period start from."""
    told = [each for each in periods if shown and each.start < shown.start and not each.said]
    return {**(told[-1].blocs if told else {}), ALONE: "nobody"}


def member_rows(period: BlocPeriod) -> list[MemberRow]:
    """Each member on one line."""
    names = {**period.blocs, ALONE: ""}
    return [
        MemberRow(
            start=period.start,
            country=one.id,
            name=one.name,
            bloc=names[one.bloc],
            certainty=one.certainty,
            central=one.central,
            events=one.events,
        )
        for one in period.members
    ]


def drivers(ask: Ask) -> Page:
    """What articles assert as causes, and beside it what the series of a dyad show."""
    a, b = (actor(ask.params[name].strip()) if ask.params.get(name, "").strip() else None for name in ("a", "b"))
    words = ask.params.get("words", "").strip()[:100] or None
    rows = said.about(ask.view, a, b, words, most=said.RECENT)
    found = said.joined(rows)
    type = ask.params.get("type", "").upper() or None
    if type and type not in choices("type"):
        raise InputError(f"type={type}", "no such type", f"Use one of {', '.join(choices('type'))}")
    series = compared(ask.view, a, b, found, type) if a and b else []
    between = f" between {party(ask.view, a)} and {party(ask.view, b)}" if a and b else ""
    drawn = table(f"What is said to drive relations{between}", found)
    context = {
        "here": "drivers",
        "a": a or "",
        "b": b or "",
        "names": (called(a), called(b)) if a and b else None,
        "words": words or "",
        "suggestions": suggestions(ask.view),
        "drivers": found[:_MOST],
        "total": len(found),
        "recent": len(rows) if len(rows) == said.RECENT else 0,
        "series": series,
        "kinds": kinds_of(found),
        "type": type,
        "types": choices("type"),
    }
    data = DriverPage(said=found, series={each.type: each.study for each in series})
    return Page("drivers.html", "Drivers", data, [driver.row() for driver in found], DriverRow, context, drawn)


def kinds_of(found: Sequence[Driver]) -> list[str]:
    """The types that the causes tell, those of the drivers that most documents tell first."""
    return list(dict.fromkeys(driver.kind for driver in found if driver.kind))


def compared(view: View, a: str, b: str, found: list[Driver], type: str | None = None) -> list[Beside]:
    """What the series of the dyad show about a kind of cause: the one asked for, else the one that is said most."""
    kinds = [type] if type else kinds_of(found)[:1]
    made = []
    for kind in kinds:
        days = occasions(view, kind, a, b, choosing.choice({}))
        result = study(view, a, b, days)
        made.append(Beside(kind, result, leads(view, a, b, days), association(result, kind)))
    return made


def association(found: Study, type: str) -> str:
    """The study in words: what went together, never what caused what."""
    if found.change is None:
        return " ".join(found.said)
    way = "rose" if found.change > 0 else "fell"
    many = f"{len(found.occasions)} occasions of {type} from outside"
    words = (
        f"About {many}, the balance of their scores {way} by {abs(found.change):.2f} a day "
        f"(30 days after against 30 before). As many dates at random give as much in {found.chance:.0%} of draws."
    )
    if found.difference is None or found.controls is None:
        return f"{words} {' '.join(found.said)}"
    return (
        f"{words} In {found.control_dyads} dyads without any of the parties it changed by {signed(found.controls)}; "
        f"the difference is {signed(found.difference)}. What goes together need not be cause."
    )


def digest(ask: Ask) -> Page:
    """How an actor's relations changed in a period."""
    given = ask.params.get("actor", "").strip() or ask.path.get("actor", "").strip()
    unit: Unit = chosen(ask.params, "unit", choosing.UNITS, "month")  # type: ignore[assignment]
    at = _day(ask.params.get("at", "").strip())
    form: list[Field] = [*choosing.fields(ask.params), choosing.field("unit", "By", unit, choosing.UNITS)]
    who = actor(given) if given else next((one.value for one in ask.view.facets().countries if is_code(one.value)), "")
    found = make(ask.view, who, at=at, unit=unit, choice=choosing.choice(ask.params)) if who else None
    context = {
        "here": "digest",
        "actor": who,
        "at": ask.params.get("at", ""),
        "fields": form,
        "suggestions": suggestions(ask.view),
        "digest": found,
    }
    title = f"{found.name}, {found.start} to {found.end}" if found else "Digest"
    return Page("digest.html", title, found, found.relations if found else (), Relation, context)


def _day(value: str) -> str | None:
    from dragoman.show.filters import day

    return day("at", value) if value else None
