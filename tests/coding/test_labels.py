from __future__ import annotations

import pytest

from dragoman import code


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [(one.speaker.kind, one.speaker.name, [s.of(text) for s in one.content]) for one in code(text).statements]


@pytest.mark.parametrize(
    ("text", "kind", "name", "content"),
    [
        ("Rosa Quispe: “The port is shut.”", "person", "Rosa Quispe", "“The port is shut.”"),
        ("Rosa Quispe, 41: “The port is shut.”", "person", "Rosa Quispe", "“The port is shut.”"),
        ("Rosa Quispe — “The port is shut.”", "person", "Rosa Quispe", "“The port is shut.”"),
        ("“The port is shut for good.” ― Rosa Quispe", "person", "Rosa Quispe", "“The port is shut for good.”"),
        ("Rosa Quispe spoke.\n\nQUISPE: The port is shut.", "person", "Rosa Quispe", "The port is shut."),
        ("Q: Is it shut? A: It is shut.", "unnamed-person", "A", "It is shut."),
        ("Q. Is it shut?\n\nA. It is shut.", "unnamed-person", "A", "It is shut."),
        ("Rosa Quispe, harbour master: “The port is shut.”", "person", "Rosa Quispe", "“The port is shut.”"),
        ("Rosa Quispe, mayor of Callao — “The port is shut.”", "person", "Rosa Quispe", "“The port is shut.”"),
        ("UN envoy: Truce is holding", "unnamed-person", "UN envoy", "Truce is holding"),
    ],
)
def test_a_label_names_the_speaker(text: str, kind: str, name: str, content: str) -> None:
    assert told(text) == [(kind, name, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Update: the port is shut.",
        "Only option left: talks.",
        "The rules are simple: nobody shoots.",
        "LIMA: The port is shut.",
        "Note: “The port is shut.”",
    ],
)
def test_headings_and_places_say_nothing(text: str) -> None:
    assert told(text) == []
