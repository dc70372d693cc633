"""Where outlets are at home, and which of two places of one name they mean."""

from __future__ import annotations

import pytest

from dragoman.coding.coder import code
from dragoman.coding.where.gazetteer import gazetteer
from dragoman.coding.where.home import Home, home


@pytest.mark.parametrize(
    ("outlet", "url", "country", "town"),
    [
        ("London Free Press", None, "CAN", "London"),
        ("The Irish Times", None, "IRL", "Dublin"),
        (None, "https://www.edmontonjournal.com/news/1", "CAN", "Edmonton"),
        (None, "https://news.bbc.co.uk/1", "GBR", ""),
        ("cbc.ca", None, "CAN", ""),
        ("Alwaght", None, "IRN", ""),
        ("CNN", "http://example.org/1", "USA", ""),
    ],
)
def test_known_by_name_or_address(outlet: str | None, url: str | None, country: str, town: str) -> None:
    found = home(outlet, url)
    assert found is not None and (found.country, found.town) == (country, town)


@pytest.mark.parametrize(
    ("outlet", "url"),
    [(None, None), ("Nobody's Gazette", None), ("", "http://[broken"), (None, "https://example.io/a"), ("a.b c", None)],
)
def test_what_is_not_known_stays_open(outlet: str | None, url: str | None) -> None:
    assert home(outlet, url) is None


def test_its_own_town_is_meant_by_a_local_paper_alone() -> None:
    text = "Police in London arrested two men on Tuesday. Officers said a knife was found near the river."
    local, world = (code(text, outlet=outlet).places[0] for outlet in ("London Free Press", "CBC"))
    assert (local.country, local.admin1) == ("CAN", "Ontario")
    assert world.country == "GBR"


def test_a_home_says_nothing_on_states_and_provinces() -> None:
    text = (
        "Georgia's parliament passed a law. The United States criticised it, and Washington said it would review aid."
    )
    assert code(text, outlet="CNN").places[0].country == "GEO"
    assert all(Home("USA", "Georgia").nearness(entry) == 0.0 for entry in gazetteer().entries("Georgia")[:2])
