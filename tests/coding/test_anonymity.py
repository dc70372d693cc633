from __future__ import annotations

import pytest

from dragoman import code


def reasons(text: str) -> list[str | None]:
    return [one.speaker.reason for one in code(text).statements]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "A diplomat, who spoke on condition of anonymity because the talks are secret, said the port was shut.",
            "on condition of anonymity because the talks are secret",
        ),
        ("A clerk who asked to remain anonymous said the port was shut.", "asked to remain anonymous"),
        ("A clerk said the port was shut. He asked not to be named, fearing arrest.", "asked not to be named, fearing arrest"),
        ("The clerk insisted on anonymity. The clerk said the port was shut.", "insisted on anonymity"),
        ("A clerk said the port was shut. A sailor asked not to be named.", None),
    ],
)  # fmt: skip
def test_the_reason(text: str, reason: str | None) -> None:
    assert reasons(text) == [reason]


def test_a_named_speaker_needs_no_reason() -> None:
    assert reasons("Rosa Quispe, who had first asked not to be named, said the port was shut.") == [None]


def test_a_reason_in_another_paragraph_is_another_s() -> None:
    assert reasons("A clerk said the port was shut.\n\nHe asked not to be named.") == [None]
