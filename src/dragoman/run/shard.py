"""One shard: a list of documents in, one file of results out, or nothing.

A shard depends on its documents alone. Its file appears under its name only when it is whole, so a file that is there
need not be made again: it is the checkpoint of local and of distributed runs.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import msgspec

from dragoman.config import LIMITS
from dragoman.records import Coding, Document, Record
from dragoman.store.rows import Refusal


class Codes(Protocol):
    """What a coder can do."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Codings in the order of the documents."""
        ...


Maker = Callable[[], Codes]


class Result(Record, frozen=True):
    """What became of one document: its coding, or why it is in quarantine."""

    coding: Coding | None = None
    refusal: Refusal | None = None


def default_coder(tables: str | None = None) -> Codes:
    """The coder that ships with Dragoman, with a user's folder of tables; loads its models."""
    from dragoman.coding.coder import Coder

    return Coder(tables)


def code_shard(documents: bytes, path: str, make: Maker = default_coder) -> None:
    """Codes documents (a JSON list) into the file ``path``, one Result a line."""
    if os.path.exists(path):
        return
    decoded = msgspec.json.decode(documents, type=list[Document])
    lines = [msgspec.json.encode(result) + b"\n" for result in code_all(decoded, make())]
    unfinished = f"{path}.{os.getpid()}.tmp"
    with open(unfinished, "wb") as file:
        file.writelines(lines)
    os.replace(unfinished, path)


def results(path: str | Path) -> list[Result]:
    """What a shard's file holds."""
    return [msgspec.json.decode(line, type=Result) for line in Path(path).read_bytes().splitlines()]


def code_all(documents: Sequence[Document], coder: Codes) -> list[Result]:
    """A result for each document, in order; one that the coder fails on does no harm to the others."""
    done: list[Result] = []
    try:
        with _deadline(LIMITS.coding_seconds * len(documents)):
            for coding in coder.pipe(documents):
                done.append(Result(coding=coding))
    except Exception:  # whatever it is, the next lines find the document that it belongs to
        pass
    return done + [_code_one(document, coder) for document in documents[len(done) :]]


def _code_one(document: Document, coder: Codes) -> Result:
    try:
        with _deadline(LIMITS.coding_seconds):
            return Result(coding=next(iter(coder.pipe([document]))))
    except Exception as error:
        return quarantined(document, f"the coder failed: {type(error).__name__}: {error}")


def quarantined(document: Document, reason: str) -> Result:
    """The result for a document that cannot be coded."""
    return Result(refusal=Refusal(source=document.url or document.title or document.id, reason=reason))


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raises TimeoutError inside the block when the time is up, where the system has timers and this is the main
    thread (workers always are)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise TimeoutError(f"no result after {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
