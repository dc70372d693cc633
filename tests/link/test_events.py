from itertools import permutations

import pytest
from msgspec.structs import replace

from dragoman.link import events
from tests.factory import act, city, document, on, person

DOC = document()


def told(type="AID", actors=("IRN",), recipients=("RUS",), *, published="2023-02-09", **given):
    return events.telling(act(DOC, type, actors, recipients, **given), published, "d1")


def same(a, b):
    assert (events.same(a, b) is None) == (events.same(b, a) is None)
    return events.same(a, b) is not None


def test_guest_and_host_tell_one_visit():
    a = told("CONSULT", ("IRN",), ("RUS",), when=on("2023-02-08"), mode="visit")
    b = told("CONSULT", ("RUS",), ("IRN",), when=on("2023-02-08"))
    assert events.same(a, b) == "same parties, same type, same day"


def test_direction_matters_where_it_is_not_reciprocal():
    assert not same(told(when=on("2023-02-08")), told("AID", ("RUS",), ("IRN",), when=on("2023-02-08")))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("happened", "ongoing", True),
        ("happened", "historical", True),
        ("planned", "promised", True),
        ("denied", "did-not-happen", True),
        ("happened", "planned", False),
        ("happened", "denied", False),
        ("threatened", "planned", False),
        ("hypothetical", "demanded", False),
    ],
)
def test_what_is_planned_or_denied_has_not_happened(one, other, expected):
    day = on("2023-02-08")
    assert same(told(when=day, modality=one), told(when=day, modality=other)) is expected


def test_type_and_parties_count():
    day = on("2023-02-08")
    assert not same(told(when=day), told("SUPPORT", when=day))
    assert not same(told(when=day), told("AID", ("CHN",), when=day))
    assert not same(told(when=day), told("AID", ("IRN",), (), when=day))
    assert same(told(when=day), told("AID", ("CHN", "IRN"), when=day))


def test_without_dates_publications_up_to_three_days_apart_count():
    assert same(told(published="2023-02-09"), told(published="2023-02-12"))
    assert not same(told(published="2023-02-09"), told(published="2023-02-13"))


def test_an_undated_act_is_not_joined_with_one_of_long_ago():
    assert not same(told(), told(when=on("2022-05-27")))
    assert same(told(), told(when=on("2023-02-07")))


def test_a_plan_looks_ahead():
    assert same(told(modality="planned"), told(modality="planned", when=on("2023-02-15")))
    assert not same(told(), told(when=on("2023-02-15")))


def test_a_month_and_a_day_in_it_agree_but_a_year_says_too_little():
    day, month = on("2022-05-27"), on("2022-05-01", "2022-05-31", "month")
    year = on("2022-01-01", "2022-12-31", "year")
    assert same(told(when=day), told(when=month))
    assert not same(told(when=day), told(when=year))


def test_no_date_at_all_counts_in_its_document_alone():
    assert told(published=None).only == "d1"
    assert told(modality="historical").only == "d1"
    assert not same(told(published=None), told(published=None))


def test_places_and_persons_may_contradict():
    day = on("2023-02-08")
    assert not same(told(when=day, where=city("Kyiv", "UKR")), told(when=day, where=city("Moscow", "RUS")))
    lavrov = told("CONSULT", (person("Lavrov", "RUS"),), ("IRN",), when=day)
    putin = told("CONSULT", (person("Putin", "RUS"),), ("IRN",), when=day)
    assert not same(lavrov, putin)
    assert same(lavrov, told("CONSULT", when=day))


def test_a_call_is_no_visit():
    day = on("2023-02-08")
    assert not same(told("CONSULT", when=day, mode="phone"), told("CONSULT", when=day, mode="visit"))
    assert same(told("CONSULT", when=day, mode="phone"), told("CONSULT", when=day))


def test_nobody_named_no_event():
    assert told("ASSAULT", (), ("UKR",)) is None


def test_an_open_interval_runs_to_the_publication():
    when = on("2023-02-01").__class__(start="2023-02-01", end=None, precision="interval")
    assert (told(when=when).first, told(when=when).last) == ("2023-02-01", "2023-02-09")
    ended = when.__class__(start=None, end="2023-02-01", precision="interval")
    assert (told(when=ended).first, told(when=ended).last, told(when=ended).sharp) == ("2023-02-01", "2023-02-01", 0)
    crossed = when.__class__(start="2023-02-05", end="2023-02-01", precision="interval")
    assert (told(when=crossed).first, told(when=crossed).last) == ("2023-02-01", "2023-02-05")


def test_sharpness():
    assert told().sharp == -1
    assert told(when=on("2023-02-01", "2023-02-28", "month")).sharp == 0
    assert told(when=on("2023-02-08")).sharp == 1
    assert told(when=on("2023-02-08"), where=city("Kyiv", "UKR")).sharp == 2
    assert told("CONSULT", (person("Lavrov", "RUS"),), ("IRN",), when=on("2023-02-08")).sharp == 2


def test_echoes_are_of_the_words_around_and_not_of_the_date():
    text = "On Wednesday the security chief of Iran met his counterpart of Russia in the old town."
    doc = document(text)

    def keys(text, **given):
        made = act(doc, **given)
        shifted = type(made.trigger)(text.index("met"), text.index("met") + 3)
        return events.echoes(replace(made, trigger=shifted), text)

    both = keys(text, when=on("2023-02-08"))
    assert both == keys(text, when=on("2023-03-08"))
    assert keys(text.replace("chief", "head"))[1] == both[1] != both[0] != keys(text.replace("chief", "head"))[0]
    assert keys("Copied: " + text.replace("old", "new")) == (both[0], both[1])
    assert keys(text, modality="planned") != both


def test_components_take_the_smallest_name_in_any_order():
    edges = [("b", "c"), ("d", "c"), ("e", "f"), ("a", "nobody")]
    expected = {"a": "a", "b": "b", "c": "b", "d": "b", "e": "e", "f": "e"}
    for order in permutations(edges):
        assert events.components("fedcba", order) == expected


def test_two_of_one_day_differ_by_what_they_are_about():
    day = on("2024-06-11")

    def signed(text, **given):
        made = act(document(text), "AGREE", ("CHN", "PAK"), (), when=day, **given)
        at = text.index("signed")
        return events.telling(replace(made, trigger=type(made.trigger)(at, at + 6)), "2024-06-12", "d", text)

    rail = signed("China and Pakistan signed a deal on a railway.")
    fish = signed("Pakistan and China signed a deal on fishing.")
    both = signed("China and Pakistan signed a deal on fishing. Another is about the railway.")
    assert not same(rail, fish)
    assert same(fish, both)
    assert same(rail, both)
    assert same(rail, signed("China and Pakistan signed a deal."))
    assert rail.sharp == 2 > signed("China and Pakistan signed a deal.").sharp


def test_the_same_persons_a_day_apart_met_once_and_nobody_named_twice():
    def met(day, who=("Modi", "Putin")):
        return told("CONSULT", (person(who[0], "IND"),), (person(who[1], "RUS"),), when=on(day))

    assert (
        events.same(met("2024-07-08"), met("2024-07-09")) == "same parties, same type, same persons, told a day apart"
    )
    assert not same(met("2024-07-08"), met("2024-07-10"))
    assert not same(met("2024-07-08"), told("CONSULT", ("IND",), ("RUS",), when=on("2024-07-09")))


def test_to_mediate_is_not_to_visit():
    day = on("2023-02-08")
    assert not same(told("CONSULT", when=day, mode="third-party"), told("CONSULT", when=day, mode="visit"))
