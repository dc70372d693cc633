"""``dragoman import``: public files of event data into the ledger."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import InputError
from dragoman.show.commands.say import reading

if TYPE_CHECKING:
    from dragoman.store.imports.files import Bad
    from dragoman.store.imports.reading import Format
    from dragoman.store.imports.writing import ImportTally

_FORMATS = ("gdelt", "icews", "polecat", "phoenix", "plover", "cameo-csv")
_SHOWN = 10
"""Reasons of refusal that are shown one by one."""


@click.command("import")
@click.argument("format", type=click.Choice(_FORMATS))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading
@click.option("--origin", metavar="NAME", help="Name of the data set; else that of the format.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="Column that holds a field: date=Day …")
@click.option(
    "--refused",
    "kept",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="CSV to write each refused row to: file, line, reason.",
)
def import_(
    format: Format,
    files: tuple[str, ...],
    ledger: Path,
    origin: str | None,
    columns: tuple[str, ...],
    kept: Path | None,
) -> None:
    """Take events from a data set.

    FILE is a table as its makers publish it, plain, .gz or .zip, or - for standard input: events of GDELT 1.0 or 2.0,
    ICEWS (whole rows, or date, source, code, target), POLECAT, Phoenix, PLOVER as JSON lines, or any table with dates,
    actors and CAMEO codes (cameo-csv; its columns are named with --column). Every row is imported, kept as a remark
    (CAMEO 01: somebody spoke, it is not told what), there already, or refused with its line and the reason. Ends with 1
    where nothing came of it.
    """
    from rich.console import Console

    from dragoman.store.imports.writing import import_file

    named = dict(_column(each) for each in columns)
    taken = 0
    with _refusals(kept) as noted:
        for file in files:
            with Console(stderr=True).status("Importing") as status:
                tally = import_file(
                    ledger,
                    file,
                    format,
                    origin=origin,
                    columns=named,
                    progress=lambda rows: status.update(f"{rows:,} rows read"),
                    refused=noted(file),
                )
            _tell(file, tally)
            taken += tally.imported + tally.remarks + tally.already_there
    if not taken:
        raise SystemExit(1)


def _column(given: str) -> tuple[str, str]:
    field, equals, name = given.partition("=")
    if not (field and equals and name):
        raise InputError(f"--column {given}", "this is no FIELD=NAME", "Write for example --column date=Day")
    return field, name


@contextmanager
def _refusals(path: Path | None) -> Iterator[Callable[[str], Callable[[Bad], None] | None]]:
    """For each file, what takes its refused rows."""
    if path is None:
        yield lambda file: None
        return
    try:
        out = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), "Name a file that can be written") from error
    with out:
        writer = csv.writer(out)
        writer.writerow(("file", "line", "reason"))
        yield lambda file: lambda bad: writer.writerow((file, bad.number, bad.reason))


def _tell(file: str, tally: ImportTally) -> None:
    """The counts, which add up to the rows read, then the reasons with the first lines."""
    from dragoman.show.phrases import count, plain

    refused = sum(each.count for each in tally.refused)
    spoken = f"{tally.remarks:,} remarks, " if tally.remarks else ""
    sums = f"{tally.imported:,} imported, {spoken}{tally.already_there:,} already there, {refused:,} refused"
    click.echo(f"{plain(file)}: {count(tally.read, 'row')} = {sums}, as {plain(tally.origin)}")
    if tally.remarks:
        click.echo("  remarks tell that somebody spoke, not what was said (CAMEO 01): kept beside the events, no acts")
    if tally.actors:
        share = tally.with_country / tally.actors
        click.echo(f"  {tally.with_country:,} of {tally.actors:,} actors have a country ({share:.1%})")
    if len(tally.zones) > 1:
        zones = ", ".join(f"{plain(zone)} {rows:,}" for zone, rows in tally.zones.items())
        click.echo(f"  times in {len(tally.zones)} zones ({zones}): the day of an event is that of its row's zone")
    for each in tally.refused[:_SHOWN]:
        more = ", …" if each.count > len(each.numbers) else ""
        lines = ", ".join(map(str, each.numbers))
        click.echo(f"  refused {each.count:,}: {plain(each.reason)} (line {lines}{more})")
    if len(tally.refused) > _SHOWN:
        rest = sum(each.count for each in tally.refused[_SHOWN:])
        click.echo(
            f"  refused {rest:,} for {len(tally.refused) - _SHOWN:,} further reasons; --refused PATH lists them all"
        )
