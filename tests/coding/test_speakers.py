"""Who speaks: class and name of the words that stand for a speaker."""

from __future__ import annotations

import pytest

from dragoman import code


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The port was shut, the Quillota Sun-Times reported.", "outlet", "the Quillota Sun-Times"),
        ("Kuznetsov's remarks suggest that the port is shut.", "person", "Kuznetsov's"),
        ("The school said the roof was safe.", "organisation", "The school"),
        (
            "The front-runner and former minister said it was late.",
            "unnamed-person",
            "The front-runner and former minister",
        ),
        ("The mayor and a priest said it was late.", "unnamed-group", "The mayor and a priest"),
        ("Both have said that the roof leaks.", "unnamed-group", "Both"),
        ("Some said that the roof had leaked for years.", "unnamed-group", "Some"),
        ("Rep. Ana Vidal (D-N.Y.) said the vote was over.", "person", "Ana Vidal"),
        ("Vidal and Ostrow did not respond to a request for comment.", "organisation", "Vidal and Ostrow"),
    ],
)
def test_class_and_name(text: str, kind: str, name: str) -> None:
    one = code(text).statements[0]
    assert (one.speaker.kind, one.speaker.name) == (kind, name)


def test_a_description_behind_a_name_is_the_one_named() -> None:
    text = "“The lake is gone,” wrote Erik Mantzel, a radio host who has been critical of the dam."
    assert {one.speaker.name for one in code(text).statements} == {"Erik Mantzel"}


def test_told_an_outlet_of_a_state_is_told_the_outlet() -> None:
    (one,) = code("Trump told Britain’s BBC that the talks would fail.").statements
    assert one.addressee is not None
    assert one.addressee.kind == "outlet"
