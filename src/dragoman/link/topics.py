"""Which issues a document's statements and acts are on.

The words that tell of an issue come from ``words/subjects/issues.tsv``. A statement is on an issue if its content names
it, else if the words around its cue do ("on Karabakh, he said …"); an act is if its own words do, else its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from dragoman.link.articles import Article
from dragoman.records import Coding, Span
from dragoman.words import subjects


class Topic(NamedTuple):
    """A statement or act that is on an issue."""

    issue: str
    how: Literal["said", "did"]
    id: str


def topics(coding: Coding) -> Iterator[Topic]:
    """In the order of the coding; acts that name nobody who acted are left out, as they are no position of anybody."""
    if next(subjects.find("issue", coding.document.text), None) is None:
        return
    article = Article(coding)
    for said in coding.statements:
        around = [article.around(said.cue.start)] if said.cue else []
        for issue in _named(article.text, said.content or around) or _named(article.text, around):
            yield Topic(issue, "said", said.id)
    for act in coding.acts:
        if act.actors:
            around = [article.around(act.trigger.start)]
            for issue in _named(article.text, [act.span]) or _named(article.text, around):
                yield Topic(issue, "did", act.id)


def _named(text: str, spans: Iterable[Span]) -> list[str]:
    hits = (hit for span in spans for hit in subjects.find("issue", text, span.start, span.end))
    return list(dict.fromkeys(hit.subject.id for hit in hits))
