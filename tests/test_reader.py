"""The reader model: its answers have the right shape, do not depend on company, and its files are checked."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.reader.sentences import load, parse, readings

import dragoman
from dragoman.errors import ModelError
from dragoman.parse import syntax
from dragoman.parse.reader import Reader, home, reader
from dragoman.records import Relation
from dragoman.words import ontology

MODEL = Path(str(files("dragoman.parse") / "model"))


def test_all_training_sentences_are_sound() -> None:
    assert len(load()) > 3000


@pytest.mark.parametrize(
    ("label", "roots"),
    [
        ("ASSAULT.aerial planned", ("ASSAULT", "THREATEN")),
        ("ASSAULT.aerial happened", ("ASSAULT",)),
        ("CONCEDE promised", ("CONCEDE", "AGREE")),
        ("AID did-not-happen", ("AID", "REJECT")),
        ("SANCTION.convict happened", ("SANCTION", "ACCUSE", "COERCE")),
    ],
)
def test_what_is_announced_or_fails_may_be_filed_by_that(label: str, roots: tuple[str, ...]) -> None:
    assert readings(parse(f"[1 Chad] {{a does}} it to [2 Mali]. ||| a 1>2 {label}").acts[0]) == roots


def ask(sentence: str, source: str, target: str) -> Relation:
    start, end = sentence.index(source), sentence.index(target)
    return dragoman.relation(sentence, (start, start + len(source)), (end, end + len(target)))


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Kenya accused Ethiopian officers of taking bribes.", "Kenya", "Ethiopian officers", "ACCUSE"),
        ("Two villages were shelled by Sudanese troops overnight.", "Sudanese troops", "Two villages", "ASSAULT"),
        ("Norway sent 300 tonnes of wheat to Lebanon.", "Norway", "Lebanon", "AID"),
        ("Peru's foreign minister met his Chilean counterpart in Lima.", "Peru", "his Chilean counterpart", "CONSULT"),
        ("Poland expelled three Belarusian diplomats.", "Poland", "three Belarusian diplomats", "SANCTION"),
    ],
)
def test_plain_sentences_are_read(sentence: str, source: str, target: str, root: str) -> None:
    found = ask(sentence, source, target)
    assert found.root == root
    assert found.quad == ontology.quad(root)
    assert sum(found.scores.values()) == pytest.approx(1, abs=0.01)


def test_the_trigger_is_in_the_sentence() -> None:
    sentence = "Kenya accused Ethiopian officers of taking bribes."
    found = ask(sentence, "Kenya", "Ethiopian officers")
    assert found.trigger is not None
    assert found.trigger.of(sentence).strip() != ""


def test_a_pair_that_is_sure_reads_the_same_alone_and_beside_others() -> None:
    sentence = "Turkey accused Greece of arming islands while France urged calm."
    spans = {name: (sentence.index(name), sentence.index(name) + len(name)) for name in ("Turkey", "Greece", "France")}
    pairs = [(a, b) for a in spans.values() for b in spans.values() if a != b]
    together = reader().relations(sentence, pairs)
    assert together == reader().relations(sentence, pairs)
    sure = [(pair, found) for pair, found in zip(pairs, together, strict=True) if max(found.scores.values()) > 0.9]
    assert sure
    assert all(reader().relations(sentence, [pair])[0].root == found.root for pair, found in sure)


def words(sentence: str, ranges: tuple[tuple[int, int], ...]) -> str:
    return " ".join(sentence[start:end] for start, end in ranges)


def test_names_are_told_by_kind() -> None:
    sentence = "Angela Merkel flew from Berlin to Ankara on Monday."
    found = {sentence[start:end]: label for start, end, label in reader().tags(sentence).names}
    assert found["Angela Merkel"] == "PERSON"
    assert found["Berlin"] == found["Ankara"] == "GPE"


def test_an_attribution_has_cue_source_and_content() -> None:
    sentence = "Two officials said on Friday that the embassy had been closed."
    (found,) = reader().tags(sentence).attributions
    assert words(sentence, found.cue).startswith("said")
    assert words(sentence, found.source) == "Two officials"
    assert "the embassy had been closed" in words(sentence, found.content)


@pytest.mark.parametrize(
    "text", ["", "  ", "!!! ??? …", "🙂🙂🙂", "Иран обвинил Израиль. 伊朗 accused", "word " * 2000]
)
def test_odd_sentences_give_a_result(text: str) -> None:
    assert isinstance(dragoman.relation(text, (0, 4), (5, 9)), Relation)
    assert dragoman.relation(text, (0, 0), (0, 0)) == Relation()
    tags = reader().tags(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in tags.names)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.tuples(*[st.integers(-5, 300)] * 4))
def test_no_input_breaks_it(text: str, ends: tuple[int, int, int, int]) -> None:
    found = dragoman.relation(text, ends[:2], ends[2:])
    assert found.root is None or found.root in ontology.roots()


@pytest.mark.parametrize("name", ["reader.json", "tags.onnx", "pairs.onnx", "weights.bin", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model"))
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        Reader(folder)


def test_a_model_of_ones_own_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", str(tmp_path))
    with pytest.raises(ModelError, match=str(tmp_path)):
        Reader(home())


def test_a_sentence_read_again_gives_the_same() -> None:
    fresh, sentence = Reader(MODEL), "Kenya accused Ethiopian officers of taking bribes."
    alone = fresh.relations(sentence, [((0, 5), (14, 32))])
    tags = fresh.tags(sentence)
    for other in range(200):
        fresh.tags(f"Ministers met in room {other}.")
    assert fresh.relations(sentence, [((0, 5), (14, 32))]) == alone
    again = fresh.tags(sentence)
    assert again[:3] == tags[:3]
    assert all((one == other).all() for one, other in zip(again.senses, tags.senses, strict=True))


def test_sentences_that_tell_no_act_are_passed_over() -> None:
    doc = syntax.parse("Iran accused Israel of sabotage on Monday. Tehran and Doha lie in one time zone or so.")
    first, second = doc.sents
    assert [one.text for one in doc.spans["telling"]] == [first.text]
    assert reader().tags(first.text).deed > 0.9 > reader().tags(second.text).deed


@pytest.mark.parametrize("name", ["reader.json", "tags.onnx", "pairs.onnx", "weights.bin", "tokenizer.json"])
def test_an_altered_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model"))
    content = bytearray((folder / name).read_bytes())
    content[: len(content) // 2] = b" " * (len(content) // 2)
    (folder / name).write_bytes(bytes(content))
    with pytest.raises(ModelError, match=name):
        Reader(folder)


def test_the_model_is_small_and_has_its_card() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= 25_000_000
    card = json.loads((MODEL / "reader.json").read_text(encoding="utf-8"))["card"]
    assert card["own sentences"] > 0
