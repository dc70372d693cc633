"""The labels on news sentences: sound by themselves, and read with a text that stands in for the news."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from training import evaluate_news
from training.reader import news
from training.reader.sentences import told

import dragoman
from dragoman.words.load import rows

TEXT = "Rain fell. Iran accused Israel of sabotage. Ankara was silent."
ROW = "polnear 0\t11\t43\t{}\t0-4 13-19\t1>2 ACCUSE happened 5-12\n"
HEAD = "article\tstart\tend\twords\tparties\tacts\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Development data with one article."""
    for name in ("attribution", "causal", "time", "places"):
        (tmp_path / name).mkdir()
    with gzip.open(tmp_path / "attribution" / "polnear_train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": TEXT}) + "\n")
    with gzip.open(tmp_path / "causal" / "V2_train_subtask2_grouped.csv.gz", "wt", encoding="utf-8-sig") as file:
        file.write("text\nWorkers struck.\n")
    xml = b"<Document><token>Oil</token><token>rose</token></Document>"
    with tarfile.open(tmp_path / "time" / "meantime.tgz", "w:gz") as packed:
        member = tarfile.TarInfo("one.xml")
        member.size = len(xml)
        packed.addfile(member, io.BytesIO(xml))
    for name in ("TR-News", "lgl"):
        with gzip.open(tmp_path / "places" / f"{name}.xml.gz", "wt", encoding="utf-8") as file:
            file.write(f"<articles><article><text>{name} told it.</text></article></articles>")
    return tmp_path


def _labels(folder: Path, *rows: str) -> Path:
    path = folder / "labels.tsv"
    path.write_text("# labels\n" + HEAD + "".join(rows), encoding="utf-8")
    return path


def test_all_labels_are_sound() -> None:
    """Every act has known labels and its own parties; spans lie within the sentence and do not overlap."""
    every = list(rows(news.LABELS.read_text(encoding="utf-8"), "news.tsv"))
    assert len(every) > 5000
    for row in every:
        long = int(row["end"]) - int(row["start"])
        spans = [tuple(map(int, span.split("-"))) for span in row["parties"].split()]
        parties = dict(enumerate(spans, 1))
        assert all(0 <= start < end <= long for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for act in row["acts"].split("; ") if row["acts"] != "-" else ():
            words, start, end = re.fullmatch(r"(.+) (\d+)-(\d+)", act).groups()  # type: ignore[union-attr]
            assert 0 <= int(start) < int(end) <= long
            assert told("a " + words, parties, {"a": (int(start), int(end))}).root


def test_no_sentence_is_labelled_twice() -> None:
    every = rows(news.LABELS.read_text(encoding="utf-8"), "news.tsv")
    assert Counter((row["article"], row["start"]) for row in every).most_common(1)[0][1] == 1


def test_each_corpus_is_read(folder: Path) -> None:
    assert dict(news.texts(folder)) == {
        "polnear 0": TEXT,
        "causal 0": "Workers struck.",
        "meantime 0": "Oil rose",
        "TR-News 0": "TR-News told it.",
        "lgl 0": "lgl told it.",
    }


def test_a_label_finds_its_sentence(folder: Path) -> None:
    path = _labels(folder, ROW.format(news.mark(TEXT[11:43])))
    [one] = news.labelled(folder, path)
    assert one.sentence.text == "Iran accused Israel of sabotage."
    [act] = one.sentence.acts
    assert (act.root, act.actors, act.recipients, act.trigger) == ("ACCUSE", (1,), (2,), (5, 12))


def test_another_text_is_refused(folder: Path) -> None:
    path = _labels(folder, ROW.format(news.mark("Something else.")))
    with pytest.raises(ValueError, match="polnear 0, 11: not the sentence that was labelled"):
        news.labelled(folder, path)


def test_what_the_coder_finds_is_compared_by_the_labels(folder: Path) -> None:
    [one] = news.labelled(folder, _labels(folder, ROW.format(news.mark(TEXT[11:43]))))
    gold, emitted = evaluate_news.compared(one, dragoman.code(TEXT))
    assert gold == emitted == [(frozenset({"ACCUSE"}), frozenset({"IRN"}), frozenset({"ISR"}))]


def test_parts_are_kept_apart() -> None:
    drawn = Counter(news.part(f"polnear {number}") for number in range(800))
    assert set(drawn) == {"learned", "tuned", "held"}
    assert drawn["learned"] > 3 * (drawn["tuned"] + drawn["held"]) > 0


def test_the_development_data_is_what_was_labelled() -> None:
    if not (evaluate_news.DATA / "attribution").exists():
        pytest.skip("without the development data")
    assert len(news.labelled(evaluate_news.DATA)) > 5000
