"""The Python API: a ledger with one method a verb.

with dragoman.open("news.ledger") as corpus:
    tally = corpus.add(["articles/"], outlet="Harbour Post")
    for event in corpus.events(actor="IRN", recipient="RUS", type="CONSULT"):
        print(event.start, event.words, event.independent)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from dragoman.errors import DragomanError, InputError
from dragoman.read import dates
from dragoman.records import Coding, Document
from dragoman.relate import forums as relate_forums
from dragoman.relate import issues as relate_issues
from dragoman.relate import relations
from dragoman.relate.forums import Forum, ForumRow
from dragoman.relate.issues import IssueRow, Position
from dragoman.run import local
from dragoman.run.shard import Maker, Result, default_coder
from dragoman.store import exports
from dragoman.store.database import View, Writer
from dragoman.store.rows import (
    ActorRow,
    ActRow,
    ClaimRow,
    Decision,
    DocumentRow,
    EventRow,
    Judged,
    Noun,
    Query,
    Refusal,
    SearchHit,
    StatementRow,
    Tally,
    Verdict,
)
from dragoman.words.own import beside, own, using

if TYPE_CHECKING:
    from dragoman.relate.account import Account, Direction
    from dragoman.relate.blocs import BlocPeriod
    from dragoman.relate.digest import Digest
    from dragoman.relate.drivers import Driver
    from dragoman.relate.dyads import Unit
    from dragoman.relate.parallels import Parallel
    from dragoman.relate.study import Study
    from dragoman.relate.turns import Turn

Source = str | PathLike[str] | Document
Progress = Callable[[Tally], None]
_BATCH = 32
"""Documents that are written in one transaction."""


def open(path: str | PathLike[str], *, tables: str | PathLike[str] | None = None) -> Corpus:
    """The corpus in a ledger file, which need not be there yet; raises LedgerError for a file that is no ledger.

    ``tables`` is a folder with tables of your own (docs/formats.md), else ``news.words`` beside ``news.ledger`` if that
    is there.
    """
    return Corpus(path, tables)


class Corpus:
    """Documents with all that was read out of them. Filters are those of store.rows.Query; InputError for others."""

    def __init__(self, path: str | PathLike[str], tables: str | PathLike[str] | None = None) -> None:
        self.path = Path(path)
        self.tables = tables
        self._view: View | None = None
        if self.path.exists() and (self.path.is_dir() or self.path.stat().st_size):
            self._view = View(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def view(self) -> View:
        """All that can be read; raises LedgerError where nothing has been added yet."""
        if self._view is None:
            self._view = View(self.path)
        return self._view

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        outlet: str | None = None,
        published: str | None = None,
        processes: int = 1,
        progress: Progress | None = None,
        make: Maker | None = None,
        tables: str | PathLike[str] | None = None,
    ) -> Tally:
        """Reads, codes, links and keeps what the sources hold: files, folders, feeds, addresses or Documents.

        ``outlet`` and ``published`` stand before what the inputs say themselves; ``progress`` gets the tally so far
        after each batch. ``tables`` stands before those of the corpus. Whatever is wrong with one input or one line of
        a table is in the tally and leaves the others unharmed. Raises LedgerError where the ledger cannot be written
        (what was added before that is kept), WordsError where there is no such folder and InputError where
        ``published`` is no date.
        """
        if published is not None:
            published = dates.day(published)
        folder = beside(self.path, tables if tables is not None else self.tables)
        make = make or partial(default_coder, folder)
        with Writer(self.path) as writer:
            run = _Run(writer, folder)
            results = local.code(run.fresh(_inputs(sources, outlet, published)), processes=processes, make=make)
            while some := list(islice(results, _BATCH)):
                with using(folder):  # issues are told when the rows are written
                    run.keep(some)
                if progress is not None:
                    progress(run.tally())
        return run.tally()

    def documents(self, **filters: object) -> list[DocumentRow]:
        """Documents, the latest first."""
        return self.view.documents(_query(filters))

    def statements(self, **filters: object) -> list[StatementRow]:
        """Who said what, the latest first."""
        return self.view.statements(_query(filters))

    def acts(self, **filters: object) -> list[ActRow]:
        """Reported actions, the latest first."""
        return self.view.acts(_query(filters))

    def events(self, **filters: object) -> list[EventRow]:
        """What happened, each once, the latest first."""
        return self.view.events(_query(filters))

    def claims(self, **filters: object) -> list[ClaimRow]:
        """What is asserted, denied and doubted, the latest first."""
        return self.view.claims(_query(filters))

    def actors(self, **filters: object) -> list[ActorRow]:
        """Actors, the most mentioned first."""
        return self.view.actors(_query(filters))

    def merge(self, first: str, *others: str, reason: str = "") -> list[Decision]:
        """Judges events or claims (by their ids or those of acts) to be the same; gives back what was kept."""
        return self._judge("same", (first, *others), reason)

    def split(self, first: str, *others: str, reason: str = "") -> list[Decision]:
        """Judges them different: acts are taken out of the event they are in, events are kept apart."""
        return self._judge("different", (first, *others), reason)

    def _judge(self, verdict: Verdict, ids: Sequence[str], reason: str) -> list[Decision]:
        self.view.count("documents")  # a judgement makes no new ledger
        with Writer(self.path) as writer:
            return writer.judge(verdict, ids, reason)

    def judgements(self) -> list[Judged]:
        """What was judged by hand."""
        return self.view.judgements()

    def decide(self, judgements: Iterable[Decision]) -> None:
        """Keeps judgements that were made on another ledger; they wait for texts that are not in this one."""
        with Writer(self.path) as writer:
            writer.decide(judgements)

    def forget(self, judgement: str) -> None:
        """Takes a judgement back; raises InputError where there is none of that id."""
        with Writer(self.path) as writer:
            writer.forget(judgement)

    def forums(self) -> list[ForumRow]:
        """Recurring meetings that the articles tell of, those with most sessions first."""
        with using(beside(self.path, self.tables)):
            return relate_forums.forums(self.view)

    def forum(self, name: str) -> Forum:
        """A forum's sessions with what was said at each; InputError for a name that nobody knows."""
        with using(beside(self.path, self.tables)):
            return relate_forums.forum(self.view, name)

    def issues(self) -> list[IssueRow]:
        """Subjects that actors speak and act about, the busiest first."""
        with using(beside(self.path, self.tables)):
            return relate_issues.issues(self.view)

    def issue(
        self, name: str, *, actor: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[Position]:
        """What was said and done about a subject, in order of time; InputError for a name that is in no table."""
        with using(beside(self.path, self.tables)):
            return relate_issues.positions(self.view, name, actor=actor, since=since, until=until)

    def coding(self, id: str, coder: str | None = None) -> Coding | None:
        """All that was read out of a document; None where it is not in the ledger."""
        return self.view.coding(id, coder)

    def dyad(self, a: str, b: str, *, unit: Unit = "month", direction: Direction = "both", **choice: object) -> Account:
        """How two actors stand and since when, with what can't be said; ``choice``: voice, modality, media."""
        return relations.account(self.view, a, b, unit=unit, direction=direction, **choice)

    def turns(self, a: str, b: str, *, live: bool = False, **choice: object) -> list[Turn]:
        """When two actors turned, and the events that carry it."""
        return relations.turns(self.view, a, b, live=live, **choice)

    def blocs(self, *, unit: Unit = "year", since: str = "", until: str = "9999", **choice: object) -> list[BlocPeriod]:
        """Who stands with whom in each period, who moved, and what is out of balance."""
        return relations.blocs(self.view, unit=unit, since=since, until=until, **choice)

    def drivers(self, a: str | None = None, b: str | None = None) -> list[Driver]:
        """Causes as articles assert them: in all, in those that speak of an actor, or of two."""
        return relations.drivers(self.view, a, b)

    def study(self, a: str, b: str, type: str, **choice: object) -> Study:
        """How the balance of two actors moved about events of a type that struck them from outside: association."""
        return relations.study(self.view, a, b, type, **choice)

    def parallels(self, a: str, b: str, *, most: int = 10, **choice: object) -> list[Parallel]:
        """Dyads whose course was similar."""
        return relations.parallels(self.view, a, b, most=most, **choice)

    def digest(self, actor: str, *, at: str | None = None, unit: Unit = "month", **choice: object) -> Digest:
        """With whom a country's relations improved, worsened or stayed, and why."""
        return relations.digest(self.view, actor, at=at, unit=unit, **choice)

    def search(self, words: str, limit: int = 20, offset: int = 0) -> list[SearchHit]:
        """Documents that hold all the words."""
        return self.view.search(words, limit, offset)

    def export(self, noun: Noun, format: exports.Format, path: str | PathLike[str], **filters: object) -> int:
        """Writes all rows that the filters select to a file; gives back how many. The formats are store.exports'."""
        return exports.export(self.view, noun, format, path, _query(filters))


class _Run:
    """One ``add``: keeps the count of what becomes of each input."""

    def __init__(self, writer: Writer, tables: str | None) -> None:
        self._writer, self._tables = writer, tables
        self._coded = self._there = 0
        self._skipped: list[Refusal] = []
        self._refused = [_refusal(each) for each in own(tables).refused] if tables is not None else []
        self._seen: set[str] = set()

    def fresh(self, inputs: Iterable[Document | DragomanError]) -> Iterator[Document]:
        """The documents that have to be coded."""
        version: str | None = None
        for each in inputs:
            if isinstance(each, DragomanError):
                self._refused.append(_refusal(each))
            elif each.id in self._seen or self._writer.has(each.id, version := version or _version(self._tables)):
                self._there += 1
            else:
                self._seen.add(each.id)
                yield each

    def keep(self, results: list[Result]) -> None:
        """Writes a batch of codings."""
        self._refused += [result.refusal for result in results if result.refusal]
        codings = [result.coding for result in results if result.coding]
        for coding, outcome in zip(codings, self._writer.add(codings), strict=True):
            if isinstance(outcome, DragomanError):
                self._refused.append(_refusal(outcome))
            elif outcome == "skipped":
                self._skipped.append(Refusal(source=_called(coding.document), reason=coding.skipped or ""))
            else:
                self._coded += outcome == "coded"
                self._there += outcome == "there"

    def tally(self) -> Tally:
        """The counts so far, of inputs that are done with."""
        return Tally(
            read=self._coded + self._there + len(self._skipped) + len(self._refused),
            coded=self._coded,
            already_there=self._there,
            skipped=tuple(self._skipped),
            refused=tuple(self._refused),
        )


def _query(filters: dict[str, object]) -> Query:
    try:
        return msgspec.convert(filters, Query)
    except msgspec.ValidationError as error:
        known = ", ".join(Query.__struct_fields__)
        raise InputError("filters", str(error), f"The filters are {known}; dates are ISO text") from error


def _version(tables: str | None) -> str:
    from dragoman.coding.coder import version

    return version(tables)


def _called(document: Document) -> str:
    return document.source or document.url or document.title or document.id


def _refusal(error: DragomanError) -> Refusal:
    return Refusal(source=error.source, reason=f"{error.reason}. {error.remedy}")


def _inputs(
    sources: Source | Iterable[Source], outlet: str | None, published: str | None
) -> Iterator[Document | DragomanError]:
    """Documents as they are given, everything else read."""
    from dragoman.read.sources import documents  # parsers of pages are slow to import

    given = [sources] if isinstance(sources, str | PathLike | Document) else sources
    for ready, some in groupby(given, key=lambda source: isinstance(source, Document)):
        if ready:
            yield from (source for source in some if isinstance(source, Document))
        else:
            names = (fspath(source) for source in some if not isinstance(source, Document))
            yield from documents(names, outlet=outlet, published=published)
