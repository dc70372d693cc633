"""Full-text search: the user's words → an FTS5 expression, and its answer → a snippet with marks."""

from __future__ import annotations

import re
import sqlite3

from dragoman.records import Span
from dragoman.store.rows import SearchHit

_ON, _OFF = "\ufdd0", "\ufdd1"
"""Put around matches by SQLite and taken out again: noncharacters, which no text should hold."""
_MOST_WORDS = 32

SQL = f"""
SELECT d.id AS document, d.title, d.outlet, d.published,
       snippet(words, 1, '{_ON}', '{_OFF}', '…', 32) AS snippet
FROM words JOIN document d ON d.row = words.rowid
WHERE words MATCH ? ORDER BY words.rank, d.published DESC, d.id LIMIT ? OFFSET ?
"""
COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"
HOLDING = """SELECT d.id FROM words JOIN document d ON d.row = words.rowid
WHERE words MATCH ? ORDER BY coalesce(d.published, '9999'), d.id"""


def expression(words: str) -> str:
    """All of the words, each quoted, so that nothing in them is an operator; text in quotation marks is a phrase."""
    phrases = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words.replace("\0", " ")):
        plain = " ".join(re.findall(r"\w+", phrase or word))
        if plain:
            phrases.append(f'"{plain}"')
    return " ".join(phrases[:_MOST_WORDS]).encode(errors="replace").decode() or '""'


def hit(row: sqlite3.Row) -> SearchHit:
    """One answer; the marks of the snippet are ranges of its plain text."""
    plain, marks, start = "", [], None
    for piece in re.split(f"([{_ON}{_OFF}])", row["snippet"]):
        if piece == _ON:
            start = len(plain)
        elif piece == _OFF:
            if start is not None:
                marks.append(Span(start, len(plain)))
            start = None
        else:
            plain += piece
    return SearchHit(
        document=row["document"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        snippet=plain,
        marks=tuple(marks),
    )
