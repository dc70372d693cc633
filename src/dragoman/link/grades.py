"""The user's grades of sources after the Admiralty scale: A reliable … E unreliable, F cannot be judged.

A file of lines ``name <tab> grade``; ``#`` begins a comment. A name is that of an outlet, a body or a person, as the
pages show it. What stands behind a claim gets the letter of its source and the digit of the claim (link.standing).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.link import origins

UNGRADED = "F"
GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


class Grades(NamedTuple):
    """Key of a name → grade, and what was wrong with the other lines."""

    of: Mapping[str, str]
    refused: tuple[InputError, ...] = ()

    def best(self, *names: str | None) -> str:
        """The grade of the first of the names that has one: the speaker's stands before the outlet's."""
        keys = (origins.outlet(name) or "" for name in names)
        return next((self.of[key] for key in keys if key in self.of), UNGRADED)


NONE = Grades({})


def load(path: Path) -> Grades:
    """The grades of a file; wrong lines are left out and told by number. Raises InputError where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"it cannot be read ({error})", "Name a UTF-8 text file of grades") from error
    return read(text.splitlines(), str(path))


def read(lines: Iterable[str], source: str) -> Grades:
    """The same of lines."""
    found: dict[str, str] = {}
    refused = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fault = _take(line, found)
        if fault:
            refused.append(InputError(f"{source}, line {number}", *fault))
    return Grades(found, tuple(refused))


def _take(line: str, found: dict[str, str]) -> tuple[str, str] | None:
    """Adds a line's grade; gives back fault and remedy where it has none."""
    name, tab, grade = line.rpartition("\t")
    key, letter = origins.outlet(name), grade.strip().upper()
    if not tab or key is None:
        return "no name and grade with a tab between them", "Write for example Harbour Post, a tab, B"
    if letter not in GRADES:
        return f"“{grade.strip()[:20]}” is no grade", "Grades are A to F"
    if found.setdefault(key, letter) != letter:
        return f"“{name.strip()}” has grade {found[key]} already", "Keep one of the two lines"
    return None
