"""The demonstration: a ledger of the bundled articles, and what is worth seeing in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

from rich.text import Text

from dragoman.corpus import Corpus
from dragoman.read.sources import documents
from dragoman.records import Document
from dragoman.show import terminal
from dragoman.show.filters import NOUNS
from dragoman.show.phrases import count, names, plain, when, who
from dragoman.store.database import View
from dragoman.store.rows import ActRow, Query, Tally

_STEP = 4
"""Articles that are added at once, so that the bar moves."""
_NOTE = "The outlets are invented and the articles were written for Dragoman; the events they tell are public record."


def build(ledger: Path) -> Tally:
    """Adds the bundled articles to the ledger, with a bar."""
    with bundled() as paths:
        articles = [article for article in documents(paths) if isinstance(article, Document)]
    tally = Tally()
    with Corpus(ledger) as corpus, terminal.progress("Reading the bundled articles", len(articles)) as moved:
        waiting = iter(articles)
        while some := list(islice(waiting, _STEP)):
            tally = _sum(tally, corpus.add(some))
            moved(tally)
    terminal.tally(tally, ledger)
    return tally


@contextmanager
def bundled() -> Iterator[list[str]]:
    """Paths of the article files that come with the package."""
    with ExitStack() as stack:
        found = sorted(files("dragoman").joinpath("bundled").iterdir(), key=lambda file: file.name)
        chosen = [file for file in found if file.name.endswith(".jsonl") and not file.name.endswith(".gold.jsonl")]
        yield [str(stack.enter_context(as_file(file))) for file in chosen]


def tell(ledger: Path) -> None:
    """Prints what the ledger holds and three things to look at: an event, a claim, a source chain."""
    out = terminal.console()
    with View(ledger) as view:
        out.print()
        out.print(Text(", ".join(count(view.count(noun), noun[:-1]) for noun in NOUNS), "bold"))
        out.print(Text(_NOTE, "dim"))
        for part in (_event, _claim, _chain):
            out.print()
            for line in part(view):
                out.print(line)


def _event(view: View) -> Iterator[Text]:
    rows = view.events(Query(limit=-1))
    if not rows:
        return
    told = max(rows, key=lambda row: (len(row.outlets), row.independent, row.reports, row.id))
    yield Text("One event, told by several", "bold underline")
    head = f"{when(told.start, told.end, told.precision)}  {who(told.actors, told.recipients)}"
    yield Text.assemble(terminal.words(head, "bold"), "  ", terminal.what(told.type, told.mode))
    yield Text(f"{count(told.reports, 'report')}, {told.independent} independent, 1 event", "dim")
    seen: dict[str | None, ActRow] = {}
    for act in view.acts(Query(event=told.id, limit=-1)):
        seen.setdefault(act.outlet, act)
    for act in islice(seen.values(), 6):
        yield _line(terminal.told(act.modality), terminal.voice(act.chain, act.statement), act.words)


def _claim(view: View) -> Iterator[Text]:
    rows = view.claims(Query(limit=-1))
    if not rows:
        return
    claim = max(
        rows,
        key=lambda row: (
            not set(row.denied_by) <= set(row.asserted_by),  # somebody who does not assert it himself
            min(row.asserts, row.denies),
            row.asserts + row.denies,
            row.id,
        ),
    )
    yield Text("One claim, asserted and denied", "bold underline")
    yield Text.assemble(terminal.words(plain(claim.words, 120), "bold"), "  ", Text(claim.status, "yellow"))
    about = f"about {names(claim.actors)}; {count(claim.origins, 'origin')}, first seen {claim.first_seen or 'unknown'}"
    yield terminal.words(f"{about}. A description of the record, never a verdict on truth", "dim")
    for verb, speakers in (("asserts", claim.asserted_by), ("denies", claim.denied_by), ("doubts", claim.doubted_by)):
        if speakers:
            yield terminal.words(f"  {verb:<8} {', '.join(speakers[:8])}")


def _chain(view: View) -> Iterator[Text]:
    rows = [row for row in view.statements(Query(limit=-1)) if not _PRONOUNS & {step.lower() for step in row.chain}]
    if not rows:
        return
    deepest = max(rows, key=lambda row: (len(row.chain), row.speaker_class.startswith("unnamed"), row.id))
    yield Text("One chain of sources", "bold underline")
    yield _line(Text(deepest.stance), terminal.voice(deepest.chain, deepest.id), deepest.content)


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
"""Steps of a chain that were not resolved: true, but no example to begin with."""


def _line(first: Text, second: Text, words: str) -> Text:
    return Text.assemble("  ", first, "  ", second, "  ", terminal.words(plain(words, 160)))


def _sum(a: Tally, b: Tally) -> Tally:
    return Tally(
        read=a.read + b.read,
        coded=a.coded + b.coded,
        already_there=a.already_there + b.already_there,
        skipped=a.skipped + b.skipped,
        refused=a.refused + b.refused,
    )
