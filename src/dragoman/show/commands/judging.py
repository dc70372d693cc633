"""``dragoman merge``, ``split`` and ``judgements``: a person's word on what is the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from dragoman.errors import InputError
from dragoman.show.commands.say import form_options, reading

if TYPE_CHECKING:
    from dragoman.store.rows import Decision, Verdict

_reason = click.option("--reason", default="", metavar="TEXT", help="Why; kept with the judgement.")


@click.command()
@click.argument("first", metavar="A")
@click.argument("others", nargs=-1, required=True, metavar="B...")
@reading
@_reason
def merge(first: str, others: tuple[str, ...], ledger: Path, reason: str) -> None:
    """Judge events or claims to be the same.

    A and B are ids of events, of acts that tell them, or of claims. The judgement stands before what rules say and
    holds when articles are added, coded anew or read in another order. `dragoman split` says the opposite, `dragoman
    judgements --forget` takes it back.
    """
    _judge(ledger, "same", (first, *others), reason)


@click.command()
@click.argument("first", metavar="A")
@click.argument("others", nargs=-1, required=True, metavar="B...")
@reading
@_reason
def split(first: str, others: tuple[str, ...], ledger: Path, reason: str) -> None:
    """Judge events, acts or claims to be different.

    With an event and acts in it, the acts are taken out of it and stay out. With two acts or two events, these are kept
    apart; what is left of an event goes with the nearer one.
    """
    _judge(ledger, "different", (first, *others), reason)


def _judge(ledger: Path, verdict: Verdict, ids: tuple[str, ...], reason: str) -> None:
    import dragoman.corpus
    from dragoman.show.phrases import count

    with dragoman.corpus.open(ledger) as corpus:
        judge = corpus.merge if verdict == "same" else corpus.split
        made = judge(*ids, reason=reason)
        places = dict.fromkeys(place for one in made for place in (one.a, one.b))
        sides = [(place, corpus.view.judged(place)) for place in places]
    click.echo(f"{count(len(made), 'judgement')} kept: {verdict}. See them with `dragoman judgements`")
    for side, whole in sides:
        click.echo(f"  {side} is in {whole}")


@click.command()
@reading
@form_options
@click.option("--forget", metavar="ID", help="Take a judgement back.")
@click.option(
    "--take",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Keep the judgements that --json wrote from another ledger.",
)
def judgements(ledger: Path, form: Literal["csv", "jsonl"] | None, forget: str | None, take: Path | None) -> None:
    """List what was judged by hand.

    A judgement holds where both texts are in the ledger; until then it waits.
    """
    import dragoman.corpus
    from dragoman.show import terminal
    from dragoman.show.commands.ledger import write
    from dragoman.store.rows import Judged

    with dragoman.corpus.open(ledger) as corpus:
        if forget:
            corpus.forget(forget)
        if take:
            corpus.decide(_read(take))
        found = corpus.judgements()
    if form:
        write(found, Judged, form)
    else:
        terminal.judgements(found)


def _read(path: Path) -> list[Decision]:
    """Judgements as ``--json`` writes them, one a line; other fields are passed over."""
    import msgspec

    from dragoman.store.rows import Decision

    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            found.append(msgspec.json.decode(line, type=Decision))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}, line {number}", str(error), "Write it with `dragoman judgements --json`"
            ) from error
    return found


COMMANDS = (merge, split, judgements)
