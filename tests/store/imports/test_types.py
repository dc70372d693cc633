from __future__ import annotations

import pytest

from dragoman.store.imports.types import REMARK, of_cameo, of_plover
from dragoman.words import ontology
from dragoman.words.load import table


@pytest.mark.parametrize(
    ("code", "type", "mode"),
    [
        ("042", "CONSULT", "visit"),
        ("42", "CONSULT", "visit"),
        ("0872", "RETREAT", None),
        ("872", "RETREAT", None),
        ("0871", "RETREAT", "ceasefire"),
        ("036", "AGREE", None),
        ("057", "AGREE", None),
        ("112", "ACCUSE", "allege"),
        ("1122", "ACCUSE", "allege"),
        ("19", "ASSAULT", None),
        ("1383", "THREATEN", "territory"),
        ("018", "SUPPORT", None),
        (" 173 ", "COERCE", "arrest"),
    ],
)
def test_cameo(code: str, type: str, mode: str | None) -> None:
    kind = of_cameo(code)
    assert (kind.type, kind.mode, kind.fault) == (type, mode, "")


@pytest.mark.parametrize("code", ["", "abc", "999", "00", "12345", "-4", "٠٤٢", "---"])
def test_what_is_no_code_is_named(code: str) -> None:
    assert of_cameo(code).fault.startswith(repr(code.strip()))


@pytest.mark.parametrize("code", ["010", "01", "017", "10"[::-1]])
def test_statements_are_no_acts(code: str) -> None:
    assert of_cameo(code) is REMARK and not REMARK.fault


@pytest.mark.parametrize(
    ("type", "mode", "found"),
    [
        ("CONSULT", "visit", ("CONSULT", "visit")),
        ("consult", "Third Party", ("CONSULT", "third-party")),
        ("CONSULT", "nonesuch", ("CONSULT", None)),
        ("YIELD", "", ("CONCEDE", None)),
        ("DISAPPROVE", "", ("ACCUSE", "disapprove")),
    ],
)
def test_plover(type: str, mode: str, found: tuple[str, str | None]) -> None:
    kind = of_plover(type, mode)
    assert (kind.type, kind.mode) == found


def test_every_row_of_the_tables_is_in_the_ontology() -> None:
    for name in ("imports/cameo", "imports/plover"):
        for row in table(name):
            assert (row["type"], row["mode"]) in ontology.kinds()
