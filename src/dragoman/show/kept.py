"""Keeps answers that took long to make until the ledger changes: a page of many events is reckoned once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

LONG = 0.1
"""Seconds from which an answer is kept."""
MOST = 64
LARGEST = 2_000_000
"""Bytes; larger answers are made anew."""


class Answer(NamedTuple):
    """What is sent: body and media type."""

    body: bytes
    media_type: str


class Kept:
    """Answers by address; threads may share one."""

    def __init__(self, version: Callable[[], int], clock: Callable[[], float] = time.perf_counter) -> None:
        """``version`` is another number whenever the ledger has changed."""
        self._version, self._clock = version, clock
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._made_at: int | None = None
        self._lock = threading.Lock()

    def answer(self, address: str, make: Callable[[], Answer]) -> Answer:
        """The answer that is kept for an address, else a new one."""
        version = self._version()
        with self._lock:
            if version != self._made_at:
                self._answers.clear()
                self._made_at = version
            if address in self._answers:
                self._answers.move_to_end(address)
                return self._answers[address]
        start = self._clock()
        made = make()
        if self._clock() - start >= LONG and len(made.body) <= LARGEST:
            with self._lock:
                if version == self._made_at:
                    self._answers[address] = made
                    if len(self._answers) > MOST:
                        self._answers.popitem(last=False)
        return made
