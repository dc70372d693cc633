"""The ledger's two doors: ``Writer`` puts codings in, ``View`` reads them out."""

from dragoman.store.view import View
from dragoman.store.writer import Outcome, Writer

__all__ = ["Outcome", "View", "Writer"]
