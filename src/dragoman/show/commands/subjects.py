"""Commands on forums and issues: what the ledger tells of recurring meetings and of subjects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from dragoman.show.commands.ledger import write
from dragoman.show.commands.say import form_options, reading
from dragoman.show.filters import actor as actor_id
from dragoman.show.filters import query

if TYPE_CHECKING:
    from dragoman.records import Record
    from dragoman.relate.forums import ForumRow
    from dragoman.relate.issues import IssueRow

Form = Literal["csv", "jsonl"] | None


_HEADS = {"documents": "Articles", "said": "Said there"}


def _list(
    rows: Sequence[ForumRow | IssueRow], kind: type[Record], form: Form, noun: str, counts: Sequence[str]
) -> None:
    """Forums or issues, one a line: when they are spoken of first and last, and some counts."""
    from dragoman.show import terminal
    from dragoman.show.phrases import count

    if form:
        write(rows, kind, form)
        return
    heads = ("Id", "Name", "First", "Last", *(f"{_HEADS.get(name, name.capitalize())}#" for name in counts))
    lines = [(row.id, row.name, row.first or "", row.last or "", *(getattr(row, n) for n in counts)) for row in rows]
    terminal.lines(heads, lines)
    terminal.footer(count(len(rows), noun.removesuffix("s")), 0, len(rows), len(rows))


@click.command()
@reading
@form_options
def forums(ledger: Path, form: Form) -> None:
    """List the recurring meetings that articles tell of."""
    from dragoman.relate.forums import ForumRow
    from dragoman.relate.forums import forums as found
    from dragoman.store.database import View

    with View(ledger) as view:
        rows = found(view)
    _list(rows, ForumRow, form, "forums", ("sessions", "documents", "said"))


@click.command()
@click.argument("name")
@reading
@form_options
def forum(name: str, ledger: Path, form: Form) -> None:
    """Show the sessions of a forum and what was said at each.

    NAME is an id of the list or a name, such as "SCO" or "UN General Assembly".
    """
    from dragoman.relate import forums as relate
    from dragoman.show import terminal
    from dragoman.show.phrases import count, names, when
    from dragoman.store.database import View

    with View(ledger) as view:
        one = relate.forum(view, name)
    if form == "jsonl":
        write(one.sessions, relate.Session, form)
        return
    if form:
        write(map(relate.row, one.sessions), relate.SessionRow, form)
        return
    terminal.lines(
        ("When", "Where", "Host", "Took part", "Agenda", "Said there"),
        [
            (
                when(each.start, each.end, each.precision),
                ", ".join(filter(None, (each.place, each.country))),
                each.host.name if each.host else "",
                names(each.participants),
                "; ".join((*each.agenda, *each.issues)),
                "\n".join(f"{said.speaker} {said.stance}: {said.content}" for said in each.said),
            )
            for each in one.sessions
        ],
    )
    terminal.footer(f"{count(len(one.sessions), 'session')} of {one.row.name}", 0, len(one.sessions), len(one.sessions))


@click.command()
@reading
@form_options
def issues(ledger: Path, form: Form) -> None:
    """List the subjects that actors speak and act about."""
    from dragoman.relate.issues import IssueRow
    from dragoman.relate.issues import issues as found
    from dragoman.store.database import View

    with View(ledger) as view:
        rows = found(view)
    _list(rows, IssueRow, form, "issues", ("statements", "acts", "actors"))


@click.command()
@click.argument("name")
@reading
@form_options
@click.option("--actor", metavar="ACTOR", help="Only this one: an id or a country code, such as IRN.")
@click.option("--by", type=click.Choice(["country", "actor"]), default="country", show_default=True)
@click.option("--since", metavar="SINCE", help="First day: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="UNTIL", help="Last day.")
def issue(
    name: str,
    ledger: Path,
    form: Form,
    actor: str | None,
    by: Literal["country", "actor"],
    since: str | None,
    until: str | None,
) -> None:
    """Show who says and does what about an issue.

    NAME is an id of the list or a word for it, such as "drones". With --actor, --json or --csv: each statement and act;
    else the table of positions.
    """
    from dragoman.relate import issues as relate
    from dragoman.show import terminal
    from dragoman.show.phrases import names, when
    from dragoman.store.database import View

    asked = query({"since": since, "until": until}, "events")
    with View(ledger) as view:
        wanted = actor_id(actor) if actor else None
        briefs = relate.briefs(view, name, actor=wanted, since=asked.since, until=asked.until)
        lines = [] if form or actor else relate.standings(view, briefs, by=by)
        found = relate.told(view, briefs) if form or actor else []
    if form:
        write(found, relate.Position, form)
    elif actor:
        terminal.lines(
            ("When", "Who", "Position", "To whom", "In the words", "On whose word"),
            [
                (
                    when(one.day, one.end, one.precision),
                    one.actor,
                    f"{one.stance or one.type}{'' if one.modality == 'happened' else f' ({one.modality})'}",
                    names(one.toward),
                    one.content,
                    " › ".join(one.chain),
                )
                for one in found
            ],
        )
    else:
        terminal.lines(
            ("Who", "Said#", "Stances", "Cooperation#", "Conflict#", "First", "Last", "Latest"),
            [
                (
                    line.name,
                    line.said,
                    ", ".join(line.stances),
                    line.cooperation,
                    line.conflict,
                    line.first or "",
                    line.last or "",
                    line.latest.content,
                )
                for line in lines
            ],
        )
    if not form:
        terminal.footer(f"{len(briefs):,} statements and acts", 0, len(briefs), len(briefs))


COMMANDS = (forums, forum, issues, issue)
