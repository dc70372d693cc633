"""Dragoman: who did what to whom, when, where, and on whose word.

>>> import dragoman
>>> coding = dragoman.code("Iran denied on Monday that it supplies drones to Russia.", published="2022-10-18")
>>> with dragoman.open("news.ledger") as corpus:
...     corpus.add(["articles/"])
...     corpus.acts(actor="IRN", recipient="RUS")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.coding.coder import Coder, code
    from dragoman.coding.who.actors import resolve as actor
    from dragoman.corpus import Corpus, open
    from dragoman.errors import DragomanError
    from dragoman.parse.reader import relation
    from dragoman.records import Act, Actor, Document, Statement
    from dragoman.relate.turning import turning_points

__version__ = "0.1.0"

_HOME = {
    "Act": ("dragoman.records", "Act"),
    "Actor": ("dragoman.records", "Actor"),
    "Coder": ("dragoman.coding.coder", "Coder"),
    "Corpus": ("dragoman.corpus", "Corpus"),
    "Document": ("dragoman.records", "Document"),
    "DragomanError": ("dragoman.errors", "DragomanError"),
    "Statement": ("dragoman.records", "Statement"),
    "actor": ("dragoman.coding.who.actors", "resolve"),
    "code": ("dragoman.coding.coder", "code"),
    "open": ("dragoman.corpus", "open"),
    "relation": ("dragoman.parse.reader", "relation"),
    "turning_points": ("dragoman.relate.turning", "turning_points"),
}

__all__ = [
    "Act",
    "Actor",
    "Coder",
    "Corpus",
    "Document",
    "DragomanError",
    "Statement",
    "actor",
    "code",
    "open",
    "relation",
    "turning_points",
]


def __getattr__(name: str) -> object:
    """Load what is asked for, so that ``import dragoman`` stays light."""
    if name not in _HOME:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    module, attribute = _HOME[name]
    value: object = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
