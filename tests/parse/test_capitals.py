"""Lines in capitals are read as other text is."""

from __future__ import annotations

import pytest

from dragoman.coding.coder import code
from dragoman.parse.capitals import lowered


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("IRAN AND RUSSIA SIGN DEAL, US OFFICIALS SAY", "Iran and Russia sign deal, US officials say"),
        ("U.S. IMPOSES BAN ON IRAN'S BANKS", "U.S. imposes ban on Iran's banks"),
        ("UN SECURITY COUNCIL MET ON MONDAY", "UN Security Council met on Monday"),
        ("TALKS FAILED: RUSSIA LEAVES", "Talks failed: Russia leaves"),
        (
            "A bridge in Odesa fell.\n\nRUSSIA DENIES HITTING ODESA",
            "A bridge in Odesa fell.\n\nRussia denies hitting Odesa",
        ),
    ],
)
def test_names_keep_a_capital(text: str, shown: str) -> None:
    assert lowered(text) == shown


@pytest.mark.parametrize(
    "text", ["", "NATO", "US, UK", "Iran said it would talk.", "1914-1918", "İSTANBUL İÇİN İYİ HABER"]
)
def test_other_lines_stay_and_lengths_do_too(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert lowered(text) == text or text.isupper()


def test_a_headline_in_capitals_tells_its_act() -> None:
    text = "ISRAEL STRIKES GAZA; HAMAS VOWS REVENGE"
    (act, *_) = code(text).acts
    assert (act.type, act.actors[0].id, act.trigger.of(text)) == ("ASSAULT", "ISR", "STRIKES")
