"""``dragoman claim``: one claim as a tree."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from dragoman.show.commands.say import form_options, graded, grades_option, reading


@click.command()
@click.argument("id")
@reading
@grades_option
@form_options
def claim(id: str, ledger: Path, grades: Path | None, form: Literal["csv", "jsonl"] | None) -> None:
    """Show who asserts, denies and doubts a claim.

    ID is that of `dragoman claims --csv`. What is shown is the record, never a verdict on truth.
    """
    from dragoman.show import tree
    from dragoman.show.claim import VoiceRow, row, standing
    from dragoman.show.commands.ledger import write
    from dragoman.store.database import View

    letters = graded(grades)
    with View(ledger) as view:
        found = standing(view, id)
        if form:
            write([row(voice, found.claim, letters) for voice in found.voices], VoiceRow, form)
        else:
            tree.claim(view, found, letters)
