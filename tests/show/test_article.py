import re
from html import unescape

import msgspec

from dragoman.show.article import article, cards, chain
from dragoman.show.pages import summary
from tests.show.samples import ACTS, CODING, SKIPPED, TEXT


def lit(html, record):
    pieces = re.findall(r'<span class="m[^"]*" data-r="([^"]*)"(?: data-lit="([^"]*)")?>([^<]*)</span>', html)
    return [unescape(words) for all_, some, words in pieces if record in (some or all_).split()]


def test_the_text_is_whole():
    assert unescape(re.sub("<[^>]*>", "", article(CODING).body)) == TEXT


def test_each_record_lights_its_own_words():
    body = article(CODING).body
    assert lit(body, "a-drones") == ["it had", "sent", "Russia"]
    assert "".join(lit(body, "s-tehran")) == "Tehrandeniedit had sent drones to Russia"
    assert "No documents were offered" in lit(body, "s-post")


def test_how_an_act_is_told_is_in_its_class():
    classes = re.findall(r'<span class="m ([^"]*\bact\b[^"]*)"', article(CODING).body)
    assert "act q1 real own" in classes
    assert any(set(found.split()) >= {"act", "q2", "open", "told"} for found in classes)
    assert any(set(found.split()) >= {"act", "q2", "not", "told"} for found in classes)


def test_cards_come_in_the_order_of_the_text_with_acts_in_their_statements():
    found = cards(CODING)
    assert [card.id for card in found] == ["a-visit", "s-post", "s-diplomats", "s-tehran", "a-threat"]
    assert [[act.id for act in card.acts] for card in found if card.statement] == [[], ["a-factory"], ["a-drones"]]


def test_a_chain_begins_with_the_outlet():
    assert chain(CODING, "s-diplomats") == ("Caspian Dispatch", "Harbour Post", "diplomats of allied countries")
    nameless = msgspec.structs.replace(CODING, document=msgspec.structs.replace(CODING.document, outlet=None))
    assert chain(nameless, None) == ("the article",)


def test_only_literal_places_are_listed_and_actors_with_their_number():
    found = article(CODING)
    assert [place.label for place in found.places] == ["Moscow"]
    assert {actor.link: actor.times for actor in found.actors}["IRN"] == 2
    assert found.links[0].label == "The sanctions of the West → the two countries together"


def test_the_summary_keeps_voices_and_modalities_apart():
    assert summary(CODING) == (
        "3 statements, 4 acts: 2 told as done in the outlet’s own voice, 0 on somebody’s word, 2 not told as done"
    )
    told = msgspec.structs.replace(CODING, acts=(msgspec.structs.replace(ACTS[1], modality="happened"),))
    assert "1 act: 0 told as done in the outlet’s own voice, 1 on somebody’s word" in summary(told)


def test_what_was_not_coded_is_shown_as_text():
    found = article(SKIPPED)
    assert (found.body, found.cards) == ("<p>Bonjour le monde</p>", ())
