from msgspec.structs import replace

from dragoman.link.articles import Article
from dragoman.link.topics import topics
from dragoman.records import Span
from tests.factory import act, coding, document, said_in, statement

TEXT = "Iran sent drones to Russia. On grain, Kyiv said talks had failed. Mr. Lavrov met an envoy."


def test_a_sentence_ends_at_its_sign_and_not_behind_a_title():
    article = Article(coding(document(TEXT)))
    assert [article.words(span) for span in article.sentences] == [
        "Iran sent drones to Russia.",
        "On grain, Kyiv said talks had failed.",
        "Mr. Lavrov met an envoy.",
    ]
    assert article.words(article.around(TEXT.index("Lavrov"))).startswith("Mr.")


def test_an_act_is_on_what_its_words_name_else_its_sentence():
    doc = document(TEXT)
    end = TEXT.index(" On grain")
    inside = replace(act(doc), span=Span(0, end))
    near = replace(act(doc, "ACCUSE"), trigger=Span(0, 4), span=Span(0, 4))
    nobody = replace(act(doc, "AID"), actors=())
    found = list(topics(coding(doc, [inside, near, nobody])))
    assert found == [("drones", "did", inside.id), ("drones", "did", near.id)]


def test_a_statement_is_on_what_it_says_else_on_the_words_about_its_cue():
    doc = document(TEXT)
    at = TEXT.index("said")
    whole = statement(doc, "UKR")
    beside = replace(said_in(doc, "talks had failed", "UKR"), cue=Span(at, at + 4))
    assert {topic.issue for topic in topics(coding(doc, statements=[whole]))} == {"drones", "grain"}
    assert [topic.issue for topic in topics(coding(doc, statements=[beside]))] == ["grain"]


def test_a_text_without_words_of_issues_is_on_nothing():
    doc = document("Iran met Russia.")
    assert list(topics(coding(doc, [act(doc)], [statement(doc)]))) == []
