"""What all pictures share: text and shapes as SVG, the frame that a page or a file puts about them, and PNG."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from dragoman.errors import InputError

WIDTH = 960
LETTER = 6.6
"""Width of a letter of 12 px, about."""
_FORBIDDEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Picture(NamedTuple):
    """``body`` is SVG without its root; ``described`` says in words what is seen."""

    title: str
    described: str
    height: int
    body: str
    width: int = WIDTH

    def inline(self) -> Markup:
        """For a page, whose style sheet colours it."""
        return Markup(
            f'<svg viewBox="0 0 {self.width} {self.height}" role="img" aria-label="{clean(self.title)}">'
            f"<desc>{clean(self.described)}</desc>{self.body}</svg>"
        )

    def file(self) -> str:
        """A file by itself: title, colours and paper included."""
        style = files("dragoman.show.pictures").joinpath("picture.css").read_text(encoding="utf-8")
        height = self.height + 64
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{height}" '
            f'viewBox="0 0 {self.width} {height}"><style>{style}</style><desc>{clean(self.described)}</desc>'
            f'<rect class="paper" width="{self.width}" height="{height}"/>'
            f"{text(24, 34, self.title, 'head')}"
            f'<g transform="translate(0 52)">{self.body}</g></svg>\n'
        )


def write(picture: Picture, path: Path) -> None:
    """Writes ``.svg`` or ``.png`` (twice the size). Raises InputError for another ending or a place that can't be."""
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise InputError(str(path), "this is no .svg or .png", "Name the picture's file so")
    data = picture.file().encode() if kind == ".svg" else png(picture)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), "Name a file that can be written") from error


def png(picture: Picture, scale: int = 2) -> bytes:
    """The picture in points, with the fonts of this machine; nothing is fetched."""
    import resvg_py

    made = resvg_py.svg_to_bytes(svg_string=picture.file(), width=picture.width * scale, font_family="Liberation Sans")
    return bytes(made)


def clean(words: object) -> str:
    """Text that can stand in SVG: no mark-up, no signs that XML forbids."""
    return escape(_FORBIDDEN.sub(" ", str(words)))


def text(x: float, y: float, words: object, kind: str = "", anchor: str = "start") -> str:
    """A line of text."""
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind or "plain"}" x="{x:.1f}" y="{y:.1f}"{held}>{clean(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def box(x: float, y: float, width: float, height: float, kind: str, told: str = "") -> str:
    """A rectangle; ``told`` is shown where it is pointed at."""
    inner = f"<title>{clean(told)}</title>" if told else ""
    size = f'width="{max(width, 0.4):.1f}" height="{max(height, 0.4):.1f}"'
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" {size}>{inner}</rect>'


def legend(x: float, y: float, items: Iterable[tuple[str, str]]) -> str:
    """Small squares of a kind with what they stand for, in a row."""
    parts = []
    for kind, words in items:
        parts.append(box(x, y - 9, 11, 11, kind) + text(x + 16, y, words, "tick"))
        x += 16 + LETTER * len(words) + 22
    return "".join(parts)


def wrapped(words: str, most: int, lines: int) -> list[str]:
    """Text in lines of at most ``most`` letters; what is beyond the last line is cut with ``…``."""
    made: list[str] = []
    for word in clean_lines(words):
        if made and len(made[-1]) + 1 + len(word) <= most:
            made[-1] += f" {word}"
        elif len(made) < lines:
            made.append(word if len(word) <= most else word[: most - 1] + "…")
        else:
            made[-1] = made[-1][: most - 1].rstrip() + "…"
            break
    return made


def clean_lines(words: str) -> list[str]:
    """The words of a text."""
    return _FORBIDDEN.sub(" ", words).split()
