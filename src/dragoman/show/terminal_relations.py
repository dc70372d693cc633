"""Relations in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Record
from dragoman.relate.account import Account
from dragoman.relate.blocs import ALONE, BlocPeriod
from dragoman.relate.coverage import LEAST_EVENTS
from dragoman.relate.drivers import Driver
from dragoman.relate.names import called
from dragoman.relate.parallels import Parallel
from dragoman.relate.turns import Turn
from dragoman.show import terminal
from dragoman.show.dyad import lag
from dragoman.show.phrases import count, event, plain, remarks
from dragoman.show.pictures.alluvial import label
from dragoman.show.pictures.course import heading, way
from dragoman.show.relations import Beside, kinds_of

_MEDIA = {"a": "{0}’s media", "b": "{1}’s media", "third": "media of others", "unknown": "outlets of unknown country"}


class TurnRow(Record, frozen=True):
    """A turn on one line."""

    date: str
    start: str
    end: str
    direction: int
    measure: str
    what: str
    size: float
    chance: float
    before: float | None
    after: float | None
    events: tuple[str, ...]


def turn_row(turn: Turn) -> TurnRow:
    """A turn with its events in words."""
    names = ("date", "start", "end", "direction", "measure", "size", "chance", "before", "after")
    return TurnRow(
        **{name: getattr(turn, name) for name in names}, what=way(turn), events=tuple(map(event, turn.events))
    )


def account(found: Account) -> None:
    """All that is told of two actors, what can't be said first."""
    terminal.periods(found.series)
    turns(found)
    _standings(found)
    _tellings(found)
    if found.remarks:
        terminal.note(f"{remarks(found.remarks)}.")
    terminal.note(found.counted)


def turns(found: Account) -> None:
    """The turning points with their events, and what can't be said."""
    for line in found.cautions:
        terminal.note(line)
    for at, turn in enumerate(found.turns, 1):
        terminal.say(f"{heading(at, turn)}, by chance {turn.chance:.1%}")
        for one in turn.events:
            terminal.say(plain(event(one), 120), 4)
    if not found.turns and found.days >= LEAST_EVENTS:
        terminal.note("No turning point stands out against chance.")


def _standings(found: Account) -> None:
    if not found.standings:
        return
    made = terminal.table("Year", "How much#", "How hostile#", "95 %#", "How aligned#", "Third countries#")
    for one in found.standings:
        aligned = "—" if one.aligned is None else f"{one.aligned:+.2f}"
        between = f"{one.hostile_low:.0%}–{one.hostile_high:.0%}"
        made.add_row(one.year, str(one.volume), f"{one.hostile:.0%}", between, aligned, str(one.third))
    terminal.console().print(made)


def _tellings(found: Account) -> None:
    if not found.tellings:
        return
    made = terminal.table("Told by", "Voice", "Told as", "Events#", "Conflict#", "Score#")
    for one in found.tellings:
        words = plain(_MEDIA[one.media].format(*found.names))
        made.add_row(words, one.voice, one.told, str(one.volume), f"{one.hostile:.0%}", f"{one.intensity:+.2f}")
    terminal.console().print(made)


def blocs(found: Sequence[BlocPeriod]) -> None:
    """Each period's blocs, moves and balance."""
    if not found:
        terminal.note("No events between states are counted this way: nothing can be said of blocs.")
    names: dict[int, str] = {}
    for period in found:
        terminal.say(label(period))
        for line in period.said:
            terminal.note(line, 2)
        if period.said:
            continue
        for number, name in period.blocs.items():
            members = ", ".join(f"{one.name} {one.certainty:.0%}" for one in period.members if one.bloc == number)
            terminal.say(f"{name}: {members}", 2)
        names = {**names, **period.blocs, ALONE: "nobody"}
        for move in period.moves:
            terminal.say(f"moved: {move.name}: {names.get(move.before, '?')} → {names.get(move.after, '?')}", 2)
        expected = "" if period.expected is None else f", {period.expected:.0%} were signs independent"
        terminal.note(f"{period.balanced} of {period.triads} triads in balance{expected}", 2)
        for one in period.unbalanced[:3]:
            between = f"{called(one.a)} and {called(one.b)}"
            words = (
                f"{called(one.c)} with {between}, who are hostile"
                if one.kind == "torn"
                else f"strife of {between} and {called(one.c)}"
            )
            terminal.say(f"out of balance: {words}", 2)


def drivers(found: Sequence[Driver], beside: Sequence[Beside]) -> None:
    """What is asserted, then what the series show."""
    made = terminal.table("Cause", "Effect", "Asserted by", "Disputed by", "Articles#")
    for one in found:
        sides = (", ".join(side) or "—" for side in (one.asserted_by, one.disputed_by))
        cells = (plain(cell) for cell in (one.cause, one.effect, *sides))
        made.add_row(*map(terminal.words, cells), str(one.documents))
    terminal.console().print(made)
    terminal.note(f"{count(len(found), 'cause')} that articles assert: what is said, not what was measured.")
    kinds = [kind for kind in kinds_of(found) if kind not in {each.type for each in beside}]
    if beside and kinds:
        terminal.note(f"Other kinds of cause to look at with --type: {', '.join(kinds)}.")
    for each in beside:
        terminal.say(f"What the series show, {each.type}: {each.words}")
        outside = [
            f"{one.weeks:+d} weeks {one.correlation:+.2f}"
            for one in each.lags
            if not one.low <= one.correlation <= one.high
        ]
        if each.lags:
            terminal.note(
                f"Lags outside of what 95 % of shifted series give: {', '.join(outside) or 'none'} (1 of 17 by chance)."
            )


def parallels(names: tuple[str, str], found: Sequence[Parallel]) -> None:
    """Dyads with the stretch that matches."""
    if not found:
        terminal.note(f"{names[0]} and {names[1]} have no stretch of 18 months that moved enough to be compared.")
        return
    made = terminal.table("Dyad", "Stretch", "Own stretch", "Alike#", "By chance#", "When")
    for one in found:
        pair = f"{called(one.a)} ↔ {called(one.b)}"
        stretches = (f"{one.start} … {one.end}", f"{one.own_start} … {one.own_end}")
        made.add_row(pair, *stretches, f"{one.alike:.2f}", f"{one.chance:.1%}", lag(one.lag))
    terminal.console().print(made)
