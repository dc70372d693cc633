"""A claim as a tree in the terminal: its positions, the chains behind them, the lit sentences, its way."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from dragoman.link.grades import Grades
from dragoman.records import Coding
from dragoman.relate.spread import Spread
from dragoman.show import marks, terminal
from dragoman.show.claim import NOTE, TITLES, Standing, place, rating
from dragoman.show.phrases import STATUSES, count, day, names, plain, tame
from dragoman.store.database import View
from dragoman.store.rows import ClaimRow, ClaimVoice

_COLOURS = {"asserts": "blue", "denies": "red", "doubts": "yellow"}
_MOST, _LANES = 12, 20
"""Voices of a side, outlets of the way; the rest is counted."""


def claim(view: View, found: Standing, grades: Grades) -> None:
    """Prints it."""
    row = found.claim
    root = Tree(_head(row))
    for side, title in TITLES.items():
        voices = [voice for voice in found.voices if voice.side == side]
        if voices:
            branch = root.add(Text(f"{title} ({len(voices)})", f"bold {_COLOURS[side]}"))
            _positions(branch, view, voices, row, grades)
    if found.on_both_sides:
        root.add(terminal.words(f"On both sides: {', '.join(found.on_both_sides)}", "yellow"))
    _way(root.add(Text("Spread", "bold")), found.spread)
    terminal.console().print(root)


def _head(row: ClaimRow) -> Text:
    about = f"about {names(row.actors)}; {count(row.origins, 'origin')}, first seen {day(row.first_seen)}"
    return Text.assemble(
        terminal.words(plain(row.words, 200), "bold"),
        "\n",
        Text(row.status, "yellow"),
        terminal.words(f": {STATUSES.get(row.status, '')}; {about}"),
        "\n",
        Text(f"Information {row.credibility} of the Admiralty scale. {NOTE}", "dim"),
    )


def _positions(branch: Tree, view: View, voices: list[ClaimVoice], row: ClaimRow, grades: Grades) -> None:
    codings: dict[str, Coding | None] = {}
    for voice in voices[:_MOST]:
        if voice.document not in codings:
            codings[voice.document] = view.coding(voice.document)
        head = Text.assemble(terminal.voice(voice.chain, voice.statement), "  ", voice.stance)
        head.append(f"  {day(voice.said)}", "dim")
        if voice.evidence:
            head.append(f"  evidence: {voice.evidence}", "dim")
        if grades.of:
            head.append(f"  {rating(voice, row, grades)}", "bold")
        branch.add(head).add(_sentence(codings[voice.document], voice))
    if len(voices) > _MOST:
        branch.add(Text(f"… {len(voices) - _MOST} more", "dim"))


def _sentence(coding: Coding | None, voice: ClaimVoice) -> Text:
    """The sentence with the words of the voice in bold, its cue underlined."""
    over, found = place(coding, voice)
    if coding is None or over is None:
        return terminal.words(voice.words)
    text, around = coding.document.text, marks.sentence(coding.document.text, over)
    made = Text(tame(around.of(text)).replace("\n", " "))
    for mark in found:
        style = "underline" if mark.kind == "cue" else "bold" if "content" in mark.kind or "act" in mark.kind else ""
        if style:
            made.stylize(style, mark.span.start - around.start, mark.span.end - around.start)
    return made


def _way(branch: Tree, way: Spread) -> None:
    lanes = {lane.key: lane.name for lane in way.lanes}
    first: dict[str, None] = {}
    for point in way.points:
        if point.outlet in first or len(first) >= _LANES:
            continue
        first[point.outlet] = None
        cites = f" citing {', '.join(lanes[key] for key in point.cites)}" if point.cites else ""
        copy = ", near copy" if point.copy else ""
        told = f"{day(point.day) if point.day else 'date unknown'}  {lanes[point.outlet]} {point.side}{cites}{copy}"
        branch.add(terminal.words(told))
    if len(way.lanes) > len(first):
        branch.add(Text(f"… {count(len(way.lanes) - len(first), 'more outlet')}, cited or later", "dim"))
