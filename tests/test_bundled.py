"""The bundled corpus and its gold records: every string stands in its article, every label and index is valid."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any, get_args

import pytest

from dragoman.records import Form, Modality, SpeakerClass, Stance
from dragoman.words import ontology

Row = dict[str, Any]

OUTLETS = {
    "Meridian Wire",
    "Caspian Dispatch",
    "Volga Standard",
    "Potomac Ledger",
    "Dnipro Lantern",
    "Najd Morning",
    "Eastern Tide",
    "Haifa Signal",
    "Levant Courier",
}
BUNDLED = files("dragoman").joinpath("bundled")
PARTS = sorted(
    name.removesuffix(".jsonl")
    for name in (entry.name for entry in BUNDLED.iterdir())
    if name.endswith(".jsonl") and not name.endswith(".gold.jsonl")
)
ARTICLE_KEYS = {"url", "outlet", "title", "author", "published", "text"}
GOLD_KEYS = {"url", "acts", "statements", "mentions", "links"}
ACT_KEYS = {"trigger", "type", "mode", "actors", "recipients", "modality", "voice", "when", "where"}
STATEMENT_KEYS = {
    "speaker",
    "actor",
    "class",
    "cue",
    "content",
    "form",
    "stance",
    "parent",
    "said_when",
    "evidence",
}
CODE = re.compile(r"[A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*")


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in BUNDLED.joinpath(name).read_text(encoding="utf-8").splitlines()]


PAIRS = [
    pytest.param(article, gold, id=f"{part}-{article['url'].rsplit('/', 1)[-1]}")
    for part in PARTS
    for article, gold in zip(rows(f"{part}.jsonl"), rows(f"{part}.gold.jsonl"), strict=False)
]


def stands(words: str, text: str, nth: int = 1) -> bool:
    """True where ``words`` stand in ``text``, as whole words, at least ``nth`` times (``nth`` counts from one)."""
    found = re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return bool(words) and 1 <= nth <= len(found)


def day_or_span(value: str) -> bool:
    """True for a year, month or day, or two of them in order with a slash between."""
    ends = value.split("/")
    for end in ends:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", end):
            return False
        full = end + "-01-01"[len(end) - 4 :] if len(end) in (4, 7) else end
        try:
            date.fromisoformat(full)
        except ValueError:
            return False
    return len(ends) == 1 or (len(ends) == 2 and ends[0] <= ends[1])


def test_dates_are_checked() -> None:
    assert all(map(day_or_span, ("2022", "2022-11", "2022-11-05", "2022-10-10/2022-10-16", "2015/2022-01")))
    assert not any(map(day_or_span, ("", "2022-13", "2022-02-30", "last week", "2022-11-06/2022-11-05", "2022-W05")))


@pytest.mark.parametrize("part", PARTS)
def test_part_is_whole(part: str) -> None:
    articles, golds = rows(f"{part}.jsonl"), rows(f"{part}.gold.jsonl")
    urls = [article["url"] for article in articles]
    assert len(articles) >= 24
    assert len(set(urls)) == len(urls)
    assert [gold["url"] for gold in golds] == urls


def test_urls_differ_between_parts() -> None:
    urls = [row["url"] for part in PARTS for row in rows(f"{part}.jsonl")]
    assert PARTS and len(set(urls)) == len(urls)


@pytest.mark.parametrize(("article", "gold"), PAIRS)
def test_article(article: Row, gold: Row) -> None:
    assert set(article) == ARTICLE_KEYS
    assert article["outlet"] in OUTLETS
    published = date.fromisoformat(article["published"])
    host = article["outlet"].lower().replace(" ", "-")
    assert article["url"].startswith(f"https://{host}.example/{published:%Y/%m/%d}/")
    assert 110 <= len(article["text"].split()) <= 290
    assert article["title"] and not article["text"].startswith(article["title"])
    assert all(part and part == part.strip() and "\n" not in part for part in article["text"].split("\n\n"))


@pytest.mark.parametrize(("article", "gold"), PAIRS)
def test_acts(article: Row, gold: Row) -> None:
    text = article["text"]
    assert set(gold) == GOLD_KEYS and gold["acts"]
    for act in gold["acts"]:
        assert ACT_KEYS <= set(act) <= ACT_KEYS | {"nth"}, act
        assert stands(act["trigger"], text, act.get("nth", 1)), act
        assert (act["type"], act["mode"] or "") in ontology.kinds(), act
        assert act["modality"] in get_args(Modality), act
        assert act["actors"] and all(CODE.fullmatch(code) for code in act["actors"] + act["recipients"]), act
        assert act["voice"] is None or 0 <= act["voice"] < len(gold["statements"]), act
        assert act["when"] is None or day_or_span(act["when"]), act
        assert act["where"] is None or re.fullmatch("[A-Z]{3}", act["where"]), act


@pytest.mark.parametrize(("article", "gold"), PAIRS)
def test_statements(article: Row, gold: Row) -> None:
    text, statements = article["text"], gold["statements"]
    for index, statement in enumerate(statements):
        assert STATEMENT_KEYS <= set(statement) <= STATEMENT_KEYS | {"cue_nth", "speaker_nth"}, statement
        assert stands(statement["speaker"], text, statement.get("speaker_nth", 1)), statement
        assert stands(statement["cue"], text, statement.get("cue_nth", 1)), statement
        assert all(stands(words, text) for words in statement["content"]), statement
        assert statement["actor"] is None or CODE.fullmatch(statement["actor"]), statement
        assert statement["class"] in get_args(SpeakerClass), statement
        assert statement["form"] in get_args(Form), statement
        assert statement["stance"] in get_args(Stance), statement
        assert statement["said_when"] is None or day_or_span(statement["said_when"]), statement
        steps, outer = {index}, statement["parent"]
        while outer is not None:
            assert 0 <= outer < len(statements) and outer not in steps, statement
            steps.add(outer)
            outer = statements[outer]["parent"]


@pytest.mark.parametrize(("article", "gold"), PAIRS)
def test_mentions_and_links(article: Row, gold: Row) -> None:
    text = article["text"]
    for mention in gold["mentions"]:
        assert {"words", "id"} <= set(mention) <= {"words", "id", "nth"}, mention
        assert stands(mention["words"], text, mention.get("nth", 1)), mention
        assert CODE.fullmatch(mention["id"]), mention
    for link in gold["links"]:
        assert set(link) == {"cause", "effect", "cue"}, link
        assert all(stands(words, text) for words in link.values()), link
