from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from dragoman import records
from dragoman.errors import WordsError
from dragoman.relate.digest import Change
from dragoman.relate.dyads import Media
from dragoman.relate.network import Triad
from dragoman.relate.turns import MEASURES
from dragoman.words import codebook, cues, load, ontology


def test_sixteen_roots_with_quads_and_scores() -> None:
    assert len(ontology.roots()) == 16
    assert {ontology.quad(root) for root in ontology.roots()} == {1, 2, 3, 4}
    assert ontology.score("ASSAULT", "drone") == -9.5
    assert ontology.score("ASSAULT", "unheard-of") == ontology.score("ASSAULT") == -9
    assert ontology.modes("CONSULT") == ("visit", "third-party", "multilateral", "phone")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("modality", get_args(records.Modality)),
        ("stance", get_args(records.Stance)),
        ("form", get_args(records.Form)),
        ("class", get_args(records.SpeakerClass)),
        ("kind", get_args(records.Kind)),
        ("media", set(get_args(Media)) - {"any"}),
        ("measure", MEASURES),
        ("triad", get_args(get_type_hints(Triad)["kind"])),
        ("verdict", get_args(Change)),
    ],
)
def test_every_value_is_in_the_codebook(field: str, values: tuple[str, ...]) -> None:
    assert {row["value"] for row in load.table("values") if row["field"] == field} == set(values)


def test_the_codebook_in_docs_is_the_one_made_from_the_tables() -> None:
    page = Path(__file__).parents[2] / "docs" / "codebook.md"
    assert page.read_text(encoding="utf-8") == "\n".join(codebook.pages()) + "\n"


def test_cue_tables_use_known_values() -> None:
    assert {cue.stance for readings in cues.saying().values() for cue in readings} <= set(get_args(records.Stance))
    assert {cue.stance for cue in cues.voicing().values()} <= set(get_args(records.Stance))
    found = {
        name for pos in ("verb", "noun", "adj", "aux", "mark", "det", "neg") for name in cues.modality(pos).values()
    }
    assert found <= set(get_args(records.Modality))
    for root, pairs in cues.act_modes().items():
        assert {mode for _, mode in pairs} <= set(ontology.modes(root))


def test_a_faulty_line_is_named() -> None:
    with pytest.raises(WordsError, match=r"mine\.tsv, line 3: 1 columns where the header has 2"):
        list(load.rows("# note\na\tb\nonly one\n", "mine.tsv"))


def test_cells_with_several_values() -> None:
    assert load.several("a| b ||c") == ("a", "b", "c")
