"""The values that filters can take, with counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dragoman.store.rows import Facet, Facets

_SQL = {
    "types": "SELECT type AS value, type AS label, sum(events) AS count FROM event_sum GROUP BY type",
    "modalities": "SELECT modality AS value, modality AS label, sum(events) AS count FROM event_sum GROUP BY modality",
    "countries": """SELECT r.id AS value, r.name AS label, k.events AS count
                    FROM key_sum k JOIN actor r ON r.id = k.key WHERE k.role = 'actor' AND r.id = r.country""",
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
