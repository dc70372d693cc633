"""A digest as Markdown, HTML and JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

import msgspec

from dragoman.relate.digest import Digest, Relation
from dragoman.show.phrases import count, day, event, plain, signed

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(found: Digest) -> str:
    """Headings, verdicts and events as lists."""
    return "\n".join(_markdown(found)) + "\n"


def _markdown(found: Digest) -> Iterator[str]:
    yield f"# {_safe(found.name)}, {day(found.start)} – {day(found.end)}"
    yield f"\nCounting {found.counted}."
    for line in found.said:
        yield f"\n> {_safe(line)}"
    for one in found.relations:
        yield f"\n## {_safe(one.name)}: {one.verdict}\n"
        yield f"{numbers(one)}\n"
        for each in one.why:
            yield f"- {_safe(plain(event(each)))}"


def _safe(words: str) -> str:
    """Text of strangers, which is no mark-up."""
    return _SPECIAL.sub(r"\\\1", words)


def numbers(one: Relation) -> str:
    """``mean score +0.77 → −2.99, change −3.75 ± 1.67; 252 events, 15 in the periods before``."""
    events = f"{count(one.events, 'event')}, {one.events_before:,} in the periods before"
    if one.change is None or one.before is None or one.intensity is None:
        return events
    means = f"{signed(one.before)} → {signed(one.intensity)}"
    return f"mean score {means}, change {signed(one.change)} ± {one.margin:.2f}; {events}"


def html(found: Digest) -> str:
    """A page by itself, without style or script."""
    title = escape(f"{found.name}, {day(found.start)} – {day(found.end)}")
    said = "".join(f"<p><strong>{escape(line)}</strong></p>" for line in found.said)
    relations = "".join(
        f"<h2>{escape(one.name)}: {one.verdict}</h2><p>{escape(numbers(one))}</p><ul>"
        + "".join(f"<li>{escape(plain(event(each)))}</li>" for each in one.why)
        + "</ul>"
        for one in found.relations
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<h1>{title}</h1><p>Counting {escape(found.counted)}.</p>{said}{relations}</body></html>\n"
    )


def json(found: Digest) -> str:
    """The record itself."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


FORMS: dict[str, Callable[[Digest], str]] = {"md": markdown, "html": html, "json": json}
