"""Commands on relations through time: dyads and their turns, blocs, drivers, parallels, digests, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from dragoman.errors import InputError
from dragoman.show.commands.say import Decorated, form_options, reading
from dragoman.show.filters import actor, choices, day

if TYPE_CHECKING:
    from dragoman.records import Record
    from dragoman.relate.account import Direction
    from dragoman.relate.dyads import Choice, Unit
    from dragoman.store.database import View

Form = Literal["csv", "jsonl"] | None

_UNIT = click.Choice(["day", "week", "month", "year"])
_VOICE = click.Choice(["outlet", "attributed", "any"])
_TOLD = click.Choice(["done", "open", "not", "all"])
_MEDIA = click.Choice(["any", "a", "b", "third", "unknown"])
_SIDES = click.Choice(["both", "there", "back"])


def _choosing(command: Decorated) -> Decorated:
    """``--voice`` and ``--told``: an outlet's own voice and what is told as done, unless asked otherwise."""
    voice = click.option("--voice", type=_VOICE, default="outlet", show_default=True, help="On whose word.")
    told = click.option(
        "--told", type=_TOLD, default="done", show_default=True, help="Told as done, as open, as not done."
    )
    return voice(told(command))


def _two(command: Decorated) -> Decorated:
    media = click.option("--media", type=_MEDIA, default="any", show_default=True, help="Whose media tell it.")
    sides = click.option(
        "--direction",
        type=_SIDES,
        default="both",
        show_default=True,
        help="Both ways, A to B (there) or B to A (back).",
    )
    return click.argument("a")(click.argument("b")(sides(media(_choosing(command)))))


def _choice(voice: str, told: str, media: str = "any") -> Choice:
    from dragoman.show import choosing

    return choosing.choice({"voice": voice, "told": told, "media": media})


def _view(ledger: Path) -> View:
    from dragoman.store.database import View

    return View(ledger)


def _rows(found: Iterable[Record], kind: type[Record], form: Form) -> None:
    from dragoman.show.commands.ledger import write

    write(found, kind, form or "jsonl")


@click.command()
@_two
@reading
@form_options
@click.option("--by", "unit", type=_UNIT, default="month", show_default=True)
def dyad(a: str, b: str, ledger: Path, form: Form, unit: Unit, direction: Direction, **given: str) -> None:
    """Show how A and B treat each other through time.

    Counts events, each once; then its turning points, how the two stand by year (how much, how hostile, how aligned),
    by whose word it is told, and what can't be said. With --json or --csv the periods alone.
    """
    from dragoman.relate.account import account
    from dragoman.relate.dyads import DyadPeriod
    from dragoman.show import terminal_relations as terminal

    with _view(ledger) as view:
        found = account(view, actor(a), actor(b), _choice(**given), unit=unit, direction=direction)
    if form:
        _rows(found.series, DyadPeriod, form)
    else:
        terminal.account(found)


@click.command()
@_two
@reading
@form_options
@click.option("--live", is_flag=True, help="Judge each day by what was known on it.")
def turns(a: str, b: str, ledger: Path, form: Form, live: bool, direction: Direction, **given: str) -> None:
    """Show when A and B turned, and the events that carry it."""
    from dragoman.relate.account import account
    from dragoman.show import terminal_relations as terminal

    with _view(ledger) as view:
        found = account(view, actor(a), actor(b), _choice(**given), direction=direction, live=live)
    if form:
        _rows(map(terminal.turn_row, found.turns), terminal.TurnRow, form)
    else:
        terminal.turns(found)


@click.command()
@reading
@form_options
@click.option("--by", "unit", type=click.Choice(["month", "year"]), default="year", show_default=True)
@click.option("--since", metavar="DATE", default="", help="First period: YYYY or YYYY-MM.")
@click.option("--until", metavar="DATE", default="9999", help="Last period.")
@click.option(
    "--most", type=click.IntRange(3, 100), default=30, show_default=True, help="So many of the busiest states."
)
@_choosing
def blocs(ledger: Path, form: Form, unit: Unit, since: str, until: str, most: int, voice: str, told: str) -> None:
    """Show who stands with whom and who moved.

    Each period by itself, with the triads that are out of balance.
    """
    from dragoman.relate.blocs import blocs as reckon
    from dragoman.show import terminal_relations as terminal
    from dragoman.show.relations import MemberRow, member_rows

    with _view(ledger) as view:
        found = reckon(view, _choice(voice, told), unit=unit, since=since, until=until, most=most)
    if form == "jsonl":
        import msgspec

        click.echo("".join(f"{msgspec.json.encode(period).decode()}\n" for period in found), nl=False)
    elif form:
        _rows([row for period in found for row in member_rows(period)], MemberRow, form)
    else:
        terminal.blocs(found)


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@reading
@form_options
@click.option("--text", metavar="TEXT", help="Those whose cause or effect holds the text.")
@click.option(
    "--type", "type_", metavar="TYPE", help="PLOVER type of the cause whose series to look at, such as SANCTION."
)
def drivers(a: str | None, b: str | None, ledger: Path, form: Form, text: str | None, type_: str | None) -> None:
    """Show what is said to drive relations.

    Causes as articles assert them: in all, in those that speak of A, or in those of A and B. For two actors an event
    study and leads and lags of that kind of cause are put beside it: association, never one number for both.
    """
    from dragoman.relate.drivers import DriverRow, about, joined
    from dragoman.show import relations
    from dragoman.show import terminal_relations as terminal

    sides = [actor(side) if side else None for side in (a, b)]
    if type_ and type_.upper() not in choices("type"):
        raise InputError(f"--type {type_}", "no such type", f"Use one of {', '.join(choices('type'))}")
    with _view(ledger) as view:
        found = joined(about(view, sides[0], sides[1], text))
        if form:
            _rows([driver.row() for driver in found], DriverRow, form)
            return
        beside = []
        if sides[0] and sides[1]:
            beside = relations.compared(view, sides[0], sides[1], found, type_.upper() if type_ else None)
    terminal.drivers(found, beside)


@click.command()
@click.argument("a")
@click.argument("b")
@reading
@form_options
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, metavar="N")
@_choosing
def parallels(a: str, b: str, ledger: Path, form: Form, limit: int, voice: str, told: str) -> None:
    """Show dyads whose course was similar to that of A and B."""
    from dragoman.relate.names import party
    from dragoman.relate.parallels import Parallel
    from dragoman.relate.parallels import parallels as find
    from dragoman.show import terminal_relations as terminal

    with _view(ledger) as view:
        names = party(view, actor(a)), party(view, actor(b))
        found = find(view, actor(a), actor(b), _choice(voice, told), most=limit)
    if form:
        _rows(found, Parallel, form)
    else:
        terminal.parallels(names, found)


@click.command()
@click.argument("country")
@reading
@click.option("--at", metavar="DATE", help="A day of the period; else the last with events.")
@click.option("--by", "unit", type=_UNIT, default="month", show_default=True)
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="PATH", help="File to write.")
@_choosing
def digest(
    country: str,
    ledger: Path,
    at: str | None,
    unit: Unit,
    form: str,
    output: Path | None,
    voice: str,
    told: str,
) -> None:
    """Tell how a country's relations changed, and why.

    With whom they improved, worsened or stayed: the period is compared with the six before it; the three weightiest
    events of each partner are named.
    """
    from dragoman.relate.digest import digest as make
    from dragoman.show import digests

    with _view(ledger) as view:
        found = make(view, actor(country), at=day("--at", at) if at else None, unit=unit, choice=_choice(voice, told))
    text = digests.FORMS[form](found)
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), "Name a file that can be written") from error
    click.echo(f"written to {path}")


@click.command()
@click.argument("what", type=click.Choice(["series", "network", "blocs", "drivers"]))
@click.argument("actors", nargs=-1, metavar="[A B]")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.svg|.png")
@reading
@click.option("--by", "unit", type=_UNIT, help="Series: by month; blocs and network: by year.")
@click.option("--at", metavar="PERIOD", default="", help="Network: YYYY or YYYY-MM; else the last.")
@_choosing
def plot(
    what: str, actors: tuple[str, ...], output: Path, ledger: Path, unit: Unit | None, at: str, voice: str, told: str
) -> None:
    """Draw a picture.

    series A B: events, mean score and turning points with their events. network: the ties of a period. blocs: who moved
    between blocs. drivers [A B]: what is said to drive relations. Nothing is drawn where nothing can be said.
    """
    from dragoman.show.pictures import canvas, making

    with _view(ledger) as view:
        sides = tuple(actor(side) for side in actors)
        picture = making.make(view, what, sides, _choice(voice, told), unit, at)
    canvas.write(picture, output)
    click.echo(f"{picture.described}\nwritten to {output}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@reading
@click.option("--name", required=True, metavar="NAME", help="What the values are, such as 'UN votes'.")
@click.option("--column", metavar="NAME", help="Column of the value; else the first that is no year or state.")
def reference(file: Path, ledger: Path, name: str, column: str | None) -> None:
    """Keep a slow measure of pairs of states.

    UN votes, alliances … stand beside the events on the page of a dyad. FILE is a CSV table, plain or .gz, with year,
    two states (a and b, or ccode1 and ccode2) and a value.
    """
    from dragoman.store.references import import_reference

    tally = import_reference(ledger, file, name, column)
    refused = "".join(f"; refused {count:,}: {reason}" for reason, count in tally.refused.items())
    click.echo(f"{tally.read:,} rows = {tally.kept:,} kept as {tally.name} ({tally.column}){refused}")
    if not tally.kept:
        raise SystemExit(1)


COMMANDS = (dyad, turns, blocs, drivers, parallels, digest, plot, reference)
