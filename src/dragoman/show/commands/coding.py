"""``dragoman code`` and ``actor``: what is read and known without a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.show.commands.say import day, kept, say, words_option
from dragoman.show.phrases import count

if TYPE_CHECKING:
    from dragoman.records import Actor


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE", help="Day of publication; stands before what the text itself says.")
@click.option("--outlet", metavar="NAME", help="Who published them; stands before what the text itself says.")
@click.option("--json", "as_json", is_flag=True, help="One Coding a line, as JSON.")
@words_option
def code(files: tuple[str, ...], published: str | None, outlet: str | None, as_json: bool, words: Path | None) -> None:
    """Read articles without keeping them.

    FILE is a .txt, .html or .jsonl file, a folder, an address, or - for standard input. Ends with 1 where nothing
    could be coded; whatever could be is shown all the same.
    """
    import msgspec

    from dragoman.coding.coder import Coder
    from dragoman.read.sources import documents
    from dragoman.show import terminal

    coded, coder = 0, Coder(words)
    for refused in coder.refused:
        say(refused)
    for coding in coder.pipe(kept(documents(files, outlet=outlet, published=day(published)))):
        document = coding.document
        name = document.source or document.title or document.url or document.id
        if coding.skipped:
            say(f"{name}: not coded, {coding.skipped}")
        elif not coding.acts and not coding.statements:
            say(f"{name}: no act and no statement found in its {count(len(document.text.split()), 'word')}")
        coded += coding.skipped is None
        if as_json:
            click.echo(msgspec.json.encode(coding))
        elif not coding.skipped:
            terminal.coding(coding)
    if not coded:
        raise SystemExit(1)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", metavar="DATE", help="The day by which offices are known; without it, as last known.")
@click.option("--json", "as_json", is_flag=True, help="One Actor a line, as JSON.")
@words_option
def actor(names: tuple[str, ...], on: str | None, as_json: bool, words: Path | None) -> None:
    """Show who a name, demonym, office or description stands for.

    NAME is as in "Iranian foreign minister" or "Shamkhani". Who is not known for sure is not shown; ends with 1 where
    none is known.
    """
    import msgspec

    from dragoman.coding.who.actors import resolve
    from dragoman.show import terminal

    asked = day(on, "--on")
    found = [(name, resolve(name, on=asked, tables=words)) for name in names]
    for name, meant in found:
        if meant is None:
            say(f"{name}: nobody is known for sure by that name{f' on {asked}' if asked else ''}")
    known = [(name, meant) for name, meant in found if meant is not None]
    if as_json:
        click.echo("".join(f"{msgspec.json.encode(meant).decode()}\n" for _, meant in known), nl=False)
    elif known:
        terminal.lines(("Asked", "Name", "Id", "Kind", "Country", "Sectors", "Office"), [
            (name, meant.name, meant.id, meant.kind, meant.country or "", ", ".join(meant.sectors), _office(meant))
            for name, meant in known
        ])  # fmt: skip
    if not known:
        raise SystemExit(1)


def _office(meant: Actor) -> str:
    """Title, body and the days from and to which it is known."""
    office = meant.office
    if office is None:
        return ""
    dates = f" {office.start or ''}–{office.end or ''}" if office.start or office.end else ""
    return f"{office.title}{f', {office.body}' if office.body else ''}{dates}"
