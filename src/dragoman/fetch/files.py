"""Files and folders → inputs that can be opened; what cannot be read is given back as an error, never raised."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from dragoman.errors import InputError, Refused
from dragoman.fetch import kinds
from dragoman.fetch.kinds import Kind

FAULTS = (OSError, EOFError, ValueError, zlib.error)
"""What reading a file can raise; gzip raises EOFError and zlib.error on damage, a closed standard input ValueError."""
_KNOWN = ", ".join(kinds.SUFFIXES)


class Item(NamedTuple):
    """A file as it was found; ``source`` is its name in messages, ``path`` is None for standard input."""

    source: str
    kind: Kind
    path: Path | None = None

    def open(self) -> BinaryIO:
        """Its bytes, unpacked where the name ends in .gz; raises OSError."""
        if self.path is None:
            return sys.stdin.buffer
        if self.path.suffix.lower() == ".gz":
            return cast(BinaryIO, gzip.open(self.path, "rb"))
        return self.path.open("rb")

    def read(self, most: int) -> bytes:
        """All of it; raises Refused where it is more than ``most`` bytes, InputError where it cannot be read."""
        try:
            with self.open() as stream:
                data = stream.read(most + 1)
        except FAULTS as error:
            raise unreadable(self.source, error) from None
        if len(data) > most:
            raise Refused(self.source, f"is longer than {most:,} bytes", "Cut it into parts")
        return data


def sources(paths: Iterable[str]) -> Iterator[Item | InputError]:
    """One item a file, in the order given; folders are walked in the order of their names, ``-`` is standard input."""
    for path in paths:
        if path == "-":
            yield _standard_input()
            continue
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            continue
        if is_folder:
            yield from _folder(path)
        else:
            yield _file(path, given=True)


def unreadable(source: str, error: Exception) -> InputError:
    """An operating system's error as one of ours."""
    if isinstance(error, FileNotFoundError):
        return InputError(source, "there is no such file or folder", "Check the name")
    if isinstance(error, PermissionError):
        return InputError(source, "may not be read", "Change its permissions, or run as its owner")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return InputError(source, f"cannot be read ({reason})", "Check the file")


def _standard_input() -> Item | InputError:
    stream = sys.stdin.buffer
    head = stream.peek(kinds.HEAD) if isinstance(stream, io.BufferedReader) else b""
    kind = kinds.kind(head)
    return Item("standard input", kind or "text")


def _folder(folder: str) -> Iterator[Item | InputError]:
    """The files below a folder; names that begin with a dot are the system's own and are left out."""
    faults: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            empty = False
            yield _file(os.path.join(root, name), given=False)
    for fault in faults:
        yield unreadable(fault.filename or folder, fault)
    if empty and not faults:
        yield InputError(folder, "holds no files", f"Put files in it ({_KNOWN})")


def _file(name: str, *, given: bool) -> Item | InputError:
    """A file by its name, or by its beginning where it was ``given`` under a name that tells nothing."""
    kind = kinds.suffix(name)
    try:
        # Devices and pipes have no end, or wait for one.
        if not stat.S_ISREG(os.stat(name).st_mode):
            return Refused(name, "is no plain file", "Pipe it in and give -")
        if kind == "feed" or (kind is None and given):
            with open(name, "rb") as stream:
                head = stream.read(kinds.HEAD)
            if what := kinds.binary(head):
                return InputError(name, f"is {what}", f"Known are {_KNOWN}")
            seen = kinds.kind(head)
            kind = seen if kind is None or seen == "page" else kind
    except OSError as error:
        return unreadable(name, error)
    if kind is None:
        return InputError(name, "is of a kind that is not read", f"Known are {_KNOWN}")
    return Item(name, kind, Path(name))
