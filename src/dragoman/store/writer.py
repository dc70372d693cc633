"""Writes codings into a ledger: all rows of a document or none, and everything linked before it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from dragoman.errors import InputError
from dragoman.link import copies
from dragoman.records import Coding
from dragoman.store import decisions, flat, ledger
from dragoman.store.linking import Linker
from dragoman.store.rows import Decision, Verdict

Outcome = Literal["coded", "skipped", "there"] | InputError


class Writer:
    """The one writer of a ledger. Several processes may each have one: they take turns, a batch at a time."""

    def __init__(self, path: str | Path) -> None:
        """Opens the ledger, or makes it; raises LedgerError."""
        self.path = Path(path)
        self._db = ledger.writing(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; nothing is pending at any time."""
        self._db.close()

    def has(self, document: str, coder: str | None = None) -> bool:
        """True where the document is in the ledger (coded by this version, if one is given)."""
        with ledger.explained(self.path):
            found = self._db.execute(
                "SELECT 1 FROM coding WHERE document = ? AND (?2 IS NULL OR coder = ?2)", (document, coder)
            ).fetchone()
        return found is not None

    def add(self, codings: Iterable[Coding]) -> list[Outcome]:
        """Adds a batch in one transaction and says what became of each coding, in order.

        A document that is there already with the same coder version is left as it is; a coding by another version
        becomes the one that is shown, the old one is kept. A fault of one coding leaves the others unharmed. Raises
        LedgerError where the ledger cannot be written; then nothing of the batch is in it.
        """
        with ledger.explained(self.path), self._transaction():
            linker = Linker(self._db)
            outcomes = [self._add(coding, linker) for coding in codings]
            linker.settle()
        return outcomes

    def judge(self, verdict: Verdict, ids: Sequence[str], reason: str = "") -> list[Decision]:
        """Keeps a person's judgement on acts, events or claims, links anew what it changes, gives back what was kept.

        ``same`` joins the first with each other one; ``different`` takes the others out of the first, or keeps them
        from being joined with it. Raises InputError where there is nothing to judge.
        """
        with ledger.explained(self.path), self._transaction():
            found = decisions.pairs(self._db, verdict, ids)
            made = [Decision(a=str(a), b=str(b), verdict=verdict, reason=reason) for a, b in found]
            self._link_anew(decisions.keep(self._db, made))
        return made

    def decide(self, made: Iterable[Decision]) -> None:
        """Keeps judgements that were made elsewhere; those on texts that are not here yet wait for them."""
        with ledger.explained(self.path), self._transaction():
            self._link_anew(decisions.keep(self._db, made))

    def forget(self, judgement: str) -> None:
        """Takes a judgement back; raises InputError where there is none of that id."""
        with ledger.explained(self.path), self._transaction():
            self._link_anew(decisions.forget(self._db, judgement))

    def _link_anew(self, documents: Iterable[str]) -> None:
        """Writes the acts of documents anew, as if they had been coded again."""
        linker = Linker(self._db)
        for document in sorted(documents):
            coding = self._shown(document)
            if coding is not None:
                linker.forget(document)
                flat.remove(self._db, coding)
                text = self._db.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()["text"]
                whole = msgspec.structs.replace(coding, document=msgspec.structs.replace(coding.document, text=text))
                linker.learn(flat.insert(self._db, whole), document, new=False)
        linker.settle()

    def _add(self, coding: Coding, linker: Linker) -> Outcome:
        document = coding.document
        if self.has(document.id, coding.coder):
            return "there"
        fault = _fault(coding)
        if fault:
            return InputError(document.url or document.title or document.id, fault, "Check the text's encoding")
        before = self._shown(document.id)
        if before is not None:
            linker.forget(document.id)
            flat.remove(self._db, before)
        body = msgspec.structs.replace(coding, document=msgspec.structs.replace(document, text="", source=None))
        self._db.execute(
            "INSERT INTO coding VALUES (?, ?, ?)",
            (document.id, coding.coder, msgspec.json.encode(body).decode()),
        )
        self._document(coding, new=before is None)
        linker.learn(flat.insert(self._db, coding), document.id, new=before is None)
        return "coded" if coding.skipped is None else "skipped"

    def _document(self, coding: Coding, *, new: bool) -> None:
        document = coding.document
        shown = {
            "coder": coding.coder,
            "state": "coded" if coding.skipped is None else "skipped",
            "reason": coding.skipped,
            "statements": len(coding.statements),
            "acts": len(coding.acts),
        }
        if not new:
            columns = ", ".join(f"{name} = :{name}" for name in shown)
            self._db.execute(f"UPDATE document SET {columns} WHERE id = :id", {**shown, "id": document.id})
            return
        fixed = {
            "row": flat.number(document.id),
            "id": document.id,
            "url": document.url,
            "outlet": document.outlet,
            "title": document.title,
            "author": document.author,
            "published": document.published,
            "published_from": document.published_from,
            "language": document.language,
            "notes": flat.as_json(document.notes),
            "family": document.id,
            "sketch": copies.sketch(document.text),
            "text": document.text,
        }
        row = {**fixed, **shown}
        names = ", ".join(row)
        self._db.execute(f"INSERT INTO document ({names}) VALUES ({', '.join(f':{name}' for name in row)})", row)
        self._db.execute(
            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
            (row["row"], document.title or "", document.text),
        )

    def _shown(self, document: str) -> Coding | None:
        """The coding that the flat tables show now, text left out."""
        found = self._db.execute(
            "SELECT c.body FROM document d JOIN coding c ON c.document = d.id AND c.coder = d.coder WHERE d.id = ?",
            (document,),
        ).fetchone()
        return msgspec.json.decode(found["body"], type=Coding) if found else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk rolls back by itself
                self._db.execute("ROLLBACK")
            raise


def _fault(coding: Coding) -> str | None:
    """What makes the coding unfit for the ledger: text that UTF-8 cannot hold, or spans outside the text."""
    try:
        msgspec.json.encode(coding).decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return "the text holds lone surrogates, which UTF-8 cannot store"
    return None
