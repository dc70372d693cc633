from __future__ import annotations

import pytest

from dragoman import code


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The general said, offering no proof, that Peru had paid them.", "none offered", "no proof"),
        ("Peru said in a statement that the port was shut.", "official statement", "in a statement"),
        ("Aerial photographs show that the port is empty.", "images", "photographs"),
        ("An indictment says that the port was sold.", "court filing", "indictment"),
        ("Two survivors said that the boat had been hit.", "eyewitness", "survivors"),
    ],
)
def test_what_is_offered(text: str, kind: str, words: str) -> None:
    (one,) = code(text).statements
    assert one.evidence_span is not None
    assert (one.evidence, one.evidence_span.of(text)) == (kind, words)


def test_evidence_inside_what_is_said_is_not_offered_by_the_speaker() -> None:
    (one,) = code("Peru said that the video was old.").statements
    assert one.evidence is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Peru’s minister wrote on Telegram that the port was shut.", "social media"),
        ("On state television, the general said that the port was shut.", "television"),
        ("The minister said in an interview that the port was shut.", "interview"),
        ("The minister said that the news conference was over.", None),
    ],
)
def test_the_medium(text: str, medium: str | None) -> None:
    (one,) = code(text).statements
    assert one.medium == medium
