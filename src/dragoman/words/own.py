"""A user's own tables: a folder of files laid out as those of ``words/actors`` and ``words/subjects``, checked by line.

A line that is wrong is refused with its number; all others are used, beside the tables that ship.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import WordsError
from dragoman.words.load import several, table
from dragoman.words.ontology import SECTORS

TABLES: dict[str, tuple[str, ...]] = {
    "agents": ("words", "sectors", "kind"),
    "bodies": ("country", "sectors", "names"),
    "forums": ("id", "name", "names"),
    "groups": ("id", "names", "country", "sectors"),
    "homographs": ("name", "other"),
    "issues": ("id", "name", "names"),
    "leaders": ("country", "office", "holders"),
    "offices": ("person", "country", "office", "title", "sectors", "from"),
    "organisations": ("id", "names", "country"),
    "others": ("words",),
    "outlets": ("id", "names", "country"),
    "regions": ("id", "name", "names"),
}
"""Tables that a user may extend, and the columns that a line must fill; the others may be left out."""

SUBJECTS = frozenset({"forums", "issues"})
"""Those of ``words/subjects``."""

WORLD = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""Codes of what belongs to no state."""
_KINDS = frozenset({"agent", "weak", "body", "many", "government", "figure", "honorific"})
_HOLDER = re.compile(r"(\S*)\.\.(\S*) (\S.*)")


class Own(NamedTuple):
    """What a folder holds: rows by table, the lines refused, and a hash that changes with the files."""

    rows: dict[str, list[dict[str, str]]]
    refused: tuple[WordsError, ...]
    version: str


_FOLDER: ContextVar[str | None] = ContextVar("tables", default=None)


@contextmanager
def using(folder: str | PathLike[str] | None) -> Iterator[None]:
    """Within it the tables hold those of the user's folder too; None for those that ship alone."""
    token = _FOLDER.set(fspath(folder) if folder is not None else None)
    try:
        yield
    finally:
        _FOLDER.reset(token)


def current() -> str | None:
    """The user's folder that is in use."""
    return _FOLDER.get()


def beside(ledger: Path, given: str | PathLike[str] | None) -> str | None:
    """The folder for a ledger: the one given, else ``news.words`` beside ``news.ledger`` if it is there."""
    found = ledger.with_suffix(".words")
    if given is not None:
        return str(Path(fspath(given)).resolve())
    return str(found.resolve()) if found.is_dir() else None


def own(folder: str | PathLike[str]) -> Own:
    """Reads a folder of tables; raises WordsError where there is none, or it holds no table of a known name."""
    return _read(str(Path(fspath(folder)).resolve()))


@cache
def _read(folder: str) -> Own:
    root = Path(folder)
    if not root.is_dir():
        raise WordsError(folder, "there is no such folder", "Name a folder with tables such as outlets.tsv")
    found: dict[str, list[dict[str, str]]] = {}
    refused: list[WordsError] = []
    digest = hashlib.sha256()
    for path in sorted(root.glob("*.tsv")):
        if path.stem not in TABLES:
            refused.append(_fault(path, None, "no table has this name", f"The tables are {', '.join(TABLES)}"))
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            refused.append(_fault(path, None, f"it cannot be read: {error}", "Save it as UTF-8 text"))
            continue
        if path.stem != "forums":  # they are looked for when they are asked for
            digest.update(path.name.encode() + text.encode())
        rows = found.setdefault(path.stem, [])
        for row in _rows(text, path):
            if isinstance(row, WordsError):
                refused.append(row)
            else:
                rows.append(row)
    if not found and not refused:
        raise WordsError(
            folder, "it holds no table", f"Put files there that are named as {', '.join(TABLES)}, with .tsv"
        )
    return Own(found, tuple(refused), digest.hexdigest()[:8])


def _rows(text: str, path: Path) -> Iterator[dict[str, str] | WordsError]:
    columns = _columns(path.stem)
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            missing, unknown = set(TABLES[path.stem]) - set(cells), set(cells) - set(columns)
            if missing or unknown:
                what = f"the header lacks {', '.join(sorted(missing))}" if missing else f"no column {min(unknown)}"
                yield _fault(path, number, what, f"The columns of {path.stem} are {', '.join(columns)}")
                return
            continue
        if len(cells) != len(header):
            reason = f"{len(cells)} columns where the header has {len(header)}"
            yield _fault(path, number, reason, "Separate the columns with one tab each")
            continue
        row = dict.fromkeys(columns, "") | dict(zip(header, cells, strict=True))
        wrong = _wrong(row, path.stem) or _wrong_forum(row, path)
        yield _fault(path, number, *wrong) if wrong else row


def _wrong(row: dict[str, str], name: str) -> tuple[str, str] | None:
    """What is wrong with a row and what to do; None where nothing is."""
    for column in TABLES[name]:
        if not row[column] and (name, column) not in (("agents", "sectors"), ("organisations", "country")):
            return f"{column} is empty", "Fill it, or take the line out"
    codes = _states() | WORLD
    for code in (row.get("country", ""), *several(row.get("members", ""))):
        code = code.removeprefix("-")
        if code and code not in codes and not code.startswith("="):
            return (
                f"{code} is no code of a state",
                "Take the ISO 3166 alpha-3 code, or IGO, UNO, EUR, NGO, IMG, MNC, ISM",
            )
    for sector in several(row.get("sectors", "")):
        if sector not in SECTORS:
            return f"{sector} is no sector", f"The sectors are {', '.join(sorted(SECTORS))}; apart by |"
    if name == "agents" and row["kind"] not in _KINDS:
        return f"{row['kind']} is no kind", f"The kinds are {', '.join(sorted(_KINDS))}"
    if name == "leaders":
        return next((wrong for holder in several(row["holders"]) if (wrong := _wrong_holder(holder))), None)
    return _wrong_dates(row["from"], row["to"] or row["seen"], needed=True) if name == "offices" else None


def _wrong_forum(row: dict[str, str], path: Path) -> tuple[str, str] | None:
    if path.stem != "forums":
        return None
    if row["kind"] not in ("", "body", "meeting"):
        return f"{row['kind']} is no kind", "Write meeting, or body where the names are those of a body"
    known = _issues(path.parent)
    strange = next((id for id in several(row["agenda"]) if id not in known), None)
    return (f"{strange} is no issue", "Take an id of issues.tsv, or add a line there") if strange else None


def _issues(folder: Path) -> frozenset[str]:
    """Ids of the issues that ship and of the user's."""
    try:
        lines = (folder / "issues.tsv").read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    own = (line.partition("\t")[0].strip() for line in lines)
    return frozenset((*own, *(row["id"] for row in table("subjects/issues"))))


def _wrong_holder(holder: str) -> tuple[str, str] | None:
    found = _HOLDER.fullmatch(holder)
    if found is None:
        return (
            f"{holder} is no holder",
            "Write from..to name, with ISO dates; leave the second out for who is in office",
        )
    return _wrong_dates(found[1], found[2].removeprefix("@"), needed=False)


def _wrong_dates(start: str, end: str, needed: bool) -> tuple[str, str] | None:
    for day in filter(None, (start, end)):
        try:
            date.fromisoformat((day + "-01-01"[len(day) - 4 :])[:10] if len(day) in (4, 7) else day)
        except ValueError:
            return f"{day} is no date", "Write dates as 2024-05-31"
    if not start or (needed and not end):
        return "a date is missing", "Fill from, and to or seen (the last day that you know it was so)"
    return (f"it ends on {end}, before {start}", "Put the earlier date first") if end and end < start else None


@cache
def _columns(name: str) -> tuple[str, ...]:
    row = next(table(f"{'subjects' if name in SUBJECTS else 'actors'}/{name}"))
    return tuple(row)


@cache
def _states() -> frozenset[str]:
    return frozenset(row["id"] for row in table("actors/states"))


def _fault(path: Path, line: int | None, reason: str, remedy: str) -> WordsError:
    return WordsError(f"{path}, line {line}" if line else str(path), reason, remedy)
