import pytest

from dragoman.link import telling as t
from dragoman.records import Actor, Place, Span
from tests.factory import act, city, document, person, state


def made(first="2023-02-08", last=None, **given) -> t.Telling:
    facts = {
        "about": "event",
        "type": "AID",
        "mood": "realised",
        "actors": ("IRN",),
        "recipients": ("RUS",),
        "sharp": 0,
    }
    return t.Telling(**{**facts, "first": first, "last": last or first, **given})


@pytest.mark.parametrize(
    ("actor", "party"),
    [
        (state("IRN"), "IRN"),
        (person("Ali Shamkhani", "IRN"), "IRN"),
        (Actor(id="a-man", name="A Man", kind="person", country="IRN"), "IRN"),
        (Actor(id="hezbollah", name="Hezbollah", kind="group", country="LBN", sectors=("REB",)), "hezbollah"),
        (Actor(id="nato", name="NATO", kind="organisation", country="IGO", sectors=("GOV",)), "nato"),
        (Actor(id="european-union", name="EU", kind="organisation", country="EUR", sectors=("GOV",)), "EUR"),
        (Actor(id="a-firm", name="A Firm", kind="organisation", country="USA", sectors=("BUS",)), "a-firm"),
        (Actor(id="hamas.REB", name="fighters", kind="unnamed", country="PSE", sectors=("PTY", "REB")), "hamas"),
        (Actor(id="hamas.GOV", name="officials", kind="unnamed", country="PSE", sectors=("GOV",)), "hamas"),
        (Actor(id="hamas.CVL", name="people", kind="unnamed", country="PSE", sectors=("CVL",)), "hamas.CVL"),
        (Actor(id="taliban.GOV", name="officials", kind="unnamed", country="AFG", sectors=("GOV", "REB")), "AFG"),
        (Actor(id="europe.GOV", name="officials", kind="unnamed", country="EUR", sectors=("GOV",)), "EUR"),
        (Actor(id="west.GOV", name="officials", kind="unnamed", sectors=("GOV",)), "west"),
        (Actor(id="IRN.GOV", name="officials", kind="unnamed", country="IRN", sectors=("GOV",)), "IRN"),
        (Actor(id="IRN.CVL", name="people", kind="unnamed", country="IRN", sectors=("CVL",)), "IRN.CVL"),
        (Actor(id="somebody", name="somebody", kind="unnamed"), "somebody"),
    ],
)
def test_party(actor, party):
    assert t.party(actor) == party


def test_all_parties_of_a_reciprocal_type_act():
    doc = document()
    assert t.parties(act(doc, "CONSULT")) == t.parties(act(doc, "CONSULT", ("RUS",), ("IRN",))) == (("IRN", "RUS"), ())
    assert t.parties(act(doc, "AID")) == (("IRN",), ("RUS",))


def test_spot():
    assert t.spot(None) is None
    assert t.spot(Place(span=Span(0, 1), name="the West", precision="region")) is None
    assert t.spot(city("Kyiv", "UKR")).exact
    assert not t.spot(Place(span=Span(0, 1), name="Ukraine", country="UKR", precision="country")).exact


@pytest.mark.parametrize(
    ("text", "plus", "day"),
    [
        ("2023-02-08", 0, "2023-02-08"),
        ("2023-02-08T10:00:00Z", -8, "2023-01-31"),
        (None, 0, None),
        ("", 0, None),
        ("yesterday", 0, None),
        ("0001-01-01", -1, None),
        ("9999-12-31", 1, None),
    ],
)
def test_day(text, plus, day):
    assert t.day(text, plus) == day


def test_times_meet_where_they_overlap():
    assert t.meet(made("2023-02-01", "2023-02-28"), made("2023-02-28"))
    assert not t.meet(made("2023-02-08"), made("2023-02-09"))


def test_coarse_times_meet_only_the_same_period():
    year = made("2022-01-01", "2022-12-31")
    assert year.coarse
    assert t.meet(year, made("2022-01-01", "2022-12-31", actors=("IRN", "RUS")))
    assert not t.meet(year, made("2022-05-01"))


def test_without_a_time_or_bound_to_a_document_nothing_meets():
    assert not t.meet(made(None), made(None))
    assert not t.meet(made(only="d"), made(only="d"))
    assert made(None).days() == 0


def test_nested():
    assert t.nested(("IRN",), ("IRN", "RUS"))
    assert not t.nested(("IRN",), ("IRN", "RUS"), least=2)
    assert t.nested(("IRN", "RUS"), ("CHN", "IRN", "RUS"), least=2)
    assert not t.nested(("IRN", "USA"), ("CHN", "IRN", "RUS"), least=2)
    assert t.nested((), ())
    assert not t.nested((), ("IRN",))


def test_places_contradict():
    kyiv, odesa = t.spot(city("Kyiv", "UKR", 50.45, 30.52)), t.spot(city("Odesa", "UKR", 46.48, 30.72))
    brovary, moscow = t.spot(city("Brovary", "UKR", 50.51, 30.79)), t.spot(city("Moscow", "RUS"))
    ukraine = t.Spot(name="Ukraine", country="UKR")
    assert t.elsewhere(kyiv, odesa)
    assert not t.elsewhere(kyiv, brovary)
    assert t.elsewhere(kyiv, moscow)
    assert t.elsewhere(t.spot(city("Lviv", "UKR")), kyiv)
    assert not t.elsewhere(kyiv, t.spot(city("Kyiv", "UKR")))
    assert not t.elsewhere(kyiv, ukraine)
    assert not t.elsewhere(None, kyiv)


def test_what_may_be_the_same_shares_a_block():
    pair, three = (
        made(type="CONSULT", actors=("IRN", "RUS"), recipients=()),
        made(type="CONSULT", actors=("CHN", "IRN", "RUS"), recipients=()),
    )
    assert set(t.blocks(pair)) < set(t.blocks(three))
    assert t.blocks(made(type="CONSULT", actors=("IRN",), recipients=())) == ("event CONSULT realised IRN",)
    assert t.blocks(made(recipients=())) == ("event AID realised IRN -",)
    assert t.blocks(made("2022-01-01", "2022-12-31")) == ("event AID realised 2022-01-01 2022-12-31 IRN RUS",)
    assert t.blocks(made(about="claim", mood="any")) == ("claim AID any IRN",)
    assert t.blocks(made(only="d")) == ()


def test_a_vague_telling_hangs_on_the_nearest_sharper_one():
    vague = made("2023-02-01", "2023-02-09")
    days = [made(f"2023-02-0{day}", sharp=1) for day in (2, 5, 9)]
    assert t.anchor(vague, [*days, made("2023-02-05")]) == days[1].id
    assert t.anchor(vague, [made("2023-02-05")]) is None
    stranger = made("2023-02-05", sharp=1, recipients=("RUS", "SYR"))
    assert t.anchor(vague, [stranger, days[0]]) == days[0].id


def test_the_id_is_of_the_facts():
    assert made().id == made().id != made(sharp=1).id
