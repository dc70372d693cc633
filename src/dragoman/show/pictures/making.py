"""A picture by its name, from a ledger."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.relate.account import account
from dragoman.relate.blocs import blocs
from dragoman.relate.drivers import about, joined
from dragoman.relate.dyads import Choice, Unit
from dragoman.show.dyad import picture
from dragoman.show.pictures.alluvial import alluvial, label
from dragoman.show.pictures.canvas import Picture
from dragoman.show.pictures.drivers import table
from dragoman.show.pictures.network import network
from dragoman.store.database import View


def make(view: View, what: str, sides: tuple[str, ...], choice: Choice, unit: Unit | None, at: str) -> Picture:
    """``what``: series, network, blocs or drivers. Raises InputError where nothing can be drawn, with the reason."""
    if what == "series" and len(sides) != 2:
        raise InputError("plot series", "it needs two actors", "Write for example plot series IRN RUS -o course.svg")
    made = {"series": _series, "network": _network, "blocs": _blocs, "drivers": _drivers}[what](
        view, sides, choice, unit, at
    )
    if isinstance(made, str):
        raise InputError(f"plot {what}", made, "Add articles or events, or choose another --voice or --told")
    return made


def _series(view: View, sides: tuple[str, ...], choice: Choice, unit: Unit | None, at: str) -> Picture | str:
    found = account(view, sides[0], sides[1], choice, unit=unit or "month")
    return picture(found, unit or "month", named=True) or found.cautions[0]


def _network(view: View, sides: tuple[str, ...], choice: Choice, unit: Unit | None, at: str) -> Picture | str:
    periods = blocs(view, choice, unit=unit or ("month" if len(at) == 7 else "year"))
    chosen = [period for period in periods if label(period) == at] if at else periods[-1:]
    if not chosen:
        return f"there are no events of {at or 'states'}"
    return network(f"Ties in {label(chosen[0])}", chosen[0]) or chosen[0].said[0]


def _blocs(view: View, sides: tuple[str, ...], choice: Choice, unit: Unit | None, at: str) -> Picture | str:
    return (
        alluvial("Blocs through time", blocs(view, choice, unit=unit or "year")) or "fewer than two periods tell enough"
    )


def _drivers(view: View, sides: tuple[str, ...], choice: Choice, unit: Unit | None, at: str) -> Picture | str:
    a, b = (*sides, None, None)[:2]
    found = joined(about(view, a, b))
    return table("What is said to drive relations", found) or "no article asserts a cause"
