import pytest

from dragoman.link import propositions
from dragoman.link.likeness import NAMES, contradict, features, found, leader, odds, same
from dragoman.link.propositions import Proposition, asked, blocks
from dragoman.link.telling import Spot

FIRST, LAST = propositions.lately("2023-02-09")


def put(*words, parties=("IRN", "RUS"), **given):
    figures = tuple(sorted(word for word in words if word.startswith("#")))
    given = {"first": FIRST, "last": LAST, **given}
    return Proposition(
        words=tuple(sorted(word for word in words if not word.startswith("#"))),
        figures=figures,
        parties=tuple(sorted(parties)),
        **given,
    )


SENT = {"deeds": ("send",), "subjects": ("iran",), "objects": ("drone",), "doers": ("IRN",)}


def together(a, b):
    assert (same(a, b) is None) == (same(b, a) is None)
    assert odds(a, b) == pytest.approx(odds(b, a))
    return same(a, b) is not None


def test_what_says_the_same_is_one():
    claim = put("send", "drone", "caspian", **SENT)
    assert together(claim, put("send", "drone", **SENT))
    assert "drone" in same(claim, put("send", "drone", **SENT))
    assert not together(claim, put("seize", "ship", "strait", deeds=("seize",), objects=("ship",)))
    assert not together(claim, put("caspian", parties=()))


def test_parties_doers_figures_places_and_times_tell_claims_apart():
    claim = put("kill", "citizen", "#12", places=(Spot(name="Kyiv", country="UKR", exact=True),), doers=("RUS",))
    assert together(claim, claim)
    for other in (
        {"parties": ("CHN",)},
        {"doers": ("UKR",), "parties": ("RUS", "UKR")},
        {"places": (Spot(name="Moscow", country="RUS", exact=True),)},
        {"first": "2024-01-01", "last": "2024-02-01"},
        {"first": "", "last": ""},
    ):
        assert not together(claim, put("kill", "citizen", "#12", **{"doers": ("RUS",), **other}))
    assert not together(claim, put("kill", "citizen", "#40", doers=("RUS",)))


def test_a_denial_weeks_later_answers_and_one_of_next_year_does_not():
    claim = put("send", "drone", **SENT)
    for said, answers in (("2023-03-20", True), ("2023-01-02", True), ("2023-09-01", False)):
        first, last = propositions.lately(said)
        denial = put("send", "drone", denied=True, near=("IRN",), first=first, last=last)
        assert together(claim, denial) is answers


def test_two_outlets_in_their_own_voice_make_no_claim():
    told = put("send", "drone", own=True, **SENT)
    assert not together(told, put("send", "drone", "caspian", own=True, **SENT))
    assert together(told, put("send", "drone", **SENT))


def test_what_is_the_same_shares_enough_keys():
    claim, other = put("send", "drone", "caspian"), put("send", "drone", "sea")
    for one, two in ((claim, other), (other, claim), (put("send", "drone", doers=("IRN",)), put("send", "drone"))):
        keys = asked(one)
        assert sum(keys.get(key, 0) for key in blocks(two)) >= propositions.NEEDED


def test_whoever_asks_whom_the_answer_is_the_same():
    given = [
        put(*words.split(), parties=parties, doers=doers)
        for words in (
            "send drone",
            "ship uav border hospital train",
            "kill murder quartz",
            "strike school fjord opal zinc",
        )
        for parties, doers in ((("IRN", "RUS"), ("IRN",)), (("IRN", "RUS"), ()), (("RUS",), ("RUS",)), ((), ()))
    ]
    asks = [[sum(asked(a).get(key, 0) for key in blocks(b)) >= propositions.NEEDED for b in given] for a in given]
    assert asks == [list(row) for row in zip(*asks, strict=True)]
    assert any(map(any, asks)) and not all(map(all, asks))


def test_repetition_within_a_week_is_one_proposition():
    assert propositions.lately("2023-02-06") == propositions.lately("2023-02-12") != propositions.lately("2023-02-13")
    assert propositions.lately("someday") == ("", "")


def test_the_leader_is_the_most_alike():
    claim = put("send", "drone", "caspian", **SENT)
    near, far = put("send", "drone", **SENT), put("send", "missile", **SENT)
    assert leader(claim, [far, near], []) == near
    assert leader(claim, [], [near]) == near
    assert leader(claim, [], [put("seize", "strait", parties=("CHN",))]) is None
    assert leader(claim, [], []) is None


def test_rank():
    asserted, denied, own = put("a"), put("a", denied=True), put("a", own=True)
    earlier = put("a", first="2022-01-01")
    assert sorted([own, denied, asserted, earlier], key=lambda one: one.rank) == [earlier, asserted, denied, own]


def test_one_common_word_is_enough_only_with_a_name():
    assert contradict(put("attack", "harbour", parties=()), put("attack", "school", parties=()))
    assert not contradict(put("attack", "harbour"), put("attack", "school"))
    assert contradict(put("caspian"), put("strait"))


def test_words_of_one_row_are_found_in_part():
    assert found(put("poison", "spy"), put("toxic", "spy")) == {"poison": pytest.approx(0.75), "spy": 1.0}


def test_each_feature_has_its_weight():
    claim = put("send", "dron", **SENT)
    assert len(features(claim, put("seiz", "ship"))) == len(NAMES)
    assert odds(claim, claim) > 2 > -0.3 > odds(claim, put("seiz", "ship", "strait", deeds=("seiz",)))


def test_what_an_outlet_tells_in_passing_is_not_its_word_for_a_claim():
    claim = put("help", "caspian", parties=("RUS",))
    assert not contradict(claim, put("help", parties=("RUS",)))
    assert contradict(claim, put("help", parties=("RUS",), own=True))
    assert not contradict(claim, put("help", "caspian", parties=("RUS",), own=True))
