from dragoman.link import claims, standing
from dragoman.records import Actor, Speaker
from tests.factory import coding, document, mention, said_in

TEXT = "Iran had shipped drones to Russia."


def voices(*given, **document_given):
    doc = document(TEXT, **document_given)
    made = [said_in(doc, TEXT[:-1], who, stance, at=at) for at, (who, stance) in enumerate(given)]
    return list(claims.voices(coding(doc, (), made, mentions=[mention(doc, "Iran"), mention(doc, "Russia")])))


def status(*given, roots=1):
    return standing.status(voices(*given), roots)


def test_status():
    claim = ("UKR", "alleges")
    assert status(claim) == "single-origin"
    assert status(claim, ("USA", "asserts"), roots=2) == "corroborated"
    assert status(claim, ("IRN", "denies")) == "denied"
    assert status(claim, ("IRN", "denies"), ("CHN", "doubts")) == "disputed"
    assert status(claim, ("CHN", "denies")) == "disputed"
    assert status(("IRN", "denies")) == "open-denial"
    assert status(claim, ("CHN", "doubts")) == "disputed"


def test_what_nobody_asserts_is_open_and_not_disputed():
    assert status(("CHN", "doubts"), roots=0) == "open-doubt"
    assert status(("CHN", "doubts"), ("IRN", "denies"), roots=0) == "open-denial"


def test_several_may_deny_together():
    both = Actor(id="IRN+RUS", name="Iran and Russia", kind="group")
    officials = Speaker(kind="unnamed-group", actor=both, name="Russian and Iranian officials")
    assert status(("UKR", "alleges"), (officials, "denies")) == "denied"
    affiliated = Speaker(kind="unnamed-person", name="an official", affiliation="IRN")
    assert status(("UKR", "alleges"), (affiliated, "denies")) == "denied"


def test_a_claim_that_its_authors_take_back_is_withdrawn():
    first = voices(("UKR", "alleges"), published="2023-02-01")
    later = voices(("UKR", "denies"), published="2023-02-09")
    assert standing.status(first + later, 1) == "withdrawn"
    assert standing.status(first + later + voices(("USA", "asserts")), 2) == "disputed"


def test_only_the_uncontradicted_is_confirmed():
    assert standing.credibility("corroborated") == "1"
    for status in ("single-origin", "disputed", "denied", "withdrawn", "open-denial", "open-doubt"):
        assert standing.credibility(status) == "6"


def test_what_is_said_not_to_be_so_is_claimed_where_nobody_is_answered():
    doc = document("Iran had not shipped drones to Russia.")
    around = [mention(doc, "Iran"), mention(doc, "Russia")]
    plain = list(claims.voices(coding(doc, (), [said_in(doc, doc.text[:-1], "IRN", "asserts")], mentions=around)))
    assert [one.side for one in plain] == ["denies"]
    assert [one.side for one in standing.sided(plain)] == ["asserts"]
    answered = [*plain, *voices(("IRN", "denies"))]
    assert standing.sided(answered) == answered
    disputed = [*plain, *voices(("UKR", "alleges"))]
    assert standing.sided(disputed) == disputed
