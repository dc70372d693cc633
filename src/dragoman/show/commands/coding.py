"""``dragoman code``: codes texts without a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.show.commands.say import day, kept, say, words_option


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
        if coding.skipped:
            document = coding.document
            say(f"{document.source or document.title or document.url or document.id}: not coded, {coding.skipped}")
        coded += coding.skipped is None
        if as_json:
            click.echo(msgspec.json.encode(coding))
        elif not coding.skipped:
            terminal.coding(coding)
    if not coded:
        raise SystemExit(1)
