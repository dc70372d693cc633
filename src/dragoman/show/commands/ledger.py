"""Commands on a ledger: fill it, list it, search it, write it out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from dragoman.show.commands.say import day, form_options, ledger_option, reading, words_option
from dragoman.show.filters import FILTERS, LINKS, NOUNS, choices
from dragoman.store.rows import Noun

if TYPE_CHECKING:
    from dragoman.records import Record
    from dragoman.store.exports import Exported, Format
    from dragoman.store.rows import Query

_HELP = {
    "actor": "Id or country code, such as IRN.",
    "recipient": "Id or country code.",
    "type": "PLOVER type, such as CONSULT.",
    "modality": "How it is told: happened, planned, denied …",
    "stance": "asserts, denies, doubts …",
    "status": "How it stands: disputed, denied, open-denial …",
    "voice": "The outlet's own voice, or attributed to a speaker.",
    "outlet": "Name of the outlet.",
    "since": "First day: YYYY, YYYY-MM or YYYY-MM-DD.",
    "until": "Last day.",
    "document": "Id of an article.",
    "event": "Id of an event: what tells it.",
    "claim": "Id of a claim: what makes it.",
}

_FORMATS = ("csv", "jsonl", "parquet", "gdelt", "plover", "graphml", "gexf", "jsonld")
_LINKED = ("documents", "statements", "acts")
"""Lists of what tells an event or makes a claim."""

_PAGING: list[Any] = [
    click.option("--limit", type=click.IntRange(0), metavar="N", help="Rows at most (50 in a table)."),
    click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Rows to pass over."),
]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@click.option("--published", metavar="DATE", help="Day of publication; stands before what the text itself says.")
@click.option("--outlet", metavar="NAME", help="Outlet; stands before what the text itself says.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N")
@words_option
def add(
    sources: tuple[str, ...],
    ledger: Path,
    published: str | None,
    outlet: str | None,
    processes: int,
    words: Path | None,
) -> None:
    """Read, code and keep articles.

    SOURCE is a .txt, .html or .jsonl file, a folder of them, an address, an RSS or Atom feed, or -.
    """
    import dragoman.corpus
    from dragoman.show import terminal

    with dragoman.corpus.open(ledger) as corpus, terminal.progress("Reading") as moved:
        tally = corpus.add(
            sources, outlet=outlet, published=day(published), processes=processes, progress=moved, tables=words
        )
    terminal.tally(tally, ledger)
    if not tally.coded + tally.already_there:
        raise SystemExit(1)


def _listing(noun: Noun) -> click.Command:
    def run(ledger: Path, form: Literal["csv", "jsonl"] | None, limit: int | None, offset: int, **raw: str) -> None:
        from dragoman.show import terminal
        from dragoman.show.lists import counted

        query = _query(raw, noun, 50 if limit is None and form is None else -1 if limit is None else limit, offset)
        with _view(ledger) as view:
            _known(view, noun, query)
            if form:
                write(view.rows(noun, query), _kind(noun), form)
                return
            rows, total = view.rows(noun, query), view.count(noun, query)
            terminal.rows(noun, rows)
            terminal.footer(f"{total:,} {counted(noun, query, total)}", offset, len(rows), total)

    described = f"List {noun}." if noun != "claims" else "List what is asserted and denied, and by whom."
    command = click.command(noun, help=described)(reading(run))
    links = LINKS if noun in _LINKED else ()
    for option in (*_filter_options((*FILTERS[noun], *links)), *_PAGING):
        command = option(command)
    return form_options(command)


def _known(view: Any, noun: Noun, query: Query) -> None:  # noqa: ANN401
    """Raises InputError where nothing is listed because neither tables nor ledger know who was asked for."""
    from dragoman.relate.names import called, party

    asked = [id for id in (query.actor, query.recipient) if id and called(id) == id]
    if asked and not view.count(noun, query):
        for id in asked:
            party(view, id)


def _filter_options(names: Iterable[str]) -> list[Any]:
    found = []
    for name in names:
        kind = click.Choice(choices(name)) if name == "voice" else None
        found.append(click.option(f"--{name}", type=kind, metavar=None if kind else name.upper(), help=_HELP[name]))
    return found


def _query(raw: dict[str, str], noun: Noun, limit: int = -1, offset: int = 0) -> Query:
    import msgspec

    from dragoman.show import filters

    return msgspec.structs.replace(filters.query(raw, noun), limit=limit, offset=offset)


def _view(ledger: Path) -> Any:  # noqa: ANN401
    from dragoman.store.database import View

    return View(ledger)


def _kind(noun: Noun) -> type[Record]:
    from dragoman.store.view import ROWS

    return ROWS[noun]


def write(rows: Iterable[Record], kind: type[Record], form: Literal["csv", "jsonl"]) -> None:
    """Rows on standard output."""
    from dragoman.store import tables

    for line in tables.lines(rows, kind, form):
        click.echo(line, nl=False)


@click.command()
@click.argument("format", type=click.Choice(_FORMATS))
@click.option(
    "--noun",
    type=click.Choice([*NOUNS, "chains"]),
    help="Rows of what; acts, or events and claims for the formats that only those have.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="File to write; without it to standard output, parquet to NOUN.parquet.",
)
@reading
def export(format: Format, noun: Exported | None, output: Path | None, ledger: Path, **raw: str) -> None:
    """Write rows to a file or to standard output.

    All rows that the filters select, whatever their number. csv and parquet hold the rows of any noun and, in front or
    in their metadata, what was asked and how many reports, independent reports and events there are; jsonl holds the
    rows alone. Events also go as tables in GDELT's shape, as PLOVER records, and as graphs of who acts on whom; claims
    as JSON-LD. The rows of chains are the steps from an outlet to whoever said it first.
    """
    from dragoman.store import exports, shapes

    noun = noun or ("events" if format in exports.OF_EVENTS else "claims" if format in exports.OF_CLAIMS else "acts")
    filtered: Noun = "statements" if noun == "chains" else noun
    with _view(ledger) as view:
        if output is None and format not in exports.BINARY:
            for line in exports.lines(view, noun, format, _query(raw, filtered)):
                click.echo(line, nl=False)
            return
        output = output or Path(f"{noun}.{format}")
        asked = _query(raw, filtered)
        number = exports.export(view, noun, format, output, asked)
        left = view.count("events", asked) - number if format == "gdelt" else 0
    click.echo(f"{number:,} {noun} written to {output}")
    if left:
        click.echo(f"{left:,} left out: {shapes.LEFT_OUT}")


for _option in _filter_options(_HELP):
    export = _option(export)


@click.command()
@click.argument("sought", metavar="WORDS...", nargs=-1, required=True)
@reading
@form_options
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N")
def search(
    sought: tuple[str, ...], ledger: Path, form: Literal["csv", "jsonl"] | None, limit: int, offset: int
) -> None:
    """Find articles by their words.

    An article is found where it holds all of them; "words in quotes" are a phrase.
    """
    from dragoman.show import terminal
    from dragoman.store.rows import SearchHit

    words = " ".join(sought)
    with _view(ledger) as view:
        hits, total = view.search(words, limit, offset), view.search_count(words)
    if form:
        write(hits, SearchHit, form)
    else:
        terminal.hits(hits)
        terminal.footer(
            f"{total:,} {'article holds' if total == 1 else 'articles hold'} all of the words", offset, len(hits), total
        )


@click.command()
@ledger_option
def upgrade(ledger: Path) -> None:
    """Take a ledger of an earlier version over into this one.

    Articles with all their codings, imported events, judgements and references are kept; what follows from them is
    reckoned anew. The old file stays beside the new one, under a name that ends in its schema.
    """
    from rich.console import Console

    from dragoman.show.phrases import count
    from dragoman.store.upgrade import upgrade as take_over

    with Console(stderr=True).status("Upgrading") as status:
        done = take_over(ledger, lambda rows: status.update(f"{rows:,} codings and events taken over"))
    if done is None:
        click.echo(f"{ledger} is of this version already")
        return
    taken = f"{count(done.documents, 'document')}, {count(done.codings, 'coding')}, {done.events:,} imported events"
    click.echo(f"{ledger}: {taken} taken over from schema {done.before}; the old file is {done.kept}")


COMMANDS = (add, *map(_listing, NOUNS), search, export, upgrade)
