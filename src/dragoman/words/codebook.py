"""The codebook as Markdown, made from the tables: ``python -m dragoman.words.codebook > docs/codebook.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from dragoman.words import ontology
from dragoman.words.load import table


def pages() -> Iterator[str]:
    """The lines of the codebook."""
    yield "# Codebook"
    yield ""
    yield "Made from the tables in `src/dragoman/words/`; do not edit by hand (`python -m dragoman.words.codebook`)."
    yield ""
    yield "## Types of acts (PLOVER)"
    yield ""
    yield "| type | mode | quad | score | meaning |"
    yield "|---|---|---|---|---|"
    for kind in ontology.kinds().values():
        quad = f"{kind.quad} {ontology.QUADS[kind.quad]}"
        yield f"| {kind.type} | {kind.mode} | {quad} | {kind.score:+g} | {kind.words} |"
    yield ""
    yield "A meeting, support, cooperation or aid that is still to come is AGREE, a yielding still to come CONCEDE; the"
    yield "modality says whether it is planned or promised. A denial is a statement, never an act."
    for field, rows in groupby(table("values"), key=lambda row: row["field"]):
        yield ""
        yield f"## {field.capitalize()}"
        yield ""
        yield "| value | meaning |"
        yield "|---|---|"
        for row in rows:
            yield f"| {row['value']} | {row['meaning']} |"


def main() -> None:
    """Write the codebook to standard output."""
    sys.stdout.write("\n".join(pages()) + "\n")


if __name__ == "__main__":
    main()
