"""All errors that Dragoman raises on purpose.

    DragomanError
    ├── InputError      an input that cannot be used: a file, a page, a date, a table line
    │   └── Refused     the input breaks a limit or a safety rule and was not read
    ├── LedgerError     the ledger file cannot be opened, is none, or is busy
    ├── ModelError      the reader model's files are missing or not the ones that were shipped
    └── WordsError      a table of ``words/`` or of the user has a fault

Each says which input, what is wrong, and what to do.
"""

from __future__ import annotations


class DragomanError(Exception):
    """``source`` is the input, ``reason`` what is wrong with it, ``remedy`` what the user can do."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}. {remedy}")
        self.source, self.reason, self.remedy = source, reason, remedy


class InputError(DragomanError):
    """An input that cannot be used."""


class Refused(InputError):
    """An input that breaks a limit or a safety rule."""


class LedgerError(DragomanError):
    """A ledger that cannot be opened or written."""


class WordsError(DragomanError):
    """A table with a fault; ``source`` names file and line."""


class ModelError(DragomanError):
    """The reader model cannot be used; ``source`` names the file."""
