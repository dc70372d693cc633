"""Where an outlet is at home: places near its readers are the ones that it names without more ado.

"London" is the one in Ontario to the London Free Press. What is not known of an outlet stays open and changes nothing.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.coding.where.gazetteer import Entry
from dragoman.words.actors import actors, plain
from dragoman.words.load import several, table


class Home(NamedTuple):
    """``country`` (ISO-3), and of an outlet of one town or division their names; empty where it writes for more."""

    country: str
    admin1: str = ""
    town: str = ""

    def nearness(self, entry: Entry) -> float:
        """What being at home there adds to the likelihood of a town, on the scale of its weight."""
        if entry.country != self.country or entry.precision != "city":
            return 0.0
        near = _COUNTRY
        if self.admin1 and entry.admin1 == self.admin1:
            near += _DIVISION
            near += _TOWN if entry.name == self.town else 0.0
        return near


_COUNTRY, _DIVISION, _TOWN = 0.8, 0.8, 2.0
"""Set on the tuned halves of LGL and TR-News by training/evaluate_places.py."""


def home(outlet: str | None, url: str | None = None) -> Home | None:
    """Of the outlet by its name, else by the address; the address of an agency's customer is that of the customer."""
    host = _host(url) or _host(f"//{outlet}" if outlet and "." in outlet and " " not in outlet else None)
    named = plain(outlet or "").removeprefix("the ")
    found = _by_site(host) or _papers().get(named)
    if found is None and named:
        entries = (entry for name in (plain(outlet or ""), named) for entry in actors().entries(name))
        countries = (actors().known[entry.id].country for entry in entries if entry.kind == "outlet")
        found = next((Home(country) for country in countries if country), None)
    return found or _by_ending(host)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""


def _by_site(host: str) -> Home | None:
    """By the longest end of the host that is the address of a paper: "news.bbc.co.uk"."""
    labels = host.split(".")
    ends = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_sites()[end] for end in ends if end in _sites()), None)


def _by_ending(host: str) -> Home | None:
    country = _domains().get(host.rpartition(".")[2])
    return Home(country) if country else None


@cache
def _papers() -> dict[str, Home]:
    """Name of an outlet, as ``plain`` writes it → where it is at home."""
    return {plain(row["name"]): Home(row["country"], row["admin1"], row["town"]) for row in table("places/papers")}


@cache
def _sites() -> dict[str, Home]:
    """Address of an outlet without "www." → where it is at home."""
    found: dict[str, Home] = {}
    for row in table("places/papers"):
        found |= dict.fromkeys(several(row["sites"]), Home(row["country"], row["admin1"], row["town"]))
    return found


@cache
def _domains() -> dict[str, str]:
    """Top-level domain → country."""
    return {row["domain"]: row["country"] for row in table("places/domains")}
