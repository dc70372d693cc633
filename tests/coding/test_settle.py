"""What the act's own clause leaves open."""

from __future__ import annotations

import dragoman


def test_the_would_of_reported_speech_is_a_promise() -> None:
    (found,) = dragoman.code("Kenya said it would meet Peru.", published="2024-05-01").acts
    assert (found.type, found.modality) == ("AGREE", "promised")


def test_a_question_is_no_request() -> None:
    found = dragoman.code("When asked about Ukraine, Kenya's president said nothing.").acts
    assert not [act for act in found if act.type == "REQUEST"]
    (asked,) = dragoman.code("Kenya asked Ethiopia for help.").acts
    assert asked.type == "REQUEST"
