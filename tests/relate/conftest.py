"""Ledgers of event data made up for a purpose: each row a day, two countries and a CAMEO code."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from dragoman.store.database import View
from dragoman.store.imports.writing import import_file

GOOD, BAD, TALK = "070", "190", "040"
"""CAMEO codes of AID, ASSAULT and CONSULT."""


def on(day: int, start: str = "2020-01-01") -> str:
    return (date.fromisoformat(start) + timedelta(days=day)).isoformat()


def traffic(a, b, days, codes, share=0.5, seed=1, start=0):
    """Rows between two countries on some of the days, with codes drawn from a list."""
    chance = Random(f"{a}{b}{seed}")
    return [(on(start + at), a, b, chance.choice(codes)) for at in range(days) if chance.random() < share]


@pytest.fixture
def made(tmp_path):
    """Rows (day, source, target, code) → a View; several may be made."""
    views = []

    def make(*rows):
        path, file = tmp_path / f"{len(views)}.ledger", tmp_path / f"{len(views)}.csv"
        body = "".join(",".join(row) + "\n" for row in rows)
        file.write_text("date,source,target,code\n" + body)
        import_file(path, str(file), "cameo-csv")
        views.append(View(path))
        return views[-1]

    yield make
    for view in views:
        view.close()
