"""Runs a function on strangers' bytes in a process of its own, which can be stopped at any point.

A process costs about a second, so callers use it only for input that looks costly; the library functions that it
guards against (markup parsers, date patterns) cannot be stopped from within.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from dragoman.errors import InputError, Refused

MEMORY = 1_500_000_000
"""Bytes of address space that such a process may take; the libraries alone map 0.2–0.4 GB."""


def call(function: str, data: bytes, *, source: str, seconds: float) -> bytes:
    """``function`` ("module:name", bytes → bytes) called with the data; raises what it raises, or Refused.

    ``source`` names the input in errors, ``seconds`` is how long it may take, start of the process included.
    """
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    try:
        # -P: a module that lies in the working folder must not stand in for one of ours.
        done = subprocess.run(
            [sys.executable, "-P", "-c", "from dragoman.fetch.bounded import serve; serve()", function, source],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        remedy = "Cut it down, or give the text itself"
        raise Refused(source, f"reading it takes longer than {seconds:g} s", remedy) from None
    if done.returncode == 0 and done.stdout[:1] == b"=":
        return done.stdout[1:]
    if done.returncode == 0 and done.stdout[:1] in (b"!", b"?"):
        reason, remedy = msgspec.json.decode(done.stdout[1:], type=tuple[str, str])
        raise (Refused if done.stdout[:1] == b"!" else InputError)(source, reason, remedy)
    raise Refused(source, "its reader ran out of memory or broke down on it", "Cut it down, or give the text itself")


def serve() -> None:
    """The other end: reads the input, calls the function, writes the answer."""
    _bound_memory()
    # What a library prints must not get into the answer.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    module, _, name = sys.argv[1].partition(":")
    try:
        answer: bytes = b"=" + getattr(importlib.import_module(module), name)(sys.stdin.buffer.read(), sys.argv[2])
    except InputError as error:
        sign = b"!" if isinstance(error, Refused) else b"?"
        answer = sign + msgspec.json.encode((error.reason, error.remedy))
    with out:
        out.write(answer)


def _bound_memory() -> None:
    # Windows has no such limit; the time limit holds there too.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
