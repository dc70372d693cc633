"""The values that filters can take, with counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dragoman.store.rows import Facet, Facets

_SQL = {
    "types": "SELECT type AS value, type AS label, count(*) AS count FROM event GROUP BY type",
    "modalities": "SELECT modality AS value, modality AS label, count(*) AS count FROM event GROUP BY modality",
    "countries": """SELECT r.id AS value, r.name AS label, count(*) AS count
                    FROM actor r JOIN event_key k ON k.role = 'actor' AND k.key = r.id
                    WHERE r.id = r.country GROUP BY r.id""",
    "outlets": "SELECT outlet AS value, outlet AS label, count(*) AS count FROM document WHERE outlet IS NOT NULL "
    "GROUP BY outlet",
    "stances": "SELECT stance AS value, stance AS label, count(*) AS count FROM statement GROUP BY stance",
    "statuses": "SELECT status AS value, status AS label, count(*) AS count FROM claim GROUP BY status",
}


def facets(fetch: Callable[[str], list[sqlite3.Row]]) -> Facets:
    """All facets, each with its commonest values first."""
    return Facets(
        **{
            name: tuple(
                Facet(value=row["value"], label=row["label"], count=row["count"])
                for row in fetch(f"{sql} ORDER BY count DESC, value")
            )
            for name, sql in _SQL.items()
        }
    )
