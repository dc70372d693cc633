"""Many documents on one machine: in this process, or in a pool of processes that may die."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, count, islice
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.run.shard import Maker, Result, code_all, code_shard, default_coder, quarantined, results

SHARD = 32
"""Documents a shard."""
_FEW = 64
"""Fewer documents than this are coded here: a new process needs seconds to load its models."""
_TRIES = 3


def code(documents: Iterable[Document], *, processes: int = 1, make: Maker = default_coder) -> Iterator[Result]:
    """A result for each document, in their order; never raises because of a document."""
    waiting = iter(documents)
    first = list(islice(waiting, _FEW if processes > 1 else 0))
    if processes <= 1 or len(first) < _FEW:
        yield from _here(chain(first, waiting), make)
    else:
        yield from _pool(chain(first, waiting), processes, make)


def _here(documents: Iterator[Document], make: Maker) -> Iterator[Result]:
    coder = None
    while some := list(islice(documents, SHARD)):
        coder = coder or make()
        yield from code_all(some, coder)


def _pool(documents: Iterator[Document], processes: int, make: Maker) -> Iterator[Result]:
    """Shards are given out a few ahead of what is taken, so memory does not grow with the input."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        pool = Pool(processes, Path(folder), make)
        try:
            ahead: deque[tuple[list[Document], Path, Future[None]]] = deque()
            for number in count():
                some = list(islice(documents, SHARD))
                if some:
                    path = Path(folder) / f"{number}.jsonl"
                    ahead.append((some, path, pool.start(some, path)))
                if not ahead:
                    return
                if not some or len(ahead) >= 2 * processes:
                    yield from pool.finish(*ahead.popleft())
        finally:
            pool.close()


class Pool:
    """Worker processes that are replaced when they die."""

    def __init__(self, processes: int, folder: Path, make: Maker) -> None:
        self._processes, self._folder, self._make = processes, folder, make
        self._executor = self._workers(processes)

    def _workers(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))

    def close(self) -> None:
        """Ends the workers; what has not begun is dropped."""
        self._executor.shutdown(cancel_futures=True)

    def start(self, documents: list[Document], path: Path) -> Future[None]:
        """Gives a shard to the workers."""
        try:
            return self._submit(self._executor, documents, path)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._workers(self._processes)
            return self._submit(self._executor, documents, path)

    def finish(self, documents: list[Document], path: Path, shard: Future[None]) -> list[Result]:
        """Waits for a shard; where its worker died, its documents are coded one by one."""
        try:
            shard.result()
        except BrokenProcessPool:
            if not path.exists():
                return self._one_by_one(documents, path)
        except OSError as error:
            raise InputError(str(path), str(error), "Free some space, or set TMPDIR to another folder") from error
        found = results(path)
        path.unlink()
        return found

    def _submit(self, executor: ProcessPoolExecutor, documents: list[Document], path: Path) -> Future[None]:
        return executor.submit(code_shard, msgspec.json.encode(documents), str(path), self._make)

    def _one_by_one(self, documents: list[Document], path: Path) -> list[Result]:
        """The death of the shard's worker was the first try of each; the one that killed it will do so again."""
        found = []
        worker = self._workers(1)
        for number, document in enumerate(documents):
            alone = path.with_suffix(f".{number}")
            for tried in range(2, _TRIES + 1):
                try:
                    self._submit(worker, [document], alone).result()
                    found += results(alone)
                    break
                except BrokenProcessPool:
                    worker.shutdown()
                    worker = self._workers(1)
                    if tried == _TRIES:
                        found.append(quarantined(document, f"the coder's process died on it {_TRIES} times"))
        worker.shutdown()
        return found
