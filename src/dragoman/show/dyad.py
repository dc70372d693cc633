"""The page on two actors: how one treats the other through time."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from dragoman.errors import InputError
from dragoman.relate.dyads import DyadPeriod, series
from dragoman.show.charts import Scores, Series, bars
from dragoman.show.filters import choices
from dragoman.show.lists import Field
from dragoman.show.page import Ask, Page, missing
from dragoman.store.database import View
from dragoman.store.rows import Facet, Query

_TOLD = {
    "done": ("told as happened or ongoing", ("happened", "ongoing")),
    "open": ("planned, promised, threatened, demanded", ("planned", "promised", "threatened", "demanded")),
    "not": ("denied or told as not done", ("denied", "did-not-happen")),
    "all": ("however told", choices("modality")),
}
_VOICES = {"outlet": "an outlet’s own voice", "attributed": "attributed", "any": "any voice"}
_UNITS = ("month", "week", "day", "year")


def dyad(ask: Ask) -> Page:
    """What one actor does to another through time, in one voice and modality unless asked otherwise."""
    a, b = _side(ask.view, ask.path["a"]), _side(ask.view, ask.path["b"])
    voice, told = _chosen(ask, "voice", _VOICES, "outlet"), _chosen(ask, "told", _TOLD, "done")
    unit = _chosen(ask, "unit", dict.fromkeys(_UNITS), "month")
    label, modalities = _TOLD[told]
    found = series(ask.view, a.value, b.value, unit=unit, voice=voice, modality=modalities)  # type: ignore[arg-type]
    counted = f"Counting events {label}, {_VOICES[voice]}, by {unit}; each event once, however many report it."
    context = {
        "here": "actors",
        "a": {"id": a.value, "name": a.label},
        "b": {"id": b.value, "name": b.label},
        "fields": [
            _choice("voice", "On whose word", voice, _VOICES),
            _choice("told", "Told as", told, {key: words for key, (words, _) in _TOLD.items()}),
            _choice("unit", "By", unit, {name: name for name in _UNITS}),
        ],
        "counted": counted,
        "chart": _course(found, f"{a.label} → {b.label}"),
        "series": [msgspec.structs.astuple(period) for period in found if period.volume],
        "columns": [name.replace("_", " ") for name in DyadPeriod.__struct_fields__],
        "events": ask.view.events(Query(actor=a.value, recipient=b.value, limit=50)),
        "events_note": "The latest 50, all voices and modalities, each marked.",
    }
    return Page(
        "dyad.html", f"{a.label} → {b.label}", {"counted": counted, "series": found}, found, DyadPeriod, context
    )


def _course(found: list[DyadPeriod], title: str) -> Markup:
    stacks = [
        Series("verbal cooperation", "q1", [period.verbal_cooperation for period in found]),
        Series("material cooperation", "q2", [period.material_cooperation for period in found]),
        Series("verbal conflict", "q3", [period.verbal_conflict for period in found], -1),
        Series("material conflict", "q4", [period.material_conflict for period in found], -1),
    ]
    scores = Scores("mean score, −10 … +10", [period.intensity if period.volume else None for period in found])
    return bars([_short(period.start) for period in found], stacks, title=title, scores=scores, height=220)


def _short(day: str) -> str:
    return day[:7] if day.endswith("-01") else day


def _side(view: View, id: str) -> Facet:
    """A country or an actor of the ledger."""
    country = next((one for one in view.facets().countries if one.value == id.upper()), None)
    row = None if country else view.actor(id)
    if country is None and row is None:
        raise missing("Actor", id)
    return country or Facet(value=id, label=row.name if row else id, count=0)


def _chosen(ask: Ask, name: str, allowed: Mapping[str, object], default: str) -> str:
    value = ask.params.get(name) or default
    if value not in allowed:
        raise InputError(f"{name}={value}", f"no such {name}", f"Use one of {', '.join(allowed)}")
    return value


def _choice(name: str, label: str, value: str, options: Mapping[str, str]) -> Field:
    return Field(name, label, value, tuple(Facet(value=key, label=words, count=0) for key, words in options.items()))
