"""Rows and codings as tables in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.records import Coding, Record
from dragoman.relate.dyads import DyadPeriod
from dragoman.show.article import cards
from dragoman.show.article import chain as chain_of
from dragoman.show.phrases import STANDING, chain, count, day, deed, names, plain, quad, tame, when, who
from dragoman.store.rows import (
    ActorRow,
    ActRow,
    ClaimRow,
    DocumentRow,
    EventRow,
    Judged,
    Noun,
    SearchHit,
    StatementRow,
    Tally,
)

_QUADS = {0: "default", 1: "cyan", 2: "blue", 3: "yellow", 4: "red"}
_STANDINGS = {"real": ("● ", "default"), "open": ("○ ", "italic magenta"), "not": ("✕ ", "dim")}
_WIDE = 160
"""Columns where the output is no terminal."""


def console() -> Console:
    """Where the tables go; wide where nobody looks at it."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(width=width, highlight=False, soft_wrap=False)


def words(text: str | None, style: str = "") -> Text:
    """Text of others, as it is but for what could steer the terminal."""
    return Text(plain(text or ""), style)


def told(modality: str) -> Text:
    """``● happened``, ``○ planned``, ``✕ denied``."""
    sign, style = _STANDINGS[STANDING.get(modality, "open")]
    return Text(sign + modality, style)


def what(type: str, mode: str | None) -> Text:
    """``CONSULT · visit`` in the colour of its quad."""
    return words(deed(type, mode), _QUADS[quad(type)])


def voice(speakers: Sequence[str], statement: str | None) -> Text:
    """The source chain, or the outlet in its own voice."""
    return words(chain(speakers), "yellow") if statement else words(f"{chain(speakers)}, own voice", "dim")


def table(*headers: str) -> Table:
    """A quiet table; a header that ends in ``#`` is a column of figures."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(header.removesuffix("#"), justify="right" if header.endswith("#") else "left", overflow="fold")
    return made


def coding(found: Coding) -> None:
    """One document: its statements with their chains, its acts, and what else was read."""
    out, text = console(), found.document.text
    head = " · ".join(filter(None, (found.document.outlet, day(found.document.published))))
    out.print(Text.assemble(words(found.document.title or "Untitled", "bold"), "  ", words(head, "dim")))
    if found.statements:
        said = table("On whose word", "Stance", "Said", "What is said", "Evidence")
        for one in (card.statement for card in cards(found) if card.statement):
            stance = (
                Text.assemble(one.stance, "\n", told(one.modality)) if one.modality != "happened" else Text(one.stance)
            )
            content = words(" … ".join(span.of(text) for span in one.content))
            spoken = when(one.said_when.start, one.said_when.end, one.said_when.precision) if one.said_when else "—"
            said.add_row(voice(chain_of(found, one.id), one.id), stance, spoken, content, one.evidence or "—")
        out.print(said)
    if found.acts:
        done = table("Who → whom", "What", "Told as", "When", "Where", "On whose word", "Words")
        for act in found.acts:
            date = when(act.when.start, act.when.end, act.when.precision) if act.when else "unknown"
            parties = words(who(act.actors, act.recipients), "bold")
            spoken_by = voice(chain_of(found, act.statement), act.statement)
            where = words(act.where.name if act.where else "—")
            done.add_row(
                parties,
                what(act.type, act.mode),
                told(act.modality),
                date,
                where,
                spoken_by,
                words(act.trigger.of(text)),
            )
        out.print(done)
    counts = (("mention", found.mentions), ("time", found.times), ("place", found.places), ("causal link", found.links))
    if found.framings:
        framed = ", ".join(one.span.of(text) for one in found.framings)
        out.print(Text.assemble(words("The text's own framing: ", "dim"), words(framed)))
    out.print(Text(", ".join(count(len(several), name) for name, several in counts), "dim"))
    out.print()


def rows(noun: Noun, found: Sequence[Record]) -> None:
    """One page of a list."""
    if found:
        headers, cells = _LISTS[noun]
        made = table(*headers)
        for row in found:
            made.add_row(*cells(row))
        console().print(made)


def _document(row: DocumentRow) -> Iterable[Text]:
    yield from (words(row.id, "dim"), words(day(row.published)), words(row.title or "untitled"), words(row.outlet))
    yield from map(words, (f"{row.statements:,}", f"{row.acts:,}", f"{row.copies:,}"))
    yield words(row.state if row.state == "coded" else f"skipped: {row.reason}")


def _statement(row: StatementRow) -> Iterable[Text]:
    yield from (words(day(row.said)), voice(row.chain, row.id), words(row.stance))
    yield words(plain(row.content, 300))
    yield from (told(row.modality), words(row.evidence or "—"), words(row.document, "dim"))


def _act(row: ActRow) -> Iterable[Text]:
    yield from (words(when(row.start, row.end, row.precision)), words(who(row.actors, row.recipients), "bold"))
    yield from (what(row.type, row.mode), told(row.modality), voice(row.chain, row.statement))
    yield from (words(plain(row.words, 200)), words(row.document, "dim"), words(row.id, "dim"))


def _event(row: EventRow) -> Iterable[Text]:
    yield from (words(when(row.start, row.end, row.precision)), words(who(row.actors, row.recipients), "bold"))
    ways = [told(value) for value in row.modalities or (row.modality,)]
    ways += [words(f"after what was {each.kind}", "dim") for each in row.follows]
    ends = {"alleged": "and was confirmed"}
    ways += [words(ends.get(each.kind, "and it happened"), "dim") for each in row.followed_by[:1]]
    yield from (what(row.type, row.mode), Text("\n").join(ways))
    yield words(", ".join("own voice" if value == "outlet" else value for value in row.voices))
    yield from (words(f"{row.reports:,}"), words(f"{row.independent:,}"), words(plain(row.words, 200)))
    yield words(row.id, "dim")


def _claim(row: ClaimRow) -> Iterable[Text]:
    yield from (words(day(row.first_seen)), words(plain(row.words, 200)), words(names(row.actors)), words(row.status))
    yield from map(words, (f"{row.asserts:,}", f"{row.denies:,}", f"{row.doubts:,}", f"{row.origins:,}"))
    yield words(row.id, "dim")


def _actor(row: ActorRow) -> Iterable[Text]:
    yield from (words(row.id, "dim"), words(row.name, "bold"), words(row.kind), words(row.country or "—"))
    yield from map(words, (f"{row.mentions:,}", f"{row.statements:,}", f"{row.acts_done:,}", f"{row.acts_received:,}"))


_LISTS = cast(
    "dict[Noun, tuple[tuple[str, ...], Callable[[Record], Iterable[Text]]]]",
    {
        "documents": (("Id", "Published", "Title", "Outlet", "Statements#", "Acts#", "Copies#", "Read"), _document),
        "statements": (
            ("Said", "On whose word", "Stance", "What is said", "Told as", "Evidence", "Document"),
            _statement,
        ),
        "acts": (("When", "Who → whom", "What", "Told as", "On whose word", "Words", "Document", "Id"), _act),
        "events": (
            ("When", "Who → whom", "What", "Told as", "Voices", "Reports#", "Independent#", "Words", "Id"),
            _event,
        ),
        "claims": (("First seen", "Claim", "About", "Status", "Assert#", "Deny#", "Doubt#", "Origins#", "Id"), _claim),
        "actors": (("Id", "Name", "Kind", "Country", "Mentions#", "Statements#", "Acts done#", "Received#"), _actor),
    },
)


def hits(found: Iterable[SearchHit]) -> None:
    """Answers of a search, the words found in bold."""
    out = console()
    for hit in found:
        snippet = Text(tame(hit.snippet))
        for span in hit.marks:
            snippet.stylize("bold", span.start, span.end)
        out.print(words(hit.title or "untitled", "bold"), words(hit.document, "dim"))
        out.print(words(" · ".join(filter(None, (hit.outlet, day(hit.published)))), "dim"))
        out.print(snippet, "")


def judgements(found: Sequence[Judged]) -> None:
    """What was judged by hand, with the words at both places."""
    made = table("Id", "Verdict", "One", "Other", "Reason", "Holds")
    for one in found:
        sides = (words(plain(side, 100) or "not in this ledger") for side in (one.one, one.other))
        holds = "yes" if one.holds else "waits"
        made.add_row(words(one.id, "dim"), words(one.verdict, "bold"), *sides, words(one.reason or "—"), words(holds))
    if found:
        console().print(made)
    console().print(count(len(found), "judgement"))


def lines(headers: Sequence[str], found: Iterable[Sequence[object]]) -> None:
    """A table of plain cells; a header that ends in ``#`` is a column of figures."""
    made = table(*headers)
    for row in found:
        made.add_row(*(words(f"{cell:,}" if isinstance(cell, int) else str(cell)) for cell in row))
    console().print(made)


def periods(found: Sequence[DyadPeriod]) -> None:
    """A dyad's figures, periods without events left out."""
    made = table(
        "From", "Events#", "Verbal coop.#", "Material coop.#", "Verbal conflict#", "Material conflict#", "Score#"
    )
    for one in found:
        figures = (
            one.volume,
            one.verbal_cooperation,
            one.material_cooperation,
            one.verbal_conflict,
            one.material_conflict,
        )
        if one.volume:
            made.add_row(one.start, *map(str, figures), f"{one.intensity:+.2f}")
    console().print(made)


def say(line: str, indent: int = 0) -> None:
    """A line of text, tamed."""
    console().print(Padding(words(line), (0, 0, 0, indent)))


def note(line: str, indent: int = 0) -> None:
    """A line that explains."""
    console().print(Padding(words(line, "dim"), (0, 0, 0, indent)))


def footer(counted: str, offset: int, shown: int, total: int) -> None:
    """What was counted, and how to see the rest."""
    more = f" More: --offset {offset + shown}." if offset + shown < total and shown else ""
    console().print(words(f"{counted}.{more}", "dim"))


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[Tally], None]]:
    """A bar on standard error that is moved with each tally."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total, done="")

        def moved(tally: Tally) -> None:
            bar.update(task, completed=tally.read, done=f"{tally.read:,} read, {tally.coded:,} coded")

        yield moved


def tally(found: Tally, ledger: Path) -> None:
    """What became of each input; the counts add up to what was read."""
    out = console()
    counts = (
        f"{found.coded:,} coded, {found.already_there:,} already there, {len(found.skipped):,} skipped, "
        f"{len(found.refused):,} refused"
    )
    out.print(words(f"{count(found.read, 'input')} = {counts}", "bold"))
    for label, several in (("skipped", found.skipped), ("refused", found.refused)):
        for one in several:
            out.print(Text(f"  {label}  ", "yellow"), words(f"{one.source}: {one.reason}"), sep="")
    if found.coded:
        out.print(
            words(f"See them with `dragoman events --ledger {ledger}` or `dragoman serve --ledger {ledger}`", "dim")
        )
